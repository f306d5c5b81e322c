import { PolicyResource } from "@pulumi/policy";
import { isWindowsAmiType } from "../../limits/nodes/windowsAmiType";
import { Property, property, propertyOf } from "../property";
import { LaunchTemplate } from "./launchTemplates";
import { NodeGroup, windowsNodeGroups } from "./nodeGroups";
import { Stack } from "./stack";
import { NODE_GROUP } from "./types";

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
/** What no text of a script holds: nothing, and what stands for bytes that are no UTF-8. */
// eslint-disable-next-line no-control-regex
const UNREADABLE = /[\u0000\ufffd]/;

/** A Windows node group, with the launch template that its nodes start from. */
export interface WindowsTemplate {
    group: NodeGroup;
    template: LaunchTemplate;
}

/** Windows node groups whose launch template is certain, in the version that the stack shows. */
export function windowsTemplates(stack: Stack): WindowsTemplate[] {
    return stack.once(allWindowsTemplates);
}

function allWindowsTemplates(stack: Stack): WindowsTemplate[] {
    return windowsNodeGroups(stack).flatMap(group => {
        const { launchTemplate: template } = group;
        return template && isShownVersion(group, template.resource) ? [{ group, template }] : [];
    });
}

/** Whether the group uses the template as it stands in the stack, and no earlier version of it. */
function isShownVersion(group: NodeGroup, { props }: PolicyResource): boolean {
    const { known, value: version } = group.property(...group.templateVersionPath) as { known: boolean; value?: unknown };
    // A version that is not known yet is taken from the template; a template that is still to be made has one version only.
    if (!known || version === "$Latest" || property(props, "id").text === undefined) {
        return true;
    }
    const latest = property(props, "latestVersion").number;
    // Where no version of the template is shown, nothing says that the group has an older one.
    if (property(props, "latestVersion").isAbsent) {
        return true;
    }
    const chosen = typeof version === "string" && /^\d{1,9}$/.test(version) ? Number(version)
        : version === undefined || version === "" || version === "$Default" ? property(props, "defaultVersion").number : undefined;
    return latest !== undefined && chosen === latest;
}

/** Whether a launch template names an image; undefined where nobody can tell. State has empty text for what is not set. */
export function namesImage({ resource }: LaunchTemplate): boolean | undefined {
    const found = propertyOf(resource, "imageId");
    if (!found.known) {
        return propertyOf(resource, "imageId").isSet ? true : undefined;
    }
    return found.value === undefined || found.value === "" ? false : typeof found.value === "string" ? true : undefined;
}

/** Whether the nodes certainly run an AMI of the user's own. */
export function runsOwnImage(group: NodeGroup): boolean {
    const amiType = group.property("amiType").written;
    if (!amiType.known || isWindowsAmiType(amiType.value)) {
        return false;
    }
    if (amiType.value === "CUSTOM") {
        return true;
    }
    // A Windows group without a type is one of its own AMI, unless its template says that it is not.
    return group.isWindows && (group.launchTemplate ? namesImage(group.launchTemplate) === true : propertyOf(group.resource, "launchTemplate").isSet);
}

/** Whether the nodes are certainly Linux: by the AMI type, or as EKS' own choice where the group says nothing of an image. */
export function isLinux(group: NodeGroup): boolean {
    const amiType = group.property("amiType").written;
    if (!amiType.known || group.isWindows) {
        return false;
    }
    return typeof amiType.value === "string" ? /^(AL2|BOTTLEROCKET)/.test(amiType.value)
        : amiType.value === undefined && group.resource.type === NODE_GROUP
            && (group.launchTemplate ? namesImage(group.launchTemplate) === false : !propertyOf(group.resource, "launchTemplate").isSet);
}

/**
 * The user data of a launch template as text: `value` is undefined where there is none; undefined where nobody can read it,
 * or where it is not known and from where it comes isn't either.
 */
export function userDataOf({ resource, userData }: LaunchTemplate): Property<string> | undefined {
    const found = propertyOf(resource, "userData");
    if (!found.known) {
        return found.isSet ? Property.unknown() : undefined;
    }
    if (found.value === undefined || found.value === "") {
        return Property.of<never>(undefined);
    }
    // Text that was not encoded, or is not text in the end, starts no node in a way that could be judged from here.
    const { value } = found;
    const isEncoded = typeof value === "string" && BASE64.test(value.replace(/\s/g, ""));
    const text = isEncoded && userData.known ? userData.value : undefined;
    return text === undefined || UNREADABLE.test(text) ? undefined : Property.of(text);
}
