import { Properties } from "../../../../plan/signatures";
import type { ResourceRules } from "../resourceRules";
import { arn } from "./names";

const autoscaling = (file: string) => `hashicorp/terraform-provider-aws internal/service/autoscaling/${file}.go`;

/** Auto Scaling groups and what belongs to them. */
export const autoScalingRules: Record<string, ResourceRules> = {
    "aws:autoscaling/group:Group": {
        required: ["minSize", "maxSize"], named: "name",
        source: autoscaling("group"), identity: ({ name }) => String(name),
        outputs: ({ name }, place) => ({ arn: arn("autoscaling", place, `autoScalingGroup:${place.serial}:autoScalingGroupName/${name}`) }),
    },
    "aws:autoscaling/lifecycleHook:LifecycleHook": {
        required: ["autoscalingGroupName", "lifecycleTransition"], named: "name",
        source: autoscaling("lifecycle_hook"),
        identity: ({ autoscalingGroupName, name }) => `${autoscalingGroupName}/${name}`,
    },
    "aws:autoscaling/tag:Tag": {
        required: ["autoscalingGroupName", "tag"], source: autoscaling("tag_gen"),
        identity: ({ autoscalingGroupName, tag }) => `${autoscalingGroupName},${(tag as Properties).key}`,
    },
};
