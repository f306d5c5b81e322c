import { isGoTrue } from "../../limits/text/goBoolean";
import { IPAM_VALUE } from "../../limits/network/vpcCniAddon";
import { read } from "../known";
import { LaunchTemplate } from "./launchTemplates";
import { NodeGroup, nodeGroups, windowsClusters } from "./nodeGroups";
import { namesImage, userDataOf } from "./ownImages";
import { Stack } from "./stack";
import { vpcCniSources } from "./vpcCni";

const NAMED_WINDOWS = /windows|(^|[-_])win([-_\d]|$)/i;

/**
 * Launch templates of groups that may be Windows, which only their user data would tell, and these are not known yet. Linux nodes on
 * an AMI of one's own look the same, so something else says that Windows nodes are meant.
 */
export function perhapsWindowsTemplates(stack: Stack): LaunchTemplate[] {
    return nodeGroups(stack).flatMap(group => {
        const { launchTemplate: template } = group;
        const isOpen = !group.isWindows && group.isCustom && template && namesImage(template) && userDataOf(template)?.known === false;
        return isOpen && meansWindows(stack, group, template) ? [template] : [];
    });
}

/** Whether the names say so, or the cluster is for Windows nodes while no other group of it is one of them. */
function meansWindows(stack: Stack, { resource, cluster }: NodeGroup, template: LaunchTemplate): boolean {
    return [resource, template.resource].some(({ name }) => NAMED_WINDOWS.test(name))
        || (cluster !== undefined && !windowsClusters(stack).has(cluster) && vpcCniSources(stack, cluster).some(({ values }) => {
            const found = values.known ? read(values.value ?? {}, IPAM_VALUE) : values;
            return found.known && isGoTrue(found.value);
        }));
}
