import { RolePolicyAttachment } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { roleArnProblems } from "../../limits/text/arn";
import { AUTHENTICATION_MODE_DEFAULT, AuthenticationMode, readsAccessEntries, readsAwsAuth } from "../../limits/access/authenticationMode";
import { VPC_RESOURCE_CONTROLLER_POLICY, managedPolicyArn } from "../../limits/cluster/clusterRolePolicies";
import { Problem, enumerationProblems } from "../../limits/text/problem";
import { PLAIN_TAGS, tagProblems } from "../../limits/text/tags";
import { WindowsIpam, windowsIpamProblems } from "../../limits/network/windowsIpam";
import { judgedArgs } from "../judgedArgs";
import { currentPartition } from "../lookups";
import { AwsAuthRoleMapping, awsAuthPatch, windowsAccessEntry } from "./nodeAccess";
import { mapRolesYaml, windowsRoleMapping } from "./roleMappings";
import { vpcCniAddon, vpcCniConfigMapPatch } from "./vpcCni";

/** Who owns the ConfigMap `amazon-vpc-cni`, and with it Windows IPAM: there is only ever one. */
export const VpcCniOwner = {
    /** `ControlPlane` of this package made the cluster: it has set IPAM and mapped the node roles already. */
    ControlPlane: "CONTROL_PLANE",
    /** The managed vpc-cni add-on, which this component installs with the Windows settings. */
    Addon: "ADDON",
    /** Nobody: the CNI is self-managed, and this component patches the ConfigMap. */
    SelfManaged: "SELF_MANAGED",
} as const;
export type VpcCniOwner = (typeof VpcCniOwner)[keyof typeof VpcCniOwner];

export interface WindowsSupportArgs {
    /** Name of the EKS cluster. */
    clusterName: pulumi.Input<string>;
    /** ARN of the role of the Windows nodes, which no Linux node uses. */
    nodeRoleArn: pulumi.Input<string>;
    /** Who owns the ConfigMap `amazon-vpc-cni`. */
    vpcCniOwner: VpcCniOwner;
    /**
     * Where EKS looks up who may use the cluster; the default is access entries together with aws-auth.
     *
     * @default AuthenticationMode.ApiAndConfigMap
     */
    authenticationMode?: AuthenticationMode;
    /** Name of the cluster's role, to attach AmazonEKSVPCResourceController to; by default nothing is attached. */
    clusterRoleName?: pulumi.Input<string>;
    /**
     * How Windows nodes get the addresses of their pods; the default is single addresses. For the owners Addon and SelfManaged.
     *
     * @default single addresses, with the targets of the add-on, or of the controller where the CNI is self-managed
     */
    windowsIpam?: WindowsIpam;
    /**
     * All other role mappings of the cluster: given them, this component owns aws-auth and adds the Windows role. By
     * default it leaves aws-auth alone, since a patch would drop the other roles, and says which mapping is missing.
     */
    awsAuthRoleMappings?: AwsAuthRoleMapping[];
    /** Tags of what AWS makes for it; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * What an EKS cluster needs before Windows nodes work in it: the policy of the VPC resource controller, Windows IPAM,
 * and the identity of the Windows nodes' role. Windows node groups come after it.
 *
 * Costs nothing to run. For the owners other than `ControlPlane`, pass the cluster's Kubernetes provider as `providers`.
 *
 * ```typescript
 * const support = new WindowsSupport("windows-support", {
 *     clusterName: "legacy", nodeRoleArn: windowsRole.roleArn,
 *     clusterRoleName: "legacy-cluster-role", vpcCniOwner: VpcCniOwner.Addon,
 * });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export class WindowsSupport extends pulumi.ComponentResource {
    /** ARN of the Windows nodes' role, known once its identity is in place. */
    public readonly nodeRoleArn: pulumi.Output<string>;
    /** Entry of `mapRoles` that the role needs where EKS reads aws-auth, as YAML. */
    public readonly roleMapping: pulumi.Output<string>;

    constructor(name: string, args: WindowsSupportArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:WindowsSupport", name, args, opts);
        const needsKubernetes = args.vpcCniOwner === VpcCniOwner.SelfManaged || args.awsAuthRoleMappings !== undefined;
        const hasKubernetes = this.getProvider("kubernetes:core/v1:ConfigMap") !== undefined;
        args = judgedArgs(this, args, known => windowsSupportProblems(known, !needsKubernetes || hasKubernetes));
        const { clusterName, authenticationMode = AUTHENTICATION_MODE_DEFAULT, windowsIpam = {}, awsAuthRoleMappings, tags } = args;
        const nodeRoleArn = pulumi.output(args.nodeRoleArn);
        this.roleMapping = nodeRoleArn.apply(arn => mapRolesYaml([windowsRoleMapping(arn)]));
        // What the parent waits for, its children wait for too: a cluster that is not there yet has no ConfigMap.
        const child = { parent: this, dependsOn: opts?.dependsOn };

        if (args.clusterRoleName !== undefined) {
            new RolePolicyAttachment(`${name}-vpc-resource-controller`, {
                role: args.clusterRoleName,
                policyArn: currentPartition(this).apply(partition => managedPolicyArn(partition, VPC_RESOURCE_CONTROLLER_POLICY)),
                // Attaching it twice is no error to AWS; detaching it could take away what was there before.
            }, { ...child, retainOnDelete: true });
        }
        if (args.vpcCniOwner === VpcCniOwner.Addon) {
            vpcCniAddon(`${name}-vpc-cni`, clusterName, windowsIpam, tags, child);
        } else if (args.vpcCniOwner === VpcCniOwner.SelfManaged) {
            vpcCniConfigMapPatch(`${name}-vpc-cni`, windowsIpam, child);
        }
        if (awsAuthRoleMappings) {
            awsAuthPatch(`${name}-aws-auth`, awsAuthRoleMappings, nodeRoleArn, child);
        } else if (authenticationMode === AuthenticationMode.ConfigMap && args.vpcCniOwner !== VpcCniOwner.ControlPlane) {
            this.roleMapping.apply(mapping => pulumi.log.warn(
                `aws-auth must map the role of the Windows nodes; add what is missing to mapRoles:\n${mapping}`, this));
        }
        this.nodeRoleArn = readsAccessEntries(authenticationMode)
            ? windowsAccessEntry(name, clusterName, nodeRoleArn, tags, child).principalArn : nodeRoleArn;
        this.registerOutputs({ nodeRoleArn: this.nodeRoleArn, roleMapping: this.roleMapping });
    }
}

function windowsSupportProblems(args: WindowsSupportArgs, kubernetesGiven: boolean): Problem[] {
    const { authenticationMode = AUTHENTICATION_MODE_DEFAULT, vpcCniOwner, windowsIpam, awsAuthRoleMappings } = args;
    const ours = vpcCniOwner === VpcCniOwner.ControlPlane;
    const problem = (path: string, reason: string) => ({ path, reason });
    return [
        ...enumerationProblems("vpcCniOwner", vpcCniOwner, VpcCniOwner),
        ...enumerationProblems("authenticationMode", authenticationMode, AuthenticationMode),
        ...windowsIpamProblems("windowsIpam", windowsIpam ?? {}, vpcCniOwner !== VpcCniOwner.SelfManaged),
        ...roleArnProblems("nodeRoleArn", args.nodeRoleArn),
        ...tagProblems("tags", args.tags, PLAIN_TAGS),
        ...ours && windowsIpam ? [problem("windowsIpam", "belongs to ControlPlane; set it there and remove it here")] : [],
        ...ours && awsAuthRoleMappings
            ? [problem("awsAuthRoleMappings", "aws-auth belongs to ControlPlane; remove it here")] : [],
        ...!readsAwsAuth(authenticationMode) && awsAuthRoleMappings
            ? [problem("awsAuthRoleMappings", `EKS ignores aws-auth in authentication mode ${authenticationMode}; remove it`)] : [],
        ...kubernetesGiven ? [] : [problem("providers",
            "is missing: the default Kubernetes provider may belong to another cluster; pass { providers: { kubernetes } } as options")],
    ];
}
