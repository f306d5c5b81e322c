import { Properties } from "../../plan/signatures";
import { helpPage } from "../../policy/help";
import { RawStack, WindowsStack } from "../support/stack";
import { Case, ENABLING, judged, policyPack } from "./judging";

const IPV6 = "windows-no-ipv6-cluster";
const LINUX = "windows-linux-capacity";

const HOST_NETWORK = "windows-host-network";

/** What each policy says where it speaks. */
const FOUND: Record<string, { enforcementLevel: string; message: string }> = {
    [LINUX]: {
        enforcementLevel: "mandatory",
        message: "Clusters with Windows nodes have Linux nodes, or Fargate for CoreDNS. See PAGE\nCoreDNS and other system pods need at least one Linux node "
            + "(two are better) in the cluster main, got 0; add a Linux node group or run CoreDNS on Fargate",
    },
    [IPV6]: {
        enforcementLevel: "mandatory",
        message: "Clusters with Windows nodes use the IPv4 address family. See PAGE\nkubernetesNetworkConfig.ipFamily: Windows nodes can't join an IPv6 "
            + "cluster, got \"ipv6\"; use \"ipv4\" (it can't be changed later)",
    },
    [HOST_NETWORK]: {
        enforcementLevel: "mandatory",
        message: "Only HostProcess pods use the network of a Windows node. See PAGE\nspec.hostNetwork: only HostProcess pods can use the "
            + "network of a Windows node, got true; remove it, or set securityContext.windowsOptions.hostProcess to true",
    },
};

/** A component of @pulumi/eks whose children are not shown, with a Windows group that names it. */
function component(stack: RawStack, inputs: Properties) {
    const made = stack.add("eks:index:Cluster", "component", {
        serviceRole: "a-role", skipDefaultNodeGroup: true, vpcCniOptions: { configurationValues: { enableWindowsIpam: "true" } }, ...inputs,
    });
    return { made, group: stack.addNodeGroup("joins", made, "WINDOWS_CORE_2022_x86_64") };
}

describe("the policies, on stacks written in other ways", () => {
    const judge = policyPack();
    const speaks = (policy: string, name: string) => (stack: WindowsStack) => [{ ...FOUND[policy], message: FOUND[policy].message.replace("PAGE", helpPage(policy)), policy, urn: stack.named(name).urn }];

    judged(judge, "E4: is silent beside what may bring Linux nodes:", [
        ["Karpenter as a chart", "kubernetes:helm.sh/v3:Release", { chart: "oci://public.ecr.aws/karpenter/karpenter" }],
        ["Karpenter as a chart of the newer kind", "kubernetes:helm.sh/v4:Chart", { chart: "karpenter" }],
        ["Karpenter in a file of manifests", "kubernetes:yaml/v2:ConfigFile", { file: "karpenter-nodepool.yaml" }],
        ["a group of the other provider of AWS", "aws-native:autoscaling:AutoScalingGroup",
            { tags: [{ key: "kubernetes.io/cluster/main", value: "owned", propagateAtLaunch: true }] }],
    ].map(([title, type, inputs]): Case => [title as string, stack => {
        stack.remove(stack.main.linux);
        stack.add(type as string, "other", inputs as Properties);
    }]), [LINUX]);

    judged(judge, "E4: judges", [
        ["a stack with another chart", stack => {
            stack.remove(stack.main.linux);
            stack.add("kubernetes:helm.sh/v3:Release", "ingress", { chart: "ingress-nginx" });
        }, speaks(LINUX, "main-windows")],
    ], [LINUX]);

    judged(judge, "L4: judges", [
        ["a cluster without a role, which is no cluster that is only read", stack => {
            stack.unset(stack.main.cluster, "roleArn");
            stack.set(stack.main.cluster, { kubernetesNetworkConfig: { ipFamily: "ipv6" } });
        }, speaks(IPV6, "main")],
    ], [IPV6]);

    judged(judge, "L4: says nothing of a cluster that is only read:", [
        ["its inputs are none", stack => {
            stack.set(stack.main.cluster, { kubernetesNetworkConfig: { ipFamily: "ipv6" } });
            stack.main.cluster.inputs = {};
        }],
    ], ENABLING);

    judged(judge, "E4: is silent on a component", [
        ["that runs CoreDNS on Fargate", stack => { component(stack, { fargate: true }); }],
        ["that makes Linux nodes by default", stack => { component(stack, { skipDefaultNodeGroup: false }); }],
    ], [LINUX]);

    judged(judge, "L1: takes as Windows pods", [
        ["those that a required affinity keeps to Windows", { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [{ matchExpressions: [{ key: "kubernetes.io/os", operator: "In", values: ["windows"] }] }] } } } }],
        ["those of a Windows build", { nodeSelector: { "node.kubernetes.io/windows-build": "10.0.20348" } }],
    ].map(([title, spec]): Case => [title as string, stack => {
        stack.add("kubernetes:core/v1:Pod", "agent", { metadata: { name: "agent" }, spec: {
            hostNetwork: true, containers: [{ name: "agent", image: "example.com/agent:1" }], ...spec as Properties } });
    }, speaks(HOST_NETWORK, "agent")]), [HOST_NETWORK]);
});
