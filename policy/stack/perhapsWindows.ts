import { isGoTrue } from "../../limits/text/goBoolean";
import { IPAM_VALUE } from "../../limits/network/vpcCniAddon";
import { property } from "../property";
import { LaunchTemplate } from "./launchTemplates";
import { NodeGroup, nodeGroups, windowsClusters } from "./nodeGroups";
import { namesImage, userDataOf } from "./ownImages";
import { undecidedGroups } from "./selfManaged";
import { Stack } from "./stack";
import { LAUNCH_TEMPLATE } from "./types";
import { vpcCniSources } from "./vpcCni";

const NAMED_WINDOWS = /windows|(^|[-_])win([-_\d]|$)/i;

/** A group that may be Windows. */
interface OpenGroup extends Pick<NodeGroup, "cluster" | "launchTemplate"> {
    /** Whether it is certainly one of nodes, on an AMI that somebody chose. */
    isNode: boolean;
    /** Names that the user gave it. */
    names: string[];
}

/**
 * Launch templates of groups that may be Windows, which only their user data would tell, and these are not known yet. Linux nodes on
 * an AMI of one's own look the same, so something else says that Windows nodes are meant.
 */
export function perhapsWindowsTemplates(stack: Stack): LaunchTemplate[] {
    return [...openManagedGroups(stack), ...openGroups(stack)].flatMap(group => {
        const { launchTemplate: template } = group;
        const isOpen = template && namesImage(template) && userDataOf(template)?.known === false;
        return isOpen && meansWindows(stack, group) ? [template] : [];
    });
}

function openManagedGroups(stack: Stack): OpenGroup[] {
    return nodeGroups(stack).filter(group => !group.isWindows && group.isCustom)
        .map(({ resource, cluster, launchTemplate }) => ({ cluster, launchTemplate, isNode: true, names: [resource.name, launchTemplate?.resource.name ?? ""] }));
}

function openGroups(stack: Stack): OpenGroup[] {
    return undecidedGroups(stack).filter(({ template }) => template.type === LAUNCH_TEMPLATE)
        .map(group => ({ ...group, launchTemplate: new LaunchTemplate(group.template) }));
}

/** Whether the names say so, or the cluster is for Windows nodes while no other group of it is one of them. */
function meansWindows(stack: Stack, { cluster, isNode, names }: OpenGroup): boolean {
    return names.some(name => NAMED_WINDOWS.test(name))
        || (isNode && cluster !== undefined && !windowsClusters(stack).has(cluster) && vpcCniSources(stack, cluster).some(({ values }) => {
            const found = values.known ? property(values.value ?? {}, IPAM_VALUE) : values;
            return found.known && isGoTrue(found.value);
        }));
}
