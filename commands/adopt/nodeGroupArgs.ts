import { isObject } from "../../limits/text/plainObject";
import { Answer } from "./answers";

/**
 * Arguments of a managed node group in the words of the provider; what AWS does not answer is not set.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/eks/node_group.go (resourceNodeGroupRead)
 */
export function nodeGroupArgs(group: Answer): Record<string, unknown> {
    const { clusterName, nodegroupName, nodeRole, subnets, amiType, launchTemplate, remoteAccess } = group;
    const own = amiType === "CUSTOM";
    return set({
        clusterName, nodeGroupName: nodegroupName, nodeRoleArn: nodeRole, subnetIds: subnets,
        // With an AMI of one's own, the image defines them.
        ...own ? {} : { amiType, version: group.version, releaseVersion: group.releaseVersion },
        instanceTypes: group.instanceTypes, capacityType: group.capacityType,
        // A launch template has the disk's size.
        diskSize: launchTemplate ? undefined : group.diskSize,
        launchTemplate: launchTemplate && { id: launchTemplate.id, version: launchTemplate.version },
        scalingConfig: group.scalingConfig, updateConfig: group.updateConfig, nodeRepairConfig: group.nodeRepairConfig,
        remoteAccess: remoteAccess && set({ ec2SshKey: remoteAccess.ec2SshKey, sourceSecurityGroupIds: remoteAccess.sourceSecurityGroups }),
        warmPoolConfig: warmPool(group.warmPoolConfig),
        taints: group.taints, labels: group.labels, tags: ownTags(group.tags),
    });
}

/** AWS says whether there is a warm pool; the provider has one where its settings are given. */
function warmPool({ enabled, ...settings }: Answer = {}): Answer | undefined {
    return enabled === true ? settings : undefined;
}

/** Tags that a person may set: those of AWS, such as CloudFormation's, are refused, and the provider leaves them out. */
function ownTags(tags: Record<string, string> = {}): Record<string, string> {
    return Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith("aws:")));
}

/** Without what is not there: AWS answers empty lists and maps where nothing is set. */
function set(args: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined && value !== null
        && !(Array.isArray(value) && value.length === 0) && !(isObject(value) && Object.keys(value).length === 0)));
}
