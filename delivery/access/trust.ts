import type { GitHub, PulumiCloud } from "./settings";

/** Who may take a role by a token: condition keys of IAM begin with the issuer. */
export interface Trust {
    /** Address of the identity provider without `https://`. */
    issuer: string;
    audience: string;
    /** Subjects of tokens; a star stands for the operation that Pulumi Deployments runs, and nowhere else. */
    subjects: string[];
}

/** What a role is for. */
export type Purpose = "preview" | "up";

/** @see https://www.pulumi.com/docs/deployments/guides/oidc/ */
export const PULUMI_ISSUER = "api.pulumi.com/oidc";
/** @see https://docs.github.com/en/actions/reference/security/oidc */
export const GITHUB_ISSUER = "token.actions.githubusercontent.com";
/** What `aws-actions/configure-aws-credentials` asks a token for. */
export const GITHUB_AUDIENCE = "sts.amazonaws.com";

/** Operations of Pulumi Deployments that change nothing in AWS. */
const READING_OPERATIONS = ["preview", "refresh", "detect-drift"];

/** Audiences of tokens of Pulumi Cloud: Deployments has the organization's name, ESC puts `aws:` before it. */
export function pulumiAudiences({ organization }: PulumiCloud): { deployments: string; esc: string } {
    return { deployments: organization, esc: `aws:${organization}` };
}

/**
 * Tokens of Pulumi Cloud that take a role. A stack's deployment settings name one role for all its operations, so the role that deploys
 * takes previews, too.
 *
 * @see https://www.pulumi.com/docs/esc/environments/customizing-oidc-claims/
 */
export function pulumiTrusts(cloud: PulumiCloud, purpose: Purpose): Trust[] {
    const { organization, project, stacks = [], previewEnvironments = [], upEnvironments = [] } = cloud;
    const audiences = pulumiAudiences(cloud);
    const operations = purpose === "up" ? ["*"] : READING_OPERATIONS;
    const environments = purpose === "up" ? upEnvironments : previewEnvironments;
    return [
        {
            issuer: PULUMI_ISSUER, audience: audiences.deployments,
            subjects: stacks.flatMap(stack => operations
                .map(operation => `pulumi:deploy:org:${organization}:project:${project}:stack:${stack}:operation:${operation}:scope:write`)),
        },
        { issuer: PULUMI_ISSUER, audience: audiences.esc, subjects: environments.map(name => `pulumi:environments:org:${organization}:env:${name}`) },
    ].filter(({ subjects }) => subjects.length > 0);
}

/** Tokens of GitHub Actions that take a role: pull requests and the branch preview; the branch deploys, or environments do. */
export function gitHubTrusts({ repository, branch = "main", environments = [] }: GitHub, purpose: Purpose): Trust[] {
    const ofBranch = `repo:${repository}:ref:refs/heads/${branch}`;
    const deploying = environments.length > 0 ? environments.map(name => `repo:${repository}:environment:${name}`) : [ofBranch];
    return [{
        issuer: GITHUB_ISSUER, audience: GITHUB_AUDIENCE, subjects: purpose === "up" ? deploying : [`repo:${repository}:pull_request`, ofBranch],
    }];
}

/** The trust policy of a role. */
export function trustPolicy(trusts: Trust[], providerArn: (issuer: string) => string): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: trusts.map(({ issuer, audience, subjects }) => {
            const [aud, sub] = [{ [`${issuer}:aud`]: audience }, { [`${issuer}:sub`]: subjects }];
            return {
                Effect: "Allow", Action: "sts:AssumeRoleWithWebIdentity", Principal: { Federated: providerArn(issuer) },
                Condition: subjects.some(subject => subject.includes("*")) ? { StringEquals: aud, StringLike: sub } : { StringEquals: { ...aud, ...sub } },
            };
        }),
    });
}
