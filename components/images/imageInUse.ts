import { Tag } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { IN_USE_TAG } from "./imageLifecycle";

/**
 * Tags the AMI that node groups run, so that the clean-up passes it over.
 *
 * Before the first image there is only Amazon's AMI, which is not ours to tag; the launch template stands in for it then,
 * since a resource can't come and go with a value that a preview does not know.
 */
export function imageInUse(
    name: string, builtImageId: pulumi.Output<string>, launchTemplateId: pulumi.Output<string>, parent: pulumi.Resource,
): Tag {
    const resourceId = pulumi.all([builtImageId, launchTemplateId]).apply(([image, template]) => image || template);
    return new Tag(name, { resourceId, key: IN_USE_TAG, value: "true" }, { parent });
}
