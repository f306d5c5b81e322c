import { Problem, shown } from "./problem";

/** Tags that a resource may have; those that begin with aws: don't count. */
const TAGS_MAXIMUM = 50;
/** EC2 takes one character less than others. */
export const TAG_KEY_MAXIMUM = 127;
const VALUE_LENGTH = 256;
/** Characters that IAM takes, the strictest of the services that get most tags. */
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
/** Characters that Image Builder takes in keys. */
const ASCII = /^[a-zA-Z0-9\s_.:/=+\-@]*$/;
const RESERVED = /^aws:/i;

/** Where tags go, and what stands beside them there. */
export interface TagUse {
    /** Tags that a resource has beside these: ours, and those of AWS. */
    others: number;
    /** What has the most of them, as messages name it. */
    on: string;
    /** Whether Image Builder gets them, which takes fewer characters in keys. */
    imageBuilder?: boolean;
    /** Whether IAM gets them, which takes fewer characters in values, and no keys that differ in case alone; the default is true. */
    iam?: boolean;
}

/** Nodes: `Name`, and what EKS gives them: the names of cluster and group, and two for Cluster Autoscaler and one for Kubernetes. */
export const NODE_TAGS: TagUse = { others: 6, on: "a node" };
/** Subnets: `Name`, their role, and the cluster's name. */
export const NETWORK_TAGS: TagUse = { others: 3, on: "a subnet" };
/** The security group of the control plane: `Name`, and the cluster's name. */
export const CONTROL_PLANE_TAGS: TagUse = { others: 2, on: "a security group" };
/** Images: their pipeline, whether they are in use, and two of Image Builder's own, `CreatedBy` and `Ec2ImageBuilderArn`. */
export const IMAGE_TAGS: TagUse = { others: 4, on: "an image", imageBuilder: true, iam: false };
/** Resources that have no tags but the user's. */
export const PLAIN_TAGS: TagUse = { others: 0, on: "a resource" };

/** Tags of everything around an image, which the image itself gets as well, beside tags of its own. */
export function tagsWithImage(tags: Record<string, unknown> = {}, imageTags: Record<string, unknown> = {}): TagUse {
    return { ...IMAGE_TAGS, others: IMAGE_TAGS.others + Object.keys(imageTags).filter(key => !(key in tags)).length, iam: true };
}

/**
 * Every service takes the tags: how many, how long, and of which characters. Values that the engine learns later are not judged.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Tag.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html
 * @see https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_TagResource.html
 */
export function tagProblems(path: string, tags: Record<string, unknown> = {}, { others, on, imageBuilder = false, iam = true }: TagUse): Problem[] {
    const keys = Object.keys(tags);
    // An image with too many tags of its own is reported under its imageTags.
    const most = Math.max(0, TAGS_MAXIMUM - others);
    return [
        ...keys.length > most ? [{
            path, reason: `AWS allows ${TAGS_MAXIMUM} tags, ${others > 0 ? `of which ${on} has ${others} others, ` : ""}got ${keys.length}; `
                + `remove ${keys.length - most}`,
        }] : [],
        ...keys.flatMap((key, i) => {
            const at = `${path}[${shown(key)}]`;
            const twin = keys.findIndex(other => other.toLowerCase() === key.toLowerCase());
            return [
                ...keyReasons(key, imageBuilder),
                ...iam && twin < i ? [`IAM rejects keys that differ only in case, got ${shown(key)} and ${shown(keys[twin])}; keep one`] : [],
                ...valueReasons(tags[key], iam),
            ].map(reason => ({ path: at, reason }));
        }),
    ];
}

function keyReasons(key: string, imageBuilder: boolean): string[] {
    const characters = imageBuilder ? ASCII : CHARACTERS;
    return [
        ...RESERVED.test(key) ? [`AWS reserves keys that begin with aws:, got ${shown(key)}; use another key`] : [],
        ...key === "" || length(key) > TAG_KEY_MAXIMUM ? [`a key has 1 to ${TAG_KEY_MAXIMUM} characters, got ${length(key)}; change the key`] : [],
        ...characters.test(key) ? [] : [`a key has letters${imageBuilder ? " from a to z" : ""}, digits, spaces and any of _.:/=+-@, `
            + `got ${shown(key)}; change the key`],
    ];
}

function valueReasons(value: unknown, iam: boolean): string[] {
    return typeof value !== "string" ? [] : [
        ...RESERVED.test(value) ? [`AWS reserves values that begin with aws:, got ${shown(value)}; use another value`] : [],
        ...length(value) > VALUE_LENGTH ? [`a value has ${VALUE_LENGTH} characters at most, got ${length(value)}; shorten it`] : [],
        ...!iam || CHARACTERS.test(value) ? [] : [`a value has letters, digits, spaces and any of _.:/=+-@, got ${shown(value)}; change the value`],
    ];
}

/** Characters, however many units of UTF-16 they take. */
function length(text: string): number {
    return [...text].length;
}
