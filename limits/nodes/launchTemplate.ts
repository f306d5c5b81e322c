import { Problem, shown } from "../text/problem";

/** Settings of a managed node group that an image of the launch template decides; undefined where they are not set. */
export interface ImageFields {
    amiType?: unknown;
    version?: unknown;
    releaseVersion?: unknown;
}

/** A setting that EKS refuses, as it was found. */
export interface ForbiddenSetting {
    path: string;
    /** What it is set to; undefined if that is not known yet. */
    value: unknown;
}

/** What a managed node group leaves to EKS, by its path in the launch template. */
export const FORBIDDEN_IN_TEMPLATE: { path: [string, ...string[]]; only?: unknown; instead: string }[] = [
    ...["arn", "name"].map(key => ({
        path: ["iamInstanceProfile", key] as [string, string], instead: "remove it; EKS makes one from nodeRoleArn of the node group",
    })),
    { path: ["instanceInitiatedShutdownBehavior"], instead: "remove it; EKS ends the instances itself" },
    { path: ["instanceMarketOptions", "marketType"], only: "spot", instead: "remove it; set capacityType \"SPOT\" in the node group" },
    { path: ["hibernationOptions", "configured"], only: true, instead: "remove it; nodes of a managed node group don't hibernate" },
];

/** What a managed node group with a launch template leaves to the template, by its path in the group. */
export const FORBIDDEN_BESIDE_TEMPLATE: { path: [string, ...string[]]; instead: string }[] = [
    { path: ["diskSize"], instead: "set blockDeviceMappings in the launch template" },
    { path: ["remoteAccess", "ec2SshKey"], instead: "remove it; SSM reaches Windows nodes without a key" },
];

/**
 * An image in the launch template decides what the group's AMI type and versions would: EKS refuses both together (A4).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
 */
export function imageFieldProblems(path: (key: string) => string, { amiType, ...versions }: ImageFields): Problem[] {
    const refused = "EKS rejects it beside a launch template that names an image";
    return [
        ...amiType === undefined || amiType === "CUSTOM" ? [] : [{
            path: path("amiType"), reason: `${refused}, got ${shown(amiType)}; remove it, or imageId from the launch template`,
        }],
        ...Object.entries(versions).filter(([, value]) => value !== undefined).map(([key, value]) => ({
            path: path(key), reason: `${refused}, got ${shown(value)}; remove it, the image decides`,
        })),
    ];
}

/**
 * What EKS refuses in a launch template of a managed node group, or beside one (A4).
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_LaunchTemplateSpecification.html
 */
export function forbiddenSettingProblems(where: "in" | "beside", { path, value }: ForbiddenSetting, instead: string): Problem[] {
    return [{
        path, reason: `EKS rejects it ${where === "in" ? "in the" : "beside a"} launch template of a managed node group, `
            + `got ${value === undefined ? "a value that is not known yet" : shown(value)}; ${instead}`,
    }];
}

/** Instance types stand in the group or in its launch template: EKS refuses both together (A4). */
export function instanceTypesTwiceProblems(path: string, ofGroup: unknown, ofTemplate: unknown): Problem[] {
    return [{
        path, reason: "EKS rejects instance types in both the node group and its launch template, "
            + `got ${shown(ofGroup)} and ${shown(ofTemplate)}; remove instanceType from the launch template`,
    }];
}

/** Of nodes that EKS does not manage, nobody but the launch template gives security groups (A4). */
export function unmanagedSecurityGroupProblems(path: string): Problem[] {
    return [{
        path, reason: "nodes may not reach the control plane: the cluster security group is not in the list, and no rule in the stack allows "
            + "the others, got others alone; add the cluster's vpcConfig.clusterSecurityGroupId",
    }];
}

/** Nodes reach the control plane by the cluster's security group, which EKS leaves out where the template has others (A4). */
export function clusterSecurityGroupProblems(path: string): Problem[] {
    return [{
        path, reason: "nodes may not reach the control plane: security groups of a launch template replace the cluster "
            + "security group, got others alone; add the cluster's vpcConfig.clusterSecurityGroupId",
    }];
}
