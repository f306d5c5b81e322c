import { Addon } from "@pulumi/aws/eks";
import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import { StorageClass } from "@pulumi/kubernetes/storage/v1";
import * as pulumi from "@pulumi/pulumi";
import { managedPolicyArn } from "../../limits/cluster/clusterRolePolicies";
import { NamedResource, resourceNameProblems } from "../../limits/text/resourceName";
import { PLAIN_TAGS, tagProblems } from "../../limits/text/tags";
import { judgedArgs } from "../judgedArgs";
import { currentPartition } from "../lookups";
import { kubernetesProviderProblems } from "../problems";

export interface WindowsStorageArgs {
    /** Name of the EKS cluster. Its Linux nodes run the driver's controller. */
    clusterName: pulumi.Input<string>;
    /** Tags of everything that AWS makes for it; none by default. */
    tags?: Record<string, pulumi.Input<string>>;
}

/** The name that a PersistentVolumeClaim says. */
const STORAGE_CLASS = "windows-gp3";
/** The service account of the driver's controller, which the add-on makes. */
const CONTROLLER = "ebs-csi-controller-sa";

/**
 * EBS volumes for Windows pods: the EBS CSI add-on with its DaemonSet for Windows nodes, the role of its controller, and the
 * StorageClass `windows-gp3` of encrypted gp3 volumes with the file system NTFS. Without it, a volume is formatted as ext4, which
 * Windows can't read.
 *
 * A gp3 volume costs 0.08 USD a GB and month in us-east-1. The driver takes one pod of every Windows node.
 *
 * ```typescript
 * const storage = new WindowsStorage("storage", { clusterName: cluster.clusterName }, { providers: { kubernetes }, dependsOn: [linux] });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/ebs-csi.html
 */
export class WindowsStorage extends pulumi.ComponentResource {
    /** Name of the StorageClass, as a PersistentVolumeClaim has it. */
    public readonly storageClassName: pulumi.Output<string>;

    constructor(name: string, args: WindowsStorageArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:WindowsStorage", name, args, opts);
        args = judgedArgs(this, args, known => [
            ...resourceNameProblems("name", name, [{ resource: NamedResource.Role }]),
            ...tagProblems("tags", known.tags, PLAIN_TAGS),
            ...kubernetesProviderProblems(this, "kubernetes:storage.k8s.io/v1:StorageClass"),
        ]);
        const driver = ebsDriver(name, args, { parent: this, dependsOn: opts?.dependsOn });
        const storageClass = new StorageClass(name, {
            metadata: { name: STORAGE_CLASS },
            provisioner: "ebs.csi.aws.com",
            parameters: { type: "gp3", encrypted: "true", "csi.storage.k8s.io/fstype": "ntfs" },
            // A volume has a zone, so it waits until the pod's node is known.
            volumeBindingMode: "WaitForFirstConsumer",
            allowVolumeExpansion: true,
        }, { parent: this, dependsOn: [driver] });
        this.storageClassName = storageClass.metadata.name;
        this.registerOutputs({ storageClassName: this.storageClassName });
    }
}

/** The add-on with a role for its controller, by Pod Identity: the controller runs on Linux, where that works. */
function ebsDriver(name: string, { clusterName, tags }: WindowsStorageArgs, opts: pulumi.CustomResourceOptions): Addon {
    const { parent } = opts;
    const role = new Role(name, {
        assumeRolePolicy: JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: ["sts:AssumeRole", "sts:TagSession"], Principal: { Service: "pods.eks.amazonaws.com" } }],
        }),
        tags,
    }, { parent });
    const attachment = new RolePolicyAttachment(name, {
        role: role.name,
        policyArn: currentPartition(parent).apply(partition => managedPolicyArn(partition, "service-role/AmazonEBSCSIDriverPolicy")),
    }, { parent });
    const agent = new Addon(`${name}-pod-identity`, {
        clusterName, addonName: "eks-pod-identity-agent", resolveConflictsOnCreate: "OVERWRITE", resolveConflictsOnUpdate: "OVERWRITE", tags,
    }, opts);
    return new Addon(name, {
        clusterName: agent.clusterName,
        addonName: "aws-ebs-csi-driver",
        resolveConflictsOnCreate: "OVERWRITE",
        resolveConflictsOnUpdate: "OVERWRITE",
        configurationValues: JSON.stringify({ node: { enableWindows: true } }),
        podIdentityAssociations: [{ serviceAccount: CONTROLLER, roleArn: role.arn }],
        tags,
    }, { parent, dependsOn: [attachment] });
}
