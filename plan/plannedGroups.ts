import { NodeGroupUpdate, surgeNodes, unavailableNodes } from "../limits/nodes/nodeScaling";
import { SelfManagedGroup, instancesBeyond } from "../limits/nodes/selfManagedGroup";
import { WINDOWS_AMI_TYPE_DEFAULT, isWindowsNodeGroup } from "../limits/nodes/windowsAmiType";
import { PlannedResource } from "./resource";
import { Json, Properties, plain, readable } from "./signatures";

export const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const AUTO_SCALING_GROUP = "aws:autoscaling/group:Group";
const SELF_MANAGED = "eks-windows:index:SelfManagedWindowsNodeGroup";

/**
 * What EKS takes where neither the group nor its launch template names a type.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
 */
const EKS_INSTANCE_TYPE = "t3.medium";

/** Sizes of a group; null is what an offline plan can't know. */
export interface PlannedSizes {
    minSize: number | null;
    desiredSize: number | null;
    maxSize: number | null;
}

/** A group of nodes, as far as an offline plan can read it off the resources, whoever manages it. */
export interface PlannedGroup {
    resource: PlannedResource;
    /** The component that makes it, if one does. */
    component: PlannedResource | undefined;
    isWindows: boolean;
    amiType: string;
    releaseVersion: string | null;
    /** Whether every `up` takes the latest release. */
    followsLatest: boolean;
    instanceTypes: string[];
    sizes: PlannedSizes;
    /** Whether an autoscaler owns the desired size, so that `up` sets it only once. */
    autoscaled: boolean;
    /** URNs of its subnets: their ids are unknown in a preview, what they come from is not. */
    subnets: string[];
    /** Nodes that there are for a while beyond the maximum; null where that is not known. */
    beyond: number | null;
    /** Pods that the component tells kubelet to take; what a launch template says by itself is not read. */
    maxPods: number | undefined;
    launchTemplate: PlannedResource | undefined;
    /** Taints and labels, as the EKS API has them and as a person may see them. */
    taints: Json;
    labels: Json;
}

/** Managed node groups, and self-managed ones of this package: an Auto Scaling group by itself doesn't tell what its instances are. */
export function plannedGroups(resources: PlannedResource[]): PlannedGroup[] {
    return resources.flatMap(resource => {
        const component = resources.find(({ urn }) => urn === resource.parent);
        return resource.type === NODE_GROUP ? [managedGroup(resource, component, resources)]
            : resource.type === AUTO_SCALING_GROUP && component?.type === SELF_MANAGED ? [selfManagedGroup(resource, component, resources)] : [];
    });
}

function managedGroup(resource: PlannedResource, component: PlannedResource | undefined, resources: PlannedResource[]): PlannedGroup {
    const { inputs } = resource;
    const sizes = sizesOf((plain(inputs.scalingConfig) ?? {}) as Properties, "desiredSize");
    const subnets = subnetsOf(resource, "subnetIds");
    const launchTemplate = launchTemplateOf(resource, "launchTemplate", resources);
    const { updateStrategy, ...update } = (plain(inputs.updateConfig) ?? {}) as NodeGroupUpdate & { updateStrategy?: string };
    return {
        resource, component, sizes, subnets,
        autoscaled: ignores(resource, "scalingConfig", "scalingConfig.desiredSize"),
        isWindows: isWindowsNodeGroup(plain(inputs.amiType), plain(inputs.taints)),
        amiType: text(inputs.amiType) ?? "CUSTOM",
        releaseVersion: text(inputs.releaseVersion) ?? null,
        followsLatest: plain(component?.inputs.followLatestRelease) === true,
        instanceTypes: typesOf(inputs, launchTemplate),
        beyond: sizes.maxSize === null ? null : surgeNodes(zones(subnets, resources), unavailableNodes(update, sizes.maxSize), updateStrategy),
        maxPods: maxPodsOf(component),
        launchTemplate,
        taints: readable(inputs.taints ?? []),
        labels: readable(inputs.labels ?? {}),
    };
}

/** Instance types of a managed group: its own, those of its launch template, or else what EKS takes. */
function typesOf({ instanceTypes, launchTemplate }: Properties, template: PlannedResource | undefined): string[] {
    const ofTemplate = template?.inputs.instanceType;
    return instanceTypes !== undefined ? texts(instanceTypes) : ofTemplate !== undefined ? texts([ofTemplate])
        : template || launchTemplate === undefined ? [EKS_INSTANCE_TYPE] : [];
}

function selfManagedGroup(resource: PlannedResource, component: PlannedResource, resources: PlannedResource[]): PlannedGroup {
    const { inputs } = resource;
    const args = component.inputs;
    const sizes = sizesOf(inputs, "desiredCapacity");
    const ownImage = args.image !== undefined;
    const launchTemplate = launchTemplateOf(resource, "launchTemplate", resources) ?? launchTemplateOf(resource, "mixedInstancesPolicy", resources);
    const policy = plain(inputs.mixedInstancesPolicy) as { launchTemplate?: { overrides?: Properties[] } } | undefined;
    const ofTemplate = text(launchTemplate?.inputs.instanceType);
    const isTainted = plain(args.windowsTaint) !== false;
    return {
        resource, component, sizes, launchTemplate,
        autoscaled: ignores(resource, "desiredCapacity"),
        isWindows: true,
        amiType: ownImage ? "CUSTOM" : text(args.amiType) ?? WINDOWS_AMI_TYPE_DEFAULT,
        releaseVersion: text(args.releaseVersion) ?? null,
        followsLatest: plain(args.followLatestRelease) === true,
        instanceTypes: policy?.launchTemplate?.overrides?.flatMap(({ instanceType }) => text(instanceType) ?? []) ?? (ofTemplate === undefined ? [] : [ofTemplate]),
        subnets: subnetsOf(resource, "vpcZoneIdentifiers"),
        beyond: sizes.maxSize === null ? null : instancesBeyond(settings(args), sizes.maxSize),
        maxPods: maxPodsOf(component),
        taints: isTainted ? [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }] : [],
        labels: readable(args.labels ?? {}),
    };
}

function settings(args: Properties): SelfManagedGroup {
    const pool = plain(args.warmPool);
    return { instanceRefresh: (plain(args.instanceRefresh) ?? {}) as object, warmPool: pool as object | undefined };
}

function sizesOf(inputs: Properties, desired: string): PlannedSizes {
    const size = (key: string) => {
        const value = plain(inputs[key]);
        return typeof value === "number" ? value : null;
    };
    return { minSize: size("minSize"), desiredSize: size(desired), maxSize: size("maxSize") };
}

/** Zones of subnets; where those of a subnet are not known, each counts for one. */
export function zones(subnets: string[], resources: PlannedResource[]): number {
    return new Set(subnets.map(subnet => plain(resources.find(({ urn }) => urn === subnet)?.inputs.availabilityZone) ?? subnet)).size;
}

function ignores({ options }: PlannedResource, ...paths: string[]): boolean {
    return options.ignoreChanges.some(path => paths.includes(path));
}

function maxPodsOf(component: PlannedResource | undefined): number | undefined {
    return (plain(component?.inputs.kubelet) as { maxPods?: number } | undefined)?.maxPods;
}

function subnetsOf({ propertyDependencies }: PlannedResource, property: string): string[] {
    return (propertyDependencies[property] ?? []).filter(urn => urn.split("::")[2].endsWith("aws:ec2/subnet:Subnet"));
}

function launchTemplateOf({ propertyDependencies }: PlannedResource, property: string, resources: PlannedResource[]): PlannedResource | undefined {
    const templates = propertyDependencies[property] ?? [];
    return resources.find(({ urn }) => templates.includes(urn));
}

function text(value: Json | undefined): string | undefined {
    const found = plain(value);
    return typeof found === "string" ? found : undefined;
}

function texts(value: Json | undefined): string[] {
    const list = value === undefined ? [] : readable(value);
    return Array.isArray(list) ? list.filter((each): each is string => typeof each === "string") : [];
}
