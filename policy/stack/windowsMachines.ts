import { PolicyResource } from "@pulumi/policy";
import { WINDOWS_ENTRY_TYPE } from "../../limits/access/windowsIdentity";
import { callsBootstrap } from "../../limits/nodes/bootstrapScript";
import { property } from "../property";
import { entryType } from "./accessEntries";
import { push } from "./grouping";
import { ImageRecipe, namesEksImage, namesWindowsImage } from "./imageRecipe";
import { Stack } from "./stack";
import { ACCESS_ENTRY, IMAGE, IMAGE_RECIPE, INSTANCE_PROFILE, ROLE } from "./types";

/** Resources that an AMI id may come from, and that say its name. */
const NAMED_IMAGES = /^aws:(ssm\/parameter:Parameter|ec2\/ami(Copy|FromInstance)?:Ami(Copy|FromInstance)?)$/;
const NAME_KEYS = ["name", "description"];

/**
 * How certain it is that machines are Windows nodes of EKS. `node`: nothing but a Windows node has what they have. `windows`: they run
 * Windows, so they are nodes where something says that they are a cluster's.
 */
export type WindowsSign = "node" | "windows" | undefined;

/**
 * What an AMI tells.
 *
 * @param key - What names it: in a launch template, in a launch configuration, or for a component.
 */
export function imageSign(stack: Stack, resource: PolicyResource, key: "imageId" | "amiId"): WindowsSign {
    const sources = stack.sources(resource, key);
    const names = [
        property(stack.inputsOf(resource), key).text,
        ...sources.filter(({ type }) => NAMED_IMAGES.test(type)).flatMap(({ props }) => NAME_KEYS.map(each => property(props, each).text)),
    ].filter(name => name !== undefined && namesWindowsImage(name)) as string[];
    const recipes = builtImages(stack, resource, key).map(image => stack.referred(image, IMAGE_RECIPE, "imageRecipeArn"))
        .flatMap(recipe => recipe ? [new ImageRecipe(stack, recipe)] : []).filter(recipe => recipe.isWindows);
    return names.some(namesEksImage) || recipes.some(recipe => recipe.isForEks) ? "node"
        : names.length + recipes.length > 0 ? "windows" : undefined;
}

/** Whether an image pipeline of the stack builds the AMI of a template. */
export function runsBuiltImage(stack: Stack, template: PolicyResource): boolean {
    return builtImages(stack, template, "imageId").length > 0;
}

/** Images of Image Builder that an AMI id was made from. */
function builtImages(stack: Stack, resource: PolicyResource, key: string): PolicyResource[] {
    return stack.sources(resource, key).filter(({ type }) => type === IMAGE);
}

/** What user data tells: the bootstrap script of the EKS-optimized Windows AMIs, or PowerShell. */
export function scriptSign(script: string | undefined): WindowsSign {
    return script === undefined ? undefined : callsBootstrap(script) ? "node" : /<powershell>/i.test(script) ? "windows" : undefined;
}

/** The role of machines by the instance profile that a property names, if the stack holds both. */
export function instanceRole(stack: Stack, from: PolicyResource, ...path: [string, ...(string | number)[]]): PolicyResource | undefined {
    const profile = stack.referred(from, INSTANCE_PROFILE, ...path);
    return profile && stack.referred(profile, ROLE, "role");
}

/** Access entries for nodes that the stack gives a role. */
export function nodeEntries(stack: Stack, role: PolicyResource | undefined): PolicyResource[] {
    return (role && stack.once(entriesByRole).get(role)) ?? [];
}

/** What the role tells: an entry for Windows nodes. */
export function roleSign(stack: Stack, role: PolicyResource | undefined): WindowsSign {
    return nodeEntries(stack, role).some(entry => entryTypeOf(entry) === WINDOWS_ENTRY_TYPE) ? "node" : undefined;
}

function entriesByRole(stack: Stack): Map<PolicyResource, PolicyResource[]> {
    const found = new Map<PolicyResource, PolicyResource[]>();
    for (const entry of stack.ofType(ACCESS_ENTRY)) {
        const role = /^EC2/.test(entryTypeOf(entry) ?? "") ? stack.referred(entry, ROLE, "principalArn") : undefined;
        if (role) {
            push(found, role, entry);
        }
    }
    return found;
}

function entryTypeOf(entry: PolicyResource): string | undefined {
    const type = entryType(entry);
    return type.known ? type.value : undefined;
}
