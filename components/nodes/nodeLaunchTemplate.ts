import { LaunchTemplate } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

/** What the launch templates of Linux and Windows nodes differ in. */
export interface NodeLaunchTemplateSettings {
    /** Device that the AMI boots from. */
    rootDevice: string;
    volume: { sizeGiB: number; iops?: number; throughputMiBps?: number; kmsKeyArn?: pulumi.Input<string> };
    /** Network hops that a response of the instance metadata service may take; 2 lets pods reach it. */
    metadataHopLimit: number;
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * Launch template of a managed node group: encrypted gp3 root volume, IMDSv2 only.
 *
 * It names no image, instance type, subnet, instance profile, security group or user data: EKS adds those, and the
 * cluster's security group is only added where the template names none.
 */
export function nodeLaunchTemplate(name: string, settings: NodeLaunchTemplateSettings, parent: pulumi.Resource): LaunchTemplate {
    const { rootDevice, volume, metadataHopLimit, tags } = settings;
    const instanceTags = { ...tags, Name: name };
    return new LaunchTemplate(name, {
        updateDefaultVersion: true,
        blockDeviceMappings: [{
            deviceName: rootDevice,
            ebs: {
                volumeType: "gp3",
                volumeSize: volume.sizeGiB,
                iops: volume.iops,
                throughput: volume.throughputMiBps,
                encrypted: "true",
                kmsKeyId: volume.kmsKeyArn,
                deleteOnTermination: "true",
            },
        }],
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: metadataHopLimit },
        tagSpecifications: ["instance", "volume"].map(resourceType => ({ resourceType, tags: instanceTags })),
        tags,
    }, { parent });
}
