import { PlannedResource } from "../../../plan/resource";
import { Json, Properties } from "../../../plan/signatures";
import { WindowsStack } from "../../support/stack";
import { Case, IPV6, giveTemplate, later, madeFrom, saysOfNative } from "./nativeStacks";

const GROUPS = "windows-launch-template-security-groups";

function securityGroup(stack: WindowsStack, data = (id: Json): Properties => ({ securityGroupIds: [id] })): PlannedResource {
    const made = stack.add("aws-native:ec2:SecurityGroup", "nodes", { groupDescription: "nodes", vpcId: "vpc-1" });
    later(stack, made, { groupId: "sg-nodes" });
    later(stack, stack.main.cluster, { clusterSecurityGroupId: "sg-cluster" });
    giveTemplate(stack, data(made.outputs.groupId), [made]);
    return made;
}

describe("clusters and security groups of aws-native", () => {
    saysOfNative([
        ["A4: a security group of the launch template that nothing lets to the cluster", stack => { securityGroup(stack); },
            [GROUPS, "template", /^launchTemplateData\.securityGroupIds: .*; add the cluster's clusterSecurityGroupId$/]],
        ["A4: a security group of a network interface that nothing lets to the cluster",
            stack => { securityGroup(stack, id => ({ networkInterfaces: [{ groups: [id] }] })); },
            [GROUPS, "template", /^launchTemplateData\.networkInterfaces\[0\]\.groups: /]],
        ...([["Ingress", "sourceSecurityGroupId"], ["Egress", "destinationSecurityGroupId"]] as const).flatMap(([way, other]): Case[] => [
            [`A4: a security group whose ${way} is open to the cluster`, stack => {
                madeFrom(stack, securityGroup(stack), `securityGroup${way}`, [{ ipProtocol: "-1",
                    [other]: stack.main.cluster.outputs.clusterSecurityGroupId }], stack.main.cluster);
            }],
            ...["groupId", other].map((ofCluster): Case => [`A4: a SecurityGroup${way} whose ${ofCluster} is the cluster's`, stack => {
                const nodes = securityGroup(stack);
                const rule = stack.add(`aws-native:ec2:SecurityGroup${way}`, "rule", { ipProtocol: "-1" });
                madeFrom(stack, rule, ofCluster, stack.main.cluster.outputs.clusterSecurityGroupId, stack.main.cluster);
                madeFrom(stack, rule, ofCluster === other ? "groupId" : other, nodes.outputs.groupId, nodes);
            }]),
        ]),
        ["A4: a security group that is one of the cluster's", stack => {
            const nodes = securityGroup(stack);
            madeFrom(stack, stack.main.cluster, "resourcesVpcConfig", { subnetIds: ["subnet-1"], securityGroupIds: [nodes.outputs.groupId] }, nodes);
        }],
        ["L4: a cluster that is only read", stack => {
            Object.assign(stack.main.cluster.outputs, IPV6);
            stack.main.cluster.inputs = {};
        }],
        ["L4: an aws-native cluster that a group of aws joins", stack => {
            stack.set(stack.main.cluster, IPV6);
            const group = stack.add("aws:eks/nodeGroup:NodeGroup", "aws", { amiType: "WINDOWS_CORE_2022_x86_64" });
            madeFrom(stack, group, "clusterName", stack.main.cluster.outputs.name, stack.main.cluster);
            stack.remove(stack.main.windows);
        }, ["windows-no-ipv6-cluster", "main", /^kubernetesNetworkConfig\.ipFamily: /]],
    ]);
});
