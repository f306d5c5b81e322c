import { Properties } from "../../../plan/signatures";
import { isObject, isUnknown } from "../shapes";
import { ProseRule, objectOf, objects, textOf } from "./rule";

const TAGS_MAXIMUM = 50;
const KEY_MAXIMUM = 128;
const VALUE_MAXIMUM = 256;
/** Characters that a tag of EKS may have. */
const EKS_TAG = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Every set of tags that a request carries, as pairs. */
function tagSets(parameters: Properties): [string, string | undefined][][] {
    const pairs = (value: unknown): [string, string | undefined][] => {
        if (isObject(value as Properties)) {
            return Object.entries(value as Properties).map(([key, text]) => [key, textOf(text)]);
        }
        return objects(value as Properties[]).map(tag => [String(tag.Key ?? tag.TagKey), textOf(tag.Value ?? tag.TagValue)]);
    };
    const specified = [...objects(parameters.TagSpecifications), ...objects(objectOf(parameters.LaunchTemplateData).TagSpecifications)];
    const distributed = objects(parameters.distributions).map(({ amiDistributionConfiguration }) => objectOf(amiDistributionConfiguration).amiTags);
    return [parameters.tags, parameters.Tags, ...specified.map(({ Tags }) => Tags), ...distributed]
        .filter(tags => tags !== undefined && !isUnknown(tags)).map(pairs);
}

const EC2 = [
    "AllocateAddress", "CreateInternetGateway", "CreateLaunchTemplate", "CreateNatGateway", "CreateRouteTable", "CreateSecurityGroup", "CreateSubnet",
    "CreateTags", "CreateVpc", "CreateVpcEndpoint",
];
const EKS = ["CreateAccessEntry", "CreateAddon", "CreateCluster", "CreateFargateProfile", "CreateNodegroup"];
const IAM = ["CreateInstanceProfile", "CreateRole"];
const IMAGE_BUILDER = [
    "CreateComponent", "CreateDistributionConfiguration", "CreateImage", "CreateImagePipeline", "CreateImageRecipe",
    "CreateInfrastructureConfiguration", "CreateLifecyclePolicy",
];

export const tagRules: ProseRule[] = [
    {
        operations: [...EC2, ...EKS, ...IAM, ...IMAGE_BUILDER, "CreateKey"],
        source: "https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html#tag-conventions",
        refuses: parameters => tagSets(parameters).flatMap(tags => [
            ...tags.length > TAGS_MAXIMUM ? [`a resource has at most ${TAGS_MAXIMUM} tags, got ${tags.length}`] : [],
            ...tags.flatMap(([key, value]) => [
                ...key.toLowerCase().startsWith("aws:") ? [`tags that begin with aws: are Amazon's own, got ${JSON.stringify(key)}`] : [],
                ...key.length === 0 || key.length > KEY_MAXIMUM ? [`the key of a tag has 1 to ${KEY_MAXIMUM} characters, got ${key.length}`] : [],
                ...value !== undefined && value.length > VALUE_MAXIMUM ? [`the value of a tag has at most ${VALUE_MAXIMUM} characters, got ${value.length}`] : [],
            ]),
        ]),
    },
    {
        operations: EKS,
        source: "https://docs.aws.amazon.com/eks/latest/userguide/eks-using-tags.html#tag-restrictions",
        refuses: parameters => tagSets(parameters).flat().flatMap(([key, value]) => [key, value ?? ""])
            .filter(text => !EKS_TAG.test(text)).map(text => `EKS takes letters, digits, spaces and _.:/=+-@ in tags, got ${JSON.stringify(text)}`),
    },
    {
        operations: IAM,
        source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules",
        refuses: parameters => tagSets(parameters).flatMap(tags => {
            const keys = tags.map(([key]) => key.toLowerCase());
            return keys.filter((key, i) => keys.indexOf(key) < i).map(key => `IAM takes keys of tags for the same whatever their case, got ${key} twice`);
        }),
    },
];
