import { PlannedResource } from "../../plan/resource";
import { Properties, UNKNOWN } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, policyPack } from "./judging";
import { OwnImage, addOwnImage, ownImage, useTemplate } from "./ownImage";

const POLICY = ["windows-launch-template-security-groups",
    "Launch templates of Windows nodes that list security groups include the cluster security group."] as const;
const finds = finding(...POLICY, "advisory");

const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const OF_CLUSTER = "sg-of-cluster";
const found = (path: string) => (stack: WindowsStack) =>
    [finds(stack.named("own-template"), `${path}: nodes may not reach the control plane: security groups of a `
    + "launch template replace the cluster security group, got others alone; add the cluster's vpcConfig.clusterSecurityGroupId")];
const IDS = found("vpcSecurityGroupIds");

type Change = (stack: WindowsStack, made: OwnImage & { nodes: PlannedResource }) => void;

/** A template with a security group of the stack, in a cluster whose own one is known as soon as there is one. */
const own = (change: Change = () => undefined) => (stack: WindowsStack) => {
    const made = ownImage(stack);
    const nodes = stack.add(SECURITY_GROUP, "nodes", { vpcId: "vpc-1" });
    stack.set(stack.main.cluster,
        { vpcConfig: { subnetIds: ["subnet-1"], clusterSecurityGroupId: stack.preview === "first" ? UNKNOWN : OF_CLUSTER } });
    give(stack, made.template, nodes);
    change(stack, { ...made, nodes });
};

/** Gives security groups of the stack to a template; text is an id. */
function give(stack: WindowsStack, template: PlannedResource, ...groups: (PlannedResource | string)[]): void {
    stack.set(template, { vpcSecurityGroupIds: groups.map(group => typeof group === "string" ? group : group.outputs.id) });
    depend(stack, template, "vpcSecurityGroupIds", ...groups.filter(group => typeof group !== "string"));
}

/** Makes a property from resources, where the preview shows that. */
function depend(stack: WindowsStack, resource: PlannedResource, property: string, ...on: PlannedResource[]): void {
    if (stack.preview === "first") {
        resource.propertyDependencies[property] = on.map(({ urn }) => urn);
    }
}

/** A rule between two security groups; one of them is text where it is an id, in the later preview. */
function rule(stack: WindowsStack, properties: Properties, ...on: PlannedResource[]): void {
    const made = stack.add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "rule", stack.preview === "first"
        ? Object.fromEntries(Object.entries(properties).map(([key, value], i) => [key, on[i] ? UNKNOWN : value])) : properties);
    on.forEach((group, i) => depend(stack, made, Object.keys(properties)[i], group));
}

describe("windows-launch-template-security-groups", () => {
    const judge = policyPack();

    judged(judge, "A4: advises on", [
        ["a security group of the stack alone", own(), IDS],
        ["security groups that are known by their ids", own((stack, { template }) => give(stack, template, "sg-1", "sg-2")), IDS],
        ["one of each", own((stack, { template, nodes }) => give(stack, template, "sg-1", nodes)), IDS],
        ["those of a network interface", own((stack, { template, nodes }) => {
            stack.unset(template, "vpcSecurityGroupIds");
            stack.set(template, { networkInterfaces: [{}, { securityGroups: [nodes.outputs.id] }] });
            depend(stack, template, "networkInterfaces", nodes);
        }), found("networkInterfaces[1].securityGroups")],
        ["those of Amazon's AMI too", own((stack, { group, template }) => {
            stack.set(group, { amiType: "WINDOWS_CORE_2022_x86_64" });
            stack.unset(template, "imageId", "userData");
        }), IDS],
        ["a template of two groups once",
            own((stack, { template }) => useTemplate(stack, addOwnImage(stack, "second", stack.main.cluster).group, template)), IDS],
        ["a rule that opens it to something else",
            own((stack, { nodes }) => rule(stack, { securityGroupId: nodes.outputs.id, referencedSecurityGroupId: "sg-9" }, nodes)), IDS],
        ["the security group of another cluster", own((stack, { template }) => {
            const { cluster } = stack.addCluster("other");
            stack.set(cluster, { vpcConfig: { clusterSecurityGroupId: "sg-of-other" } });
            give(stack, template, "sg-of-other");
        }), IDS],
        ["security groups, beside odd ones", own(stack => ODD.forEach((value, i) => {
            stack.set(addOwnImage(stack, `odd-${i}`, stack.main.cluster).template,
                { vpcSecurityGroupIds: value, networkInterfaces: [{ securityGroups: [value] }] });
        })), IDS],
    ], [POLICY[0]]);

    judged(judge, "A4: passes", [
        ["no security groups", own((stack, { template }) => stack.unset(template, "vpcSecurityGroupIds"))],
        ["no security groups, as state has it",
            own((stack, { template }) => stack.set(template, { vpcSecurityGroupIds: [], networkInterfaces: [{ securityGroups: [] }] }))],
        ["the cluster's among them", own((stack, { template, nodes }) => {
            give(stack, template, nodes, OF_CLUSTER);
            stack.set(template, { vpcSecurityGroupIds: [nodes.outputs.id, stack.preview === "first" ? UNKNOWN : OF_CLUSTER] });
            depend(stack, template, "vpcSecurityGroupIds", nodes, stack.main.cluster);
        })],
        ["those of a component of the cluster", own((stack, { nodes }) => {
            const component = stack.add("eks:index:Cluster", "component", {});
            stack.main.cluster.parent = nodes.parent = component.urn;
        })],
        ["those that may be the cluster's, as their id is not known",
            own((stack, { template }) => stack.set(template, { vpcSecurityGroupIds: [UNKNOWN] }))],
        ["those that are not known at all", own((stack, { template }) => stack.set(template, { vpcSecurityGroupIds: UNKNOWN }))],
        ["those that something else makes", own((stack, { template }) => {
            const other = stack.add("acme:index:Groups", "groups", {});
            stack.set(template, { vpcSecurityGroupIds: [UNKNOWN] });
            template.propertyDependencies.vpcSecurityGroupIds = [other.urn];
        })],
        ["one that is also the control plane's", own((stack, { nodes }) => {
            stack.set(stack.main.cluster,
                { vpcConfig: { securityGroupIds: [nodes.outputs.id], clusterSecurityGroupId: stack.preview === "first"
                    ? UNKNOWN : OF_CLUSTER } });
            depend(stack, stack.main.cluster, "vpcConfig", nodes);
        })],
        ["one that a rule opens to the cluster", own((stack, { nodes }) =>
            rule(stack, { securityGroupId: OF_CLUSTER, referencedSecurityGroupId: nodes.outputs.id }, stack.main.cluster, nodes))],
        ["one whose own rules name the cluster's", own((stack, { nodes }) => {
            stack.set(nodes, { ingress: [{ securityGroups: [stack.preview === "first" ? UNKNOWN : OF_CLUSTER] }] });
            depend(stack, nodes, "ingress", stack.main.cluster);
        })],
        ["those in a cluster that exists, whose own one is not known", own((stack, { template }) => {
            stack.set(stack.main.cluster, { id: "main", vpcConfig: { subnetIds: ["subnet-1"] } });
            give(stack, template, "sg-1");
        })],
        ["those in a cluster that is known by its name alone", own((stack, { group }) => stack.set(group, { clusterName: "elsewhere" }))],
        ["those of a Linux group", own((stack, { group, template }) => {
            stack.unset(group, "taints");
            stack.set(template, { userData: "" });
        })],
    ] satisfies Case[], [POLICY[0]]);
});
