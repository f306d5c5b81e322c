import { PlannedResource, urnOf } from "../../plan/resource";
import { Properties, UNKNOWN } from "../../plan/signatures";

/**
 * What is known of the stack's resources: in a first preview no name, id or ARN, only what each property was made from;
 * later, and in an audit of existing state, the values alone.
 */
export type Preview = "first" | "later";

/** Inputs that take their value from another resource. */
export type Links = Record<string, PlannedResource>;

const NO_OPTIONS = { ignoreChanges: [], aliases: [], customTimeouts: { create: "", update: "", delete: "" } };

/** A stack of raw resources, as people write it who don't use the components; tests add to it and change it. */
export class RawStack {
    public readonly resources: PlannedResource[] = [];
    public readonly root: PlannedResource;

    constructor(public readonly preview: Preview) {
        this.root = this.add("pulumi:pulumi:Stack", "project-stack", {});
    }

    /** Adds a resource; one with `inside` belongs to that component. */
    public add(type: string, name: string, inputs: Properties, links: Links = {}, inside?: PlannedResource): PlannedResource {
        const custom = /^(aws|aws-native|kubernetes|random):/.test(type);
        const parent = inside ?? this.root;
        const computed = this.preview === "first"
            ? { name: UNKNOWN, id: UNKNOWN, arn: UNKNOWN }
            : { name: `${name}-1a2b3c4`, id: `id-of-${name}`, arn: `arn:aws:any:eu-central-1:111122223333:${name}-1a2b3c4` };
        const resource: PlannedResource = {
            urn: urnOf("stack", "project", parent?.urn, type, name), type, name, parent: parent?.urn, custom,
            inputs: { ...inputs }, outputs: custom ? { ...computed, ...inputs } : {},
            dependencies: [], propertyDependencies: {}, options: NO_OPTIONS,
        };
        this.resources.push(resource);
        Object.entries(links).forEach(([property, target]) => this.link(resource, property, target));
        return resource;
    }

    /** Makes a property from another resource: its ARN where the property is one, or else its name. */
    public link(resource: PlannedResource, property: string, target: PlannedResource): void {
        this.set(resource, { [property]: target.outputs[property.endsWith("Arn") ? "arn" : "name"] ?? UNKNOWN });
        if (this.preview === "first") {
            resource.propertyDependencies[property] = [target.urn];
            resource.dependencies.push(target.urn);
        }
    }

    /** Gives properties as values that the program writes itself. */
    public set(resource: PlannedResource, properties: Properties): void {
        Object.assign(resource.inputs, properties);
        Object.assign(resource.outputs, properties);
        Object.keys(properties).forEach(property => { delete resource.propertyDependencies[property]; });
    }

    /** Leaves properties out. */
    public unset(resource: PlannedResource, ...properties: string[]): void {
        for (const property of properties) {
            delete resource.inputs[property];
            delete resource.outputs[property];
            delete resource.propertyDependencies[property];
        }
    }

    public remove(...resources: PlannedResource[]): void {
        resources.forEach(resource => this.resources.splice(this.resources.indexOf(resource), 1));
    }

    /** The one resource of that name. */
    public named(name: string): PlannedResource {
        const [found, ...more] = this.resources.filter(resource => resource.name === name);
        if (!found || more.length > 0) {
            throw new Error(`${more.length + (found ? 1 : 0)} resources are called ${name}`);
        }
        return found;
    }

    /** A cluster with its role, both attachments and the vpc-cni add-on; no nodes. */
    public addCluster(name: string) {
        const role = this.add("aws:iam/role:Role", `${name}-role`, { assumeRolePolicy: "{}" });
        const cluster = this.add("aws:eks/cluster:Cluster", name, {
            kubernetesNetworkConfig: { ipFamily: "ipv4" }, vpcConfig: { subnetIds: ["subnet-1", "subnet-2"] },
        }, { roleArn: role });
        const vpcCni = this.add("aws:eks/addon:Addon", `${name}-vpc-cni`, {
            addonName: "vpc-cni", configurationValues: JSON.stringify({ enableWindowsIpam: "true" }),
        }, { clusterName: cluster });
        return {
            role, cluster, vpcCni,
            clusterPolicy: this.attach(role, "AmazonEKSClusterPolicy"),
            vpcPolicy: this.attach(role, "AmazonEKSVPCResourceController"),
        };
    }

    /** A cluster that breaks no rule, with a Windows and a Linux node group. */
    public addWindowsCluster(name: string) {
        const made = this.addCluster(name);
        return {
            ...made,
            windows: this.addNodeGroup(`${name}-windows`, made.cluster, "WINDOWS_CORE_2022_x86_64"),
            linux: this.addNodeGroup(`${name}-linux`, made.cluster, "AL2023_x86_64_STANDARD"),
        };
    }

    /** Attaches a policy that AWS manages. */
    public attach(role: PlannedResource, policy: string): PlannedResource {
        return this.add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", `${role.name}-${policy}`,
            { policyArn: `arn:aws:iam::aws:policy/${policy}` }, { role });
    }

    public addNodeGroup(name: string, cluster: PlannedResource, amiType: string): PlannedResource {
        return this.add("aws:eks/nodeGroup:NodeGroup", name, {
            amiType, nodeRoleArn: `arn:aws:iam::111122223333:role/${name}`, subnetIds: ["subnet-1", "subnet-2"],
            scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 3 },
        }, { clusterName: cluster });
    }
}

/** A stack that breaks no rule. */
export class WindowsStack extends RawStack {
    public readonly main = this.addWindowsCluster("main");
}
