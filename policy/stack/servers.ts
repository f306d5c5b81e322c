import { PolicyResource } from "@pulumi/policy";
import { PropertyPath, property, propertyOf } from "../property";
import { Stack } from "./stack";
import { AUTO_SCALING_GROUP, INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE } from "./types";

/** Types of what may be a node of EKS, and as well a bastion or a web server. */
export const SERVERS = [INSTANCE, AUTO_SCALING_GROUP];

const MIXED: PropertyPath = ["mixedInstancesPolicy", "launchTemplate", "launchTemplateSpecification"];
/** Where servers name what they start from: by id, or else by name. */
const TEMPLATES: { type: string; path: PropertyPath; keys: [string, string] | [] }[] = [
    { type: LAUNCH_TEMPLATE, path: ["launchTemplate"], keys: ["id", "name"] },
    { type: LAUNCH_TEMPLATE, path: MIXED, keys: ["launchTemplateId", "launchTemplateName"] },
    { type: LAUNCH_CONFIGURATION, path: ["launchConfiguration"], keys: [] },
];
const BASE64 = /^[\w+/]+={0,2}$/;
/** What stands in a text that is compressed, and what older providers show in place of user data. */
// eslint-disable-next-line no-control-regex
const UNREADABLE = /[\u0000\ufffd]|^[0-9a-f]{40}$/;

/** What a server starts from: a launch template, or a launch configuration. */
export interface ServerTemplate {
    /** Where the server names it. */
    path: PropertyPath;
    /** The template; undefined if the stack doesn't hold it, or it is not certain which. */
    template: PolicyResource | undefined;
}

/** A tag; what is not known of it is undefined. */
export interface Tag {
    path: PropertyPath;
    key: string | undefined;
    value: string | undefined;
    /** Whether an Auto Scaling group passes it on to its instances. */
    isPassedOn: boolean;
}

/** What an instance, or the instances of an Auto Scaling group, start from. */
export function serverTemplates(stack: Stack, server: PolicyResource): ServerTemplate[] {
    const props = stack.inputsOf(server);
    return TEMPLATES.flatMap(({ type, path, keys }) => {
        const paths = keys.length > 0 ? keys.map((key): PropertyPath => [...path, key]) : [path];
        const isNamed = paths.some(each => !property(props, ...each).isAbsent);
        const template = paths.map(each => stack.referred(server, type, ...each)).find(found => found !== undefined);
        return isNamed || template ? [{ path, template }] : [];
    });
}

/** User data of some resources as text, as it stands there and decoded; undefined where nobody can read it. */
export function scriptsOf(stack: Stack, resources: PolicyResource[]): (string | undefined)[] {
    return resources.flatMap(resource => userDataOf(stack.inputsOf(resource)));
}

/** Tags of a resource: a list, or an object; undefined if they are not known. */
export function tagsAt(props: Record<string, any>, ...path: PropertyPath): Tag[] | undefined {
    const tags = property<object>(props, ...path);
    if (!tags.known) {
        return undefined;
    }
    if (Array.isArray(tags.value)) {
        return property(props, ...path).indices.map(i => ({
            path: [...path, i], key: property(props, ...path, i, "key").text, value: property(props, ...path, i, "value").text,
            isPassedOn: !isFalse(props, ...path, i, "propagateAtLaunch"),
        }));
    }
    return typeof tags.value !== "object" ? [] : Object.keys(tags.value).map(key => ({
        path: [...path, key], key, value: property(props, ...path, key).text, isPassedOn: true,
    }));
}

/** Tags of a group of instances and of what they start from, as far as they are known. */
export function instanceTags(group: PolicyResource, template: PolicyResource | undefined): (Tag & { resource: PolicyResource })[] {
    const specifications = template ? propertyOf(template, "tagSpecifications").indices
        .filter(i => propertyOf(template, "tagSpecifications", i, "resourceType").text === "instance") : [];
    return [
        ...group.type === AUTO_SCALING_GROUP ? (tagsAt(group.props, "tags") ?? []).map(tag => ({ ...tag, resource: group })) : [],
        ...specifications.flatMap(i => (tagsAt(template!.props, "tagSpecifications", i, "tags") ?? []).map(tag => ({ ...tag, resource: template! }))),
    ];
}

function isFalse(props: Record<string, any>, ...path: PropertyPath): boolean {
    const found = property(props, ...path);
    return found.known && found.value === false;
}

function userDataOf(props: Record<string, any>): (string | undefined)[] {
    return ["userData", "userDataBase64"].flatMap(key => {
        const found = property(props, key);
        if (!found.known || found.value === undefined || typeof found.value !== "string") {
            return found.isAbsent ? [] : [undefined];
        }
        const text = found.value;
        const decoded = BASE64.test(text.replace(/\s/g, "")) ? Buffer.from(text, "base64").toString("utf8") : text;
        return UNREADABLE.test(text) || UNREADABLE.test(decoded) ? [undefined] : [text, decoded];
    });
}
