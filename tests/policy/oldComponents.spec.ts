import { Properties } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { finding, judged, policyPack } from "./judging";

/** The good cluster as a component of @pulumi/eks 2 makes it: its CNI is a DaemonSet, which a resource of the component applies. */
function inOldComponent(stack: WindowsStack, options: Properties = {}): void {
    const { cluster, role, vpcCni } = stack.main;
    const component = stack.add("eks:index:Cluster", "eks", { fargate: false, vpcCniOptions: options });
    [cluster, role].forEach(resource => { resource.parent = component.urn; });
    stack.remove(vpcCni);
    const child = stack.add("eks:index:VpcCni", "eks-vpc-cni", { kubeconfig: "{}", ...options }, {}, component);
    child.custom = true;
    child.outputs = { ...child.inputs };
}

// @see https://github.com/pulumi/pulumi-eks/blob/v2.8.1/nodejs/eks/cluster.ts
describe("clusters of @pulumi/eks before version 3, which have no add-on vpc-cni", () => {
    const judge = policyPack();

    judged(judge, "E2: are not told to configure one:", [
        ["without options", stack => inOldComponent(stack)],
        ["with options of their own", stack => inOldComponent(stack, { nodePortSupport: true, warmIpTarget: 3 })],
        ["with Windows IPAM in the ConfigMap", stack => {
            inOldComponent(stack);
            stack.add("kubernetes:core/v1:ConfigMapPatch", "windows", {
                metadata: { name: "amazon-vpc-cni", namespace: "kube-system" }, data: { "enable-windows-ipam": "true" },
            });
        }],
    ]);

    judged(judge, "L3: still have no custom networking:", [
        ["as an option", stack => inOldComponent(stack, { cniCustomNetworkCfg: true }), stack => [
            finding("windows-no-custom-networking", "Clusters with Windows nodes don't use custom networking.")(stack.named("eks-vpc-cni"),
                "cniCustomNetworkCfg: Windows nodes don't support custom networking, got true; use false and larger subnets"),
        ]],
    ]);
});
