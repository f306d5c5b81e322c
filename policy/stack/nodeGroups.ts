import { PolicyResource } from "@pulumi/policy";
import { isWindowsNodeGroup } from "../../limits/nodes/windowsAmiType";
import { Known, PropertyPath, indices, isAbsent, pathText, read, readNumber, readText } from "../known";
import { Cluster, namedCluster } from "./clusters";
import { push } from "./grouping";
import { LaunchTemplate, launchTemplateOf } from "./launchTemplates";
import { Stack, isSet } from "./stack";
import { EKS_MANAGED_NODE_GROUP, NODE_GROUP, ROLE, WINDOWS_CLUSTER, WINDOWS_NODE_GROUP } from "./types";

/** More taints than EKS takes. */
const TAINTS_MAXIMUM = 50;

/** Settings that the kinds of groups have under names of their own. */
interface Names {
    version: PropertyPath;
    releaseVersion: PropertyPath;
    scaling: PropertyPath;
}

const OF_RESOURCE: Names = { version: ["version"], releaseVersion: ["releaseVersion"], scaling: ["scalingConfig"] };
const OF_WINDOWS_NODE_GROUP: Names = { version: ["kubernetesVersion"], releaseVersion: ["releaseVersion"], scaling: ["scaling"] };

/** A managed node group of the stack: the resource, or what a component is told to make where its children are not shown. */
export class NodeGroup {
    constructor(
        public readonly resource: PolicyResource,
        public readonly cluster: Cluster | undefined,
        /** The launch template, where it is certain which. */
        public readonly launchTemplate: LaunchTemplate | undefined,
        private readonly props: Record<string, any>,
        private readonly names = OF_RESOURCE,
        /** Where the group stands in the inputs of a component. */
        private readonly prefix: (string | number)[] = [],
    ) {}

    /** Path of a setting as the user wrote it. */
    public path(...path: (string | number)[]): string {
        return pathText([...this.prefix, ...path]);
    }

    public read<T = unknown>(...path: (string | number)[]): Known<T> {
        return read<T>(this.props, ...this.prefix, ...path);
    }

    /** The keys of a list. */
    public indices(...path: (string | number)[]): number[] {
        return indices(this.props, ...this.prefix, ...path);
    }

    /** Whether a setting that nobody knows yet was made from another resource; else the provider computes it. */
    public isPending(...path: PropertyPath): boolean {
        const [property] = [...this.prefix, ...path];
        return !this.read(...path).known && (this.resource.propertyDependencies[property] ?? []).length > 0;
    }

    /** AMI type, if it is known; that of this package's components has a default. */
    public get amiType(): unknown {
        const found = this.read("amiType");
        const ofComponent = this.names === OF_WINDOWS_NODE_GROUP ? "WINDOWS_CORE_2022_x86_64" : undefined;
        return found.known ? found.value ?? ofComponent : undefined;
    }

    /** Whether it is certain that the nodes are Windows. */
    public get isWindows(): boolean {
        // What the provider computes, or what another resource gives, may be an AMI type.
        return isWindowsNodeGroup(this.amiType, this.taints) || (this.isCustom && this.launchTemplate?.runsPowerShell === true);
    }

    /** Whether the group runs an AMI of the user's own, and so names none. */
    public get isCustom(): boolean {
        return this.amiType === undefined || this.amiType === "CUSTOM";
    }

    /** The taints as far as they are known. */
    public get taints(): { key?: string; value?: string; effect?: string }[] {
        return indices(this.props, ...this.prefix, "taints").slice(0, TAINTS_MAXIMUM).map(i => {
            const text = (key: string) => readText(this.props, ...this.prefix, "taints", i, key);
            return { key: text("key"), value: text("value"), effect: text("effect") };
        });
    }

    /** Instance types that are known, each with its path: of the group, or else of its launch template. */
    public get instanceTypes(): { path: string; instanceType: string; resource: PolicyResource }[] {
        const own = indices(this.props, ...this.prefix, "instanceTypes").flatMap(i => {
            const instanceType = readText(this.props, ...this.prefix, "instanceTypes", i);
            return instanceType === undefined ? [] : [{ path: this.path("instanceTypes", i), instanceType, resource: this.resource }];
        });
        const template = this.launchTemplate;
        const ofTemplate = template && readText(template.resource.props, "instanceType");
        return [...own, ...ofTemplate ? [{ path: "instanceType", instanceType: ofTemplate, resource: template.resource }] : []];
    }

    /** Kubernetes version of the nodes: the group's own, or the cluster's. */
    public get version(): string | undefined {
        const found = read(this.props, ...this.names.version);
        return found.known ? typeof found.value === "string" ? found.value : this.cluster?.version : undefined;
    }

    /** The same, if the group says it itself: a group that exists may be older than its cluster. */
    public get ownVersion(): string | undefined {
        return readText(this.props, ...this.names.version);
    }

    public get versionPath(): string {
        return this.names.version.join(".");
    }

    /** Where the AMI release is pinned: a WindowsCluster has one for all of its groups, or one for each AMI type. */
    public get releasePath(): string {
        return pathText(this.pin);
    }

    /** Pinned AMI release. */
    public get releaseVersion(): Known<string> {
        return read<string>(this.props, ...this.pin);
    }

    private get pin(): PropertyPath {
        const { amiType } = this;
        const isOfCluster = this.prefix.length > 0 && !isAbsent(this.props, "releaseVersions") && typeof amiType === "string";
        return isOfCluster ? ["releaseVersions", amiType] : this.names.releaseVersion;
    }

    /** A size of the scaling configuration, if it is known. */
    public size(key: "minSize" | "maxSize" | "desiredSize"): number | undefined {
        return readNumber(this.props, ...this.prefix, ...this.names.scaling, key);
    }

    /** The role of the nodes, if the stack holds it. */
    public role(stack: Stack): PolicyResource | undefined {
        return this.prefix.length > 0 ? undefined
            : stack.referred(this.resource, ROLE, isSet(this.resource, "nodeRoleArn") ? "nodeRoleArn" : "nodeRole");
    }
}

/** All managed node groups of the stack. */
export function nodeGroups(stack: Stack): NodeGroup[] {
    return stack.once(allNodeGroups);
}

/** Managed node groups that are certainly Windows. */
export function windowsNodeGroups(stack: Stack): NodeGroup[] {
    return stack.once(allWindowsNodeGroups);
}

/** Instance types of groups; those of a launch template that several share stand there once. */
export function instanceTypesOf(groups: NodeGroup[]): NodeGroup["instanceTypes"] {
    const templates = new Set<PolicyResource>();
    return groups.flatMap(group => {
        const found = group.instanceTypes.filter(({ resource }) => !templates.has(resource));
        found.filter(({ resource }) => resource !== group.resource).forEach(({ resource }) => templates.add(resource));
        return found;
    });
}

/** Launch templates of groups that are certainly Windows, each once. */
export function windowsLaunchTemplates(stack: Stack): LaunchTemplate[] {
    const templates = windowsNodeGroups(stack).map(({ launchTemplate }) => launchTemplate).filter(template => template !== undefined);
    return [...new Map(templates.map(template => [template.resource, template])).values()];
}

function allWindowsNodeGroups(stack: Stack): NodeGroup[] {
    return nodeGroups(stack).filter(group => group.isWindows);
}

function allNodeGroups(stack: Stack): NodeGroup[] {
    // Where the children of a component are shown, they tell more than its inputs.
    const alone = (type: string) => stack.ofType(type).filter(component => stack.heldBy(component, NODE_GROUP).length === 0);
    return [
        ...stack.ofType(NODE_GROUP).map(resource => new NodeGroup(
            resource, namedCluster(stack, resource, "clusterName"), launchTemplateOf(stack, resource), resource.props)),
        ...alone(EKS_MANAGED_NODE_GROUP).map(component => new NodeGroup(
            component, namedCluster(stack, component, "clusterName") ?? namedCluster(stack, component, "cluster"),
            launchTemplateOf(stack, component), stack.inputsOf(component))),
        ...alone(WINDOWS_NODE_GROUP).map(component => new NodeGroup(
            component, namedCluster(stack, component, "clusterName"), undefined, stack.inputsOf(component), OF_WINDOWS_NODE_GROUP)),
        ...alone(WINDOWS_CLUSTER).flatMap(component => {
            const inputs = stack.inputsOf(component);
            return indices(inputs, "windowsNodeGroups").map(i => new NodeGroup(
                component, undefined, undefined, inputs, OF_WINDOWS_NODE_GROUP, ["windowsNodeGroups", i]));
        }),
    ];
}

/** Clusters of the stack that Windows nodes of the stack join, with those groups: the only ones that a rule speaks of. */
export function windowsClusters(stack: Stack): Map<Cluster, NodeGroup[]> {
    return stack.once(allWindowsClusters);
}

function allWindowsClusters(stack: Stack): Map<Cluster, NodeGroup[]> {
    const found = new Map<Cluster, NodeGroup[]>();
    for (const group of windowsNodeGroups(stack)) {
        if (group.cluster) {
            push(found, group.cluster, group);
        }
    }
    return found;
}
