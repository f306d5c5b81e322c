import { POLICY_ARN, POLICY_CHARACTERS, policyCharacters } from "./managedPolicy";
import type { Document, GitHub, PulumiCloud, Settings } from "./settings";

/** How many managed policies a role has at most by default. */
const POLICIES_OF_A_ROLE = 10;
/** IAM's limits of a session, in hours. */
const SESSION_HOURS = { minimum: 1, maximum: 12 };

/** A name that a token has in it: a star there would let others in. */
const NAME = /^[\w.-]+$/;

/** All that is wrong with the settings, each with its key. */
export function problems(settings: Settings, folder: string): string[] {
    const { rolePrefix, documents, pulumi, github, clusters, permissionsBoundaryArn, sessionHours } = settings;
    return [
        ...!pulumi && !github ? ["pulumi, github: one of them is needed, got neither; say who may take the roles"] : [],
        ...pulumi ? pulumiProblems(pulumi) : [],
        ...github ? gitHubProblems(github) : [],
        ...rolePrefixProblems(rolePrefix, documents),
        ...documentProblems(documents, folder),
        ...clusters.flatMap(({ name }, index) => name && /^[A-Za-z0-9][\w-]{0,99}$/.test(name) ? []
            : [`clusters[${index}].name: must be the name of an EKS cluster, got ${shown(name)}; \`aws eks list-clusters\` shows it`]),
        ...permissionsBoundaryArn === undefined || POLICY_ARN.test(permissionsBoundaryArn) ? []
            : [`permissionsBoundaryArn: must be the ARN of an IAM policy, got ${shown(permissionsBoundaryArn)}; write arn:aws:iam::111122223333:policy/NAME`],
        ...sessionHours >= SESSION_HOURS.minimum && sessionHours <= SESSION_HOURS.maximum ? []
            : [`sessionHours: must be ${SESSION_HOURS.minimum} to ${SESSION_HOURS.maximum}, got ${sessionHours}`],
    ];
}

function pulumiProblems({ organization, project, stacks, previewEnvironments = [], upEnvironments = [] }: PulumiCloud): string[] {
    const environments = { previewEnvironments, upEnvironments };
    return [
        ...typeof organization === "string" && /^[a-z0-9_-]+$/.test(organization) ? []
            : [`pulumi.organization: must be the name in app.pulumi.com/ORGANIZATION, in small letters, got ${shown(organization)}`],
        ...project !== undefined && !NAME.test(project) ? [`pulumi.project: must be the name of one project, without a star, got ${shown(project)}`] : [],
        ...(project === undefined) === (stacks === undefined || stacks.length === 0) ? []
            : [`pulumi.${project === undefined ? "project" : "stacks"}: is needed beside pulumi.${project === undefined ? "stacks" : "project"}, got nothing`],
        ...(stacks ?? []).flatMap((stack, index) => NAME.test(stack) ? [] : [`pulumi.stacks[${index}]: must be the name of one stack, without a star, got ${shown(stack)}`]),
        ...Object.entries(environments).flatMap(([key, names]) => names.flatMap((name, index) => /^[\w.-]+\/[\w.-]+$/.test(name) ? []
            : [`pulumi.${key}[${index}]: must be PROJECT/ENVIRONMENT, without a star, got ${shown(name)}`])),
        ...project === undefined && previewEnvironments.length + upEnvironments.length === 0
            ? ["pulumi: names nobody who may take the roles; set project and stacks for Pulumi Deployments, or upEnvironments and previewEnvironments for ESC"] : [],
    ];
}

function gitHubProblems({ repository, branch = "main", environments = [] }: GitHub): string[] {
    return [
        ...typeof repository === "string" && /^(?:[\w.-]+\/[\w.-]+|[\w.-]+@\d+\/[\w.-]+@\d+)$/.test(repository) ? []
            : [`github.repository: must be OWNER/REPOSITORY or OWNER@ID/REPOSITORY@ID, got ${shown(repository)}`],
        ...typeof branch === "string" && /^[\w./-]+$/.test(branch) && !branch.startsWith("refs/") ? []
            : [`github.branch: must be the name of one branch, without refs/heads/ and without a star, got ${shown(branch)}`],
        ...environments.flatMap((name, index) => typeof name === "string" && /^[\w .-]+$/.test(name) ? []
            : [`github.environments[${index}]: must be the name of one environment, without a star, got ${shown(name)}`]),
    ];
}

/** A role that its own policies let it change could give itself every right. */
function rolePrefixProblems(rolePrefix: string, documents: Document[]): string[] {
    if (!/^[\w+=,.@-]{1,50}$/.test(rolePrefix)) {
        return [`rolePrefix: must be letters, digits and +=,.@_-, 50 at most, got ${shown(rolePrefix)}`];
    }
    const own = documents.flatMap(({ text }) => [...text.matchAll(/:role\/([\w+=,.@-]*)\*"/g)].map(([, name]) => name)).filter(name => `${rolePrefix}-up`.startsWith(name));
    return own.length === 0 ? []
        : [`rolePrefix: the documents let their holder change roles that begin with ${shown(own[0])}, so the role could give itself more rights, got ${shown(rolePrefix)}; begin it otherwise`];
}

function documentProblems(documents: Document[], folder: string): string[] {
    const missing = ["preview", "up"].filter(name => !documents.some(document => document.name === name));
    return [
        ...missing.map(name => `documents: has no ${name}.json, got the folder ${folder}; write it with npm run access -- --program … --out …`),
        ...documents.filter(({ text }) => policyCharacters(text) > POLICY_CHARACTERS)
            .map(({ name, text }) => `documents: ${name}.json is longer than the ${POLICY_CHARACTERS} characters that IAM takes, got ${policyCharacters(text)}; split it into ${name}-1.json and ${name}-2.json`),
        ...documents.length > POLICIES_OF_A_ROLE ? [`documents: a role has ${POLICIES_OF_A_ROLE} policies at most, got ${documents.length}; name fewer stacks`] : [],
    ];
}

function shown(value: unknown): string {
    return value === undefined ? "nothing" : JSON.stringify(value);
}
