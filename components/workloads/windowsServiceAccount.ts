import { Role, RolePolicy, RolePolicyAttachment } from "@pulumi/aws/iam";
import { ServiceAccount } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import {
    inlinePolicyProblems, issuerOf, namespaceNameProblems, oidcProviderArnProblems, policyArnProblems, policyCountProblems, serviceAccountNameProblems,
} from "../../limits/access/serviceAccount";
import { Problem, shown } from "../../limits/text/problem";
import { NamedResource, isPartName, resourceNameProblems } from "../../limits/text/resourceName";
import { PLAIN_TAGS, tagProblems } from "../../limits/text/tags";
import { STS_AUDIENCE } from "../controlPlane/oidcProvider";
import { judgedArgs } from "../judgedArgs";

export interface WindowsServiceAccountArgs {
    /** ARN of the cluster's IAM OIDC provider, as `WindowsCluster` and `eks.Cluster` give it. */
    oidcProviderArn: pulumi.Input<string>;
    /** Namespace of the service account; pods of other namespaces don't get the role. */
    namespace: pulumi.Input<string>;
    /** Name of the service account; the default is the name of this component. */
    serviceAccountName?: pulumi.Input<string>;
    /**
     * Whether the service account is made; the default is true. Set it to false where a Helm chart makes it, and give the chart `roleArn`.
     *
     * @default true
     */
    createServiceAccount?: boolean;
    /** ARNs of IAM policies to attach to the role, 25 at most, each under a name of its own: `{ s3: policy.arn }`; none by default. */
    policyArns?: Record<string, pulumi.Input<string>>;
    /** Policy document of the role's own, in JSON; none by default. */
    inlinePolicy?: pulumi.Input<string>;
    /** ARN of the IAM policy that limits what the role may ever do; none by default. */
    permissionsBoundaryArn?: pulumi.Input<string>;
    /** Tags of the role; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * IAM role that pods get by their service account (IRSA). Windows pods need it: EKS Pod Identity has no agent for Windows (E6).
 *
 * Pods name the service account in `serviceAccountName`; SDKs of AWS in them find the role by themselves. Works with Linux pods too, and on
 * any EKS cluster. Costs nothing to run.
 *
 * ```typescript
 * const shop = new WindowsServiceAccount("shop", {
 *     oidcProviderArn: cluster.oidcProviderArn, namespace: "web",
 *     policyArns: { orders: "arn:aws:iam::aws:policy/AmazonSQSFullAccess" },
 * }, { providers: { kubernetes } });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
 */
export class WindowsServiceAccount extends pulumi.ComponentResource {
    /** ARN of the role, known once its policies are attached. */
    public readonly roleArn: pulumi.Output<string>;
    /** Name of the role, to attach further policies to. */
    public readonly roleName: pulumi.Output<string>;
    /** Name of the service account, as pods name it. */
    public readonly serviceAccountName: pulumi.Output<string>;
    /** Namespace of the service account. */
    public readonly namespace: pulumi.Output<string>;

    constructor(name: string, args: WindowsServiceAccountArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:WindowsServiceAccount", name, args, opts);
        const hasKubernetes = this.getProvider("kubernetes:core/v1:ServiceAccount") !== undefined;
        args = judgedArgs(this, args, known => serviceAccountProblems(name, known, hasKubernetes));
        const { oidcProviderArn, namespace, serviceAccountName = name, policyArns = {}, inlinePolicy, permissionsBoundaryArn, tags } = args;
        const child = { parent: this };

        const role = new Role(name, {
            assumeRolePolicy: pulumi.all([oidcProviderArn, namespace, serviceAccountName]).apply(known => trustPolicy(...known)),
            permissionsBoundary: permissionsBoundaryArn,
            tags,
        }, child);
        const policies = [
            ...Object.entries(policyArns).map(([policy, policyArn]) => new RolePolicyAttachment(`${name}-${policy}`, { role: role.name, policyArn }, child)),
            ...inlinePolicy === undefined ? [] : [new RolePolicy(name, { role: role.name, policy: inlinePolicy }, child)],
        ];
        // URNs are known in a preview: with them a role that is there stays known, and what uses it waits for its policies.
        this.roleArn = pulumi.all([role.arn, ...policies.map(({ urn }) => urn)]).apply(([arn]) => arn);
        this.roleName = role.name;
        const account = args.createServiceAccount ?? true ? new ServiceAccount(name, {
            metadata: {
                namespace, name: serviceAccountName,
                annotations: { "eks.amazonaws.com/role-arn": this.roleArn, "eks.amazonaws.com/sts-regional-endpoints": "true" },
            },
        }, { parent: this, dependsOn: opts?.dependsOn }) : undefined;
        this.serviceAccountName = account ? account.metadata.name : pulumi.output(serviceAccountName);
        this.namespace = account ? account.metadata.namespace : pulumi.output(namespace);
        this.registerOutputs({
            roleArn: this.roleArn, roleName: this.roleName, serviceAccountName: this.serviceAccountName, namespace: this.namespace,
        });
    }
}

/** Trust in the tokens of one service account: the condition is on its whole name, and on who the token is for. */
function trustPolicy(oidcProviderArn: string, namespace: string, serviceAccountName: string): string {
    const issuer = issuerOf(oidcProviderArn);
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [{
            Effect: "Allow",
            Action: "sts:AssumeRoleWithWebIdentity",
            Principal: { Federated: oidcProviderArn },
            Condition: {
                StringEquals: { [`${issuer}:aud`]: STS_AUDIENCE, [`${issuer}:sub`]: `system:serviceaccount:${namespace}:${serviceAccountName}` },
            },
        }],
    });
}

function serviceAccountProblems(name: string, args: WindowsServiceAccountArgs, hasKubernetes: boolean): Problem[] {
    const { policyArns = {}, serviceAccountName, createServiceAccount = true } = args;
    return [
        ...resourceNameProblems("name", name, [{ resource: NamedResource.Role }]),
        ...serviceAccountName === undefined
            ? serviceAccountNameProblems("name", name).map(({ path, reason }) => ({ path, reason: `${reason}; rename it, or set serviceAccountName` }))
            : serviceAccountNameProblems("serviceAccountName", serviceAccountName),
        ...oidcProviderArnProblems("oidcProviderArn", args.oidcProviderArn),
        ...namespaceNameProblems("namespace", args.namespace),
        ...policyCountProblems("policyArns", Object.keys(policyArns).length),
        ...Object.entries(policyArns).flatMap(([key, arn]) => [
            ...isPartName(key) ? [] : [{
                path: `policyArns[${shown(key)}]`,
                reason: `a name must be lowercase letters, digits and dashes, 30 at most, and start with a letter, got ${shown(key)}; use another name`,
            }],
            ...policyArnProblems(`policyArns.${key}`, arn),
        ]),
        ...inlinePolicyProblems("inlinePolicy", args.inlinePolicy),
        ...policyArnProblems("permissionsBoundaryArn", args.permissionsBoundaryArn),
        ...tagProblems("tags", args.tags, PLAIN_TAGS),
        ...!createServiceAccount || hasKubernetes ? [] : [{
            path: "providers",
            reason: "is missing: the default Kubernetes provider may belong to another cluster; pass { providers: { kubernetes } } as options, "
                + "or set createServiceAccount to false",
        }],
    ];
}
