import { autoscalerLabelProblems } from "../../limits/nodes/autoscalerTags";
import { nodeLabelProblems } from "../../limits/nodes/kubeletArguments";
import { selfManagedGroupProblems } from "../../limits/nodes/selfManagedGroup";
import { windowsAmi } from "../../limits/nodes/windowsAmiType";
import { NODE_GROUP_LABEL } from "../../limits/nodes/windowsNodeLabels";
import { roleNameProblems } from "../../limits/text/arn";
import { Problem } from "../../limits/text/problem";
import { NamedResource, resourceNameProblems } from "../../limits/text/resourceName";
import { NODE_TAGS, tagProblems } from "../../limits/text/tags";
import { SelfManagedSettings } from "./selfManagedSettings";
import type { SelfManagedWindowsNodeGroupArgs } from "./selfManagedWindowsNodeGroup";
import { customImageProblems, windowsNodeGroupProblems } from "./windowsNodeGroupProblems";
import { CapacityType, WINDOWS_AMI_TYPE_DEFAULT, WINDOWS_SCALING_DEFAULT, WindowsNodeGroupSettings } from "./windowsNodeGroupSettings";

/** Tags of the group beside the user's and those that describe a node: the cluster's, the drain handler's, and two for the Cluster Autoscaler. */
const GROUP_TAGS = 4;

/** Everything that is wrong with a self-managed group that stands alone. */
export function selfManagedGroupArgsProblems(name: string, args: SelfManagedWindowsNodeGroupArgs): Problem[] {
    const { image, tags } = args;
    return [
        ...resourceNameProblems("name", name, [{ resource: NamedResource.AutoScalingGroup }]),
        // The name becomes the value of a label.
        ...nodeLabelProblems("name", { [NODE_GROUP_LABEL]: name }),
        ...windowsNodeGroupProblems("", args, { ...args, ownImage: image !== undefined, selfManaged: true }),
        ...releaseNeedProblems("releaseVersion", args, image !== undefined),
        ...selfManagedSettingsProblems("", args, args, tags),
        ...customImageProblems("image", image),
        ...roleNameProblems("nodeRoleName", args.nodeRoleName), ...tagProblems("tags", tags, NODE_TAGS),
    ];
}

/** What is wrong with what only self-managed groups have; `path` is where those settings are. */
export function selfManagedSettingsProblems(
    path: string, settings: SelfManagedSettings, group: WindowsNodeGroupSettings, tags: Record<string, unknown> = {}, labelsPath = "labels",
): Problem[] {
    const { scaling = WINDOWS_SCALING_DEFAULT, amiType = WINDOWS_AMI_TYPE_DEFAULT, windowsTaint = true, labels } = group;
    return [
        ...selfManagedGroupProblems(path, settings, { maxSize: scaling.maxSize, isSpot: group.capacityType === CapacityType.Spot }),
        ...group.autoscaled ? autoscalerLabelProblems(labelsPath, {
            labels, isTainted: windowsTaint, release: windowsAmi(amiType)?.release,
            // The label with the name of the group is one more.
        }, GROUP_TAGS + 1 + Object.keys(tags).length) : [],
    ];
}

/** What says which AMI nodes run. */
interface Release {
    kubernetesVersion: string;
    releaseVersion?: string;
    followLatestRelease?: boolean;
}

/** Someone must say which AMI the nodes run: of managed groups EKS remembers it, here each `up` would take another. */
export function releaseNeedProblems(path: string, release: Release, ownImage: boolean, group = "the group"): Problem[] {
    return ownImage || release.releaseVersion !== undefined || release.followLatestRelease ? [] : [{
        path, reason: `${group} is self-managed, so EKS chooses no AMI release for it, got nothing; `
            + `set it to "${release.kubernetesVersion}-YYYY.MM.DD", or set followLatestRelease to true`,
    }];
}
