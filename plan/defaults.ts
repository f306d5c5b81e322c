import { PlannedResource } from "./resource";
import { Json, Properties, plain } from "./signatures";

/** A choice that the program left to its components. */
export interface ChosenDefault {
    /** Path of the argument, as the program would write it. */
    argument: string;
    /** A value that the argument takes; null where EKS chooses. */
    value: Json;
    why: string;
}

/** An argument that a component chooses where the program does not. */
interface Row {
    component: string;
    argument: string;
    /** Member of the argument that has the value, where the argument is an object. */
    member?: string;
    /** Other arguments, each of which decides this one where it is given. */
    unless?: string[];
    /** Resource below the component that shows the choice. */
    shownBy: Shown;
    property: string[];
    why: string;
}

/** Which resource below a component. */
interface Shown {
    type: string;
    /** Type of the component that it is directly below, where others below have the same type. */
    parent?: string;
    /** Inputs that set it apart from others of its type. */
    inputs?: Properties;
}

const WINDOWS_CLUSTER = "eks-windows:index:WindowsCluster";
const WINDOWS_NODE_GROUP = "eks-windows:index:WindowsNodeGroup";
const CLUSTER: Shown = { type: "aws:eks/cluster:Cluster" };
const SELF_MANAGED = "eks-windows:index:SelfManagedWindowsNodeGroup";
const AUTO_SCALING_GROUP: Shown = { type: "aws:autoscaling/group:Group" };
const NODE_GROUP: Shown = { type: "aws:eks/nodeGroup:NodeGroup" };

const ROWS: Row[] = [
    { component: WINDOWS_CLUSTER, argument: "authenticationMode", shownBy: CLUSTER, property: ["accessConfig", "authenticationMode"],
        why: "access entries take precedence; you can change it to API later, but never back" },
    { component: WINDOWS_CLUSTER, argument: "supportType", shownBy: CLUSTER, property: ["upgradePolicy", "supportType"],
        why: "EKS upgrades the control plane when standard support ends; EXTENDED delays that by a year, at six times the price" },
    { component: WINDOWS_CLUSTER, argument: "deletionProtection", shownBy: CLUSTER, property: ["deletionProtection"],
        why: "EKS refuses to delete the cluster until it is off" },
    { component: WINDOWS_CLUSTER, argument: "enabledLogTypes", shownBy: CLUSTER, property: ["enabledClusterLogTypes"],
        why: "CloudWatch charges per GB; the VPC resource controller has no logs" },
    { component: WINDOWS_CLUSTER, argument: "endpoint", member: "publicAccess", shownBy: CLUSTER, property: ["vpcConfig", "endpointPublicAccess"],
        why: "the internet can reach the Kubernetes API, with credentials; limit it with endpoint.publicAccessCidrs" },
    { component: WINDOWS_CLUSTER, argument: "windowsIpam", member: "prefixDelegation", shownBy: { type: "aws:eks/addon:Addon", inputs: { addonName: "vpc-cni" } },
        property: ["configurationValues", "enableWindowsPrefixDelegation"],
        why: "a pod takes one address of the interface; prefixes fit up to 110 pods on a node" },
    { component: WINDOWS_CLUSTER, argument: "linuxNodeGroup", member: "instanceTypes", shownBy: { ...NODE_GROUP, parent: "eks-windows:index:LinuxNodeGroup" }, property: ["instanceTypes"],
        why: "CoreDNS and other system pods run on Linux only; two nodes in two zones" },
    { component: WINDOWS_NODE_GROUP, argument: "amiType", unless: ["customImage"], shownBy: NODE_GROUP, property: ["amiType"],
        why: "container images must be built for the same Windows Server release" },
    { component: WINDOWS_NODE_GROUP, argument: "instanceTypes", shownBy: NODE_GROUP, property: ["instanceTypes"],
        why: "the type decides how many pods a node has addresses for" },
    { component: WINDOWS_NODE_GROUP, argument: "releaseVersion", unless: ["customImage", "followLatestRelease"], shownBy: NODE_GROUP, property: ["releaseVersion"],
        why: "EKS chooses the AMI release once, when it makes the group; pin one to decide yourself" },
    { component: WINDOWS_NODE_GROUP, argument: "rootVolume", member: "sizeGiB", shownBy: { type: "aws:ec2/launchTemplate:LaunchTemplate" },
        property: ["blockDeviceMappings", "0", "ebs", "volumeSize"], why: "GiB, room for two or three .NET Framework images of 8 GB beside Windows" },
    { component: SELF_MANAGED, argument: "instanceRefresh", member: "maxHealthyPercentage", shownBy: AUTO_SCALING_GROUP,
        property: ["instanceRefresh", "preferences", "maxHealthyPercentage"],
        why: "percent of the nodes at most during a roll-out: new nodes start before old ones are deleted" },
    { component: SELF_MANAGED, argument: "healthCheckGraceSeconds", shownBy: AUTO_SCALING_GROUP, property: ["healthCheckGracePeriod"],
        why: "seconds for a node to boot Windows and join; a refresh waits as long after each node" },
];

/** What the program did not say, what was chosen for it, and why that matters. */
export function chosenDefaults(resources: PlannedResource[]): ChosenDefault[] {
    return ROWS.flatMap(({ component: type, argument, member, unless = [], shownBy, property, why }) => resources
        .filter(({ type: own, inputs }) => own === type && inputs[argument] === undefined && !unless.some(key => decides(inputs[key])))
        .flatMap(component => {
            const found = resources.find(resource => isShown(resource, shownBy, resources) && isBelow(resource, component, resources));
            return found ? [{ argument: `${component.name}: ${argument}${member === undefined ? "" : `.${member}`}`, value: at(found.inputs, property), why }] : [];
        }));
}

/** Whether an argument decides another: what is turned off decides nothing. */
function decides(value: Json | undefined): boolean {
    return value !== undefined && plain(value) !== false;
}

function isShown(resource: PlannedResource, { type, parent, inputs = {} }: Shown, resources: PlannedResource[]): boolean {
    return resource.type === type && Object.entries(inputs).every(([key, value]) => plain(resource.inputs[key]) === value)
        && (parent === undefined || parentOf(resource, resources)?.type === parent);
}

function parentOf(resource: PlannedResource, resources: PlannedResource[]): PlannedResource | undefined {
    return resources.find(({ urn }) => urn === resource.parent);
}

function isBelow(resource: PlannedResource, ancestor: PlannedResource, resources: PlannedResource[]): boolean {
    const parent = parentOf(resource, resources);
    return parent !== undefined && (parent === ancestor || isBelow(parent, ancestor, resources));
}

function at(inputs: Properties, property: string[]): Json {
    let value: Json | undefined = inputs;
    for (const key of property) {
        value = plain(value);
        const holder: Json | undefined = typeof value === "string" ? JSON.parse(value) as Json : value;
        value = holder !== null && typeof holder === "object" ? (holder as Properties)[key] : undefined;
    }
    return plain(value) ?? null;
}
