import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { OpenIdConnectProvider, Policy, Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import { AccessEntry, AccessPolicyAssociation } from "@pulumi/aws/eks";
import { Output, all, interpolate } from "@pulumi/pulumi";
import { Document, isForPreviews, readSettings } from "./settings";
import { GITHUB_AUDIENCE, GITHUB_ISSUER, PULUMI_ISSUER, Purpose, gitHubTrusts, pulumiAudiences, pulumiTrusts, trustPolicy } from "./trust";

const settings = readSettings();
const { pulumi, github, rolePrefix, permissionsBoundaryArn: permissionsBoundary } = settings;

/** What an EKS cluster lets a role do: all that a preview reads, or everything. */
const CLUSTER_ACCESS: Record<Purpose, string> = { preview: "AmazonEKSAdminViewPolicy", up: "AmazonEKSClusterAdminPolicy" };

/** The identity provider of an issuer: an account has one at most, which may be there already. */
function providerArn(name: string, issuer: string, clientIdLists: string[], exists = false): Output<string> {
    return exists ? interpolate`arn:aws:iam::${getCallerIdentityOutput().accountId}:oidc-provider/${issuer}`
        : new OpenIdConnectProvider(name, { url: `https://${issuer}`, clientIdLists }).arn;
}

const providers: Record<string, Output<string>> = {
    ...pulumi && { [PULUMI_ISSUER]: providerArn("pulumi-cloud", PULUMI_ISSUER, Object.values(pulumiAudiences(pulumi)), pulumi.existingProvider) },
    ...github && { [GITHUB_ISSUER]: providerArn("github-actions", GITHUB_ISSUER, [GITHUB_AUDIENCE], github.existingProvider) },
};

const policies = new Map(settings.documents.map((document): [Document, Policy] => [document, new Policy(`${rolePrefix}-${document.name}`, {
    description: `Windows clusters on EKS: ${document.name}`, policy: document.text,
})]));

/** A role with its policies; nothing where nobody may take it. */
function role(purpose: Purpose): Role | undefined {
    const trusts = [...pulumi ? pulumiTrusts(pulumi, purpose) : [], ...github ? gitHubTrusts(github, purpose) : []];
    if (trusts.length === 0) {
        return undefined;
    }
    const made = new Role(`${rolePrefix}-${purpose}`, {
        // Known before it is made, so that the stack of a cluster can name it.
        name: `${rolePrefix}-${purpose}`,
        assumeRolePolicy: all(providers).apply(arns => trustPolicy(trusts, issuer => arns[issuer])),
        maxSessionDuration: settings.sessionHours * 3_600,
        permissionsBoundary,
    });
    for (const [document, policy] of policies) {
        if (purpose === "up" || isForPreviews(document)) {
            new RolePolicyAttachment(`${rolePrefix}-${purpose}-${document.name}`, { role: made.name, policyArn: policy.arn });
        }
    }
    return made;
}

const roles = { preview: role("preview"), up: role("up") };

for (const { name: clusterName, createdByUpRole = false } of settings.clusters) {
    for (const purpose of ["preview", "up"] as const) {
        const principal = roles[purpose];
        if (principal && !(purpose === "up" && createdByUpRole)) {
            const entry = new AccessEntry(`${clusterName}-${purpose}`, { clusterName, principalArn: principal.arn, type: "STANDARD" });
            new AccessPolicyAssociation(`${clusterName}-${purpose}`, {
                clusterName, principalArn: entry.principalArn, accessScope: { type: "cluster" },
                policyArn: `arn:aws:eks::aws:cluster-access-policy/${CLUSTER_ACCESS[purpose]}`,
            });
        }
    }
}

export const previewRoleArn = roles.preview?.arn;
export const upRoleArn = roles.up?.arn;
/** For `mapRoles` of aws-auth, in clusters that read no access entries. */
export const awsAuthMapRoles = roles.up && [{ rolearn: roles.up.arn, username: "pulumi", groups: ["system:masters"] }];
