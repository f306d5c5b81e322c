import { Properties } from "../../../plan/signatures";
import type { Made } from "./cloud";

type Answer = (args: Properties, made: Made[]) => Properties;

/** What the provider answers where there is nothing: its lookups have no other way to say so. */
function found(made: Made[], type: string, what: string, is: (made: Made) => boolean): Made {
    const there = made.find(each => each.type === type && is(each));
    if (!there) {
        throw new Error(`invocation of a function returned an error: reading ${what}: couldn't find resource`);
    }
    return there;
}

/**
 * Lookups about clusters and roles, in the form of the provider: its functions answer with lists where its resources have one object.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/eks
 */
const ANSWERS: Record<string, Answer> = {
    "aws:eks/getCluster:getCluster": ({ name }, made) => {
        const { outputs } = found(made, "aws:eks/cluster:Cluster", `EKS Cluster (${name})`, ({ inputs }) => inputs.name === name);
        const { accessConfig, certificateAuthority, kubernetesNetworkConfig, upgradePolicy, ...rest } = outputs;
        return {
            ...rest, id: name,
            accessConfigs: [accessConfig], certificateAuthorities: [certificateAuthority], kubernetesNetworkConfigs: [kubernetesNetworkConfig],
            upgradePolicies: [upgradePolicy ?? { supportType: "EXTENDED" }],
        };
    },
    "aws:eks/getAddon:getAddon": ({ clusterName, addonName }, made) => {
        const { outputs } = found(made, "aws:eks/addon:Addon", `EKS Add-On (${clusterName}:${addonName})`,
            ({ inputs }) => inputs.clusterName === clusterName && inputs.addonName === addonName);
        return { configurationValues: "", tags: {}, ...outputs };
    },
    "aws:eks/getAccessEntry:getAccessEntry": ({ clusterName, principalArn }, made) => {
        const { outputs } = found(made, "aws:eks/accessEntry:AccessEntry", `EKS Access Entry (${clusterName}:${principalArn})`,
            ({ inputs }) => inputs.clusterName === clusterName && inputs.principalArn === principalArn);
        return { tags: {}, ...outputs };
    },
    "aws:eks/getNodeGroups:getNodeGroups": ({ clusterName }, made) => ({
        id: clusterName, clusterName, names: groupsOf(clusterName, made).map(({ inputs }) => inputs.nodeGroupName),
    }),
    "aws:eks/getNodeGroup:getNodeGroup": ({ clusterName, nodeGroupName }, made) =>
        ({ ...groupsOf(clusterName, made).find(({ inputs }) => inputs.nodeGroupName === nodeGroupName)!.outputs, nodeGroupName }),
    "aws:iam/getRolePolicies:getRolePolicies": ({ roleName }, made) => ({
        id: roleName, roleName,
        policyNames: made.filter(({ type, inputs }) => type === "aws:iam/rolePolicy:RolePolicy" && inputs.role === roleName).map(({ inputs }) => inputs.name),
    }),
    "aws:iam/getPrincipalPolicySimulation:getPrincipalPolicySimulation": ({ policySourceArn, actionNames }, made) => {
        const documents = documentsOf(String(policySourceArn).split("/").at(-1)!, made);
        const allowed = (actionNames as string[]).map(action => documents.some(document => document.includes(`"${action}"`)));
        return { id: "-", policySourceArn, actionNames, allAllowed: allowed.every(each => each), results: [] };
    },
};

const MANAGED = { AmazonEKSVPCResourceController: "\"ec2:AssignPrivateIpAddresses\" \"ec2:UnassignPrivateIpAddresses\"" };

/** Documents of all policies of a role: its own, and those that are attached. */
function documentsOf(role: string, made: Made[]): string[] {
    return made.filter(({ inputs }) => inputs.role === role).map(({ inputs }) => {
        const arn = String(inputs.policyArn);
        const attached = made.find(({ type, outputs }) => type === "aws:iam/policy:Policy" && outputs.arn === arn);
        return String(inputs.policy ?? attached?.inputs.policy ?? MANAGED[arn.split("/").at(-1) as keyof typeof MANAGED] ?? "");
    });
}

function groupsOf(clusterName: unknown, made: Made[]): Made[] {
    return made.filter(({ type, inputs }) => type === "aws:eks/nodeGroup:NodeGroup" && inputs.clusterName === clusterName);
}

/** What the provider answers about a cluster or a role; undefined to other questions. */
export function answerAboutCluster(token: string, args: Properties, made: Made[]): Properties | undefined {
    return ANSWERS[token]?.(args, made);
}
