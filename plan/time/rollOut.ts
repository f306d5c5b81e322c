import { InstanceRefreshSettings, launchedByRefresh } from "../../limits/nodes/instanceRefresh";
import { NodeGroupUpdate, nodesAtOnceWithin, rollOutMinutes, unavailableNodes } from "../../limits/nodes/nodeScaling";
import { NODE_GROUP, PlannedGroup, plannedGroups } from "../plannedGroups";
import { PlannedResource } from "../resource";
import { plain } from "../signatures";

/** A new AMI on all nodes of a group. */
export interface RollOut {
    group: string;
    /** Nodes of the group at full size. */
    nodes: number;
    minutes: number;
    /** The setting that makes it an hour, where it is longer. */
    advice?: string;
}

/** Longer roll-outs are worth a word: credentials of CI often end after an hour. */
const LONG_MINUTES = 60;

/**
 * Roll-outs of the Windows groups at full size: nodes by those that go at once, times the minutes of a Windows node.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managed-node-update-behavior.html
 */
export function rollOuts(resources: PlannedResource[]): RollOut[] {
    return plannedGroups(resources).filter(({ isWindows }) => isWindows).flatMap(group => {
        const nodes = group.sizes.maxSize;
        return nodes === null ? [] : [rollOut(group, nodes)];
    });
}

function rollOut({ resource: { name, type, inputs }, component }: PlannedGroup, nodes: number): RollOut {
    const isManaged = type === NODE_GROUP;
    const refresh = (plain(component?.inputs.instanceRefresh) ?? {}) as InstanceRefreshSettings;
    const minutes = rollOutMinutes(nodes, isManaged
        ? unavailableNodes((plain(inputs.updateConfig) ?? {}) as NodeGroupUpdate, nodes) : launchedByRefresh(refresh, nodes));
    const wanted = nodesAtOnceWithin(nodes, LONG_MINUTES);
    const setting = isManaged
        ? wanted <= 100 ? `update: { maxUnavailable: ${wanted} }` : `update: { maxUnavailablePercentage: ${Math.ceil(wanted / nodes * 100)} }`
        : `instanceRefresh: { maxHealthyPercentage: ${100 + Math.ceil(wanted / nodes * 100)} }`;
    return { group: name, nodes, minutes, ...minutes > LONG_MINUTES ? { advice: `${setting} makes it ${rollOutMinutes(nodes, wanted)} minutes` } : {} };
}
