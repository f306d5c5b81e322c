import { Tag } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { TAG_KEY_MAXIMUM } from "../../limits/text/tags";

/** Value of the tag that keeps an AMI from being deleted. */
export const IN_USE = "true";

/**
 * Key of the tag of the AMI that nodes run: the clean-up passes it over, however old it is.
 *
 * Stacks of one account may share Amazon's AMI, so each pipeline has a key of its own.
 */
export function inUseTagKey(pipeline: string): string {
    return `eks-windows/in-use/${pulumi.getProject()}/${pulumi.getStack()}/${pipeline}`.slice(0, TAG_KEY_MAXIMUM);
}

/**
 * Tags the AMI that node groups run, so that the clean-up passes it over.
 *
 * Before the first image this is Amazon's AMI, since a resource can't come and go with a value that a preview does not know.
 * EC2 lets everybody tag a public resource for their own account. No stack manages the tags of an AMI, so none takes it away.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html
 */
export function imageInUse(name: string, pipeline: string, imageId: pulumi.Output<string>, parent: pulumi.Resource): Tag {
    return new Tag(name, { resourceId: imageId, key: inUseTagKey(pipeline), value: IN_USE }, { parent });
}
