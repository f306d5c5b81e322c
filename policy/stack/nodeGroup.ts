import { PolicyResource } from "@pulumi/policy";
import type { Taint } from "../../limits/nodes/linuxCapacity";
import { isWindowsNodeGroup } from "../../limits/nodes/windowsAmiType";
import { Property, PropertyPath, pathText, property, propertyOf } from "../property";
import type { Cluster } from "./clusters";
import type { LaunchTemplate } from "./launchTemplates";
import { PropertiesAt } from "./propertiesAt";
import { instanceTags } from "./servers";
import { Stack } from "./stack";
import { ROLE } from "./types";

/** Settings that the kinds of groups have under names of their own. */
interface Names {
    version: PropertyPath;
    releaseVersion: PropertyPath;
    scaling: PropertyPath;
}

const OF_RESOURCE: Names = { version: ["version"], releaseVersion: ["releaseVersion"], scaling: ["scalingConfig"] };
export const OF_WINDOWS_NODE_GROUP: Names = { version: ["kubernetesVersion"], releaseVersion: ["releaseVersion"], scaling: ["scaling"] };

/**
 * A node group of the stack: the resource, or what a component is told to make where its children are not shown. It is a managed one,
 * unless a class of its own says otherwise.
 */
export class NodeGroup extends PropertiesAt {
    private knownTaints?: Taint[];

    constructor(
        public readonly resource: PolicyResource,
        public readonly cluster: Cluster | undefined,
        /** The launch template, where it is certain which. */
        public readonly launchTemplate: LaunchTemplate | undefined,
        props: Record<string, any>,
        private readonly names = OF_RESOURCE,
        /** Where the group stands in the inputs of a component. */
        prefix?: (string | number)[],
    ) {
        super(props, prefix);
    }

    /** Whether EKS manages the group, and so gives it what it needs to join. */
    public get isManaged(): boolean {
        return true;
    }

    /** A setting of the group: what nobody knows and was made from nothing, the provider computes. */
    public override property<T = unknown>(...path: (string | number)[]): Property<T> {
        return propertyOf<T>({ props: this.props, propertyDependencies: this.resource.propertyDependencies }, ...this.prefix, ...path);
    }

    /** AMI type, if it is known; that of this package's components has a default. */
    public get amiType(): unknown {
        const found = this.property("amiType");
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
    public get taints(): Taint[] {
        // Every rule asks for them, to know whether the group is Windows.
        return this.knownTaints ??= this.property("taints").indices.map(i => {
            const text = (key: string) => this.property("taints", i, key).text;
            return { key: text("key"), value: text("value"), effect: text("effect") };
        });
    }

    /** Instance types that are known, each with its path: of the group, or else of its launch template. */
    public get instanceTypes(): { path: string; instanceType: string; resource: PolicyResource }[] {
        const own = this.property("instanceTypes").indices.flatMap(i => {
            const instanceType = this.property("instanceTypes", i).text;
            return instanceType === undefined ? [] : [{ path: this.path("instanceTypes", i), instanceType, resource: this.resource }];
        });
        const template = this.launchTemplate;
        const ofTemplate = template && propertyOf(template.resource, "instanceType").text;
        return [...own, ...ofTemplate ? [{ path: "instanceType", instanceType: ofTemplate, resource: template.resource }] : []];
    }

    /** How many instance types the group lists itself, known or not. */
    public get listedTypes(): number {
        return this.property("instanceTypes").indices.length;
    }

    /** Kubernetes version of the nodes: the group's own, or the cluster's. */
    public get version(): string | undefined {
        const found = property(this.props, ...this.names.version);
        return found.known ? typeof found.value === "string" ? found.value : this.cluster?.version : undefined;
    }

    /** The same, if the group says it itself: a group that exists may be older than its cluster. */
    public get ownVersion(): string | undefined {
        return property(this.props, ...this.names.version).text;
    }

    public get versionPath(): string {
        return this.names.version.join(".");
    }

    /** Where the AMI release is pinned: a WindowsCluster has one for all of its groups, or one for each AMI type. */
    public get releasePath(): string {
        return pathText(this.pin);
    }

    /** Pinned AMI release. */
    public get releaseVersion(): Property<string> {
        return property<string>(this.props, ...this.pin);
    }

    private get pin(): PropertyPath {
        const { amiType } = this;
        const isOfCluster = this.prefix.length > 0 && !property(this.props, "releaseVersions").isAbsent && typeof amiType === "string";
        return isOfCluster ? ["releaseVersions", amiType] : this.names.releaseVersion;
    }

    /** A size of the scaling configuration, if it is known. */
    public size(key: "minSize" | "maxSize" | "desiredSize"): number | undefined {
        return property(this.props, ...this.prefix, ...this.names.scaling, key).number;
    }

    /** Tags of the instances that are known. */
    public get instanceTags(): ReturnType<typeof instanceTags> {
        return instanceTags(this.resource, this.launchTemplate?.resource);
    }

    /** The property that has the subnets. */
    public get subnetsProperty(): string {
        return "subnetIds";
    }

    /** Where the version of its launch template stands. */
    public get templateVersionPath(): PropertyPath {
        return ["launchTemplate", "version"];
    }

    /** What a user writes to give the nodes another role. */
    public get rolePath(): string {
        return this.path("nodeRoleArn");
    }

    /** The role of the nodes, if the stack holds it. */
    public role(stack: Stack): PolicyResource | undefined {
        return this.prefix.length > 0 ? undefined
            : stack.referred(this.resource, ROLE, propertyOf(this.resource, "nodeRoleArn").isSet ? "nodeRoleArn" : "nodeRole");
    }
}
