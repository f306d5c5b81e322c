import { Json, UNKNOWN } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, policyPack } from "./judging";

const POLICY = ["windows-platform-version", "Clusters with Windows nodes have a platform version that supports them."] as const;
const finds = finding(...POLICY, "advisory");

const versions = (version: Json, platformVersion: Json) => (stack: WindowsStack) => stack.set(stack.main.cluster, { version, platformVersion });
const found = (version: string, minimum: string, got: string, name = "main") => (stack: WindowsStack) => [finds(stack.named(name),
    `platformVersion: Kubernetes ${version} supports Windows from platform version ${minimum} on, got "${got}"; `
    + "run `pulumi refresh` (EKS updates the platform by itself), or upgrade Kubernetes")];

describe("windows-platform-version", () => {
    const judge = policyPack();

    judged(judge, "E5: fails on", [
        ...([["1.31", "eks.4", "eks.3"], ["1.31", "eks.4", "eks.1"], ["1.30", "eks.2", "eks.1"], ["1.24", "eks.2", "eks.1"]] as const)
            .map(([version, minimum, got]): Case => [`Kubernetes ${version} on ${got}`, versions(version, got), found(version, minimum, got)]),
        ["each of two clusters", stack => [stack.main, stack.addWindowsCluster("other")].forEach(({ cluster }) =>
            stack.set(cluster, { version: "1.30", platformVersion: "eks.1" })),
        stack => ["main", "other"].flatMap(name => found("1.30", "eks.2", "eks.1", name)(stack))],
        ["an old platform, beside odd values", stack => {
            ODD.forEach((odd, i) => {
                stack.set(stack.addWindowsCluster(`odd-${i}`).cluster, { version: "1.31", platformVersion: odd });
                stack.set(stack.addWindowsCluster(`version-${i}`).cluster, { version: odd, platformVersion: "eks.1" });
            });
            versions("1.31", "eks.3")(stack);
        }, found("1.31", "eks.4", "eks.3")],
    ], [POLICY[0]]);

    judged(judge, "E5: passes", [
        ...["1.25", "1.26", "1.27", "1.28", "1.29", "1.32", "1.36"].map((version): Case => [`Kubernetes ${version} on eks.1`, versions(version, "eks.1")]),
        ["Kubernetes 1.31 on eks.4", versions("1.31", "eks.4")],
        ["Kubernetes 1.31 on eks.12", versions("1.31", "eks.12")],
        ["Kubernetes 1.23, which the table doesn't know", versions("1.23", "eks.1")],
        ["a new cluster, whose platform version is not known yet", versions("1.31", UNKNOWN)],
        ["a version that is not known yet", versions(UNKNOWN, "eks.1")],
        ["a version that is made from another resource", stack => {
            versions("1.31", "eks.1")(stack);
            stack.link(stack.main.cluster, "version", stack.add("random:index/randomId:RandomId", "id", {}));
        }],
        ["a cluster without a version", stack => stack.set(stack.main.cluster, { platformVersion: "eks.1" })],
        ["a cluster without a platform version", stack => stack.set(stack.main.cluster, { version: "1.31" })],
        ["an old platform without Windows nodes", stack => {
            versions("1.31", "eks.3")(stack);
            stack.remove(stack.main.windows);
        }],
        ["a Linux-only cluster on an old platform, beside a good one", stack =>
            stack.set(stack.addCluster("other").cluster, { version: "1.31", platformVersion: "eks.3" })],
        ["Windows nodes of a cluster that is known by name alone", stack => {
            versions("1.31", "eks.3")(stack);
            stack.set(stack.main.windows, { clusterName: "elsewhere" });
        }],
    ], [POLICY[0]]);
});
