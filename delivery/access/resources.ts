import * as authorization from "./authorization.json";
import { Access, EXISTING_CLUSTER } from "./planned";

const ACTIONS: Record<string, { level: string; resources: string[]; dependents: string[] }> = authorization.actions;
const ARNS: Record<string, Record<string, string>> = authorization.resources;

/** Where Amazon says which AMI is the newest. */
const AMAZONS_PARAMETERS = "parameter/aws/service/ami-windows-latest/*";
/** Where the image pipelines of the components say which AMI they built. */
const OWN_PARAMETERS = "parameter/eks-windows/*";
/** Variables of ARNs that stand for names which Pulumi makes from the names in the program. */
const NAMED = [
    "ClusterName", "RoleNameWithPath", "InstanceProfileNameWithPath", "PolicyNameWithPath", "ComponentName", "DistributionConfigurationName", "ImageName",
    "ImageRecipeName", "ImagePipelineName", "ResourceId", "LifecyclePolicyName", "GroupFriendlyName",
];
/** Kinds that no component makes. */
const OTHER_KINDS = ["eks-anywhere-subscription", "identityproviderconfig", "containerRecipe", "workflow"];
/** Amazon's components and images, which recipes begin with. */
const AMAZONS: Record<string, string> = { "imagebuilder:GetComponent": "component/*", "imagebuilder:GetImage": "image/*" };

/** ARNs that an action is allowed on, as narrow as AWS can tell apart before anything is there. */
export function resourcesOf(action: string, access: Access): string[] {
    const [service] = action.split(":");
    const { resources } = ACTIONS[action];
    const kinds = resources.map(kind => kind.replace("*", "")).filter(kind => !OTHER_KINDS.includes(kind));
    if (service === "ec2" && resources.some(kind => kind.endsWith("*"))) {
        return ec2Resources(access);
    }
    if (service === "ec2" || service === "route53" || kinds.length === 0) {
        return ["*"];
    }
    if (service === "ssm") {
        return access.regions.flatMap(region => [
            ...action === "ssm:GetParameter" ? [`arn:aws:ssm:${region}::${AMAZONS_PARAMETERS}`] : [],
            `arn:aws:ssm:${region}:${access.accountId ?? "*"}:${OWN_PARAMETERS}`,
        ]);
    }
    // The roles of a cluster that somebody else made may have any name.
    if (access.types.includes(EXISTING_CLUSTER) && ["iam:ListRolePolicies", "iam:SimulatePrincipalPolicy"].includes(action)) {
        return [`arn:aws:iam::${access.accountId ?? "*"}:role/*`];
    }
    const regions = service === "iam" ? [""] : access.regions;
    const own = regions.flatMap(region => kinds.flatMap(kind => patterns(ARNS[service][kind], region, access)));
    const amazons = AMAZONS[action] === undefined ? [] : access.regions.map(region => `arn:aws:imagebuilder:${region}:aws:${AMAZONS[action]}`);
    // EKS names the Auto Scaling group of a node group after it.
    const ofNodeGroups = /^autoscaling:.*Tags$/.test(action) ? own.map(arn => arn.replace("autoScalingGroupName/", "autoScalingGroupName/eks-")) : [];
    return [...new Set([...own, ...amazons, ...ofNodeGroups])].sort();
}

/** Whatever EC2 has in the regions of the stacks: its names are IDs, which nobody knows before. AMIs of Amazon have no account. */
export function ec2Resources({ regions, accountId }: Access): string[] {
    return regions.flatMap(region => [`arn:aws:ec2:${region}:${accountId ?? "*"}:*`, ...accountId === undefined ? [] : [`arn:aws:ec2:${region}::*`]]);
}

/** Actions that AWS checks besides, with the rights of the caller. */
export function dependentsOf(action: string): string[] {
    return ACTIONS[action].dependents;
}

/** The ARN with a star for all that nobody knows yet; a star stands for slashes, too, so nothing need follow it. */
function patterns(arn: string, region: string, access: Access): string[] {
    const [head, tail] = split(arn.replace("${Partition}", "aws").replace("${Region}", region).replace("${Account}", access.accountId ?? "*"));
    if (tail === undefined) {
        return [head.replace(/\$\{OidcProviderName\}/, `oidc.eks.${access.regions.length === 1 ? access.regions[0] : "*"}.*`).replace(/\$\{\w+\}.*$/, "*")];
    }
    const isCluster = arn.includes("${ClusterName}");
    // Image Builder writes the names in its ARNs in small letters.
    const names = arn.includes(":imagebuilder:") ? access.names.map(name => name.toLowerCase()) : access.names;
    return [
        ...names.map(name => `${head}${name}-*`),
        ...isCluster ? access.clusterNames.map(name => `${head}${name}${tail === "" ? "" : "/*"}`) : [],
    ];
}

/** What stands before the first variable that a name stands for, with stars for variables before it, and what follows. */
function split(arn: string): [string, string?] {
    const found = NAMED.map(name => `\${${name}}`).find(variable => arn.includes(variable));
    return found === undefined ? [arn] : [arn.slice(0, arn.indexOf(found)).replace(/\$\{\w+\}/g, "*"), arn.slice(arn.indexOf(found) + found.length)];
}

/**
 * Changes and deletions of what the stack made, which its tags tell from what others made.
 *
 * Not what touches resources of others besides: network interfaces of nodes, subnets of another VPC. Not what follows the creation of a key
 * at once, since KMS may take five minutes to know new tags.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/abac.html
 */
export function isKnownByTag(action: string): boolean {
    return KNOWN_BY_TAG.includes(action);
}

const KNOWN_BY_TAG = [
    "ec2:ModifyVpcAttribute", "ec2:DeleteVpc", "ec2:ModifySubnetAttribute", "ec2:DeleteSubnet", "ec2:AttachInternetGateway", "ec2:DetachInternetGateway",
    "ec2:DeleteInternetGateway", "ec2:ReleaseAddress", "ec2:DeleteNatGateway", "ec2:CreateRoute", "ec2:ReplaceRoute", "ec2:DeleteRoute", "ec2:DeleteRouteTable",
    "ec2:ModifyVpcEndpoint", "ec2:DeleteVpcEndpoints", "ec2:AuthorizeSecurityGroupIngress", "ec2:AuthorizeSecurityGroupEgress",
    "ec2:RevokeSecurityGroupIngress", "ec2:RevokeSecurityGroupEgress", "ec2:UpdateSecurityGroupRuleDescriptionsIngress",
    "ec2:UpdateSecurityGroupRuleDescriptionsEgress", "ec2:DeleteSecurityGroup", "ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate",
    "ec2:DeleteLaunchTemplate", "kms:UpdateKeyDescription", "kms:PutKeyPolicy", "kms:EnableKey", "kms:DisableKey", "kms:DisableKeyRotation",
    "kms:ScheduleKeyDeletion", "kms:UntagResource", "kms:RevokeGrant",
];
