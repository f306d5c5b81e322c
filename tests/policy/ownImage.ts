import { PlannedResource } from "../../plan/resource";
import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { RawStack, WindowsStack } from "../support/stack";

/** A Windows node group on an AMI of its own, as far as it is made by hand. */
export interface OwnImage {
    role: PlannedResource;
    template: PlannedResource;
    group: PlannedResource;
}

const BOOTSTRAP = String.raw`& 'C:\Program Files\Amazon\EKS\Start-EKSBootstrap.ps1' -EKSClusterName 'main'`;

/** User data of a Windows node, as EC2 wants it. */
export function userData(...lines: string[]): string {
    return Buffer.from(["<powershell>", ...lines, "</powershell>", ""].join("\n")).toString("base64");
}

/** User data that joins the node with all that it needs. */
export const JOINS = userData(`${BOOTSTRAP} -ServiceCIDR 10.100.0.0/16 -KubeletExtraArgs '--register-with-taints=os=windows:NoSchedule'`);
/** The same with these arguments. */
export const joins = (...args: string[]) => userData([BOOTSTRAP, ...args].join(" "));

/** Adds a group that breaks no rule but those on its identity: it has no access entry. */
export function addOwnImage(stack: RawStack, name: string, cluster: PlannedResource): OwnImage {
    const role = stack.add("aws:iam/role:Role", `${name}-role`, { assumeRolePolicy: "{}" });
    const template = stack.add("aws:ec2/launchTemplate:LaunchTemplate", `${name}-template`, { imageId: "ami-1", userData: JOINS });
    const group = stack.addNodeGroup(name, cluster, "CUSTOM");
    stack.set(group, { taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }] });
    stack.link(group, "nodeRoleArn", role);
    useTemplate(stack, group, template);
    return { role, template, group };
}

/** Makes the nodes of a group start from a launch template. */
export function useTemplate(stack: RawStack, group: PlannedResource, template: PlannedResource, version: Json = "$Latest"): void {
    stack.set(group, { launchTemplate: { id: template.outputs.id, version } });
    if (stack.preview === "first") {
        group.propertyDependencies.launchTemplate = [template.urn];
        group.dependencies.push(template.urn);
    }
}

/** Adds an access entry of a role. */
export function addEntry(stack: RawStack, cluster: PlannedResource, role: PlannedResource, properties: Properties,
    name = "entry"): PlannedResource {
    return stack.add("aws:eks/accessEntry:AccessEntry", name, properties, { clusterName: cluster, principalArn: role });
}

/** A stack whose one Windows group runs an AMI of its own. */
export function ownImage(stack: WindowsStack): OwnImage {
    stack.remove(stack.main.windows);
    return addOwnImage(stack, "own", stack.main.cluster);
}

/** Sets the authentication mode of the main cluster. */
export function mode(stack: WindowsStack, authenticationMode: Json, cluster = stack.main.cluster): void {
    stack.set(cluster, { accessConfig: { authenticationMode } });
}

/** The role's ARN as the stack knows it later. */
export const ARN = (role: PlannedResource) => role.outputs.arn as string;

/** Makes a property from a resource that says nothing of it before `pulumi up`; later, it is `value`. */
export function pending(stack: RawStack, resource: PlannedResource, property: string, value: Json): void {
    stack.set(resource, { [property]: stack.preview === "first" ? UNKNOWN : value });
    if (stack.preview === "first") {
        const source = stack.resources.find(({ name }) => name === "source") ?? stack.add("random:index/randomId:RandomId", "source", {});
        resource.propertyDependencies[property] = [source.urn];
    }
}
