import { Json, Properties, UNKNOWN } from "../../../plan/signatures";
import type { Mapping, Request } from "../mappings";
import { isObject } from "../shapes";

const SERVICE = "autoscaling";

function request(operation: string, parameters: Record<string, Json | undefined>): Request {
    return { service: SERVICE, operation, parameters: Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined)) as Properties };
}

/** A list that the API takes as one text. */
function joined(list: Json | undefined): Json | undefined {
    return Array.isArray(list) ? list.every(each => typeof each === "string" && each !== UNKNOWN) ? list.join(",") : UNKNOWN : list;
}

function templateOf({ launchTemplate }: Properties): Json | undefined {
    return isObject(launchTemplate) ? { LaunchTemplateId: launchTemplate.id, Version: launchTemplate.version } as Properties : undefined;
}

/**
 * What EC2 Auto Scaling makes. The provider puts hooks and the warm pool by calls of their own, and starts a refresh when the launch
 * template changes.
 *
 * @see hashicorp/terraform-provider-aws internal/service/autoscaling/group.go
 */
export const autoScalingMappings: Record<string, Mapping> = {
    "aws:autoscaling/group:Group": {
        service: SERVICE, operation: "CreateAutoScalingGroup", named: { property: "name", member: "AutoScalingGroupName" },
        elsewhere: ["vpcZoneIdentifiers", "launchTemplate", "instanceRefresh", "warmPool", "initialLifecycleHooks", "waitForCapacityTimeout", "tags"],
        members: inputs => ({
            VPCZoneIdentifier: joined(inputs.vpcZoneIdentifiers), LaunchTemplate: templateOf(inputs), Tags: inputs.tags,
        }),
        further: (inputs, name) => {
            const group = inputs.name ?? `${name}-1a2b3c4`;
            const hooks = Array.isArray(inputs.initialLifecycleHooks) ? inputs.initialLifecycleHooks.filter(isObject) : [];
            return [
                ...hooks.map(({ name: hook, ...rest }) => request("PutLifecycleHook", { AutoScalingGroupName: group, LifecycleHookName: hook, ...rest })),
                ...isObject(inputs.instanceRefresh) ? [request("StartInstanceRefresh", { AutoScalingGroupName: group, ...inputs.instanceRefresh })] : [],
                ...isObject(inputs.warmPool) ? [request("PutWarmPool", { AutoScalingGroupName: group, ...inputs.warmPool })] : [],
            ];
        },
    },
    "aws:autoscaling/lifecycleHook:LifecycleHook": {
        service: SERVICE, operation: "PutLifecycleHook", named: { property: "name", member: "LifecycleHookName" },
        renamed: { autoscalingGroupName: "AutoScalingGroupName" },
    },
    "aws:autoscaling/tag:Tag": {
        service: SERVICE, operation: "CreateOrUpdateTags", elsewhere: ["autoscalingGroupName", "tag"],
        members: ({ autoscalingGroupName, tag }) => ({
            Tags: [{ ResourceId: autoscalingGroupName, ResourceType: "auto-scaling-group", ...tag as Properties }],
        }),
    },
};
