import { PlannedResource } from "../../plan/resource";
import { Properties, UNKNOWN } from "../../plan/signatures";
import { RawStack } from "../support/stack";

/** A launch template that the group uses. */
export function addTemplate(stack: RawStack, group: PlannedResource, inputs: Properties, version = "1"): PlannedResource {
    const template = stack.add("aws:ec2/launchTemplate:LaunchTemplate", `${group.name}-template`, inputs);
    useTemplate(stack, group, template, version);
    return template;
}

/** Gives the group a launch template that is there already. */
export function useTemplate(stack: RawStack, group: PlannedResource, template: PlannedResource, version = "1"): void {
    stack.set(group, { launchTemplate: { id: template.outputs.id, version } });
    depend(stack, group, "launchTemplate", [template]);
}

/** Subnets of these CIDR blocks, each in a zone of its own. */
export function addSubnets(stack: RawStack, name: string, cidrBlocks: string[]): PlannedResource[] {
    return cidrBlocks.map((cidrBlock, i) =>
        stack.add("aws:ec2/subnet:Subnet", `${name}-${i}`, { cidrBlock, availabilityZone: `eu-central-1${"abc"[i % 3]}` }));
}

/** Puts a group into subnets. */
export function useSubnets(stack: RawStack, group: PlannedResource, subnets: PlannedResource[]): void {
    stack.set(group, { subnetIds: subnets.map(({ outputs }) => outputs.id) });
    depend(stack, group, "subnetIds", subnets);
}

/** A cluster's own subnets. */
export function placeCluster(stack: RawStack, cluster: PlannedResource, subnets: PlannedResource[]): void {
    stack.set(cluster, { vpcConfig: { subnetIds: subnets.map(({ outputs }) => outputs.id) } });
    depend(stack, cluster, "vpcConfig", subnets);
}

/** A property that another resource gives, so that a first preview doesn't know it. */
export function makeFromAnother(stack: RawStack, resource: PlannedResource, property: string, value: Properties[string] = UNKNOWN): void {
    const other = stack.add("random:index/randomId:RandomId", `${resource.name}-${property}`, {});
    stack.set(resource, { [property]: value });
    depend(stack, resource, property, [other]);
}

/** What a property was made from, which only a first preview is told. */
function depend(stack: RawStack, resource: PlannedResource, property: string, sources: PlannedResource[]): void {
    if (stack.preview === "first") {
        resource.propertyDependencies[property] = sources.map(({ urn }) => urn);
    }
}
