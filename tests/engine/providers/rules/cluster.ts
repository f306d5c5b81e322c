import { Properties, UNKNOWN } from "../../../../plan/signatures";
import type { ResourceRules } from "../resourceRules";
import { arn } from "./names";

const eks = (file: string) => `hashicorp/terraform-provider-aws internal/service/eks/${file}.go`;

/** The AMI type that EKS takes where none is given: none of its own where the launch template names an image. */
function amiType({ amiType: given, launchTemplate }: Properties): string {
    return String(given ?? (launchTemplate ? "CUSTOM" : "AL2023_x86_64_STANDARD"));
}

/** What EKS makes. */
export const clusterRules: Record<string, ResourceRules> = {
    "aws:eks/cluster:Cluster": {
        required: ["roleArn", "vpcConfig"], named: "name",
        filledIn: ["vpcConfig"],
        source: eks("cluster"), identity: ({ name }) => String(name),
        outputs: ({ name, vpcConfig, kubernetesNetworkConfig }, place) => ({
            arn: arn("eks", place, `cluster/${name}`),
            vpcConfig: { ...vpcConfig as Properties, clusterSecurityGroupId: place.serial === 0 ? UNKNOWN : `sg-of-${name}` },
            endpoint: `https://${place.serial}.eks.${place.region}.amazonaws.com`,
            certificateAuthority: { data: "Y2VydGlmaWNhdGU=" },
            identities: [{ oidcs: [{ issuer: `https://oidc.eks.${place.region}.amazonaws.com/id/${place.serial}` }] }],
            kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16", ...kubernetesNetworkConfig as Properties },
            platformVersion: "eks.1", status: "ACTIVE",
        }),
    },
    "aws:eks/nodeGroup:NodeGroup": {
        required: ["clusterName", "nodeRoleArn", "scalingConfig", "subnetIds"], named: "nodeGroupName",
        source: eks("node_group"), identity: ({ clusterName, nodeGroupName }) => `${clusterName}:${nodeGroupName}`,
        outputs: (inputs, place) => ({
            arn: arn("eks", place, `nodegroup/${inputs.clusterName}/${inputs.nodeGroupName}`),
            amiType: amiType(inputs), capacityType: inputs.capacityType ?? "ON_DEMAND", status: "ACTIVE",
            resources: [{ autoscalingGroups: [{ name: `eks-${inputs.nodeGroupName}-${place.serial}` }] }],
            ...amiType(inputs) !== "CUSTOM" && { releaseVersion: inputs.releaseVersion ?? `${inputs.version}-20260418` },
        }),
    },
    "aws:eks/addon:Addon": {
        required: ["clusterName", "addonName"],
        source: eks("addon"),
        identity: ({ clusterName, addonName }) => `${clusterName}:${addonName}`,
        outputs: ({ clusterName, addonName, addonVersion }, place) => ({
            arn: arn("eks", place, `addon/${clusterName}/${addonName}`), addonVersion: addonVersion ?? "v1.0.0-eksbuild.1",
        }),
    },
    "aws:eks/accessEntry:AccessEntry": {
        required: ["clusterName", "principalArn"], source: eks("access_entry"),
        identity: ({ clusterName, principalArn }) => `${clusterName}:${principalArn}`,
        outputs: ({ clusterName }, place) => ({ accessEntryArn: arn("eks", place, `access-entry/${clusterName}/${place.serial}`) }),
    },
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
        required: ["clusterName", "principalArn", "policyArn", "accessScope"],
        source: eks("access_policy_association"),
        identity: ({ clusterName, principalArn, policyArn }) => `${clusterName}#${principalArn}#${policyArn}`,
    },
    "aws:eks/fargateProfile:FargateProfile": {
        required: ["clusterName", "podExecutionRoleArn", "selectors"], named: "fargateProfileName",
        source: eks("fargate_profile"),
        identity: ({ clusterName, fargateProfileName }) => `${clusterName}:${fargateProfileName}`,
        outputs: ({ fargateProfileName }, place) => ({ arn: arn("eks", place, `fargateprofile/${fargateProfileName}`), status: "ACTIVE" }),
    },
};
