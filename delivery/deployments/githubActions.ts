import * as cloud from "@pulumi/pulumiservice";
import { DeliverySettings } from "./settings";

/** Pulumi access tokens of workflows live so long: as the longest job on a runner of GitHub. */
const TOKEN_SECONDS = 6 * 3600;

/**
 * Lets workflows of the repository exchange their OIDC token for a Pulumi access token, so that no secret is kept on GitHub.
 *
 * @see https://www.pulumi.com/docs/administration/guides/oidc-issuers/github/
 */
export function trustGithubActions({ organization, source, githubActions }: DeliverySettings): void {
    if (githubActions) {
        new cloud.OidcIssuer("github-actions", {
            organization,
            name: "github-actions",
            url: "https://token.actions.githubusercontent.com",
            maxExpirationSeconds: TOKEN_SECONDS,
            // Not every branch: the pull request previews, what reviewers of the environment have let pass deploys, and the night looks for drift.
            policies: ["pull_request", "environment:production", `ref:refs/heads/${source.branch ?? "main"}`].map(subject => ({
                decision: cloud.AuthPolicyDecision.Allow,
                tokenType: cloud.AuthPolicyTokenType.Organization,
                authorizedPermissions: [cloud.AuthPolicyPermissionLevel.Standard],
                rules: { aud: `urn:pulumi:org:${organization}`, sub: `repo:${source.repository}:${subject}` },
            })),
        });
    }
}
