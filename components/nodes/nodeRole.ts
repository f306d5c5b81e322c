import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { managedPolicyArn } from "../../limits/cluster/clusterRolePolicies";
import { NamedResource, resourceNameProblems } from "../../limits/text/resourceName";
import { PLAIN_TAGS, tagProblems } from "../../limits/text/tags";
import { judgedArgs } from "../judgedArgs";
import { currentPartition } from "../lookups";

/** Policies of every node: join the cluster, give pods addresses, pull images, and be reached by SSM instead of RDP or SSH. */
const NODE_POLICIES = [
    "AmazonEKSWorkerNodePolicy",
    "AmazonEKS_CNI_Policy",
    "AmazonEC2ContainerRegistryPullOnly",
    "AmazonSSMManagedInstanceCore",
];

export interface NodeRoleArgs {
    /** Tags of the role; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * IAM role of nodes, one for each operating system: Linux and Windows nodes need different identities in the cluster,
 * and a principal has only one. Costs nothing to run.
 *
 * ```typescript
 * const role = new NodeRole("windows-nodes", {});
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html
 */
export class NodeRole extends pulumi.ComponentResource {
    /** The role itself, as `ControlPlane` takes it. */
    public readonly role: pulumi.Output<Role>;
    /** ARN of the role, as node groups take it. */
    public readonly roleArn: pulumi.Output<string>;
    /** Name of the role, to attach further policies to. */
    public readonly roleName: pulumi.Output<string>;

    constructor(name: string, args: NodeRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:NodeRole", name, args, opts);
        args = judgedArgs(this, args, known => [
            ...resourceNameProblems("name", name, [{ resource: NamedResource.Role }]),
            ...tagProblems("tags", known.tags, PLAIN_TAGS),
        ]);
        // The name stays generated: a role made anew under an old name can't join, its access entry means the old one.
        const role = new Role(name, {
            assumeRolePolicy: JSON.stringify({
                Version: "2012-10-17",
                Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
            }),
            tags: args.tags,
        }, { parent: this });
        const partition = currentPartition(this);
        for (const policy of NODE_POLICIES) {
            new RolePolicyAttachment(`${name}-${policy}`, {
                role: role.name,
                policyArn: partition.apply(known => managedPolicyArn(known, policy)),
            }, { parent: this });
        }
        this.role = pulumi.output(role) as pulumi.Output<Role>;
        this.roleArn = role.arn;
        this.roleName = role.name;
        this.registerOutputs({ roleArn: this.roleArn, roleName: this.roleName });
    }
}
