import { Properties } from "../../../plan/signatures";
import type { Made } from "./cloud";
import { bare } from "./properties";

export const TAG = "aws:ec2/tag:Tag";

/** Tags of a resource as EC2 has them, whoever set them. */
function tagsOf({ inputs }: Made): Properties {
    return (bare(inputs.tags) ?? {}) as Properties;
}

function setTags(made: Made, tags: Properties): void {
    made.inputs = { ...made.inputs, tags };
    made.outputs = { ...made.outputs, tags };
}

/** The resource that a Tag names, where it is known here. */
function tagged({ resourceId }: Properties, made: Made[]): Made | undefined {
    return made.find(({ id, type }) => id === resourceId && type !== TAG);
}

/** Sets a Tag: to EC2 it is one of the tags of its resource, and a read of the resource shows it. */
export function addTag(tag: Properties, made: Made[]): void {
    const resource = tagged(tag, made);
    if (resource) {
        setTags(resource, { ...tagsOf(resource), [String(tag.key)]: tag.value });
    }
}

/** Takes a Tag away from its resource. */
export function removeTag(tag: Properties, made: Made[]): void {
    const resource = tagged(tag, made);
    if (resource) {
        setTags(resource, Object.fromEntries(Object.entries(tagsOf(resource)).filter(([key]) => key !== tag.key)));
    }
}

/** Whether a Tag is still there: an update of its resource may have taken it away. */
export function hasTag(tag: Properties, made: Made[]): boolean {
    const resource = tagged(tag, made);
    return resource === undefined || tagsOf(resource)[String(tag.key)] === tag.value;
}

/**
 * The tags of a resource after an update: the provider takes away those that its state knows and the program no longer gives, and
 * leaves alone what it never saw.
 *
 * @see hashicorp/terraform-provider-aws internal/tags/key_value_tags.go (Removed)
 */
export function withForeignTags(before: Made, state: Properties, news: Properties): Properties {
    const known = (bare(state.tags) ?? {}) as Properties;
    const foreign = Object.entries(tagsOf(before)).filter(([key]) => !Object.hasOwn(known, key));
    return foreign.length === 0 ? news : { ...news, tags: { ...Object.fromEntries(foreign), ...bare(news.tags) as Properties | undefined } };
}
