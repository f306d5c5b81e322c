import { PlannedResource } from "../../plan/resource";
import { Properties, UNKNOWN } from "../../plan/signatures";
import { RawStack, WindowsStack } from "../support/stack";

/** An Auto Scaling group with all that its instances need to be Windows nodes. */
export interface SelfManaged {
    role: PlannedResource;
    profile: PlannedResource;
    template: PlannedResource;
    group: PlannedResource;
}

export const AUTO_SCALING_GROUP = "aws:autoscaling/group:Group";
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
/** The parameter of an AMI that EKS optimized, as a launch template resolves it. */
export const EKS_PARAMETER = "resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.35/image_id";
export const encoded = (text: string) => Buffer.from(text).toString("base64");
export const powerShell = (text: string) => encoded(`<powershell>\n${text}\n</powershell>`);
const SCRIPT = String.raw`& "$env:ProgramFiles\Amazon\EKS\Start-EKSBootstrap.ps1" -EKSClusterName`;
/** User data that joins a cluster. */
export const joins = (cluster: string, args = "-ServiceCIDR 172.20.0.0/16") => powerShell(`${SCRIPT} "${cluster}" ${args}`);
export const IPV6 = { kubernetesNetworkConfig: { ipFamily: "ipv6" } };

/** Adds such a group: nothing tells yet whose it is, nor of what system. */
export function addMachines(stack: RawStack, name = "machines"): SelfManaged {
    const role = stack.add("aws:iam/role:Role", `${name}-role`, { assumeRolePolicy: "{}" });
    const profile = stack.add("aws:iam/instanceProfile:InstanceProfile", `${name}-profile`, {}, { role });
    const template = stack.add(LAUNCH_TEMPLATE, `${name}-template`, { imageId: "ami-1", instanceType: "m6i.large" });
    const group = stack.add(AUTO_SCALING_GROUP, name, {
        minSize: 1, maxSize: 2, instanceRefresh: { strategy: "Rolling" }, vpcZoneIdentifiers: ["subnet-1", "subnet-2"],
    });
    makeFrom(stack, template, "iamInstanceProfile", { arn: profile.outputs.arn ?? UNKNOWN }, profile);
    makeFrom(stack, group, "launchTemplate", { id: template.outputs.id, version: stack.preview === "first" ? UNKNOWN : "1" }, template);
    return { role, profile, template, group };
}

/** Sets a property that another resource gives; only a first preview tells which, as only there the value says nothing. */
export function makeFrom(stack: RawStack, resource: PlannedResource, property: string, value: Properties[string], source: PlannedResource): void {
    stack.set(resource, { [property]: value });
    if (stack.preview === "first") {
        resource.propertyDependencies[property] = [source.urn];
        resource.dependencies.push(source.urn);
    }
}

/** The tag that says whose nodes they are; its key is made from the cluster's name. */
export function tag(stack: RawStack, group: PlannedResource, cluster: PlannedResource, value = "owned", ...more: Properties[]): void {
    const key = stack.preview === "first" ? UNKNOWN : `kubernetes.io/cluster/${cluster.outputs.name as string}`;
    makeFrom(stack, group, "tags", [{ key, value, propagateAtLaunch: true }, ...more], cluster);
}

/** User data that are made from the cluster's name, which a first preview doesn't know. */
export function boots(stack: RawStack, template: PlannedResource, cluster: PlannedResource, args?: string): void {
    makeFrom(stack, template, "userData", stack.preview === "first" ? UNKNOWN : joins(cluster.outputs.name as string, args), cluster);
}

/** A good stack, whose only Windows nodes manage themselves; an AMI that EKS optimized tells so at any preview. */
export function selfManaged(stack: WindowsStack): SelfManaged {
    stack.remove(stack.main.windows);
    const made = addMachines(stack);
    stack.set(made.template, { imageId: EKS_PARAMETER });
    boots(stack, made.template, stack.main.cluster);
    tag(stack, made.group, stack.main.cluster);
    return made;
}

/** Lets the nodes in: an access entry of this type for their role. */
export function letIn(stack: WindowsStack, { role }: Pick<SelfManaged, "role">, type = "EC2_WINDOWS"): PlannedResource {
    return stack.add("aws:eks/accessEntry:AccessEntry", "entry", { type }, { clusterName: stack.main.cluster, principalArn: role });
}
