import { Properties, UNKNOWN } from "../../plan/signatures";
import { PlannedResource } from "../../plan/resource";
import { WindowsStack } from "../support/stack";
import { ODD, finding, judged, policyPack } from "./judging";

const POLICY = ["windows-one-release",
    "All Windows node groups of a cluster run the same Windows Server release, AMI release and kubelet version."] as const;
const finds = finding(...POLICY, "advisory");
const OTHER = "of another Windows group of the cluster main";

/** A second Windows group beside the first. */
const two = (first: Properties, second: Properties) => (stack: WindowsStack) => {
    stack.set(stack.main.windows, first);
    return add(stack, "second", second);
};
const add = (stack: WindowsStack, name: string, properties: Properties): PlannedResource => {
    const group = stack.addNodeGroup(name, stack.main.cluster, "WINDOWS_CORE_2022_x86_64");
    stack.set(group, properties);
    return group;
};
const server = (newest = "WINDOWS_FULL_2022_x86_64") => `amiType: is an older Windows Server than that ${OTHER}, got "WINDOWS_CORE_2019_x86_64" `
    + `beside "${newest}"; use "WINDOWS_CORE_2022_x86_64"`;
const kubelet = (own: string, newest: string) => `version: is an older kubelet than that ${OTHER}, got "${own}" beside "${newest}"; use "${newest}"`;
const release = (own: string, newest: string) => `releaseVersion: is an older AMI release than that ${OTHER}, got "${own}" beside "${newest}"; `
    + `use the release of ${newest.split("-")[1]}`;
const ofMonth = (own: string, newest: string) => release(own, newest).replace(/the release of .*/, "a release of 2026.04");
const PINS = ["1.35-2026.01.22", "1.35-2026.04.18"] as const;

describe("windows-one-release", () => {
    const judge = policyPack();

    judged(judge, "A3: warns of the older of", [
        ["two Windows Server releases", two({ amiType: "WINDOWS_CORE_2019_x86_64" }, { amiType: "WINDOWS_FULL_2022_x86_64" }),
            stack => [finds(stack.main.windows, server())]],
        ["two kubelets", two({ version: "1.35" }, { version: "1.34" }), stack => [finds(stack.named("second"), kubelet("1.34", "1.35"))]],
        ["two AMI releases", two({ releaseVersion: PINS[0] }, { releaseVersion: PINS[1] }), stack => [finds(stack.main.windows, release(...PINS))]],
        ["all three at once", two(
            { amiType: "WINDOWS_CORE_2019_x86_64", version: "1.34", releaseVersion: "1.34-2026.01.22" },
            { amiType: "WINDOWS_FULL_2022_x86_64", version: "1.35", releaseVersion: PINS[1] }),
        stack => [server(), kubelet("1.34", "1.35"), ofMonth("1.34-2026.01.22", PINS[1])].map(message => finds(stack.main.windows, message))],
        ["three groups, each that is not the newest", stack => {
            two({ releaseVersion: PINS[0] }, { releaseVersion: PINS[1] })(stack);
            add(stack, "third", { releaseVersion: "1.35-2025.12.01" });
        }, stack => [finds(stack.main.windows, release(...PINS)), finds(stack.named("third"), release("1.35-2025.12.01", PINS[1]))]],
        ["two, beside odd ones", stack => {
            two({ releaseVersion: PINS[0], version: "1.34" }, { releaseVersion: PINS[1], version: "1.35" })(stack);
            [...ODD, "1.99-2099.13.01", "latest"].forEach((odd, i) => add(stack, `odd-${i}`, { releaseVersion: odd, version: odd }));
        }, stack => [finds(stack.main.windows, kubelet("1.34", "1.35")), finds(stack.main.windows, release(...PINS))]],
        ["two months of two AMI types, in a WindowsCluster whose children are not shown", stack => {
            stack.remove(stack.main.windows);
            stack.add("eks-windows:index:WindowsCluster", "component", {
                kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web" }, { name: "full", amiType: "WINDOWS_FULL_2022_x86_64" }],
                releaseVersions: { WINDOWS_CORE_2022_x86_64: PINS[0], WINDOWS_FULL_2022_x86_64: PINS[1] },
            });
        }, stack => [finds(stack.named("component"), ofMonth(...PINS).replace("releaseVersion:", "releaseVersions.WINDOWS_CORE_2022_x86_64:").replace("cluster main", "cluster component"))]],
        ["the groups of a WindowsCluster whose children are not shown", stack => {
            stack.remove(stack.main.windows);
            stack.add("eks-windows:index:WindowsCluster", "component", {
                kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "old", amiType: "WINDOWS_CORE_2019_x86_64" }, { name: "web" }],
            });
        }, stack => [finds(stack.named("component"), `windowsNodeGroups[0].${server("WINDOWS_CORE_2022_x86_64")}`.replace("cluster main", "cluster component"))]],
    ], [POLICY[0]]);

    judged(judge, "A3: passes", [
        ["groups that are the same", two({ releaseVersion: PINS[0], version: "1.35" }, { releaseVersion: PINS[0], version: "1.35" })],
        ["groups of two editions, whose releases of a month differ", two({ releaseVersion: "1.35-2026.07.18", amiType: "WINDOWS_CORE_2025_x86_64" },
            { releaseVersion: "1.35-2026.07.21", amiType: "WINDOWS_FULL_2025_x86_64" })],
        ["groups of two editions", two({}, { amiType: "WINDOWS_FULL_2022_x86_64" })],
        ["a group that leaves to EKS what the other pins", two({ releaseVersion: PINS[0], version: "1.34" }, {})],
        ["a group that doesn't know yet what the other pins", two({ releaseVersion: PINS[0], version: "1.34" },
            { releaseVersion: UNKNOWN, version: UNKNOWN })],
        ["groups of releases that are newer than the pack", two({ amiType: "WINDOWS_CORE_2031_x86_64" }, { amiType: "WINDOWS_CORE_2033_x86_64" })],
        ["a group of an AMI of one's own", stack => {
            stack.set(stack.main.windows, { releaseVersion: PINS[1], version: "1.35" });
            add(stack, "custom", {
                amiType: "CUSTOM", taints: [{ key: "os", value: "windows" }], version: "1.31", releaseVersion: "1.31-2024.02.29",
            });
        }],
        ["a WindowsNodeGroup of an image of one's own, whose children are not shown", stack => {
            stack.set(stack.main.windows, { amiType: "WINDOWS_CORE_2025_x86_64" });
            stack.add("eks-windows:index:WindowsNodeGroup", "component", { customImage: { imageId: "ami-1" } }, { clusterName: stack.main.cluster });
        }],
        ["one group", stack => stack.set(stack.main.windows, { releaseVersion: PINS[0], version: "1.31" })],
    ], [POLICY[0]]);

    judged(judge, "says nothing of", [
        ["groups of two clusters", stack => {
            stack.set(stack.main.windows, { amiType: "WINDOWS_CORE_2019_x86_64", version: "1.31", releaseVersion: PINS[0] });
            stack.set(stack.addWindowsCluster("other").windows, { version: "1.35", releaseVersion: PINS[1] });
        }],
        ["groups of clusters that are known by name alone", stack => two({ version: "1.31", clusterName: "elsewhere" },
            { version: "1.35", clusterName: "elsewhere" })(stack)],
        ["Linux groups beside Windows ones", stack => {
            stack.set(stack.main.linux, { version: "1.31", releaseVersion: "1.31.0-20240229" });
            stack.set(stack.main.windows, { version: "1.35", releaseVersion: PINS[1] });
        }],
        ["Linux groups that differ", stack => {
            two({ amiType: "AL2_x86_64", version: "1.31" }, { amiType: "AL2023_x86_64_STANDARD", version: "1.35" })(stack);
        }],
    ], [POLICY[0]]);
});
