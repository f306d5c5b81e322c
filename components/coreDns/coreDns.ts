import { Addon, FargateProfile } from "@pulumi/aws/eks";
import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { managedPolicyArn } from "../../limits/cluster/clusterRolePolicies";
import { NamedResource, resourceNameProblems } from "../../limits/text/resourceName";
import { PLAIN_TAGS, tagProblems } from "../../limits/text/tags";
import { judgedArgs } from "../judgedArgs";
import { currentPartition } from "../lookups";

/** Where CoreDNS runs if not on Linux nodes. */
export interface CoreDnsOnFargate {
    /** Private subnets for the pods of CoreDNS. */
    subnetIds: pulumi.Input<pulumi.Input<string>[]>;
}

export interface CoreDnsArgs {
    /** Name of the EKS cluster. */
    clusterName: pulumi.Input<string>;
    /** Runs CoreDNS on Fargate, with a profile and a pod execution role of its own; on Linux nodes by default. */
    fargate?: CoreDnsOnFargate;
    /** Version of the add-on; by default EKS chooses the one for the cluster's version. */
    addonVersion?: pulumi.Input<string>;
    /** Tags of everything that AWS makes for it; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * CoreDNS as a managed add-on. It becomes active only where it can run, so it comes after the Linux nodes, or on Fargate.
 *
 * On Linux nodes it costs nothing; two Fargate pods cost about 18 USD a month in us-east-1.
 *
 * ```typescript
 * const coreDns = new CoreDns("coredns", { clusterName: cluster.clusterName }, { dependsOn: [linux] });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
 */
export class CoreDns extends pulumi.ComponentResource {
    /** ARN of the add-on. */
    public readonly addonArn: pulumi.Output<string>;

    constructor(name: string, args: CoreDnsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:CoreDns", name, args, opts);
        args = judgedArgs(this, args, known => [
            ...resourceNameProblems("name", name, known.fargate ? [{ resource: NamedResource.Role, suffix: "-fargate" }] : []),
            ...tagProblems("tags", known.tags, PLAIN_TAGS),
        ]);
        const { fargate, addonVersion, tags } = args;
        // Read from the profile, the name also makes the add-on wait for it: it has nowhere to run before.
        const clusterName = fargate ? fargateProfile(name, args.clusterName, fargate, tags, this).clusterName : args.clusterName;
        const addon = new Addon(name, {
            clusterName,
            addonName: "coredns",
            addonVersion,
            // EKS installs a self-managed CoreDNS with every cluster; the add-on takes it over.
            resolveConflictsOnCreate: "OVERWRITE",
            resolveConflictsOnUpdate: "OVERWRITE",
            configurationValues: fargate ? JSON.stringify({ computeType: "Fargate" }) : undefined,
            tags,
            // A component's own `dependsOn` is not seen in the dependencies of its children.
        }, { parent: this, dependsOn: opts?.dependsOn });
        this.addonArn = addon.arn;
        this.registerOutputs({ addonArn: this.addonArn });
    }
}

/** Profile that takes the pods of CoreDNS alone: Windows pods can't run on Fargate (L6). */
function fargateProfile(
    name: string, clusterName: pulumi.Input<string>, { subnetIds }: CoreDnsOnFargate,
    tags: Record<string, pulumi.Input<string>> | undefined, parent: pulumi.Resource,
): FargateProfile {
    const role = new Role(`${name}-fargate`, {
        assumeRolePolicy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "eks-fargate-pods.amazonaws.com" } }],
        }),
        tags,
    }, { parent });
    const attachment = new RolePolicyAttachment(`${name}-fargate`, {
        role: role.name,
        policyArn: currentPartition(parent).apply(partition => managedPolicyArn(partition, "AmazonEKSFargatePodExecutionRolePolicy")),
    }, { parent });
    return new FargateProfile(`${name}-fargate`, {
        clusterName,
        podExecutionRoleArn: role.arn,
        subnetIds,
        selectors: [{ namespace: "kube-system", labels: { "k8s-app": "kube-dns" } }],
        tags,
    }, { parent, dependsOn: [attachment] });
}
