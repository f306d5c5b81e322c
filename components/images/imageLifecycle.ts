import { LifecyclePolicy } from "@pulumi/aws/imagebuilder";
import * as pulumi from "@pulumi/pulumi";
import { IN_USE, inUseTagKey } from "./imageInUse";
import { lifecycleRole } from "./imageRoles";

/** Longer than nodes should live (45 days), so that an AMI that nodes still start from is passed over. */
const LAUNCHED_WITHIN_DAYS = 60;
/** Every version of a recipe. */
const ALL_VERSIONS = "x.x.x";

/** What is cleaned up, and how much of it stays. */
export interface LifecycleSettings {
    /** Name of the pipeline in the program. */
    pipeline: string;
    /** Name of the pipeline's recipe in Image Builder, the same for all its versions. */
    recipeName: pulumi.Input<string>;
    /** Images that are kept of each version of the recipe. */
    keep: number;
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * Deletes images of the pipeline with their AMIs and snapshots, once a day: all but the newest `keep` of each version of the
 * recipe, those launched in the last 60 days and the one in use.
 *
 * The recipe selects them, since images don't inherit tags: Image Builder gives scheduled ones only a pipeline's `imageTags`,
 * which the provider can't set (hashicorp/terraform-provider-aws #50112).
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/lifecycle-policy-execution.html
 */
export function imageLifecycle(name: string, { pipeline, recipeName, keep, tags }: LifecycleSettings, parent: pulumi.Resource): LifecyclePolicy {
    const { role, policy } = lifecycleRole(name, tags, parent);
    return new LifecyclePolicy(name, {
        resourceType: "AMI_IMAGE",
        executionRole: role.arn,
        resourceSelection: { recipes: [{ name: recipeName, semanticVersion: ALL_VERSIONS }] },
        policyDetails: [{
            action: { type: "DELETE", includeResources: { amis: true, snapshots: true } },
            filter: { type: "COUNT", value: keep },
            exclusionRules: {
                amis: {
                    // Left out, older versions of the provider see a difference at every preview (terraform-provider-aws #43752).
                    isPublic: false,
                    lastLaunched: { unit: "DAYS", value: LAUNCHED_WITHIN_DAYS },
                    tagMap: { [inUseTagKey(pipeline)]: IN_USE },
                },
            },
        }],
        tags,
    }, { parent, dependsOn: [policy] });
}
