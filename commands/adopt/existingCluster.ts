import { readsAccessEntries } from "../../limits/access/authenticationMode";
import { roleNameOf } from "../../limits/text/arn";
import { isWindowsAmiType, isWindowsNodeGroup } from "../../limits/nodes/windowsAmiType";
import { Answer, Answers, NoAnswer, Question } from "./answers";

/** What AWS says of a cluster and its node groups, as far as Windows nodes are concerned. */
export interface ExistingCluster {
    cluster: Answer;
    /** ARNs of the policies that are attached to the cluster's role. */
    clusterRolePolicies: string[];
    windowsGroups: Answer[];
    /** Names of the groups that have no Windows nodes. */
    otherGroups: string[];
    /** Names of the add-ons. */
    addons: string[];
    /** The vpc-cni add-on, where it is installed. */
    vpcCni?: Answer;
    /** Access entries of the Windows nodes' roles, by ARN of the role. */
    accessEntries: Record<string, Answer>;
}

const VPC_CNI = "vpc-cni";

/** Asks for all that there is to know; the later questions follow from the earlier answers. */
export async function readCluster(name: string | undefined, ask: Answers): Promise<ExistingCluster> {
    const one = (question: Question) => ask([question]).then(([answer]) => answer);
    // Saved answers name the cluster themselves.
    const { cluster } = await one(eks("describe-cluster", ["--name", name ?? "NAME"], "cluster"));
    if (name !== undefined && cluster.name !== name) {
        throw new NoAnswer(`--cluster: the saved answers are of cluster "${cluster.name}", got "${name}"`);
    }
    const ofCluster = ["--cluster-name", cluster.name as string];
    const hasEntries = readsAccessEntries(cluster.accessConfig?.authenticationMode ?? "CONFIG_MAP");
    const [groups, addons, policies, entries] = await ask([
        eks("list-nodegroups", ofCluster, "nodegroups"), eks("list-addons", ofCluster, "addons"),
        {
            args: ["iam", "list-attached-role-policies", "--role-name", roleNameOf(cluster.roleArn)],
            file: "list-attached-role-policies.json", holds: "AttachedPolicies",
        },
        // EKS refuses the question where only aws-auth counts.
        ...hasEntries ? [eks("list-access-entries", ofCluster, "accessEntries")] : [],
    ]);
    const hasVpcCni = (addons.addons as string[]).includes(VPC_CNI);
    const described = await ask([
        ...(groups.nodegroups as string[]).map(group => eks("describe-nodegroup", [...ofCluster, "--nodegroup-name", group], "nodegroup", group)),
        ...hasVpcCni ? [eks("describe-addon", [...ofCluster, "--addon-name", VPC_CNI], "addon", VPC_CNI)] : [],
    ]);
    const vpcCni = hasVpcCni ? described.pop() : undefined;
    const all = described.map(({ nodegroup }) => nodegroup as Answer);
    const isWindows = await windowsTest(all, ask);
    const windowsGroups = all.filter(isWindows);
    const roles = [...new Set(windowsGroups.map(({ nodeRole }) => nodeRole as string))]
        .filter(role => (entries?.accessEntries as string[] | undefined)?.includes(role));
    const found = await ask(roles.map(role => eks("describe-access-entry", [...ofCluster, "--principal-arn", role], "accessEntry", roleNameOf(role))));
    return {
        cluster, windowsGroups, addons: addons.addons, vpcCni: vpcCni?.addon,
        clusterRolePolicies: (policies.AttachedPolicies as Answer[]).map(({ PolicyArn }) => PolicyArn as string),
        otherGroups: all.filter(group => !isWindows(group)).map(({ nodegroupName }) => nodegroupName as string),
        accessEntries: Object.fromEntries(found.map(({ accessEntry }) => [accessEntry.principalArn, accessEntry])),
    };
}

/** Whether a group has Windows nodes; of an AMI of one's own, the user data of its launch template tells where no taint does. */
async function windowsTest(groups: Answer[], ask: Answers): Promise<(group: Answer) => boolean> {
    const untold = groups.filter(({ amiType, taints, launchTemplate }) =>
        !isWindowsAmiType(amiType) && amiType === "CUSTOM" && launchTemplate && !isWindowsNodeGroup(amiType, taints));
    const templates = await ask(untold.map(({ launchTemplate: { id, version } }) => ({
        args: ["ec2", "describe-launch-template-versions", "--launch-template-id", id, "--versions", version],
        file: `describe-launch-template-versions-${id}-${version}.json`, holds: "LaunchTemplateVersions",
    })));
    const byUserData = untold.filter((_, index) => {
        const data = templates[index].LaunchTemplateVersions[0]?.LaunchTemplateData?.UserData;
        return typeof data === "string" && Buffer.from(data, "base64").toString("utf8").includes("<powershell>");
    });
    return group => isWindowsNodeGroup(group.amiType, group.taints) || byUserData.includes(group);
}

function eks(call: string, args: string[], holds: string, subject?: string): Question {
    return { args: ["eks", call, ...args], holds, file: `${[call, subject].filter(Boolean).join("-")}.json` };
}
