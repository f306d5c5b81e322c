import { LaunchTemplate } from "@pulumi/aws/ec2";
import { InstanceProfile } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { WINDOWS_ROOT_DEFAULT_GIB, WINDOWS_ROOT_DEVICE } from "../../limits/nodes/rootVolume";
import { nodeLaunchTemplate } from "./nodeLaunchTemplate";
import { DedicatedHosts } from "./selfManagedSettings";
import { WindowsRootVolume } from "./windowsNodeGroupSettings";

/** What the instances of a self-managed group are launched with. */
interface SelfManagedTemplate {
    imageId: pulumi.Input<string>;
    userData: pulumi.Input<string>;
    rootVolume: WindowsRootVolume;
    metadataHopLimit: number;
    /** Undefined where the Auto Scaling group names the types. */
    instanceType?: string;
    nodeRoleName: pulumi.Input<string>;
    clusterSecurityGroupId: pulumi.Input<string>;
    dedicatedHosts?: DedicatedHosts;
    tags?: Record<string, pulumi.Input<string>>;
}

/** Launch template of self-managed nodes, with all that EKS would add to that of a managed group. */
export function selfManagedLaunchTemplate(name: string, settings: SelfManagedTemplate, opts: pulumi.CustomResourceOptions): LaunchTemplate {
    const { imageId, userData, rootVolume, metadataHopLimit, instanceType, nodeRoleName, clusterSecurityGroupId, dedicatedHosts, tags } = settings;
    const profile = new InstanceProfile(name, { role: nodeRoleName, tags }, { parent: opts.parent });
    return nodeLaunchTemplate(name, {
        rootDevice: WINDOWS_ROOT_DEVICE,
        volume: { ...rootVolume, sizeGiB: rootVolume.sizeGiB ?? WINDOWS_ROOT_DEFAULT_GIB },
        metadataHopLimit, imageId, userData, tags,
        ofInstance: {
            instanceType,
            iamInstanceProfile: { arn: profile.arn },
            vpcSecurityGroupIds: [clusterSecurityGroupId],
            ...dedicatedHosts && {
                placement: { tenancy: "host", hostResourceGroupArn: dedicatedHosts.hostResourceGroupArn },
                licenseSpecifications: dedicatedHosts.licenseConfigurationArns?.map(licenseConfigurationArn => ({ licenseConfigurationArn })),
            },
        },
    }, opts);
}
