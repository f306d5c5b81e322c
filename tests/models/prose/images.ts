import { ProseRule, numberOf, objectOf, objects, textOf, texts } from "./rule";

const VERSION_NODE_MAXIMUM = 2 ** 30 - 1;
const COMPONENTS_MAXIMUM = 20;
const PARALLEL_LAUNCHES_MINIMUM = 6;
const SNAPSHOTS_MAXIMUM = 10_000;
const AMI_NAME_MAXIMUM = 128;
/** What `{{ imagebuilder:buildDate }}` becomes, such as 2026-07-21T03-00-00.000Z. */
const BUILD_DATE_LENGTH = 24;
const PARAMETER_DEPTH_MAXIMUM = 15;
/** Of the 1,011 characters that a parameter's ARN may have, the longest region leaves these. */
const PARAMETER_MAXIMUM = 1011 - "arn:aws-us-gov:ssm:ap-southeast-99:111122223333:parameter".length;

export const imageRules: ProseRule[] = [
    {
        operations: ["CreateComponent", "CreateImageRecipe"],
        source: "https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateComponent.html",
        refuses: ({ semanticVersion }) => (textOf(semanticVersion) ?? "").split(".").filter(node => Number(node) > VERSION_NODE_MAXIMUM)
            .map(node => `a node of a version is at most 2^30-1, got ${node}`),
    },
    {
        operations: ["CreateComponent"], source: "https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateComponent.html",
        refuses: ({ data, uri }) => (data === undefined) === (uri === undefined) ? ["a component has either data or uri"] : [],
    },
    {
        operations: ["CreateImageRecipe"],
        source: "https://docs.aws.amazon.com/general/latest/gr/imagebuilder.html#limits_imagebuilder (20 components; each once)",
        refuses: ({ components }) => {
            const arns = texts(objects(components).map(({ componentArn }) => componentArn));
            return [
                ...objects(components).length > COMPONENTS_MAXIMUM ? [`a recipe has at most ${COMPONENTS_MAXIMUM} components, got ${objects(components).length}`] : [],
                ...arns.filter((arn, i) => arns.indexOf(arn) < i).map(arn => `a component can be in a recipe only once, got ${arn}`),
            ];
        },
    },
    {
        operations: ["CreateInfrastructureConfiguration"],
        source: "https://docs.aws.amazon.com/imagebuilder/latest/userguide/create-infra-config.html: subnetId",
        refuses: ({ subnetId, securityGroupIds }) => subnetId !== undefined && !(Array.isArray(securityGroupIds) && securityGroupIds.length > 0)
            ? ["with a subnetId, one or more securityGroupIds must be given; otherwise, the request fails"] : [],
    },
    {
        operations: ["CreateInfrastructureConfiguration"],
        source: "https://docs.aws.amazon.com/imagebuilder/latest/userguide/manage-infra-config.html: FIFO topics are not supported",
        refuses: ({ snsTopicArn }) => textOf(snsTopicArn)?.endsWith(".fifo") ? [`Image Builder can't notify FIFO topics, got ${snsTopicArn}`] : [],
    },
    {
        operations: ["CreateDistributionConfiguration"],
        source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableFastLaunch.html",
        refuses: ({ distributions }) => objects(distributions).flatMap(({ fastLaunchConfigurations }) => objects(fastLaunchConfigurations))
            .flatMap(({ maxParallelLaunches, snapshotConfiguration }) => [
                ...(numberOf(maxParallelLaunches) ?? PARALLEL_LAUNCHES_MINIMUM) < PARALLEL_LAUNCHES_MINIMUM
                    ? [`maxParallelLaunches must be ${PARALLEL_LAUNCHES_MINIMUM} or greater, got ${maxParallelLaunches}`] : [],
                ...(numberOf(objectOf(snapshotConfiguration).targetResourceCount) ?? 1) > SNAPSHOTS_MAXIMUM
                    ? [`targetResourceCount is at most ${SNAPSHOTS_MAXIMUM}`] : [],
            ]),
    },
    {
        operations: ["CreateDistributionConfiguration"], source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html: 3-128 characters",
        refuses: ({ distributions }) => objects(distributions).map(({ amiDistributionConfiguration }) => textOf(objectOf(amiDistributionConfiguration).name))
            .filter(name => name !== undefined && name.replace(/\{\{.*?\}\}/g, "x".repeat(BUILD_DATE_LENGTH)).length > AMI_NAME_MAXIMUM)
            .map(name => `the name of an AMI has at most ${AMI_NAME_MAXIMUM} characters, got ${name}`),
    },
    {
        operations: ["PutParameter"], source: "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html: Name",
        refuses: ({ Name }) => {
            const name = textOf(Name) ?? "/known/later";
            const depth = name.split("/").length - (name.startsWith("/") ? 1 : 0);
            return [
                .../^[a-zA-Z0-9_.\-/]+$/.test(name) ? [] : [`the name of a parameter has letters, digits, _ . - and /, got ${name}`],
                ...name.length > PARAMETER_MAXIMUM ? [`the name of a parameter has at most ${PARAMETER_MAXIMUM} characters, got ${name.length}`] : [],
                ...depth > PARAMETER_DEPTH_MAXIMUM ? [`a parameter is at most ${PARAMETER_DEPTH_MAXIMUM} levels deep, got ${depth}`] : [],
                ...name.includes("//") || name.endsWith("/") ? [`no level of a parameter's name is empty, got ${name}`] : [],
                ...name.includes("/") && !name.startsWith("/") ? [`the name of a parameter in a hierarchy begins with a slash, got ${name}`] : [],
                ...name.replace(/^\//, "").match(/^(aws|ssm)/i) ? [`the name of a parameter can't begin with aws or ssm, got ${name}`] : [],
            ];
        },
    },
];
