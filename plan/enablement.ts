import { CLUSTER_ROLE_POLICIES } from "../limits/cluster/clusterRolePolicies";
import { warmTargetText } from "../limits/network/warmTargets";
import { ipamMode } from "../limits/network/windowsIpam";
import { clusterIpam } from "./clusterIpam";
import { PlannedGroup, plannedGroups } from "./plannedGroups";
import { PlannedResource } from "./resource";
import { Json, Properties, plain } from "./signatures";

/** One thing that Windows nodes need, and what in the stack gives it. */
export interface Need {
    need: string;
    given: string;
}

const NOT_HERE = "not in this stack";

/** What makes Windows nodes work in the clusters of the stack, read off the resources. */
export function enablement(resources: PlannedResource[]): Need[] {
    const windows = plannedGroups(resources).filter(({ isWindows }) => isWindows);
    if (windows.length === 0) {
        return [];
    }
    return [
        { need: "cluster role", given: clusterRole(resources) },
        { need: "Windows IPAM", given: ipam(windows[0].resource, resources) },
        { need: "Windows identity", given: identity(resources) },
        { need: "Linux capacity", given: linuxCapacity(resources) },
        { need: "network", given: network(resources) },
        ...windows.map(group => ({ need: `nodes of ${group.resource.name}`, given: nodes(group) })),
    ];
}

function clusterRole(resources: PlannedResource[]): string {
    const arns = ofType(resources, "aws:iam/rolePolicyAttachment:RolePolicyAttachment").map(({ inputs }) => String(plain(inputs.policyArn)));
    const attached = CLUSTER_ROLE_POLICIES.filter(policy => arns.some(arn => arn.endsWith(`/${policy}`)));
    return attached.length > 0 ? attached.join(", ") : NOT_HERE;
}

function ipam(group: PlannedResource, resources: PlannedResource[]): string {
    const owner = resources.find(({ type, inputs }) => type === "aws:eks/addon:Addon" && plain(inputs.addonName) === "vpc-cni")
        ?? resources.find(({ type, inputs }) => type.startsWith("kubernetes:core/v1:ConfigMap")
            && property(inputs, "metadata", "name") === "amazon-vpc-cni");
    const mode = clusterIpam(group, resources);
    const targets = mode?.targets ? `, ${warmTargetText(mode.targets)}` : "";
    return owner && mode ? `${ipamMode(mode.prefixDelegation)}${targets}; set by ${owner.type} ${owner.name} alone` : NOT_HERE;
}

function identity(resources: PlannedResource[]): string {
    const entries = ofType(resources, "aws:eks/accessEntry:AccessEntry").filter(({ inputs }) => plain(inputs.type) === "EC2_WINDOWS");
    const awsAuth = resources.filter(({ type, inputs }) => type === "kubernetes:core/v1:ConfigMap"
        && property(inputs, "metadata", "name") === "aws-auth");
    const found = [
        ...entries.map(({ name }) => `access entry EC2_WINDOWS (${name})`), ...awsAuth.map(({ name }) => `aws-auth (${name})`),
    ];
    return found.length > 0 ? found.join(", ") : NOT_HERE;
}

function linuxCapacity(resources: PlannedResource[]): string {
    const groups = plannedGroups(resources).filter(({ isWindows }) => !isWindows);
    const profiles = ofType(resources, "aws:eks/fargateProfile:FargateProfile");
    const found = [
        ...groups.map(({ resource: { name }, sizes: { desiredSize }, subnets }) =>
            `${desiredSize ?? undefined} nodes of ${name}${subnets.length > 0 ? ` in ${subnets.length} zones` : ""}`),
        ...profiles.map(({ name }) => `CoreDNS on Fargate (${name})`),
    ];
    return found.length > 0 ? found.join(", ") : NOT_HERE;
}

function network(resources: PlannedResource[]): string {
    const zones = new Set(ofType(resources, "aws:ec2/subnet:Subnet").map(({ inputs }) => plain(inputs.availabilityZone)));
    const gateways = ofType(resources, "aws:ec2/natGateway:NatGateway").length;
    const endpoints = ofType(resources, "aws:ec2/vpcEndpoint:VpcEndpoint").filter(({ inputs }) => plain(inputs.vpcEndpointType) === "Interface").length;
    const ways = [`${gateways} NAT gateway${gateways === 1 ? "" : "s"}`, ...endpoints > 0 ? [`${endpoints} interface endpoints`] : []];
    return zones.size > 0 ? `zones ${[...zones].join(", ")}; ${ways.join(", ")}` : NOT_HERE;
}

function nodes({ launchTemplate, taints, labels }: PlannedGroup): string {
    const inputs = launchTemplate?.inputs ?? {};
    const disk = property(inputs, "blockDeviceMappings", "0", "ebs") as Properties | undefined;
    return [
        disk ? `${disk.volumeSize} GiB ${disk.volumeType}${String(disk.encrypted) === "true" ? " encrypted" : ""}` : "disk of the AMI",
        property(inputs, "metadataOptions", "httpTokens") === "required" ? "IMDSv2 only" : "IMDSv1 allowed",
        ...taints.map(({ key, value, effect }) => `taint ${key}=${value}:${effect}`),
        ...Object.entries(labels).map(([key, value]) => `label ${key}=${value}`),
    ].join(", ");
}

function ofType(resources: PlannedResource[], type: string): PlannedResource[] {
    return resources.filter(resource => resource.type === type);
}

function property(inputs: Properties, ...path: string[]): Json | undefined {
    return path.reduce<Json | undefined>((value, key) => {
        const holder = plain(value);
        return holder !== null && typeof holder === "object" ? (holder as Properties)[key] : undefined;
    }, inputs);
}
