import { PlannedResource } from "./resource";
import { Json, Properties, plain } from "./signatures";

/** A choice that the program left to its components. */
export interface ChosenDefault {
    argument: string;
    value: string;
    why: string;
}

interface Watched {
    /** Component whose argument it is. */
    component: string;
    argument: string;
    /** Where the choice shows: type of a resource below the component, and the property. */
    resource: string;
    property: string[];
    why: string;
}

const WINDOWS_CLUSTER = "eks-windows:index:WindowsCluster";
const WINDOWS_NODE_GROUP = "eks-windows:index:WindowsNodeGroup";
const CLUSTER = "aws:eks/cluster:Cluster";
const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";

const WATCHED: Watched[] = [
    { component: WINDOWS_CLUSTER, argument: "authenticationMode", resource: CLUSTER, property: ["accessConfig", "authenticationMode"],
        why: "access entries count first; it can go on to API, and never back" },
    { component: WINDOWS_CLUSTER, argument: "supportType", resource: CLUSTER, property: ["upgradePolicy", "supportType"],
        why: "EKS upgrades the control plane when standard support ends; EXTENDED waits a year at six times the price" },
    { component: WINDOWS_CLUSTER, argument: "deletionProtection", resource: CLUSTER, property: ["deletionProtection"],
        why: "EKS refuses to delete the cluster until it is off" },
    { component: WINDOWS_CLUSTER, argument: "enabledLogTypes", resource: CLUSTER, property: ["enabledClusterLogTypes"],
        why: "CloudWatch charges for every GB; there are no logs of the VPC resource controller" },
    { component: WINDOWS_CLUSTER, argument: "endpoint", resource: CLUSTER, property: ["vpcConfig", "endpointPublicAccess"],
        why: "true: the Kubernetes API is reached from the internet, with credentials; limit it with endpoint.publicAccessCidrs" },
    { component: WINDOWS_CLUSTER, argument: "windowsIpam", resource: "aws:eks/addon:Addon", property: ["configurationValues", "enableWindowsPrefixDelegation"],
        why: "false: a pod takes one address of the interface; prefixDelegation fits up to 110 pods on a node" },
    { component: WINDOWS_CLUSTER, argument: "linuxNodeGroup", resource: "eks-windows:index:LinuxNodeGroup/" + NODE_GROUP, property: ["instanceTypes"],
        why: "CoreDNS and other system pods run on Linux only; two nodes in two zones" },
    { component: WINDOWS_NODE_GROUP, argument: "amiType", resource: NODE_GROUP, property: ["amiType"],
        why: "container images must be built for the same Windows Server release" },
    { component: WINDOWS_NODE_GROUP, argument: "instanceTypes", resource: NODE_GROUP, property: ["instanceTypes"],
        why: "the type decides how many addresses, so how many pods, a node has" },
    { component: WINDOWS_NODE_GROUP, argument: "releaseVersion", resource: NODE_GROUP, property: ["releaseVersion"],
        why: "EKS chooses the AMI release when the group is made, and later ones change nothing; pin one to decide yourself" },
    { component: WINDOWS_NODE_GROUP, argument: "rootVolume", resource: "aws:ec2/launchTemplate:LaunchTemplate", property: ["blockDeviceMappings", "0", "ebs", "volumeSize"],
        why: "GiB, room for two or three .NET Framework images of 8 GB beside Windows" },
];

/** What the program did not say, what was chosen for it, and why that matters. */
export function chosenDefaults(resources: PlannedResource[]): ChosenDefault[] {
    return WATCHED.flatMap(watched => resources
        .filter(({ type, inputs }) => type === watched.component && inputs[watched.argument] === undefined)
        .filter(({ inputs }) => !(watched.argument === "releaseVersion" && inputs.followLatestRelease === true))
        // An image of one's own decides both.
        .filter(({ inputs }) => !(["amiType", "releaseVersion"].includes(watched.argument) && inputs.customImage !== undefined))
        .flatMap(component => {
            const shows = resources.find(resource => matches(resource, watched.resource) && isBelow(resource, component, resources)
                && (watched.resource !== "aws:eks/addon:Addon" || resource.inputs.addonName === "vpc-cni"));
            return shows ? [{
                argument: `${component.name}: ${watched.argument}`, value: at(shows.inputs, watched.property), why: watched.why,
            }] : [];
        }));
}

/** `Parent/Type` stands for a resource of the type below a parent of another. */
function matches({ type, urn }: PlannedResource, wanted: string): boolean {
    const split = wanted.lastIndexOf("/aws:");
    return split < 0 ? type === wanted : urn.includes(`${wanted.slice(0, split)}$${wanted.slice(split + 1)}::`);
}

function isBelow(resource: PlannedResource, ancestor: PlannedResource, resources: PlannedResource[]): boolean {
    const parent = resources.find(({ urn }) => urn === resource.parent);
    return parent !== undefined && (parent === ancestor || isBelow(parent, ancestor, resources));
}

function at(inputs: Properties, property: string[]): string {
    let value: Json | undefined = inputs;
    for (const key of property) {
        value = plain(value);
        const holder: Json | undefined = typeof value === "string" ? JSON.parse(value) as Json : value;
        value = holder !== null && typeof holder === "object" ? (holder as Properties)[key] : undefined;
    }
    const found = plain(value);
    return found === undefined ? "left to EKS" : Array.isArray(found) ? found.join(", ") : String(found);
}
