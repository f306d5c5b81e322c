import { amiReleaseProblems } from "../../limits/nodes/amiRelease";
import { autoscalerLabelProblems } from "../../limits/nodes/autoscalerTags";
import { kmsKeyArnProblems } from "../../limits/text/arn";
import { instanceTypeProblems } from "../../limits/nodes/instanceType";
import { instanceTypeListProblems } from "../../limits/nodes/instanceTypeList";
import { kubernetesVersionProblems, windowsReleaseGateProblems } from "../../limits/cluster/kubernetesVersion";
import { kubeletArgumentProblems, nodeLabelProblems } from "../../limits/nodes/kubeletArguments";
import { reservedMemoryProblems } from "../../limits/nodes/nodeMemory";
import { UpdateStrategy, nodeScalingProblems, nodeUpdateProblems } from "../../limits/nodes/nodeScaling";
import { Problem, below, enumerationProblems, shown } from "../../limits/text/problem";
import { resourceIdProblems } from "../../limits/text/resourceId";
import { EC2_GP3, windowsRootVolumeProblems } from "../../limits/nodes/rootVolume";
import { hostReleaseProblems } from "../../limits/nodes/windowsHosts";
import { windowsAmi, windowsAmiTypeProblems } from "../../limits/nodes/windowsAmiType";
import {
    CapacityType, OwnWindowsImage, WINDOWS_AMI_TYPE_DEFAULT, WINDOWS_INSTANCE_TYPES_DEFAULT, WINDOWS_SCALING_DEFAULT, WindowsNodeGroupSettings,
} from "./windowsNodeGroupSettings";

/** What the groups of a cluster have in common, and are judged against. */
export interface WindowsNodeGroupContext {
    kubernetesVersion: string;
    releaseVersion?: string;
    followLatestRelease?: boolean;
    prefixDelegation?: boolean;
    /** Whether the group runs an AMI of the user's own. */
    ownImage?: boolean;
    /** Whether EKS does not manage the group: its nodes bootstrap themselves, and EC2 Auto Scaling replaces them. */
    selfManaged?: boolean;
}

/** What is wrong with the settings of one group, each under its own path below `path`. */
export function windowsNodeGroupSettingsProblems(
    path: string, settings: WindowsNodeGroupSettings, context: WindowsNodeGroupContext,
): Problem[] {
    const { kubernetesVersion, prefixDelegation = false, ownImage = false, selfManaged = false } = context;
    const {
        amiType = WINDOWS_AMI_TYPE_DEFAULT, instanceTypes = WINDOWS_INSTANCE_TYPES_DEFAULT, scaling = WINDOWS_SCALING_DEFAULT,
    } = settings;
    return [
        ...windowsAmiTypeProblems(below(path, "amiType"), amiType),
        ...windowsReleaseGateProblems(below(path, "amiType"), amiType, kubernetesVersion),
        ...instanceTypeListProblems(below(path, "instanceTypes"), instanceTypes, selfManaged),
        ...instanceTypes.flatMap((type, i) => instanceTypeProblems(below(path, `instanceTypes[${i}]`), type, prefixDelegation)),
        ...nodeScalingProblems(below(path, "scaling"), scaling),
        ...nodeUpdateProblems(below(path, "update"), settings.update ?? {}),
        ...windowsRootVolumeProblems(below(path, "rootVolume"), settings.rootVolume ?? {}, EC2_GP3),
        ...kmsKeyArnProblems(below(path, "rootVolume.kmsKeyArn"), settings.rootVolume?.kmsKeyArn, false),
        ...metadataHopLimitProblems(below(path, "metadataHopLimit"), settings.metadataHopLimit),
        ...enumerationProblems(below(path, "capacityType"), settings.capacityType, CapacityType),
        ...enumerationProblems(below(path, "update.strategy"), settings.update?.strategy, UpdateStrategy),
        ...ownImage && settings.amiType !== undefined ? [{
            path: below(path, "amiType"), reason: `has no effect on your own image, got ${shown(settings.amiType)}; remove it`,
        }] : [],
        ...nodeLabelProblems(below(path, "labels"), settings.labels),
        ...selfManaged && settings.update !== undefined ? [{
            path: below(path, "update"), reason: `is only for groups that EKS manages, got ${shown(settings.update)}; `
                + "remove it and set instanceRefresh of the self-managed group",
        }] : [],
        ...settings.autoscaled && !selfManaged ? autoscalerLabelProblems(below(path, "labels"), {
            labels: settings.labels, isTainted: settings.windowsTaint ?? true, release: windowsAmi(amiType)?.release,
        }) : [],
        ...ownImage || selfManaged
            ? [...kubeletArgumentProblems(below(path, "kubelet"), settings.kubelet, instanceTypes), ...memoryProblems(path, instanceTypes, settings)]
            : kubeletProblems(below(path, "kubelet"), settings.kubelet ?? {}),
    ];
}

/** Kubelet leaves memory to pods. Types that Windows does not run on are reported elsewhere. */
function memoryProblems(path: string, types: string[], { kubelet }: WindowsNodeGroupSettings): Problem[] {
    return types.some((type, i) => instanceTypeProblems(`${i}`, type, false).length > 0)
        ? [] : reservedMemoryProblems(below(path, "instanceTypes"), types, kubelet);
}

/** What is wrong with what the groups have in common. */
export function windowsReleaseProblems(path: string, context: WindowsNodeGroupContext): Problem[] {
    const { kubernetesVersion, releaseVersion, followLatestRelease } = context;
    return [
        ...kubernetesVersionProblems(below(path, "kubernetesVersion"), kubernetesVersion),
        ...amiReleaseProblems(below(path, "releaseVersion"), releaseVersion, kubernetesVersion),
        ...context.ownImage && (releaseVersion !== undefined || followLatestRelease)
            ? [{ path: below(path, releaseVersion !== undefined ? "releaseVersion" : "followLatestRelease"),
                reason: `has no effect on your own image, got ${shown(releaseVersion ?? followLatestRelease)}; remove it` }]
            : [],
        ...releaseVersion !== undefined && followLatestRelease
            ? [{ path: below(path, "followLatestRelease"), reason: `can't be set together with a pinned release, got true and ${shown(releaseVersion)}; keep one` }]
            : [],
    ];
}

/** What is wrong with a group that stands alone. */
export function windowsNodeGroupProblems(path: string, settings: WindowsNodeGroupSettings, context: WindowsNodeGroupContext): Problem[] {
    return [...windowsReleaseProblems(path, context), ...windowsNodeGroupSettingsProblems(path, settings, context)];
}

/** What is wrong with an AMI of the user's own, as far as it is known. */
export function customImageProblems(path: string, image: Partial<OwnWindowsImage> = {}): Problem[] {
    return [
        ...resourceIdProblems(below(path, "imageId"), image.imageId, "ami"),
        ...kmsKeyArnProblems(below(path, "kmsKeyArn"), image.kmsKeyArn, false),
        ...image.windowsRelease === undefined ? [] : hostReleaseProblems(below(path, "windowsRelease"), image.windowsRelease),
    ];
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateInstanceMetadataOptionsRequest.html */
function metadataHopLimitProblems(path: string, hops: number | undefined): Problem[] {
    return hops === undefined || (Number.isInteger(hops) && hops >= 1 && hops <= 64)
        ? [] : [{ path, reason: `must be a whole number from 1 to 64, got ${shown(hops)}` }];
}

/** Without an image id, EKS appends its own bootstrap to the user data: what is passed to kubelet there is not ours. */
function kubeletProblems(path: string, kubelet: object): Problem[] {
    return Object.entries(kubelet).filter(([, value]) => value !== undefined).map(([key, value]) => ({
        path: below(path, key),
        reason: `EKS passes no arguments to kubelet on its own Windows AMI types, got ${shown(value)}; `
            + "remove it, or use an AMI of your own",
    }));
}
