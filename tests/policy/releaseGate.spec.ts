import { Json, UNKNOWN, secret } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { ODD, finding, judged, notJudged, policyPack } from "./judging";
import { makeFromAnother } from "./nodeGroupParts";

const POLICY = ["windows-release-gate",
    "Windows node groups use a Windows Server release and an AMI release that exist for their Kubernetes version."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);

const group = (amiType: Json, version?: Json) => (stack: WindowsStack) =>
    stack.set(stack.main.windows, { amiType, ...version === undefined ? {} : { version } });
const cluster = (version: Json) => (stack: WindowsStack) => stack.set(stack.main.cluster, { version });
const pin = (releaseVersion: Json, more: Record<string, Json> = {}) => (stack: WindowsStack) => stack.set(stack.main.windows, { releaseVersion, ...more });
const OTHER_MINOR = "releaseVersion: is a release for Kubernetes 1.34, got \"1.34-2026.01.22\" on \"1.35\"; pin a release that starts with \"1.35-\"";
const both = (...changes: ((stack: WindowsStack) => unknown)[]) => (stack: WindowsStack) => changes.forEach(change => change(stack));
const reason = (release: number, gate: string, amiType: string, version: string) => `amiType: Windows Server ${release} needs Kubernetes ${gate} `
    + `or later, got "${amiType}" with "${version}"; upgrade Kubernetes or use an older release`;
const found = (...args: Parameters<typeof reason>) => (stack: WindowsStack) => [finds(stack.main.windows, reason(...args))];

const CORE_2025 = "WINDOWS_CORE_2025_x86_64";
const found2025 = found(2025, "1.35", CORE_2025, "1.34");

describe("windows-release-gate", () => {
    const judge = policyPack();

    judged(judge, "A1: fails on", [
        ["2025 on a cluster of 1.34", both(group(CORE_2025), cluster("1.34")), found2025],
        ["2025 on a group of 1.34", both(group(CORE_2025, "1.34"), cluster("1.35")), found2025],
        ["2022 on 1.23", group("WINDOWS_FULL_2022_x86_64", "1.23"), found(2022, "1.24", "WINDOWS_FULL_2022_x86_64", "1.23")],
        ["2025 where the provider computes the group's version, on a cluster of 1.34", both(group(CORE_2025), cluster("1.34"), stack => {
            stack.main.windows.outputs.version = UNKNOWN;
        }), found2025],
        ["2025 where the group's version is made from a cluster of 1.34", both(group(CORE_2025), cluster("1.34"), stack =>
            makeFromAnother(stack, stack.main.windows, "version")), found2025],
        ["2025 where the cluster is known by name alone", both(group(CORE_2025, "1.34"), stack =>
            stack.set(stack.main.windows, { clusterName: "elsewhere" })), found2025],
        ["2025 beside odd versions", both(group(CORE_2025, "1.34"), stack => ODD.forEach((version, i) =>
            stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, CORE_2025), { version }))), found2025],
        ["2025 in a WindowsNodeGroup whose children are not shown", stack => {
            stack.remove(stack.main.windows);
            stack.add("eks-windows:index:WindowsNodeGroup", "component", { amiType: CORE_2025, kubernetesVersion: "1.34" });
        }, stack => [finds(stack.named("component"), reason(2025, "1.35", CORE_2025, "1.34"))]],
        ["2025 in a group of a WindowsCluster whose children are not shown", stack => {
            stack.remove(stack.main.windows);
            stack.add("eks-windows:index:WindowsCluster", "component", {
                kubernetesVersion: "1.34", windowsNodeGroups: [{ name: "web" }, { name: "new", amiType: CORE_2025 }],
            });
        }, stack => [finds(stack.named("component"), `windowsNodeGroups[1].${reason(2025, "1.35", CORE_2025, "1.34")}`)]],
        ["2025 in a ManagedNodeGroup of @pulumi/eks whose children are not shown", stack => {
            stack.remove(stack.main.windows);
            stack.add("eks:index:ManagedNodeGroup", "component", { amiType: CORE_2025, version: "1.34" });
        }, stack => [finds(stack.named("component"), reason(2025, "1.35", CORE_2025, "1.34"))]],
    ], [POLICY[0]]);

    judged(judge, "A3: fails on", [
        ["an AMI release of another Kubernetes version", pin("1.34-2026.01.22", { version: "1.35" }), stack => [finds(stack.main.windows, OTHER_MINOR)]],
        ["the one of a WindowsCluster whose children are not shown, once", stack => {
            stack.remove(stack.main.windows);
            stack.add("eks-windows:index:WindowsCluster", "component", {
                kubernetesVersion: "1.35", releaseVersion: "1.34-2026.01.22", windowsNodeGroups: [{ name: "web" }, { name: "batch" }],
            });
        }, stack => [finds(stack.named("component"), OTHER_MINOR)]],
    ], [POLICY[0]]);

    judged(judge, "A3: passes", [
        ["an AMI release of the Kubernetes version", pin("1.35-2026.01.22", { version: "1.35" })],
        ["an AMI release of the version before, where the group may wait behind its cluster", both(cluster("1.35"), pin("1.34-2026.01.22"))],
        ["an AMI release that is not known yet", pin(UNKNOWN, { version: "1.35" })],
        ["the id that EKS shows for a custom AMI", pin("ami-0123456789", { amiType: "CUSTOM", taints: [{ key: "os", value: "windows" }], version: "1.35" })],
        ["odd releases and versions", stack => [...ODD, "latest", "1.3"].forEach((odd, i) => {
            stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), { releaseVersion: odd, version: "1.35" });
            stack.set(stack.addNodeGroup(`other-${i}`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), { releaseVersion: "1.35-2026.01.22", version: odd });
        })],
    ], [POLICY[0]]);

    judged(judge, "A1: passes", [
        ["2025 on 1.35", both(group(CORE_2025, "1.35"), cluster("1.35"))],
        ["2025 on a version that is newer than the pack", group(CORE_2025, "1.40")],
        ["2022 on 1.24, 2019 on 1.23", both(group("WINDOWS_CORE_2022_x86_64", "1.24"), stack =>
            stack.set(stack.addNodeGroup("old", stack.main.cluster, "WINDOWS_CORE_2019_x86_64"), { version: "1.23" }))],
        ["2025 where no version is set", group(CORE_2025)],
        ["2025 on odd versions", stack => [...ODD, "1.3", "v1.34", "1.34.1", "latest"].forEach((version, i) =>
            stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, CORE_2025), { version }))],
        ["a release that is newer than the pack", group("WINDOWS_CORE_2031_x86_64", "1.23")],
        ["an AMI of one's own", both(group("CUSTOM", "1.23"), stack =>
            stack.set(stack.main.windows, { taints: [{ key: "os", value: "windows" }] }))],
        ["an AMI type that is not known yet", group(UNKNOWN, "1.34")],
        ["odd AMI types", stack => ODD.forEach((amiType, i) =>
            stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, ""), { amiType, version: "1.23" }))],
    ], [POLICY[0]]);

    judged(judge, "A1: says what it can't judge:", [
        ["2025 on a version that another resource gives", both(group(CORE_2025), stack => makeFromAnother(stack, stack.main.windows, "version")),
            stack => stack.preview === "first" ? [leaves(stack.main.windows, "version")] : []],
        ["2025 on a cluster whose version another resource gives", both(group(CORE_2025), stack =>
            makeFromAnother(stack, stack.main.cluster, "version")),
        stack => stack.preview === "first" ? [leaves(stack.main.cluster, "version")] : []],
        ["2025 on a version that is a secret, which is not decrypted here", group(CORE_2025, secret("[secret]")), stack =>
            [finding(POLICY[0], POLICY[1], "advisory")(stack.main.windows, "version: a secret that this preview can't decrypt, so it is not judged")]],
        ["but not 2022, which every version has that EKS still runs", both(group("WINDOWS_CORE_2022_x86_64"), stack =>
            makeFromAnother(stack, stack.main.windows, "version"))],
    ], [POLICY[0]]);

    judged(judge, "says nothing of", [
        ["a Linux-only cluster of an old version", both(cluster("1.23"), stack => stack.remove(stack.main.windows))],
        ["another cluster's version", both(group(CORE_2025), cluster("1.35"), stack =>
            stack.set(stack.addWindowsCluster("other").cluster, { version: "1.34" }))],
    ], [POLICY[0]]);
});
