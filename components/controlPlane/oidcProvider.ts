import { OpenIdConnectProvider } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { currentAccountId, currentPartition } from "../lookups";

/** Who the tokens of service accounts are for where they are changed for credentials of AWS. */
export const STS_AUDIENCE = "sts.amazonaws.com";

/**
 * Makes IAM believe the tokens of the cluster's service accounts.
 *
 * It names no thumbprint: IAM checks EKS's issuers against its own list of certificate authorities. `createOidcProvider` of eks.Cluster
 * asks the issuer for one, so that a preview needs the internet.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
 */
export function oidcProvider(
    name: string, url: pulumi.Input<string>, tags: Record<string, pulumi.Input<string>> | undefined, parent: pulumi.Resource,
): OpenIdConnectProvider {
    return new OpenIdConnectProvider(name, { url, clientIdLists: [STS_AUDIENCE], tags }, { parent });
}

/** ARN of the provider that somebody else has made for the issuer: IAM names it after the issuer. */
export function oidcProviderArn(issuer: pulumi.Output<string>, parent: pulumi.Resource): pulumi.Output<string> {
    const partition = currentPartition(parent);
    const accountId = currentAccountId(parent);
    return pulumi.interpolate`arn:${partition}:iam::${accountId}:oidc-provider/${issuer}`;
}
