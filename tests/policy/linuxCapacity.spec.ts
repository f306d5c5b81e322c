import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { ENABLING, Case, ODD, finding, judged, policyPack } from "./judging";

const finds = finding("windows-linux-capacity", "Clusters with Windows nodes have Linux nodes, or Fargate for CoreDNS.");
const MESSAGE = "CoreDNS and other system pods need at least one Linux node (two are better), got 0; "
    + "add a Linux node group or run CoreDNS on Fargate";

const found = (stack: WindowsStack) => [finds(stack.main.windows, MESSAGE)];
const linux = (properties: Properties) => (stack: WindowsStack) => stack.set(stack.main.linux, properties);
const desired = (desiredSize: Json) => linux({ scalingConfig: { minSize: 0, desiredSize, maxSize: 3 } });
const withoutLinux = (properties: Properties) => (stack: WindowsStack) => {
    stack.remove(stack.main.linux);
    stack.set(stack.main.cluster, properties);
};
/** Without the Linux node group, but with something else. */
const instead = (type: string, properties: Properties = {}) => (stack: WindowsStack) => {
    stack.remove(stack.main.linux);
    stack.add(type, "instead", properties);
};

describe("windows-linux-capacity", () => {
    const judge = policyPack();

    judged(judge, "E4: fails on", [
        ["Windows nodes alone, and says what to add", stack => stack.remove(stack.main.linux), found],
        ["a Linux node group that starts with no node", desired(0), found],
        ["a Linux node group that starts with no node, as a secret", linux({ scalingConfig: secret({ desiredSize: secret(0) }) }), found],
        ["several Linux node groups without a node", stack => {
            desired(0)(stack);
            stack.set(stack.addNodeGroup("more", stack.main.cluster, "BOTTLEROCKET_x86_64"), { scalingConfig: { desiredSize: 0 } });
        }, found],
        ["the first of several Windows node groups", stack => {
            stack.remove(stack.main.linux);
            stack.addNodeGroup("second", stack.main.cluster, "WINDOWS_CORE_2025_x86_64");
        }, found],
        ["each of two clusters", stack => {
            stack.remove(stack.main.linux);
            stack.addNodeGroup("other-windows", stack.addCluster("other").cluster, "WINDOWS_FULL_2022_x86_64");
        }, stack => ["main-windows", "other-windows"].map(name => finds(stack.named(name), MESSAGE))],
        ["Windows nodes with Auto Mode turned off", withoutLinux({ computeConfig: { enabled: false } }), found],
        ["Windows nodes with an empty Auto Mode", withoutLinux({ computeConfig: {} }), found],
        ["Windows nodes beside a bucket", instead("aws:s3/bucket:Bucket"), found],
        ["Windows nodes beside a ConfigMap", instead("kubernetes:core/v1:ConfigMap", { metadata: { name: "karpenter" } }), found],
        ["Windows nodes beside odd values, which turn no Auto Mode on", stack => {
            stack.remove(stack.main.linux);
            [...ODD, ...ODD.filter(value => value !== true).map(enabled => ({ enabled }))].forEach((computeConfig, i) => {
                const { cluster, linux } = stack.addWindowsCluster(`odd-${i}`);
                stack.set(cluster, { computeConfig });
                stack.remove(linux);
            });
        }, stack => stack.resources.filter(({ name }) => name.endsWith("-windows")).map(group => finds(group, MESSAGE))],
    ], ENABLING);

    judged(judge, "E4: passes", [
        ["one Linux node", desired(1)],
        ["one node of two Linux groups", stack => {
            desired(0)(stack);
            stack.set(stack.addNodeGroup("more", stack.main.cluster, "AL2023_ARM_64_STANDARD"), { scalingConfig: { desiredSize: 1 } });
        }],
        ["a Linux group whose size is unset", linux({ scalingConfig: { minSize: 1, maxSize: 3 } })],
        ["a Linux group whose scaling is unset", stack => stack.unset(stack.main.linux, "scalingConfig")],
        ["a Linux group whose size is not known yet", desired(UNKNOWN)],
        ["a Linux group whose scaling is not known yet", linux({ scalingConfig: UNKNOWN })],
        ["a group whose AMI type is unset", stack => stack.unset(stack.main.linux, "amiType")],
        ["a group whose AMI type is not known yet", linux({ amiType: UNKNOWN })],
        ["a group with an AMI of one's own", linux({ amiType: "CUSTOM" })],
        ["no Linux node where no Windows group joins", stack => stack.remove(stack.main.linux, stack.main.windows)],
    ], ENABLING);

    judged(judge, "E4: says nothing beside", [
        ["a Fargate profile", instead("aws:eks/fargateProfile:FargateProfile", { selectors: [{ namespace: "kube-system" }] })],
        ["a node pool of Karpenter", instead("kubernetes:karpenter.sh/v1:NodePool")],
        ["a node class of Karpenter", instead("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass")],
        ["an Auto Scaling group", instead("aws:autoscaling/group:Group", { desiredCapacity: 2 })],
        ["an instance", instead("aws:ec2/instance:Instance")],
        ["Auto Mode", withoutLinux({ computeConfig: { enabled: true, nodePools: ["general-purpose", "system"] } })],
        ["Auto Mode of which it is not known yet whether it is on", withoutLinux({ computeConfig: { enabled: UNKNOWN } })],
        ["Auto Mode that another resource decides on", stack => {
            stack.remove(stack.main.linux);
            stack.link(stack.main.cluster, "computeConfig", stack.add("random:index/randomId:RandomId", "id", {}));
        }, stack => stack.preview === "first" ? [] : found(stack)],
    ], ENABLING);

    // What is no number may be any number, so the group counts.
    const odd: Json[] = [null, "", "0", true, [], [{ desiredSize: 0 }], {}, { toString: 1 }, Array(10_000).fill(0)];
    judged(judge, "E4: counts a Linux group", odd.flatMap((value): Case[] => [
        [`whose desired size is ${short(value)}`, desired(value)],
        [`whose scaling is ${short(value)}`, linux({ scalingConfig: value })],
        [`whose AMI type is ${short(value)}`, linux({ amiType: value })],
    ]), ENABLING);
});

function short(value: Json): string {
    return JSON.stringify(value).slice(0, 20);
}
