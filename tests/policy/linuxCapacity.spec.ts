import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { ENABLING, Case, ODD, finding, judged, policyPack, withoutValues } from "./judging";

const finds = finding("windows-linux-capacity", "Clusters with Windows nodes have Linux nodes, or Fargate for CoreDNS.");
const MESSAGE = "CoreDNS and other system pods need at least one Linux node (two are better) in the cluster main, got 0; "
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
    stack.set(stack.add(type, "instead", {}), properties);
};

const INSTANCE = "aws:ec2/instance:Instance";
const GROUP = "aws:autoscaling/group:Group";
const CLUSTER_TAG = { key: "kubernetes.io/cluster/main", value: "owned", propagateAtLaunch: true };
const encoded = (text: string) => Buffer.from(text).toString("base64");
/** Without the Linux node group, but with an Auto Scaling group whose launch template has this user data. */
const fromTemplate = (userData: Json) => (stack: WindowsStack) => {
    stack.remove(stack.main.linux);
    stack.set(stack.add("aws:ec2/launchTemplate:LaunchTemplate", "web", { name: "web" }), { userData });
    stack.add(GROUP, "web-group", { launchTemplate: { name: "web" } });
};
const advises = finding("windows-linux-capacity", "Clusters with Windows nodes have Linux nodes, or Fargate for CoreDNS.", "advisory");
const GPU = { key: "nvidia.com/gpu", value: "true", effect: "NO_SCHEDULE" };
const tainted = (...taints: Json[]) => linux({ taints });
const foundTaint = (stack: WindowsStack) => [advises(stack.main.linux, "taints: CoreDNS does not tolerate this taint, and the "
    + "stack has no other Linux nodes, got \"nvidia.com/gpu\"; add a Linux node group without taints, or set a toleration "
    + "for it in the add-on coredns")];
/** Linux nodes for GPUs alone, beside something that may give CoreDNS tolerations. */
const beside = (type: string, properties: Properties) => (stack: WindowsStack) => {
    tainted(GPU)(stack);
    stack.set(stack.add(type, "beside", {}), properties);
};

describe("windows-linux-capacity", () => {
    const judge = policyPack();

    judged(judge, "E4: fails on", [
        ["Windows nodes alone, and says what to add", stack => stack.remove(stack.main.linux), found],
        ["a Linux node group that starts with no node", desired(0), found],
        ["a Linux node group that starts with no node, as a secret", linux({ scalingConfig: secret({ desiredSize: secret(0) }) }), withoutValues(found)],
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
        }, stack => ["main", "other"].map(name => finds(stack.named(`${name}-windows`), MESSAGE.replace("cluster main", `cluster ${name}`)))],
        ["Windows nodes with Auto Mode turned off", withoutLinux({ computeConfig: { enabled: false } }), found],
        ["Windows nodes with an empty Auto Mode", withoutLinux({ computeConfig: {} }), found],
        ["Windows nodes beside a bastion", instead(INSTANCE, { ami: "ami-1", userData: "#!/bin/bash\ndnf install -y kubectl", tags: { Name: "bastion" } }), found],
        ["Windows nodes beside an instance that says nothing of itself", instead(INSTANCE), found],
        ["Windows nodes beside an instance of the native provider", instead("aws-native:ec2:Instance", { tags: [{ key: "Name", value: "bastion" }] }), found],
        ["Windows nodes beside a Windows server", instead(INSTANCE, { userData: "<powershell>Install-WindowsFeature bootstrap</powershell>" }), found],
        ["Windows nodes beside a group of web servers", fromTemplate(encoded("#!/bin/bash\nsystemctl start nginx")), found],
        ["Windows nodes beside a group without a launch template", instead(GROUP, { desiredCapacity: 2, tags: [{ key: "Name", value: "web" }] }), found],
        ["Windows nodes beside a bucket", instead("aws:s3/bucket:Bucket"), found],
        ["Windows nodes beside a ConfigMap", instead("kubernetes:core/v1:ConfigMap", { metadata: { name: "karpenter" } }), found],
        ["Windows nodes beside odd values, which turn no Auto Mode on", stack => {
            stack.remove(stack.main.linux);
            [...ODD, ...ODD.filter(value => value !== true).map(enabled => ({ enabled }))].forEach((computeConfig, i) => {
                const { cluster, linux } = stack.addWindowsCluster(`odd-${i}`);
                stack.set(cluster, { computeConfig });
                stack.remove(linux);
            });
        }, stack => stack.resources.filter(({ name }) => name.endsWith("-windows"))
            .map(group => finds(group, MESSAGE.replace("cluster main", `cluster ${group.name.replace(/-windows$/, "")}`)))],
    ], ENABLING);

    judged(judge, "E4: advises on", [
        ["Linux nodes for GPUs alone, which CoreDNS does not tolerate", tainted(GPU), foundTaint],
        ["a taint that evicts, beside one that CoreDNS tolerates",
            tainted({ key: "CriticalAddonsOnly", effect: "NO_SCHEDULE" }, { ...GPU, effect: "NO_EXECUTE" }), foundTaint],
        ["Linux nodes for GPUs beside other groups without a node", stack => {
            tainted(GPU)(stack);
            stack.set(stack.addNodeGroup("more", stack.main.cluster, "BOTTLEROCKET_x86_64"), { scalingConfig: { desiredSize: 0 } });
        }, foundTaint],
        ["Linux nodes for GPUs, and an add-on coredns without tolerations",
            beside("aws:eks/addon:Addon", { addonName: "coredns", configurationValues: "{\"replicaCount\":2}" }), foundTaint],
    ], ENABLING);

    judged(judge, "E4: says nothing of Linux nodes", [
        ["with taints that CoreDNS tolerates", tainted({ key: "CriticalAddonsOnly", value: "true", effect: "NO_SCHEDULE" })],
        ["with a taint that only asks", tainted({ ...GPU, effect: "PREFER_NO_SCHEDULE" })],
        ["with a taint whose key is not known yet", tainted({ ...GPU, key: UNKNOWN })],
        ["with a taint whose effect is not known yet", tainted({ ...GPU, effect: UNKNOWN })],
        ["for GPUs beside others", stack => {
            tainted(GPU)(stack);
            stack.addNodeGroup("more", stack.main.cluster, "AL2023_x86_64_STANDARD");
        }],
        ["for GPUs beside Fargate", beside("aws:eks/fargateProfile:FargateProfile", { selectors: [{ namespace: "kube-system" }] })],
        ["for GPUs, where the add-on coredns tolerates them", beside("aws:eks/addon:Addon",
            { addonName: "coredns", configurationValues: "{\"tolerations\":[{\"operator\":\"Exists\"}]}" })],
        ["for GPUs, where a patch may give CoreDNS tolerations", beside("kubernetes:apps/v1:DeploymentPatch", { metadata: { name: "coredns" } })],
        ["for GPUs, where a command may give CoreDNS tolerations", beside("command:local:Command", { create: "kubectl patch" })],
        ["for GPUs, where a component may configure CoreDNS", beside("eks:index:Cluster", { corednsAddonOptions: UNKNOWN })],
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
        ["an Auto Scaling group that is tagged as a cluster's", instead(GROUP, { desiredCapacity: 2, tags: [CLUSTER_TAG] })],
        ["an Auto Scaling group whose tags are not known yet", instead(GROUP, { tags: UNKNOWN })],
        ["an Auto Scaling group whose tag is not known yet", instead(GROUP, { tags: [{ key: UNKNOWN, value: "owned" }] })],
        ["an Auto Scaling group whose launch template the stack doesn't hold", instead(GROUP, { launchTemplate: { id: "lt-1" } })],
        ["an Auto Scaling group whose launch template makes nodes join", fromTemplate(encoded("#!/bin/bash\n/etc/eks/bootstrap.sh main"))],
        ["an Auto Scaling group whose launch template has user data that are not known yet", fromTemplate(UNKNOWN)],
        ["an Auto Scaling group whose launch template has user data that nobody can read", fromTemplate(Buffer.from([0x1f, 0x8b, 0, 0]).toString("base64"))],
        ["an instance that joins by nodeadm", instead(INSTANCE, { userData: "apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\n" })],
        ["an instance whose user data are encoded", instead(INSTANCE, { userDataBase64: encoded("[settings.kubernetes]\n") })],
        ["an instance whose user data are not known yet", instead(INSTANCE, { userData: UNKNOWN })],
        ["an instance of which the state has a hash of the user data", instead(INSTANCE, { userData: "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12" })],
        ["an instance that is tagged as a cluster's", instead(INSTANCE, { tags: { "kubernetes.io/cluster/main": "owned" } })],
        ["an instance of the native provider that joins", instead("aws-native:ec2:Instance", { userData: encoded("nodeadm init") })],
        ["Auto Mode", withoutLinux({ computeConfig: { enabled: true, nodePools: ["general-purpose", "system"] } })],
        ["Auto Mode of which it is not known yet whether it is on", withoutLinux({ computeConfig: { enabled: UNKNOWN } })],
        ["Auto Mode that another resource decides on", stack => {
            stack.remove(stack.main.linux);
            stack.link(stack.main.cluster, "computeConfig", stack.add("random:index/randomId:RandomId", "id", {}));
        }, stack => stack.preview === "first" ? [] : found(stack)],
    ], ENABLING);

    // What is no number may be any number, so the group counts.
    const odd: Json[] = [null, "", "0", true, [], [{ desiredSize: 0 }], {}, { toString: 1 }, Array(1_001).fill(0)];
    judged(judge, "E4: counts a Linux group", odd.flatMap((value): Case[] => [
        [`whose desired size is ${short(value)}`, desired(value)],
        [`whose scaling is ${short(value)}`, linux({ scalingConfig: value })],
        [`whose AMI type is ${short(value)}`, linux({ amiType: value })],
    ]), ENABLING);
});

function short(value: Json): string {
    return JSON.stringify(value).slice(0, 20);
}
