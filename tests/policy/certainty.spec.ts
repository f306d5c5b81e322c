import { UNKNOWN } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { ENABLING, finding, judged, policyPack } from "./judging";

const lacksLinux = finding("windows-linux-capacity", "Clusters with Windows nodes have Linux nodes, or Fargate for CoreDNS.");
const lacksPolicy = finding("windows-cluster-role-policies",
    "The role of a cluster with Windows nodes has the policies AmazonEKSClusterPolicy and AmazonEKSVPCResourceController.");
const noLinux = (stack: WindowsStack) => [lacksLinux(stack.main.windows, "CoreDNS and other system pods need at least one Linux node "
    + "(two are better) in the cluster main, got 0; add a Linux node group or run CoreDNS on Fargate")];
const noPolicy = (stack: WindowsStack) => [lacksPolicy(stack.main.cluster, "roleArn: the cluster's role lacks AmazonEKSVPCResourceController, "
    + "so Windows pods get no IP addresses; attach it with a RolePolicyAttachment")];
const IPV6 = { kubernetesNetworkConfig: { ipFamily: "ipv6" } };

describe("what the policies are certain of", () => {
    const judge = policyPack();

    judged(judge, "still judges, though the provider computes a property that is not known yet:", [
        ["E1: the role's policies", stack => {
            stack.remove(stack.main.vpcPolicy);
            stack.main.role.outputs.managedPolicyArns = UNKNOWN;
        }, noPolicy],
        ["E4: the cluster's compute configuration", stack => {
            stack.remove(stack.main.linux);
            stack.main.cluster.outputs.computeConfig = UNKNOWN;
        }, noLinux],
    ], ENABLING);

    judged(judge, "E4: is not silenced by another cluster's", [
        ["Linux nodes", stack => {
            stack.remove(stack.main.linux);
            stack.addNodeGroup("other-linux", stack.addCluster("other").cluster, "AL2023_x86_64_STANDARD");
        }, noLinux],
        ["Fargate profile", stack => {
            stack.remove(stack.main.linux);
            stack.add("aws:eks/fargateProfile:FargateProfile", "other", {}, { clusterName: stack.addCluster("other").cluster });
        }, noLinux],
        ["Auto Mode", stack => {
            stack.remove(stack.main.linux);
            stack.set(stack.addCluster("other").cluster, { computeConfig: { enabled: true } });
        }, noLinux],
    ], ENABLING);

    judged(judge, "says nothing of", [
        ["L4: a Linux-only cluster of the same name in another region", stack => {
            stack.set(stack.addCluster("other").cluster, { name: "prod", ...IPV6 });
            stack.set(stack.main.cluster, { name: "prod" });
            stack.set(stack.main.windows, { clusterName: "prod" });
            stack.main.windows.propertyDependencies = { clusterName: [stack.main.cluster.urn] };
        }],
        ["L4: the other cluster of one component", stack => {
            const component = stack.add("acme:index:Platform", "platform", {});
            const other = stack.addCluster("other").cluster;
            other.parent = stack.main.cluster.parent = component.urn;
            stack.set(other, IPV6);
            stack.main.windows.propertyDependencies = { clusterName: [stack.main.cluster.urn, component.urn] };
        }],
        ["E1: a role that is one of several in a component", stack => {
            const component = stack.add("acme:index:Roles", "roles", {});
            stack.add("aws:iam/role:Role", "nodes", {}, {}, component);
            stack.main.role.parent = component.urn;
            stack.main.cluster.propertyDependencies = { roleArn: [component.urn] };
        }],
        ["E1: an attachment whose role is not known", stack => stack.set(stack.main.vpcPolicy, { role: UNKNOWN })],
        ["E4: nodes of a CloudFormation stack", stack => {
            stack.remove(stack.main.linux);
            stack.add("aws:cloudformation/stack:Stack", "nodes", { templateBody: UNKNOWN }, {});
        }],
        ["E4: nodes of a component whose children are not shown", stack => {
            stack.remove(stack.main.linux);
            stack.add("eks:index:ManagedNodeGroup", "nodes", {});
        }],
    ], ENABLING);
});
