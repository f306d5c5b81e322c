import { Tag } from "@pulumi/aws/autoscaling/tag";
import { NodeGroup } from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import { NodeTemplate, autoscalerTags } from "../../limits/nodes/autoscalerTags";

/**
 * Tags the Auto Scaling group of a managed node group for the Cluster Autoscaler, so that it scales the group from zero: EKS
 * passes no tag of a node group on.
 */
export function tagAutoScalingGroup(name: string, nodeGroup: NodeGroup, template: NodeTemplate, podAddresses: pulumi.Output<number>, parent: pulumi.Resource): void {
    const autoscalingGroupName = nodeGroup.resources.apply(([first]) => first.autoscalingGroups[0].name);
    for (const [key, value] of Object.entries(autoscalerTags(template, podAddresses))) {
        new Tag(`${name}-${key}`, {
            autoscalingGroupName, tag: { key, value: pulumi.interpolate`${value}`, propagateAtLaunch: false },
        }, { parent });
    }
}
