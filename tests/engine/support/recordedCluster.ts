import * as fs from "node:fs";
import * as path from "node:path";
import { Properties } from "../../../plan/signatures";
import { Made } from "../providers/cloud";
import { rulesOf } from "../providers/resourceRules";

type Answer = Record<string, any>;

const UNDESCRIBED = ["createdAt", "modifiedAt", "status", "health", "resources", "nodegroupArn", "addonArn", "accessEntryArn", "publisher", "owner"];

/** What the provider's Read makes of AWS's answers, whoever asks for it: all that is there, in the provider's words. */
export function recordedCluster(folder: string): Made[] {
    const read = (file: string) => JSON.parse(fs.readFileSync(path.join(folder, `${file}.json`), "utf8")) as Answer;
    const described = (call: string, key: string): Answer[] => fs.readdirSync(folder).filter(file => file.startsWith(`${call}-`))
        .map(file => read(path.parse(file).name)[key]);
    const { cluster } = read("describe-cluster");
    const role = cluster.roleArn.split("/").at(-1);
    return [
        made("aws:eks/cluster:Cluster", { name: cluster.name, roleArn: cluster.roleArn, vpcConfig: {}, accessConfig: cluster.accessConfig }),
        ...described("describe-nodegroup", "nodegroup").map(group => made("aws:eks/nodeGroup:NodeGroup", nodeGroup(group))),
        ...described("describe-addon", "addon").map(addon => made("aws:eks/addon:Addon", stated(addon))),
        ...described("describe-access-entry", "accessEntry").map(({ username, ...entry }) =>
            made("aws:eks/accessEntry:AccessEntry", stated({ ...entry, userName: username }))),
        ...(read("list-attached-role-policies").AttachedPolicies as Answer[]).map(({ PolicyArn }) =>
            made("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { role, policyArn: PolicyArn })),
    ];
}

/** @see https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/eks/node_group.go (resourceNodeGroupRead) */
function nodeGroup({ nodegroupName, nodeRole, subnets, remoteAccess, launchTemplate, warmPoolConfig, ...group }: Answer): Properties {
    return {
        ...stated(group), nodeGroupName: nodegroupName, nodeRoleArn: nodeRole, subnetIds: subnets,
        // The provider's block has no switch: it is there where the pool is.
        ...warmPoolConfig && { warmPoolConfig: Object.fromEntries(Object.entries(warmPoolConfig).filter(([key]) => key !== "enabled")) as Properties },
        // An import reads the template's id and version; its name is computed beside the id.
        ...launchTemplate && { launchTemplate: { id: launchTemplate.id, version: launchTemplate.version } },
        ...remoteAccess && { remoteAccess: { ec2SshKey: remoteAccess.ec2SshKey, sourceSecurityGroupIds: remoteAccess.sourceSecurityGroups } },
    };
}

/** Without what no input says, and without what is empty, as the bridge has it; tags of AWS itself are no one's. */
function stated(answer: Answer): Properties {
    const tags = Object.fromEntries(Object.entries(answer.tags ?? {}).filter(([key]) => !key.startsWith("aws:")));
    return Object.fromEntries(Object.entries({ ...answer, tags }).filter(([key, value]) =>
        !UNDESCRIBED.includes(key) && !(typeof value === "object" && value !== null && Object.keys(value).length === 0))) as Properties;
}

function made(type: string, inputs: Properties): Made {
    const { id, identity } = rulesOf(type);
    const place = { region: "eu-central-1", account: "111122223333", name: "", serial: 1 };
    return { type, id: id?.(inputs, place) ?? identity!(inputs), name: "", inputs, outputs: { ...inputs, ...rulesOf(type).outputs?.(inputs, place) } };
}
