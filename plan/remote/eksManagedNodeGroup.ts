import { LAUNCH_TEMPLATE_OPTIONS, managedGroupProblems } from "../../limits/cluster/eksComponents";
import { PlannedResource } from "../resource";
import { Json, Properties, UNKNOWN, plain, resourceReference } from "../signatures";
import { Constructed, Construction } from "./construction";
import { Child, childrenOf, sourcesOf } from "./eksChild";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const CLUSTER = "aws:eks/cluster:Cluster";
/** Arguments that the node group takes as they are. */
const PASSED_ON = [
    "amiType", "capacityType", "diskSize", "forceUpdateVersion", "instanceTypes", "labels", "launchTemplate", "nodeGroupName", "nodeGroupNamePrefix",
    "releaseVersion", "remoteAccess", "tags", "taints", "version",
];
/** What an image, or user data, of one's own decides. */
const OF_AN_AMI = ["amiType", "releaseVersion", "version"];
/** Options that make the component write user data, so that it needs the id of an image. */
const USER_DATA_OPTIONS = ["amiId", "bootstrapExtraArgs", "bottlerocketSettings", "kubeletExtraArgs", "nodeadmExtraOptions", "userData"];
const SIZES = { desiredSize: 2, minSize: 1, maxSize: 2 };
const ARM = /^[a-z]+\d+g[a-z]*[.-]/;

/**
 * The children that `ManagedNodeGroup` of @pulumi/eks 4.3 makes: the node group, and a launch template where an option needs one.
 *
 * @throws Error - where the component refuses its arguments.
 * @see https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/nodes/nodegroup.ts
 */
export function managedNodeGroupChildren(component: PlannedResource, { register, resources, given }: Construction): Constructed {
    const { inputs } = component;
    refuse(inputs);
    const child = childrenOf(component, register);
    const from = sourcesOf(component, given);
    const cluster = clusterOf(from("cluster"), resources);
    const nodeAccess = resources.filter(({ type, parent }) => type === "kubernetes:core/v1:ConfigMap" && parent !== undefined && parent === cluster?.parent);
    const hasOwnImage = USER_DATA_OPTIONS.some(option => inputs[option] !== undefined);
    const template = templateOptions(inputs).length > 0 ? launchTemplate(inputs, hasOwnImage, child, from("amiId")) : undefined;
    const passedOn = PASSED_ON.filter(key => !(hasOwnImage && OF_AN_AMI.includes(key)) && !(template && key === "diskSize"));
    const group = child(NODE_GROUP, "", {
        ...!hasOwnImage && inputs.launchTemplate === undefined && { version: cluster?.inputs.version ?? UNKNOWN },
        ...!hasOwnImage && inputs.operatingSystem !== undefined && { amiType: linuxAmiType(inputs) },
        ...Object.fromEntries(passedOn.filter(key => inputs[key] !== undefined).map(key => [key, inputs[key]])),
        clusterName: inputs.clusterName ?? cluster?.inputs.name ?? UNKNOWN,
        nodeRoleArn: inputs.nodeRoleArn ?? UNKNOWN,
        scalingConfig: { ...SIZES, ...plain(inputs.scalingConfig) as object },
        subnetIds: inputs.subnetIds ?? (cluster?.inputs.vpcConfig as Properties | undefined)?.subnetIds ?? UNKNOWN,
        launchTemplate: template ? { id: UNKNOWN, version: UNKNOWN } : inputs.launchTemplate,
    }, {
        ...Object.fromEntries(passedOn.map(key => [key, from(key)]).filter(([, urns]) => urns.length > 0)),
        clusterName: inputs.clusterName === undefined ? urnsOf(cluster, from("cluster")) : from("clusterName"),
        nodeRoleArn: from("nodeRole", "nodeRoleArn"),
        subnetIds: inputs.subnetIds === undefined ? subnetsOf(cluster) : from("subnetIds"),
        ...template && { launchTemplate: [template.urn] },
    }, {
        ignoreChanges: plain(inputs.ignoreScalingChanges) === true ? ["scalingConfig.desiredSize"] : [],
        dependsOn: nodeAccess.map(({ urn }) => urn),
    });
    return { outputs: { nodeGroup: resourceReference(group.urn) }, dependencies: { nodeGroup: [group.urn] } };
}

/** What the component refuses before it makes anything, and what it can't make for Windows. */
function refuse(inputs: Properties): void {
    const isSet = (key: string) => inputs[key] !== undefined;
    const template = templateOptions(inputs);
    const problems = [
        ...isSet("nodeRole") && isSet("nodeRoleArn") ? ["nodeRole: can't be set together with nodeRoleArn; remove one"] : [],
        ...!isSet("nodeRole") && !isSet("nodeRoleArn") ? ["nodeRole: is required, got nothing; set it, or nodeRoleArn"] : [],
        ...["gpu", "amiType"].filter(key => isSet("amiId") && isSet(key)).map(key => `amiId: can't be set together with ${key}; remove one`),
        ...isSet("launchTemplate") && template.length > 0 ? [`launchTemplate: can't be given beside ${template.join(", ")}; write them into the launch template`] : [],
        ...managedGroupProblems(plain(inputs.amiType), template).map(({ path, reason }) => `${path}: ${reason}`),
    ];
    if (problems.length > 0) {
        throw new Error(`eks.ManagedNodeGroup refuses its arguments: ${problems.join("; ")}`);
    }
}

/** Options that are given, and that need a launch template, even where they turn something off. */
function templateOptions(inputs: Properties): string[] {
    return LAUNCH_TEMPLATE_OPTIONS.filter(option => option === "enableEfaSupport" ? plain(inputs[option]) === true : inputs[option] !== undefined);
}

function launchTemplate(inputs: Properties, hasOwnImage: boolean, child: Child, amiUrns: string[]): PlannedResource {
    const imdsv2 = plain(inputs.enableIMDSv2);
    return child("aws:ec2/launchTemplate:LaunchTemplate", "launchTemplate", {
        imageId: hasOwnImage ? inputs.amiId ?? UNKNOWN : undefined,
        userData: hasOwnImage ? UNKNOWN : undefined,
        metadataOptions: imdsv2 === undefined ? undefined : { httpTokens: imdsv2 ? "required" : "optional", httpPutResponseHopLimit: 2, httpEndpoint: "enabled" },
        blockDeviceMappings: inputs.diskSize === undefined ? undefined : [{ deviceName: UNKNOWN, ebs: { volumeSize: inputs.diskSize } }],
    }, { imageId: amiUrns });
}

/** The AMI type that follows from the operating system, which is a Linux, and from the instance types. */
function linuxAmiType({ operatingSystem, gpu, instanceTypes }: Properties): Json {
    const [system, types] = [plain(operatingSystem), plain(instanceTypes) ?? []];
    if (typeof system !== "string" || !Array.isArray(types) || types.includes(UNKNOWN)) {
        return UNKNOWN;
    }
    const architecture = types.some(type => ARM.test(String(type))) ? "ARM_64" : "x86_64";
    const suffix = { AL2: plain(gpu) === true ? "_GPU" : "", AL2023: plain(gpu) === true ? "_NVIDIA" : "_STANDARD" }[system] ?? (plain(gpu) === true ? "_NVIDIA" : "");
    return `${system.toUpperCase()}_${architecture}${suffix}`;
}

/** The cluster that an `eks.Cluster` made, or that was passed by itself. */
function clusterOf(urns: string[], resources: readonly PlannedResource[]): PlannedResource | undefined {
    return resources.find(({ type, urn, parent }) => type === CLUSTER && (urns.includes(urn) || parent !== undefined && urns.includes(parent)));
}

function urnsOf(cluster: PlannedResource | undefined, others: string[]): string[] {
    return cluster ? [cluster.urn] : others;
}

/** URNs that the subnets of a cluster were made from; its security group is no subnet. */
function subnetsOf(cluster: PlannedResource | undefined): string[] {
    return (cluster?.propertyDependencies.vpcConfig ?? []).filter(urn => !urn.split("::")[2].endsWith("aws:ec2/securityGroup:SecurityGroup"));
}
