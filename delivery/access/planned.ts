import { ACTIONS } from "./actions/table";

/** What is read of a planned resource. */
export interface Planned {
    urn: string;
    type: string;
    name: string;
    parent?: string;
    inputs: Record<string, unknown>;
}

/** What is read of a plan, as `npm run plan -- --json` prints it. */
export interface Plan {
    region: string;
    resources: Planned[];
}

/** What documents are written for: what the stacks make, and how it is known. */
export interface Access {
    /** Types of resources, and of components whose resources no plan shows. */
    types: string[];
    /** Names that AWS's names begin with, such as `cluster` of the role `cluster-role-1a2b3c4`. */
    names: string[];
    /** Names of clusters that the program gives itself. */
    clusterNames: string[];
    /** Tags that everything has which EC2 and KMS can tag, with all values that the stacks give them. */
    tags: Record<string, string[]>;
    /** Keys of tags that the program sets on what others own; a star stands for the rest. */
    tagKeys: string[];
    /** Managed policies that roles get. */
    policyArns: string[];
    regions: string[];
    /** Account that the documents name; any by default, since a document works in the account of its principal alone. */
    accountId?: string;
    /** Boundary that every role must have which the documents let somebody make. */
    permissionsBoundaryArn?: string;
}

/** What a component makes that no offline plan shows. */
interface Unseen {
    types: string[];
    policyArns: string[];
}

/** The component that asks a cluster what there is before it makes anything: an offline plan can't ask. */
export const EXISTING_CLUSTER = "eks-windows:index:ExistingCluster";
export const UNSEEN: Record<string, Unseen> = {
    [EXISTING_CLUSTER]: {
        types: [
            "aws:eks/nodeGroup:NodeGroup", "aws:eks/accessEntry:AccessEntry", "aws:ec2/launchTemplate:LaunchTemplate", "aws:iam/role:Role",
            "aws:iam/rolePolicy:RolePolicy", "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "aws:eks/addon:Addon",
        ],
        policyArns: [
            "AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly", "AmazonSSMManagedInstanceCore", "AmazonEKSVPCResourceController",
        ].map(name => `arn:aws:iam::aws:policy/${name}`),
    },
};

/** Services whose resources are known by tags, since AWS chooses their names. */
const TAGGED_SERVICES = /^aws:(ec2|kms)\//;
const UNKNOWN = "[unknown]";

/** What the plans of some stacks come to. */
export function accessOf(plans: Plan[]): Access {
    const all = plans.flatMap(({ resources }) => resources);
    const aws = all.filter(({ type }) => type.startsWith("aws:"));
    const unseen = all.filter(({ type }) => UNSEEN[type]);
    return {
        types: unique([...aws, ...unseen].map(({ type }) => type)),
        names: unique(plans.flatMap(({ resources }) => resources.filter(each => aws.includes(each) || unseen.includes(each)).map(each => rootName(each, resources)))),
        clusterNames: unique([...texts(all.filter(({ type }) => type === "aws:eks/cluster:Cluster"), "name"), ...texts(unseen, "clusterName")]),
        tags: commonTags(aws.filter(({ type }) => TAGGED_SERVICES.test(type) && ACTIONS[type]?.tag !== undefined)),
        tagKeys: unique(texts(aws.filter(({ type }) => type === "aws:ec2/tag:Tag"), "key").map(key => key.replace(/^([^/]+\/[^/]+\/).+$/, "$1*"))),
        policyArns: unique([...texts(aws, "policyArn").filter(arn => arn.includes(":iam::")), ...unseen.flatMap(({ type }) => UNSEEN[type].policyArns)]),
        regions: unique(plans.map(({ region }) => region)),
    };
}

/** Types of a plan that the tables do not know. */
export function unknownTypes({ types }: Access): string[] {
    return types.filter(type => !ACTIONS[type] && !UNSEEN[type]);
}

/** The name of the outermost component, where the resource has its name from there; otherwise its own. */
function rootName(resource: Planned, resources: Planned[]): string {
    let root = resource.name;
    for (let parent = parentOf(resource, resources); parent && parent.type !== "pulumi:pulumi:Stack"; parent = parentOf(parent, resources)) {
        root = resource.name === parent.name || resource.name.startsWith(`${parent.name}-`) ? parent.name : root;
    }
    return root;
}

function parentOf({ parent }: Planned, resources: Planned[]): Planned | undefined {
    return resources.find(({ urn }) => urn === parent);
}

function texts(resources: Planned[], key: string): string[] {
    return resources.map(({ inputs }) => inputs[key]).filter((value): value is string => typeof value === "string" && value !== UNKNOWN);
}

function commonTags(resources: Planned[]): Record<string, string[]> {
    // Tags that a first preview does not know can't be compared.
    const tags = resources.map(({ inputs }) => inputs.tags ?? {}).filter((value): value is Record<string, string> => typeof value === "object" && value !== null);
    const [first = {}] = tags;
    const common = Object.keys(first).filter(key => key !== "Name" && tags.every(each => typeof each[key] === "string" && each[key] !== UNKNOWN));
    return Object.fromEntries(common.sort().map(key => [key, unique(tags.map(each => each[key]))]));
}

function unique(values: string[]): string[] {
    return [...new Set(values)].sort();
}
