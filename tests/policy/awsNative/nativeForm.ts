import { PlannedResource } from "../../../plan/resource";
import { Json, Properties } from "../../../plan/signatures";
import { RawStack } from "../../support/stack";

/** How a program writes a resource with aws-native: its type, and its properties, inputs and outputs alike. */
interface Form {
    type: string;
    properties(aws: Properties): Properties;
    /** What a property is called there, for what it is made from. */
    name?(property: string): string;
}

const isMap = (value: Json | undefined): value is Properties => value !== null && typeof value === "object" && !Array.isArray(value);
const listed = (value: Json): Json => isMap(value) ? Object.entries(value).map(([key, member]) => ({ key, value: member })) : value;
const changed = (list: Json | undefined, change: (item: Properties) => Properties): Json =>
    Array.isArray(list) ? list.map(item => isMap(item) ? change(item) : item) : list ?? null;
const renamed = (properties: Properties, names: Record<string, string>) =>
    Object.fromEntries(Object.entries(properties).map(([key, value]) => [names[key] ?? key, value]));
const without = (properties: Properties, ...keys: string[]) =>
    Object.fromEntries(Object.entries(properties).filter(([key]) => !keys.includes(key)));

/** A type whose properties only have other names; the others of these outputs it does not have. */
function form(type: string, names: Record<string, string> = {}, ...dropped: string[]): Form {
    return {
        type, properties: aws => renamed(without(aws, ...["id", "name", "arn"].filter(key => !names[key]), ...dropped), names),
        name: property => names[property] ?? property,
    };
}

const NAMED = { name: "name", arn: "arn" };
const group = form("aws-native:eks:Nodegroup", { arn: "arn", nodeRoleArn: "nodeRole", subnetIds: "subnets", nodeGroupName: "nodegroupName" }, "region");

/** The launch template, of which nearly all is in `launchTemplateData`. */
function templateOf({ id, name, latestVersion, defaultVersion, ...data }: Properties): Properties {
    const inside = renamed(without(data, "arn"), { vpcSecurityGroupIds: "securityGroupIds" });
    return {
        ...id === undefined ? {} : { launchTemplateId: id }, ...name === undefined ? {} : { launchTemplateName: name },
        ...latestVersion === undefined ? {} : { latestVersionNumber: String(latestVersion), defaultVersionNumber: String(defaultVersion) },
        launchTemplateData: {
            ...inside,
            ...inside.networkInterfaces ? { networkInterfaces: changed(inside.networkInterfaces, item => renamed(item, { securityGroups: "groups" })) } : {},
            ...inside.tagSpecifications ? { tagSpecifications: changed(inside.tagSpecifications, item => ({ ...item, tags: listed(item.tags) })) } : {},
            ...inside.blockDeviceMappings ? {
                blockDeviceMappings: changed(inside.blockDeviceMappings, item =>
                    isMap(item.ebs) ? { ...item, ebs: { ...item.ebs, encrypted: item.ebs.encrypted === "true" } } : item),
            } : {},
        },
    };
}

/** By the type of aws; written from the provider's documentation, apart from the table of the pack. */
const FORMS: Record<string, Form> = {
    "aws:eks/cluster:Cluster": {
        type: "aws-native:eks:Cluster",
        properties: ({ vpcConfig, ...aws }) => {
            const { clusterSecurityGroupId, ...vpc } = (vpcConfig ?? {}) as Properties;
            return {
                ...without(aws, "id", "platformVersion"), ...vpcConfig ? { resourcesVpcConfig: vpc } : {},
                ...clusterSecurityGroupId === undefined ? {} : { clusterSecurityGroupId },
            };
        },
        name: property => property === "vpcConfig" ? "resourcesVpcConfig" : property,
    },
    "aws:eks/nodeGroup:NodeGroup": group,
    "aws:eks/addon:Addon": form("aws-native:eks:Addon", { arn: "arn" }),
    "aws:eks/accessEntry:AccessEntry": form("aws-native:eks:AccessEntry"),
    "aws:eks/fargateProfile:FargateProfile": {
        ...form("aws-native:eks:FargateProfile"),
        properties: aws => ({
            ...without(aws, "id", "name"), selectors: changed(aws.selectors, item => ({ ...item, ...item.labels ? { labels: listed(item.labels) } : {} })),
        }),
    },
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": form("aws-native:eks:PodIdentityAssociation"),
    "aws:iam/role:Role": form("aws-native:iam:Role", { arn: "arn", name: "roleName", assumeRolePolicy: "assumeRolePolicyDocument" }),
    "aws:ec2/launchTemplate:LaunchTemplate": {
        type: "aws-native:ec2:LaunchTemplate", properties: templateOf, name: () => "launchTemplateData",
    },
    "aws:ec2/subnet:Subnet": form("aws-native:ec2:Subnet", { id: "subnetId" }),
    "aws:imagebuilder/imageRecipe:ImageRecipe": form("aws-native:imagebuilder:ImageRecipe", NAMED),
    "aws:imagebuilder/component:Component": form("aws-native:imagebuilder:Component", NAMED),
    "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": form("aws-native:imagebuilder:DistributionConfiguration", NAMED),
    "aws:imagebuilder/imagePipeline:ImagePipeline": form("aws-native:imagebuilder:ImagePipeline", NAMED),
    "aws:ssm/patchGroup:PatchGroup": {
        type: "aws-native:ssm:PatchBaseline", properties: ({ patchGroup, name }) => ({ ...name === undefined ? {} : { name }, patchGroups: [patchGroup] }),
    },
};

/** What a program can't write. */
const COMPUTED = ["clusterSecurityGroupId"];

/** The policies that AWS manages and that the stack attaches: aws-native has no attachments, so the role lists them. */
function listAttachments(stack: RawStack): void {
    for (const attachment of stack.resources.filter(({ type }) => type === "aws:iam/rolePolicyAttachment:RolePolicyAttachment")) {
        const role = stack.resources.find(({ type, name }) => type === "aws:iam/role:Role" && attachment.name.startsWith(`${name}-`))!;
        const { managedPolicyArns: listed = [] } = role.inputs;
        stack.set(role, { managedPolicyArns: [...listed as Json[], attachment.inputs.policyArn] });
        stack.remove(attachment);
    }
}

/** Rewrites a stack as a program that uses aws-native writes it; what has no form there stays as it is. */
export function inNativeForm<T extends RawStack>(stack: T): T {
    listAttachments(stack);
    const urns = new Map(stack.resources.map(({ urn, type }) => [urn, FORMS[type] ? urn.replace(type, FORMS[type].type) : urn]));
    const urnOf = (urn: string) => urns.get(urn) ?? urn;
    for (const resource of stack.resources) {
        const own = FORMS[resource.type] as Form | undefined;
        resource.urn = urnOf(resource.urn);
        resource.parent &&= urnOf(resource.parent);
        resource.dependencies = resource.dependencies.map(urnOf);
        const made: PlannedResource["propertyDependencies"] = {};
        for (const [property, sources] of Object.entries(resource.propertyDependencies)) {
            const name = own?.name?.(property) ?? property;
            made[name] = [...made[name] ?? [], ...sources.map(urnOf)];
        }
        Object.assign(resource, { propertyDependencies: made }, own && {
            type: own.type, inputs: without(own.properties(resource.inputs), ...COMPUTED), outputs: own.properties(resource.outputs),
        });
    }
    return stack;
}
