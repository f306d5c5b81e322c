import { LifecyclePolicy } from "@pulumi/aws/imagebuilder";
import * as pulumi from "@pulumi/pulumi";
import { lifecycleRole } from "./imageRoles";
import { PIPELINE_TAG } from "./imageRecipe";

/** Tag of the AMI that node groups run: the clean-up passes it over, however old it is. */
export const IN_USE_TAG = "eks-windows/in-use";
/** Longer than nodes should live (45 days), so that an AMI that nodes still start from is passed over. */
const LAUNCHED_WITHIN_DAYS = 60;

/**
 * Deletes images of the pipeline with their AMIs and snapshots: all but the newest `keep`, those launched in the last
 * 60 days and the one in use.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-lifecycle.html
 */
export function imageLifecycle(
    name: string, pipeline: string, keep: number, tags: Record<string, pulumi.Input<string>> | undefined, parent: pulumi.Resource,
): LifecyclePolicy {
    const { role, policy } = lifecycleRole(name, tags, parent);
    return new LifecyclePolicy(name, {
        resourceType: "AMI_IMAGE",
        executionRole: role.arn,
        resourceSelection: { tagMap: { [PIPELINE_TAG]: pipeline } },
        policyDetails: [{
            action: { type: "DELETE", includeResources: { amis: true, snapshots: true } },
            filter: { type: "COUNT", value: keep },
            exclusionRules: { amis: { lastLaunched: { unit: "DAYS", value: LAUNCHED_WITHIN_DAYS }, tagMap: { [IN_USE_TAG]: "true" } } },
        }],
        tags,
    }, { parent, dependsOn: [policy] });
}
