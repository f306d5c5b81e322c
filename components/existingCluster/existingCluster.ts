import { RolePolicy } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { AuthenticationMode, readsAccessEntries } from "../../limits/access/authenticationMode";
import { VPC_RESOURCE_CONTROLLER_DOCUMENT } from "../../limits/cluster/clusterRolePolicies";
import { existingClusterProblems } from "../../limits/cluster/existingCluster";
import { existingSupportNotices } from "../../limits/cluster/supportNotice";
import { PREFIX_DELEGATION_VALUE } from "../../limits/network/vpcCniAddon";
import { WindowsIpam } from "../../limits/network/windowsIpam";
import { windowsAmi } from "../../limits/nodes/windowsAmiType";
import { isGoTrue } from "../../limits/text/goBoolean";
import { isoDate } from "../../limits/text/isoDate";
import { symptom } from "../../limits/text/page";
import { judgedArgs } from "../judgedArgs";
import { NodeRole } from "../nodes/nodeRole";
import { WindowsNodeGroup } from "../nodes/windowsNodeGroup";
import { WINDOWS_AMI_TYPE_DEFAULT } from "../nodes/windowsNodeGroupSettings";
import { rejectProblems } from "../problems";
import { windowsAccessEntry } from "../windowsSupport/nodeAccess";
import { vpcCniAddon, vpcCniConfigMapPatch } from "../windowsSupport/vpcCni";
import { VpcCniOwner } from "../windowsSupport/windowsSupport";
import { clusterProvider, ownRoleMapping } from "./clusterKubernetes";
import { FoundCluster, lookUpCluster } from "./clusterLookup";
import { ExistingClusterArgs, existingClusterArgsProblems, groupsInClusterProblems } from "./existingClusterSettings";
import { OWNER_TAG, ownPolicyName, ownerOf } from "./ownership";

/** What is made in the cluster that was found. */
interface Made {
    found: FoundCluster;
    nodeRoleArn: pulumi.Output<string>;
    groups: Record<string, { nodeGroupName: pulumi.Output<string>; podsPerNode: pulumi.Output<number> }>;
}

/**
 * Windows nodes on an EKS cluster that any tool made: eksctl, Terraform, CDK, the console or another stack.
 *
 * Given the name of the cluster, it looks up the rest. What is there is kept; what is missing is made: rights of the cluster's role, Windows
 * IPAM, a role for the nodes and its identity, and the groups. What is wrong is said with its mend before anything is made. Destroying it
 * takes away only what it made. Costs what its nodes cost: an m6i.large with Windows about 137 USD a month in us-east-1.
 *
 * ```typescript
 * const windows = new ExistingCluster("windows", {
 *     clusterName: "legacy",
 *     windowsNodeGroups: [{ name: "web", instanceTypes: ["m6i.large"] }],
 * });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export class ExistingCluster extends pulumi.ComponentResource {
    /** Kubernetes minor version of the cluster, which its new nodes have too. */
    public readonly kubernetesVersion: pulumi.Output<string>;
    /** Address of the Kubernetes API. */
    public readonly endpoint: pulumi.Output<string>;
    /** Certificate authority of the Kubernetes API, in base64. */
    public readonly certificateAuthorityData: pulumi.Output<string>;
    /** CIDR block of Kubernetes services, which nodes on an AMI of your own must be told. */
    public readonly serviceIpv4Cidr: pulumi.Output<string>;
    /** Security group that EKS made for the cluster and puts all nodes of managed groups into. */
    public readonly clusterSecurityGroupId: pulumi.Output<string>;
    /** Subnets of the new nodes. */
    public readonly subnetIds: pulumi.Output<string[]>;
    /** ARN of the Windows nodes' role, known once its identity is in place. */
    public readonly nodeRoleArn: pulumi.Output<string>;
    /** Names that EKS knows the Windows groups by, by their names here. */
    public readonly windowsNodeGroupNames: Record<string, pulumi.Output<string>>;
    /** Pods that fit on one node of each Windows group. */
    public readonly podsPerNode: Record<string, pulumi.Output<number>>;

    constructor(name: string, args: ExistingClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:ExistingCluster", name, args, opts);
        args = judgedArgs(this, args, known => existingClusterArgsProblems(name, known));
        const made = lookUpCluster(this, name, args.clusterName, args.nodeRoleArn).apply(found => this.make(name, args, found, opts));
        sayWhatItDependsOn(made, this);
        const found = made.found;
        this.kubernetesVersion = found.version;
        this.endpoint = found.endpoint;
        this.certificateAuthorityData = found.certificateAuthorityData;
        this.serviceIpv4Cidr = found.serviceIpv4Cidr;
        this.clusterSecurityGroupId = found.clusterSecurityGroupId;
        this.subnetIds = pulumi.output(args.subnetIds ?? found.subnetIds) as pulumi.Output<string[]>;
        this.nodeRoleArn = made.nodeRoleArn;
        const names = (args.windowsNodeGroups ?? []).map(group => group.name);
        this.windowsNodeGroupNames = Object.fromEntries(names.map(group => [group, made.apply(({ groups }) => groups[group].nodeGroupName)]));
        this.podsPerNode = Object.fromEntries(names.map(group => [group, made.apply(({ groups }) => groups[group].podsPerNode)]));
        this.registerOutputs({
            kubernetesVersion: this.kubernetesVersion, endpoint: this.endpoint, certificateAuthorityData: this.certificateAuthorityData,
            serviceIpv4Cidr: this.serviceIpv4Cidr, clusterSecurityGroupId: this.clusterSecurityGroupId, subnetIds: this.subnetIds,
            nodeRoleArn: this.nodeRoleArn, windowsNodeGroupNames: this.windowsNodeGroupNames, podsPerNode: this.podsPerNode,
        });
    }

    /** Makes what the cluster lacks. Which resources there are depends on what the lookups found, so they come once that is known. */
    private make(name: string, args: ExistingClusterArgs, found: FoundCluster, opts: pulumi.ComponentResourceOptions | undefined): Made {
        const windowsIpam = args.windowsIpam ?? ipamOf(found);
        const addon = args.vpcCniOwner === undefined ? undefined : args.vpcCniOwner === VpcCniOwner.Addon;
        const groups = args.windowsNodeGroups ?? [];
        rejectProblems(this, [
            ...existingClusterProblems("clusterName", found, { windowsIpam: args.windowsIpam, addon }), ...groupsInClusterProblems(args, found, windowsIpam),
        ]);
        this.notify(found, groups.map(({ amiType = WINDOWS_AMI_TYPE_DEFAULT }) => windowsAmi(amiType)!.release));

        const child = { parent: this, dependsOn: opts?.dependsOn };
        const tags = { ...args.tags, [OWNER_TAG]: ownerOf(name) };
        const mode = found.authenticationMode as AuthenticationMode;
        const ready: pulumi.Resource[] = [];
        const patches = found.vpcCni === undefined && addon !== true;
        const kubernetes = patches || mode === AuthenticationMode.ConfigMap
            ? this.getProvider("kubernetes:core/v1:ConfigMap") ?? clusterProvider(name, found, this) : undefined;
        if (found.needsRolePolicy) {
            ready.push(new RolePolicy(`${name}-vpc-resource-controller`, {
                role: found.roleName, name: ownPolicyName(name), policy: JSON.stringify(VPC_RESOURCE_CONTROLLER_DOCUMENT),
            }, child));
        }
        if (patches) {
            ready.push(vpcCniConfigMapPatch(`${name}-vpc-cni`, windowsIpam, { ...child, provider: kubernetes }));
        } else if (found.vpcCni === undefined || found.vpcCni.isOurs) {
            ready.push(vpcCniAddon(`${name}-vpc-cni`, found.name, windowsIpam, tags, child));
        }
        const role = args.nodeRoleArn === undefined ? new NodeRole(`${name}-windows-nodes`, { tags: args.tags }, child) : undefined;
        let nodeRoleArn = pulumi.output(args.nodeRoleArn ?? role!.roleArn);
        if (mode === AuthenticationMode.ConfigMap) {
            ready.push(ownRoleMapping(name, nodeRoleArn, this, { ...child, provider: kubernetes }));
        }
        if (readsAccessEntries(mode) && (found.nodeAccessEntry === undefined || found.nodeAccessEntry.isOurs)) {
            const entry = windowsAccessEntry(name, found.name, nodeRoleArn, tags, child);
            ready.push(entry);
            nodeRoleArn = entry.principalArn;
        }
        const after = [...ready, ...role ? [role] : []];
        return {
            found, nodeRoleArn,
            groups: Object.fromEntries(groups.map(({ name: group, ...settings }) => {
                const { nodeGroupName, podsPerNode } = new WindowsNodeGroup(`${name}-${group}`, {
                    ...settings, clusterName: found.name, nodeRoleArn, subnetIds: args.subnetIds ?? found.subnetIds, kubernetesVersion: found.version,
                    prefixDelegation: windowsIpam.prefixDelegation, tags: args.tags,
                }, { parent: this, dependsOn: after });
                return [group, { nodeGroupName, podsPerNode }];
            })),
        };
    }

    private notify(found: FoundCluster, releases: number[]): void {
        const today = isoDate(Date.now());
        existingSupportNotices(found.version, found.supportType, releases, today).forEach(notice => pulumi.log.warn(notice, this));
        if (found.linuxNodeGroups.length === 0) {
            pulumi.log.warn(`the cluster ${found.name} has no managed group of Linux nodes, and CoreDNS does not run on Windows; ignore `
                + `this if it has Fargate or other Linux nodes, such as Auto Mode's, Karpenter's or self-managed ones; see ${symptom("add-on-never-active")}`, this);
        }
    }
}

/** In a preview that can't look the cluster up, none of its resources are in the plan; the plan says so. */
function sayWhatItDependsOn(made: pulumi.Output<Made>, component: pulumi.Resource): void {
    // Every output has it at run time; the SDK marks it internal, and there is no other way to tell.
    const { isKnown } = made as unknown as { isKnown: Promise<boolean> };
    const say = (known: boolean) => known ? undefined : pulumi.log.warn("this preview can't look up the cluster, so it can't show what will be created. That depends on its version, "
        + "authentication mode and subnets, the policies of its role, its vpc-cni add-on, and the access entry of the nodes' role", component);
    // A lookup that fails is reported by whatever waits for it.
    isKnown.then(say, () => undefined);
}

/** How an add-on that is there gives addresses; single ones where there is none. */
function ipamOf({ vpcCni }: FoundCluster): WindowsIpam {
    return isGoTrue(vpcCni?.values?.[PREFIX_DELEGATION_VALUE]) ? { prefixDelegation: true } : {};
}
