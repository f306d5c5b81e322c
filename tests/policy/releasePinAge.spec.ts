import { Json, UNKNOWN } from "../../plan/signatures";
import { PlannedResource } from "../../plan/resource";
import { WindowsStack } from "../support/stack";
import { ODD, finding, judged, notJudged, policyPack } from "./judging";
import { makeFromAnother } from "./nodeGroupParts";

const POLICY = ["windows-release-pin-age",
    "A pinned AMI release of Windows node groups is at most 90 days old."] as const;
const finds = finding(...POLICY, "advisory");
const leaves = notJudged(...POLICY);
const DAY = 24 * 60 * 60 * 1000;

const OLD = "1.31-2024.02.29";
/** The release of so many days ago. */
const release = (minor: string, days: number) => `${minor}-${new Date(Date.now() - days * DAY).toISOString().slice(0, 10).replaceAll("-", ".")}`;
const pin = (releaseVersion: Json, more: Record<string, Json> = {}) => (stack: WindowsStack) => stack.set(stack.main.windows, { releaseVersion, ...more });
const isOld = (resource: PlannedResource, name: string, date: string, edition = "2022-English-Core") => {
    const days = Math.floor((Date.parse(new Date().toISOString().slice(0, 10)) - Date.parse(date)) / DAY);
    return finds(resource, `releaseVersion: AMI release ${name} is ${days} days old; Amazon withdraws AMIs after about four months, and new nodes `
        + "can't launch then; to find the newest: aws ssm get-parameter --query Parameter.Value --name "
        + `/aws/service/ami-windows-latest/Windows_Server-${edition}-EKS_Optimized-${name.split("-")[0]}`);
};
const old = (stack: WindowsStack) => [isOld(stack.main.windows, OLD, "2024-02-29")];

describe("windows-release-pin-age", () => {
    const judge = policyPack();

    judged(judge, "A3: warns of", [
        ["a pin of years ago", pin(OLD), old],
        ["a pin of years ago of another Windows Server", pin(OLD, { amiType: "WINDOWS_FULL_2019_x86_64" }),
            stack => [isOld(stack.main.windows, OLD, "2024-02-29", "2019-English-Full")]],
        ["a pin of years ago where the cluster is known by name alone", pin(OLD, { clusterName: "elsewhere" }), old],
        ["a pin of years ago beside odd ones", stack => {
            [...ODD, "1.31-2024.02.30", "latest"].forEach((releaseVersion, i) =>
                stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), { releaseVersion, version: "1.35" }));
            pin(OLD)(stack);
        }, old],
        ["the one pin of a WindowsCluster whose children are not shown, once", stack => {
            stack.remove(stack.main.windows);
            stack.add("eks-windows:index:WindowsCluster", "component", {
                kubernetesVersion: "1.31", releaseVersion: OLD, windowsNodeGroups: [{ name: "web" }, { name: "batch" }],
            });
        }, stack => [isOld(stack.named("component"), OLD, "2024-02-29")]],
        ["each old pin of a WindowsCluster whose children are not shown", stack => {
            stack.remove(stack.main.windows);
            stack.add("eks-windows:index:WindowsCluster", "component", {
                kubernetesVersion: "1.31", releaseVersions: { WINDOWS_CORE_2022_x86_64: OLD, WINDOWS_FULL_2019_x86_64: OLD },
                windowsNodeGroups: [{ name: "web" }, { name: "batch" }, { name: "old", amiType: "WINDOWS_FULL_2019_x86_64" }],
            });
        }, stack => ([["WINDOWS_CORE_2022_x86_64", "2022-English-Core"], ["WINDOWS_FULL_2019_x86_64", "2019-English-Full"]] as const).map(([amiType, of]) => {
            const found = isOld(stack.named("component"), OLD, "2024-02-29", of);
            return { ...found, message: found.message.replace("releaseVersion:", `releaseVersions.${amiType}:`) };
        })],
    ], [POLICY[0]]);

    judged(judge, "A3: passes", [
        ["a pin that another Kubernetes version has, which another policy refuses", pin(release("1.34", 10), { version: "1.35" })],
        ["a pin of 90 days", pin(release("1.35", 90), { version: "1.35" })],
        ["a pin of tomorrow, where it has begun already", pin(release("1.35", -1))],
        ["no pin", stack => stack.unset(stack.main.windows, "releaseVersion")],
        ["a pin that the provider computes", stack => { stack.main.windows.outputs.releaseVersion = UNKNOWN; }],
        ["a pin that is not known yet", pin(UNKNOWN)],
        ["a pin of the version before, where the group may wait behind its cluster", stack => {
            stack.set(stack.main.cluster, { version: "1.35" });
            pin(release("1.34", 10))(stack);
        }],
        ["a pin on odd versions", stack => [...ODD, "1.3"].forEach((version, i) =>
            stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), { releaseVersion: release("1.35", 1), version }))],
        ["what is no release, which EKS refuses", pin("latest", { version: "1.35" })],
        ["the id that EKS shows for an AMI of one's own",
            pin("ami-0123456789", { amiType: "CUSTOM", taints: [{ key: "os", value: "windows" }], version: "1.35" })],
        ["a pin beside an AMI of one's own, which EKS refuses",
            pin(OLD, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows" }], version: "1.35" })],
        ["odd AMI types", stack => ODD.forEach((amiType, i) =>
            stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, ""), { amiType, releaseVersion: OLD }))],
    ], [POLICY[0]]);

    judged(judge, "A3: says what it can't judge:", [
        ["a pin that another resource gives", stack => makeFromAnother(stack, stack.main.windows, "releaseVersion"),
            stack => stack.preview === "first" ? [leaves(stack.main.windows, "releaseVersion")] : []],
    ], [POLICY[0]]);

    judged(judge, "says nothing of", [
        ["old pins of Linux groups", stack => stack.set(stack.main.linux, { releaseVersion: "1.31.0-20240229", version: "1.35" })],
        ["a Linux-only cluster", stack => pin(OLD, { amiType: "AL2023_x86_64_STANDARD" })(stack)],
    ], [POLICY[0]]);
});
