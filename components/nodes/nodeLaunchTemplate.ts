import { LaunchTemplate, LaunchTemplateArgs } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";

/** What the launch templates of Linux and Windows nodes differ in. */
export interface NodeLaunchTemplateSettings {
    /** Device that the AMI boots from. */
    rootDevice: string;
    volume: { sizeGiB: number; iops?: number; throughputMiBps?: number; initializationRateMiBps?: number; kmsKeyArn?: pulumi.Input<string> };
    /** Network hops that a response of the instance metadata service may take; 2 lets pods reach it. */
    metadataHopLimit: number;
    /** AMI of the user's own; EKS chooses the image without it. */
    imageId?: pulumi.Input<string>;
    /** What nodes of such an AMI run when they start, as text. */
    userData?: pulumi.Input<string>;
    tags?: Record<string, pulumi.Input<string>>;
    /** What EKS adds itself for its managed groups, and forbids in their templates. */
    ofInstance?: Pick<LaunchTemplateArgs, "instanceType" | "iamInstanceProfile" | "vpcSecurityGroupIds" | "placement" | "licenseSpecifications">;
}

/**
 * Launch template of a node group: encrypted gp3 root volume, IMDSv2 only.
 *
 * For a managed group it names no instance type, subnet, instance profile or security group: EKS adds those, and the cluster's security group
 * is only added where the template names none. An image and user data are there only for an AMI of the user's own.
 */
export function nodeLaunchTemplate(name: string, settings: NodeLaunchTemplateSettings, opts: pulumi.CustomResourceOptions): LaunchTemplate {
    const { rootDevice, volume, metadataHopLimit, imageId, userData, tags, ofInstance } = settings;
    const instanceTags = { ...tags, Name: name };
    return new LaunchTemplate(name, {
        ...ofInstance,
        updateDefaultVersion: true,
        imageId,
        userData: userData === undefined ? undefined : pulumi.output(userData).apply(text => Buffer.from(text, "utf8").toString("base64")),
        blockDeviceMappings: [{
            deviceName: rootDevice,
            ebs: {
                volumeType: "gp3",
                volumeSize: volume.sizeGiB,
                iops: volume.iops,
                throughput: volume.throughputMiBps,
                volumeInitializationRate: volume.initializationRateMiBps,
                encrypted: "true",
                kmsKeyId: volume.kmsKeyArn,
                deleteOnTermination: "true",
            },
        }],
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: metadataHopLimit },
        tagSpecifications: ["instance", "volume"].map(resourceType => ({ resourceType, tags: instanceTags })),
        tags,
    }, opts);
}
