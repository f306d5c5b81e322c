import { Access } from "./planned";
import { ec2Resources, isKnownByTag, resourcesOf } from "./resources";

type Operator = Record<string, string | string[]>;
export type Condition = Record<string, Operator>;

/** A statement of an IAM policy. */
export interface Statement {
    Sid: string;
    Effect: "Allow";
    Action: string[];
    Resource: string[];
    Condition?: Condition;
}

/** Actions that have statements of their own, since what they may touch is said by a condition. */
const OWN_STATEMENTS = [
    "iam:PassRole", "iam:CreateServiceLinkedRole", "iam:AttachRolePolicy", "iam:DetachRolePolicy", "ec2:CreateTags", "ec2:DeleteTags", "ec2:RunInstances",
    "kms:TagResource",
];
/** What a role gets while it is made, or later: with a boundary, only roles that have it. */
const BOUNDED = ["iam:CreateRole", "iam:PutRolePolicy"];
/** Services whose API is in the region of the request, so that a condition can name it. */
const REGIONAL = /^(ec2|eks|kms):/;

/** Statements that allow some actions, each on as little as AWS can tell apart. */
export function statements(actions: string[], access: Access): Statement[] {
    const grouped = new Map<string, Statement>();
    for (const action of [...new Set(actions)].sort().filter(each => !OWN_STATEMENTS.includes(each))) {
        const resources = resourcesOf(action, access);
        const Condition = conditionOf(action, resources, access);
        const service = resources[0] === "*" && !Condition ? "" : action.split(":")[0];
        const isAny = resources[0] === "*";
        const key = JSON.stringify([service, Condition, isAny]);
        const statement = grouped.get(key) ?? { Sid: sidOf(service, Condition), Effect: "Allow", Action: [], Resource: [], ...Condition && { Condition } };
        statement.Action.push(action);
        statement.Resource = [...new Set([...statement.Resource, ...resources])].sort();
        grouped.set(key, statement);
    }
    return [...grouped.values()].sort((one, other) => one.Sid < other.Sid ? -1 : 1);
}

function sidOf(service: string, condition: Condition | undefined): string {
    const name = service === "" ? "Everywhere" : service[0].toUpperCase() + service.slice(1);
    const keys = JSON.stringify(condition ?? {});
    const ending: [string, string][] = [["aws:ResourceTag/", "Tagged"], ["aws:RequestedRegion", "InRegion"], ["iam:PermissionsBoundary", "Bounded"]];
    return name + ending.flatMap(([key, word]) => keys.includes(key) ? [word] : []).join("");
}

function conditionOf(action: string, resources: string[], access: Access): Condition | undefined {
    if (BOUNDED.includes(action)) {
        return boundary(access);
    }
    const equals: Operator = {
        ...isKnownByTag(action) ? tagged("aws:ResourceTag/", access) : {},
        ...REGIONAL.test(action) && !/:(Describe|Get|List)/.test(action) && resources[0] === "*" ? { "aws:RequestedRegion": access.regions } : {},
    };
    return Object.keys(equals).length > 0 ? { StringEquals: equals } : undefined;
}

function boundary({ permissionsBoundaryArn }: Access): Condition | undefined {
    return permissionsBoundaryArn === undefined ? undefined : { ArnEquals: { "iam:PermissionsBoundary": permissionsBoundaryArn } };
}

function tagged(prefix: string, { tags }: Access): Operator {
    return Object.fromEntries(Object.entries(tags).map(([key, values]) => [prefix + key, values]));
}

/** Roles that the stack made, and no other, handed to the services that need them. */
export function passRole(services: string[], access: Access): Statement[] {
    return services.length === 0 ? [] : [{
        Sid: "PassRole", Effect: "Allow", Action: ["iam:PassRole"], Resource: resourcesOf("iam:PassRole", access),
        Condition: { StringEquals: { "iam:PassedToService": [...new Set(services)].sort() } },
    }];
}

/** Service-linked roles, which AWS makes once an account; EKS reads its own to see whether they are there. */
export function serviceLinkedRoles(services: string[], access: Access): Statement[] {
    const names = [...new Set(services)].sort();
    const arn = (service: string) => `arn:aws:iam::${access.accountId ?? "*"}:role/aws-service-role/${service}/*`;
    const read = names.filter(service => service.startsWith("eks"));
    return names.length === 0 ? [] : [
        {
            Sid: "ServiceLinkedRoles", Effect: "Allow", Action: ["iam:CreateServiceLinkedRole"], Resource: names.map(arn),
            Condition: { StringEquals: { "iam:AWSServiceName": names } },
        },
        ...read.length === 0 ? [] : [{ Sid: "ReadServiceLinkedRoles", Effect: "Allow" as const, Action: ["iam:GetRole"], Resource: read.map(arn) }],
    ];
}

/** Roles get the managed policies that the plan shows, and no other: `AdministratorAccess` is none of them. */
export function attachments(access: Access): Statement[] {
    return [{
        Sid: "ManagedPolicies", Effect: "Allow", Action: ["iam:AttachRolePolicy", "iam:DetachRolePolicy"], Resource: resourcesOf("iam:AttachRolePolicy", access),
        Condition: { ArnLike: { "iam:PolicyARN": access.policyArns }, ...boundary(access) },
    }];
}

/** Launches from launch templates, and no others: EC2 tries one without doing it when a group is made. */
export function launches(access: Access): Statement[] {
    return [{
        Sid: "Launch", Effect: "Allow", Action: ["ec2:RunInstances"], Resource: ec2Resources(access),
        Condition: {
            ArnLike: { "ec2:LaunchTemplate": access.regions.map(region => `arn:aws:ec2:${region}:${access.accountId ?? "*"}:launch-template/*`) },
        },
    }];
}

/** Tags while something is made, of what has the stack's tags already, and of what others own by the keys that the plan shows. */
export function ec2Tags(creations: string[], access: Access): Statement[] {
    const own = tagged("aws:ResourceTag/", access);
    const isKnown = Object.keys(own).length > 0;
    const Resource = ec2Resources(access);
    return [
        ...isKnown ? [{
            Sid: "TagNew", Effect: "Allow" as const, Action: ["ec2:CreateTags"], Resource,
            Condition: { StringEquals: { "ec2:CreateAction": [...new Set(creations.map(action => action.split(":")[1]))].sort() } },
        }] : [],
        { Sid: "TagOwn", Effect: "Allow", Action: ["ec2:CreateTags", "ec2:DeleteTags"], Resource, ...isKnown && { Condition: { StringEquals: own } } },
        ...isKnown && access.tagKeys.length > 0 ? [{
            Sid: "TagOthers", Effect: "Allow" as const, Action: ["ec2:CreateTags", "ec2:DeleteTags"], Resource,
            Condition: { "ForAllValues:StringLike": { "aws:TagKeys": access.tagKeys }, Null: { "aws:TagKeys": "false" } },
        }] : [],
    ];
}

/** Tags of keys: while a key is made it has none, so the request must bring the stack's. */
export function keyTags(access: Access): Statement[] {
    const Resource = resourcesOf("kms:TagResource", access);
    const [request, own] = [tagged("aws:RequestTag/", access), tagged("aws:ResourceTag/", access)];
    return Object.keys(own).length === 0 ? [{ Sid: "KeyTags", Effect: "Allow", Action: ["kms:TagResource"], Resource }] : [
        { Sid: "KeyTagsNew", Effect: "Allow", Action: ["kms:TagResource"], Resource, Condition: { StringEquals: request } },
        { Sid: "KeyTagsOwn", Effect: "Allow", Action: ["kms:TagResource"], Resource, Condition: { StringEquals: own } },
    ];
}
