import { PolicyResource } from "@pulumi/policy";
import { bootstrappedCluster } from "../../limits/nodes/bootstrapScript";
import { isWindowsAmiType } from "../../limits/nodes/windowsAmiType";
import { PropertyPath, pathText, property } from "../property";
import { Cluster, clusterOfComponent, clusters, namedCluster } from "./clusters";
import { LaunchTemplate } from "./launchTemplates";
import type { NodeGroup } from "./nodeGroup";
import { ServerTemplate, instanceTags, scriptsOf, serverTemplates } from "./servers";
import { Stack, ancestors } from "./stack";
import { AUTO_SCALING_GROUP, CLOUD_FORMATION_STACK, CLUSTER, EKS_CLUSTER, EKS_NODE_GROUP, EKS_NODE_GROUP_V2, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE } from "./types";
import { UnmanagedWindowsNodes } from "./unmanagedWindowsNodes";
import { WindowsSign, imageSign, instanceRole, nodeEntries, roleSign, runsBuiltImage, scriptSign } from "./windowsMachines";

const COMPONENTS = [EKS_NODE_GROUP, EKS_NODE_GROUP_V2];
/** Options of these components that take user data. */
const SCRIPTS = ["nodeUserDataOverride", "nodeUserData"];
/** Tags of self-managed nodes that have the cluster's name in their key. */
const CLUSTER_TAG = /^(?:kubernetes\.io\/cluster\/|k8s\.io\/cluster-autoscaler\/(?!enabled$|node-template\/))([^/]+)$/;
/** The same tag in a template of CloudFormation. */
const TAG_OF_TEMPLATE = /kubernetes\.io\/cluster\/([\w-]+)/;
/** The tag of nodes that EKS manages: who has it is part of a managed node group. */
const MANAGED_TAG = "eks:nodegroup-name";
const OWNED = "owned";
/** Where an Auto Scaling group lists instance types. */
const OVERRIDES = ["mixedInstancesPolicy", "launchTemplate", "overrides"];

/**
 * Windows nodes that EKS does not manage: an Auto Scaling group whose instances join a cluster by themselves.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-windows-workers.html
 */
export class SelfManagedNodeGroup extends UnmanagedWindowsNodes {
    private readonly isBuilt: boolean;

    constructor(
        stack: Stack,
        resource: PolicyResource,
        cluster: Cluster | undefined,
        /** The launch template or launch configuration, where it is certain which. */
        public readonly template: PolicyResource | undefined,
        /** Where the group names it. */
        private readonly templatePath: PropertyPath,
    ) {
        super(resource, cluster, template?.type === LAUNCH_TEMPLATE ? new LaunchTemplate(template) : undefined, stack.inputsOf(resource));
        this.isBuilt = template !== undefined && runsBuiltImage(stack, template);
    }

    /** Whether an image pipeline of the stack builds the AMI; of others, an id doesn't tell whose they are. */
    public override get isCustom(): boolean {
        return this.isBuilt;
    }

    /** Instance types that are known: of the overrides, which take the place of the template's. */
    public override get instanceTypes(): NodeGroup["instanceTypes"] {
        const overrides = this.property(...OVERRIDES).indices;
        return overrides.length > 0 ? overrides.flatMap(i => this.typeAt(this.resource, [...OVERRIDES, i, "instanceType"]))
            : this.typeAt(this.template ?? this.resource, ["instanceType"]);
    }

    public override get listedTypes(): number {
        return this.property(...OVERRIDES).indices.length;
    }

    private typeAt(resource: PolicyResource, path: (string | number)[]): NodeGroup["instanceTypes"] {
        const instanceType = property(resource === this.resource ? this.props : resource.props, ...path).text;
        return instanceType ? [{ path: pathText(path), instanceType, resource }] : [];
    }

    public override size(key: "minSize" | "maxSize" | "desiredSize"): number | undefined {
        return property(this.props, key === "desiredSize" ? "desiredCapacity" : key).number;
    }

    public override get subnetsProperty(): string {
        return "vpcZoneIdentifiers";
    }

    public override get templateVersionPath(): PropertyPath {
        return [...this.templatePath, "version"];
    }

    public override get rolePath(): string {
        return pathText([this.templatePath[0]]);
    }

    public override role(stack: Stack): PolicyResource | undefined {
        return roleOf(stack, this.resource, this.template);
    }
}

/** Self-managed groups that are certainly Windows nodes. */
export function selfManagedWindowsGroups(stack: Stack): SelfManagedNodeGroup[] {
    return stack.once(allWindows);
}

/** A group of which nothing that is known tells the operating system. */
interface UndecidedGroup {
    resource: PolicyResource;
    template: PolicyResource;
    cluster: Cluster | undefined;
    /** Whether it is certainly one of nodes, on an AMI that somebody chose. */
    isNode: boolean;
    /** Names that the user gave the group; those of a default node group are its cluster's. */
    names: string[];
}

/** Such groups that may be nodes of a cluster. */
export function undecidedGroups(stack: Stack): UndecidedGroup[] {
    return machines(stack).flatMap(each => {
        const { resource, template } = each;
        const { cluster, isTagged, isManaged } = tiesOf(stack, each);
        const isNode = (isTagged || each.component !== undefined) && !hasUsualImage(stack, each);
        const isOpen = !isManaged && (isNode || cluster !== undefined) && signOf(stack, each) === undefined;
        const names = each.component?.type === EKS_CLUSTER || !template ? [] : [resource.name, template.name];
        return template && isOpen ? [{ resource, template, cluster, isNode, names }] : [];
    });
}

/** Whether a component chose the AMI by the version of its cluster, as it does for Linux nodes. */
function hasUsualImage(stack: Stack, { template, component }: Machines): boolean {
    return component !== undefined && template !== undefined
        && stack.sources(template, "imageId").some(({ type }) => type === CLUSTER || type === EKS_CLUSTER);
}

/** A group of servers that may be nodes, with all that tells. */
interface Machines {
    resource: PolicyResource;
    template: PolicyResource | undefined;
    path: PropertyPath;
    /** The component of @pulumi/eks that made it. */
    component: PolicyResource | undefined;
}

function allWindows(stack: Stack): SelfManagedNodeGroup[] {
    return machines(stack).flatMap(each => {
        const { resource, template, path } = each;
        const ties = tiesOf(stack, each);
        const sign = signOf(stack, each);
        const isNode = sign === "node" || (sign === "windows" && (each.component !== undefined || ties.isTagged || ties.isByRole));
        return isNode && !ties.isManaged ? [new SelfManagedNodeGroup(stack, resource, ties.cluster, template, path)] : [];
    });
}

/** Auto Scaling groups, and what makes them where they are not shown. */
function machines(stack: Stack): Machines[] {
    return [
        ...stack.ofType(AUTO_SCALING_GROUP).map(resource => {
            const templates = serverTemplates(stack, resource);
            const { path, template }: ServerTemplate = templates.find(each => each.template) ?? templates[0] ?? { path: ["launchTemplate"] };
            const [component = defaultMaker(resource)] = ancestors(resource).filter(({ type }) => COMPONENTS.includes(type));
            return { resource, template, path, component };
        }),
        ...COMPONENTS.flatMap(type => stack.ofType(type)).filter(component => stack.heldBy(component, AUTO_SCALING_GROUP).length === 0)
            .map(component => {
                const [template] = stack.heldBy(component, LAUNCH_CONFIGURATION);
                return { resource: component, template, path: ["instanceProfile"] as PropertyPath, component };
            }),
        // Before version 3, CloudFormation makes the default node group.
        ...stack.ofType(CLOUD_FORMATION_STACK).flatMap(resource => {
            const component = defaultMaker(resource, "-nodes");
            const [template] = component ? stack.heldBy(component, LAUNCH_CONFIGURATION).filter(({ parent }) => parent === component) : [];
            return template ? [{ resource, template, path: ["instanceRole"] as PropertyPath, component }] : [];
        }),
    ];
}

/** The `eks.Cluster` whose default node group this is, by the name that the component gives it. */
function defaultMaker({ name, parent }: PolicyResource, suffix = ""): PolicyResource | undefined {
    return parent?.type === EKS_CLUSTER && name === parent.name + suffix ? parent : undefined;
}

/** What tells that machines are Windows; the surest sign counts. */
function signOf(stack: Stack, { resource, template, component }: Machines): WindowsSign {
    const text = (key: string) => component && property(stack.inputsOf(component), key).text;
    const signs: WindowsSign[] = [
        isWindowsAmiType(text("amiType")) ? "node" : undefined, ...SCRIPTS.map(key => scriptSign(text(key))),
        ...component ? [imageSign(stack, component, "amiId")] : [],
        ...template ? [imageSign(stack, template, "imageId"), ...scriptsOf(stack, [template]).map(scriptSign)] : [],
        roleSign(stack, roleOf(stack, resource, template)),
    ];
    return signs.includes("node") ? "node" : signs.find(sign => sign !== undefined);
}

function roleOf(stack: Stack, resource: PolicyResource, template: PolicyResource | undefined): PolicyResource | undefined {
    return template?.type === LAUNCH_TEMPLATE
        ? instanceRole(stack, template, "iamInstanceProfile", "name") ?? instanceRole(stack, template, "iamInstanceProfile", "arn")
        : template ? instanceRole(stack, template, "iamInstanceProfile") : instanceRole(stack, resource, "instanceProfile");
}

/** What ties machines to a cluster. */
interface Ties {
    /** The cluster, where it is certain which. */
    cluster: Cluster | undefined;
    /** Whether they have the tag of nodes. */
    isTagged: boolean;
    /** Whether a cluster lets their role in as that of nodes. */
    isByRole: boolean;
    /** Whether they are part of a managed node group. */
    isManaged: boolean;
}

/** The ties of machines. */
function tiesOf(stack: Stack, { resource, template, component }: Machines): Ties {
    const tags = instanceTags(resource, template);
    const owned = tags.filter(({ key, value }) => key === undefined || (CLUSTER_TAG.test(key) && (value ?? OWNED) === OWNED));
    const entries = nodeEntries(stack, roleOf(stack, resource, template));
    const scripts = template ? scriptsOf(stack, [template]) : [];
    const byTag = owned.flatMap(tag => tag.key === undefined ? sourceClusters(stack, tag.resource, tag.path[0])
        : clustersNamed(stack, CLUSTER_TAG.exec(tag.key)![1]));
    const all = [
        byTag,
        scripts.flatMap(script => clustersNamed(stack, bootstrappedCluster(script ?? ""))),
        template ? sourceClusters(stack, template, "userData") : [],
        entries.map(entry => namedCluster(stack, entry, "clusterName")),
        [namedCluster(stack, resource, "cluster")],
        component ? clustersOfParts(stack, component) : [],
    ].map(list => [...new Set(list.filter(cluster => cluster !== undefined))]);
    const [found] = all.filter(list => list.length > 0);
    return {
        cluster: found?.length === 1 ? found[0] : undefined,
        isTagged: byTag.length > 0 || owned.some(({ key }) => key !== undefined),
        isByRole: entries.length > 0,
        isManaged: tags.some(({ key }) => key === MANAGED_TAG),
    };
}

/** Clusters that parts of a component tell: `eks.Cluster` holds its own, others name it in what CloudFormation makes. */
function clustersOfParts(stack: Stack, component: PolicyResource): (Cluster | undefined)[] {
    return component.type === EKS_CLUSTER ? [clusterOfComponent(stack, component)]
        : stack.heldBy(component, CLOUD_FORMATION_STACK).flatMap(made => [
            ...sourceClusters(stack, made, "templateBody"),
            ...clustersNamed(stack, TAG_OF_TEMPLATE.exec(property(made.props, "templateBody").text ?? "")?.[1]),
        ]);
}

/** Clusters of the stack with this name. */
function clustersNamed(stack: Stack, name: string | undefined): Cluster[] {
    return name === undefined ? [] : clusters(stack).filter(({ resource }) =>
        [resource.props, stack.inputsOf(resource)].some(props => property(props, "name").text === name));
}

/** Clusters that a property was made from. */
function sourceClusters(stack: Stack, from: PolicyResource, property: string): Cluster[] {
    return stack.sources(from, property).filter(({ type }) => type === CLUSTER || type === EKS_CLUSTER)
        .flatMap(source => clusterOfComponent(stack, source) ?? []);
}
