import { hostImageProblems } from "../limits/images/containerImage";
import { linuxCapacityProblems } from "../limits/nodes/linuxCapacity";
import { symptom } from "../limits/text/page";
import { Problem, shown } from "../limits/text/problem";
import { isPartName } from "../limits/text/resourceName";
import { WINDOWS_ROOT_DEFAULT_GIB } from "../limits/nodes/rootVolume";
import { NODE_TAGS, TagUse, tagProblems, tagsWithImage } from "../limits/text/tags";
import { windowsAmi } from "../limits/nodes/windowsAmiType";
import { controlPlaneProblems } from "./controlPlane/controlPlaneSettings";
import { imagePipelineProblems } from "./images/imagePipelineProblems";
import { isolatedNetworkProblems } from "./isolatedNetworkProblems";
import { CIDR_BLOCK_DEFAULT, networkProblems } from "./network/network";
import { LINUX_SCALING_DEFAULT, linuxNodeGroupProblems } from "./nodes/linuxNodeGroup";
import { releaseNeedProblems, selfManagedSettingsProblems } from "./nodes/selfManagedProblems";
import { SelfManagedSettings } from "./nodes/selfManagedSettings";
import { windowsNodeGroupSettingsProblems, windowsReleaseProblems } from "./nodes/windowsNodeGroupProblems";
import { WINDOWS_SCALING_DEFAULT } from "./nodes/windowsNodeGroupSettings";
import { releasePinProblems } from "./releasePinProblems";
import { budgetProblems } from "./windowsClusterBudget";
import { NamedImagePipeline, NamedWindowsNodeGroup, WindowsClusterArgs, groupAmiType, linuxNodeGroupSettings, pinnedRelease, pipelineSurge, zoneCount } from "./windowsClusterSettings";

/** Everything that is wrong with the arguments, before any part of the cluster is made. */
export function windowsClusterProblems(args: WindowsClusterArgs): Problem[] {
    const linux = linuxNodeGroupSettings(args);
    const groups = args.windowsNodeGroups ?? [];
    const pipelines = args.imagePipelines ?? [];
    const context = { ...args, prefixDelegation: args.windowsIpam?.prefixDelegation };
    const zones = zoneCount(args);
    const newVpcCidr = args.network?.existingVpc ? undefined : args.network?.cidrBlock ?? CIDR_BLOCK_DEFAULT;
    const problems = [
        ...controlPlaneProblems("", args, newVpcCidr, args.network?.secondaryCidrBlock),
        // Where images decide the release of all groups, releasePinProblems refuses every pin.
        ...groups.some(({ imagePipeline }) => imagePipeline === undefined)
            ? windowsReleaseProblems("", context).filter(({ path }) => path !== "kubernetesVersion") : [],
        ...releasePinProblems(args),
        ...networkProblems("network", args.network ?? {}),
        ...tagProblems("tags", args.tags, tagUse(args)),
        ...reservationProblems(args),
        ...isolatedNetworkProblems(args),
        ...smokeTestImageProblems(args),
        ...args.windowsStorage && !linux ? [{
            path: "windowsStorage", reason: `needs Linux nodes for the driver's controller, got ${shown(args.windowsStorage)} and none; add linuxNodeGroup: {}`,
        }] : [],
        ...linux ? linuxNodeGroupProblems("linuxNodeGroup", linux) : [],
        ...linuxCapacityProblems("linuxNodeGroup.scaling.desiredSize", {
            // A negative size is reported elsewhere; here it counts as nodes.
            nodes: Math.abs(linux ? (linux.scaling ?? LINUX_SCALING_DEFAULT).desiredSize : 0), fargate: args.coreDnsOnFargate ?? false,
        }),
        ...pipelines.flatMap((pipeline, index) => [
            ...nameProblems("imagePipelines", pipelines.map(({ name }) => name), index),
            ...imagePipelineProblems(`imagePipelines[${index}]`, pipeline, args.kubernetesVersion,
                zones === undefined ? undefined : pipelineSurge({ ...args, windowsNodeGroups: groups }, pipeline.name, zones)),
        ]),
        ...groups.length === 0 ? [{ path: "windowsNodeGroups", reason: "names no group; add one with a name" }] : [],
        ...groups.flatMap((group, index) => [
            ...nameProblems("windowsNodeGroups", groups.map(({ name }) => name), index),
            ...group.imagePipeline === undefined || pipelines.some(({ name }) => name === group.imagePipeline) ? [] : [{
                path: `windowsNodeGroups[${index}].imagePipeline`,
                reason: `is not the name of an image pipeline, got ${shown(group.imagePipeline)}; ${pipelines.length > 0
                    ? `use one of ${[...new Set(pipelines.map(({ name }) => name))].join(", ")}` : "add it to imagePipelines"}`,
            }],
            ...args.smokeTest ? noNodeProblems(`windowsNodeGroups[${index}].scaling.desiredSize`, group) : [],
            ...imageDiskProblems(`windowsNodeGroups[${index}].rootVolume.sizeGiB`, group, pipelines),
            ...windowsNodeGroupSettingsProblems(`windowsNodeGroups[${index}]`, group, {
                ...context, ownImage: group.imagePipeline !== undefined, selfManaged: group.selfManaged !== undefined,
            }),
            ...group.selfManaged ? selfManagedProblems(index, group, group.selfManaged, args) : [],
        ]),
    ];
    // Invalid sizes would give a meaningless sum.
    return problems.length > 0 || newVpcCidr === undefined || zones === undefined ? problems : budgetProblems(args, newVpcCidr, zones);
}

/** Blocks are reserved for prefixes alone, and their places follow from the CIDR block of a new VPC. */
function reservationProblems({ reservePrefixes, windowsIpam, network }: WindowsClusterArgs): Problem[] {
    if (!reservePrefixes) {
        return [];
    }
    return [
        ...windowsIpam?.prefixDelegation ? [] : [{
            path: "reservePrefixes", reason: `has no effect without prefix delegation, got ${shown(reservePrefixes)}; set windowsIpam.prefixDelegation to true or remove it`,
        }],
        ...network?.existingVpc ? [{
            path: "reservePrefixes",
            reason: `has no effect with network.existingVpc, got ${shown(reservePrefixes)}; use the component PrefixReservations for existing subnets`,
        }] : [],
    ];
}

/** What is wrong with a group that EKS does not manage, as such. */
function selfManagedProblems(index: number, group: NamedWindowsNodeGroup, settings: SelfManagedSettings, args: WindowsClusterArgs): Problem[] {
    const path = `windowsNodeGroups[${index}]`;
    const release = { ...args, releaseVersion: pinnedRelease(args, group.amiType) };
    return [
        ...selfManagedSettingsProblems(`${path}.selfManaged`, settings, group, args.tags, `${path}.labels`),
        // Releases that are given and lack the one of this group are reported by releasePinProblems.
        ...args.releaseVersions ? [] : releaseNeedProblems("releaseVersion", release, group.imagePipeline !== undefined, path),
    ];
}

/** What has the most tags beside those of the cluster: a node, or an image with tags of its own. */
function tagUse({ tags, imagePipelines = [] }: WindowsClusterArgs): TagUse {
    return imagePipelines.map(({ imageTags }) => tagsWithImage(tags, imageTags))
        .reduce((most, use) => use.others > most.others ? use : { ...most, imageBuilder: true }, NODE_TAGS);
}

/** The image of smoke tests runs on the nodes of every group, as far as its tag tells. */
function smokeTestImageProblems(args: WindowsClusterArgs): Problem[] {
    const { smokeTest, smokeTestImage, windowsNodeGroups = [] } = args;
    if (smokeTestImage === undefined || !smokeTest) {
        return smokeTestImage === undefined ? [] : [{ path: "smokeTestImage", reason: `counts only with smokeTest, got ${shown(smokeTest)} beside it; set smokeTest to true or remove it` }];
    }
    const releases = windowsNodeGroups.map(({ amiType, imagePipeline }) => windowsAmi(groupAmiType(args, amiType, imagePipeline))?.release);
    return [...new Set(releases)].flatMap(release => release === undefined ? [] : hostImageProblems("smokeTestImage", smokeTestImage, "windowsNodeGroups", release));
}

/** A smoke test waits for a node. Nothing starts one, since an autoscaler comes only after the first `up`. */
function noNodeProblems(path: string, { scaling = WINDOWS_SCALING_DEFAULT, autoscaled }: NamedWindowsNodeGroup): Problem[] {
    return scaling.desiredSize === 0 ? [{
        path, reason: `leaves no node for the group's smoke test, so \`up\` would wait and fail, got ${scaling.desiredSize} beside smokeTest; `
            + `start with 1${autoscaled ? " (the autoscaler may lower it later)" : ""} or set smokeTest to false; see ${symptom("up-waits-for-a-node-group")}`,
    }] : [];
}

/** EC2 starts no instance on a volume that is smaller than the one its image was made of. */
function imageDiskProblems(path: string, group: NamedWindowsNodeGroup, pipelines: NamedImagePipeline[]): Problem[] {
    const pipeline = pipelines.find(({ name }) => name === group.imagePipeline);
    const [disk, image] = [group, pipeline].map(owner => owner?.rootVolume?.sizeGiB ?? WINDOWS_ROOT_DEFAULT_GIB);
    return pipeline && disk < image
        ? [{ path, reason: `is smaller than the volume of its image, got ${disk} and ${image}; use ${image} or more` }]
        : [];
}

/** The name of an item of a list is one that the names of its parts can end with, and no other item has it. */
export function nameProblems(list: string, names: string[], index: number): Problem[] {
    const path = `${list}[${index}].name`;
    const name = names[index];
    if (!isPartName(name)) {
        return [{ path, reason: `must be lowercase letters, digits and dashes, 30 at most, and start with a letter, got ${shown(name)}` }];
    }
    const first = names.indexOf(name);
    return first < index
        ? [{ path, reason: `is already the name of ${list}[${first}], got ${shown(name)}; use another name` }]
        : [];
}
