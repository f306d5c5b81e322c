import { PolicyResource } from "@pulumi/policy";
import { PlacedProperty, Property, PropertyPath, property, propertyOf } from "../property";
import { Stack } from "./stack";
import { CLUSTER, EKS_CLUSTER } from "./types";

/** An EKS cluster of the stack: the resource, or the component of @pulumi/eks where that is all that is shown. */
export class Cluster {
    constructor(public readonly resource: PolicyResource, private readonly inputs?: Record<string, any>) {}

    /** The name that the user gave: a component's, where it makes the cluster. */
    public get name(): string {
        const { parent, name } = this.resource;
        return parent?.type === EKS_CLUSTER ? parent.name : name;
    }

    /** The cluster's own resource; undefined where only the component is shown. */
    public get eksCluster(): PolicyResource | undefined {
        return this.inputs ? undefined : this.resource;
    }

    /** A property as the program wrote it, by its path in the resource, and in the component if it has one there. */
    public written<T = unknown>(path: PropertyPath, ofComponent?: PropertyPath): PlacedProperty<T> {
        if (!this.inputs) {
            return { path: path.join("."), found: propertyOf<T>(this.resource, ...path).written };
        }
        return ofComponent
            ? { path: ofComponent.join("."), found: property<T>(this.inputs, ...ofComponent) }
            : { path: path.join("."), found: Property.of<never>(undefined) };
    }

    /** What the provider says of the cluster, whoever set it. */
    public property<T = unknown>(...path: PropertyPath): Property<T> {
        return propertyOf<T>(this.resource, ...path);
    }

    /** Kubernetes minor version, if it is known. */
    public get version(): string | undefined {
        const { found } = this.written(["version"], ["version"]);
        return found.known && typeof found.value === "string" ? found.value : this.property("version").text;
    }

    /**
     * Where EKS looks up who may use the cluster; undefined if that is not known. EKS's own default is CONFIG_MAP.
     *
     * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessConfigRequest.html
     */
    public get authenticationMode(): string | undefined {
        const { found } = this.written(["accessConfig", "authenticationMode"], ["authenticationMode"]);
        if (!found.known) {
            return undefined;
        }
        return typeof found.value === "string" ? found.value : this.property("accessConfig", "authenticationMode").text ?? "CONFIG_MAP";
    }

    /** Whether Auto Mode gives the cluster nodes, or may. */
    public get mayBeAuto(): boolean {
        const { found } = this.written(["computeConfig", "enabled"], ["autoMode", "enabled"]);
        const { props } = this.resource;
        // The provider computes all of it or nothing, so within what is known, the program says whether it is on.
        const mayBe = property(props, "computeConfig").known && !property(props, "computeConfig", "enabled").known;
        return mayBe || !found.known || found.value === true;
    }
}

/** All clusters of the stack. */
export function clusters(stack: Stack): Cluster[] {
    return stack.once(allClusters);
}

function allClusters(stack: Stack): Cluster[] {
    return [
        ...stack.ofType(CLUSTER).filter(resource => !isRead(stack, resource)).map(resource => new Cluster(resource)),
        ...stack.ofType(EKS_CLUSTER).filter(component => stack.heldBy(component, CLUSTER).length === 0)
            .map(component => new Cluster(component, stack.inputsOf(component))),
    ];
}

/** What a program sets of a cluster that it makes; one that it only reads has no inputs but where it is. */
const WRITTEN = ["roleArn", "vpcConfig", "kubernetesNetworkConfig", "accessConfig", "version", "computeConfig"];

/** Whether the program only reads the cluster, which state shows as well: then others look after what it needs. */
function isRead(stack: Stack, cluster: PolicyResource): boolean {
    return stack.showsInputs(cluster) && WRITTEN.every(key => property(stack.inputsOf(cluster), key).isAbsent);
}

function clustersByUrn(stack: Stack): Map<string, Cluster> {
    return new Map(clusters(stack).map(cluster => [cluster.resource.urn, cluster]));
}

/**
 * The cluster that a property names; undefined where that is not certain.
 *
 * @param property - The one with the cluster's name, such as `clusterName`.
 */
export function namedCluster(stack: Stack, from: PolicyResource, property: string): Cluster | undefined {
    const resource = stack.referred(from, CLUSTER, property);
    if (resource) {
        return stack.once(clustersByUrn).get(resource.urn);
    }
    // A component that is passed whole.
    const component = stack.candidates(from, CLUSTER, [property]).length === 0 ? stack.referred(from, EKS_CLUSTER, property) : undefined;
    return component && clusterOfComponent(stack, component);
}

/** The cluster that a component of @pulumi/eks is, or holds. */
export function clusterOfComponent(stack: Stack, component: PolicyResource): Cluster | undefined {
    const [resource = component, ...more] = stack.heldBy(component, CLUSTER);
    return more.length > 0 ? undefined : stack.once(clustersByUrn).get(resource.urn);
}

/** Whether a resource with a `clusterName` may belong to the cluster: it certainly does, or nobody knows. */
export function mayBelongTo(stack: Stack, cluster: Cluster, from: PolicyResource): boolean {
    return [cluster, undefined].includes(namedCluster(stack, from, "clusterName"));
}
