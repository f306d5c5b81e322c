import { PolicyResource } from "@pulumi/policy";
import { PATCH_GROUP_TAGS, patchingDocument } from "../../limits/nodes/patchManager";
import { Known, indices, pathText, read, readPart, readText } from "../known";
import { NodeGroup, windowsNodeGroups } from "./nodeGroups";
import { Stack, ancestors } from "./stack";
import {
    CLUSTER, EKS_CLUSTER, LAUNCH_TEMPLATE, MAINTENANCE_WINDOW_TARGET, MAINTENANCE_WINDOW_TASK, NODE_GROUP, SSM_ASSOCIATION,
} from "./types";

/** What has names and tags that patching is aimed by. */
const OWNERS = [CLUSTER, EKS_CLUSTER, NODE_GROUP, LAUNCH_TEMPLATE];

/** Windows nodes with the tags that they certainly have. */
export interface TaggedNodes {
    group: NodeGroup;
    tags: Map<string, string | undefined>;
    /** Tags that say which patch group they are in, each with its path in the resource that has it. */
    patchGroups: { resource: PolicyResource; path: string; value: string | undefined }[];
}

/** A command that Systems Manager runs by a schedule and that may install updates. */
export interface PatchRun {
    resource: PolicyResource;
    document: string;
    /** Whether it installs; where it does not, it only looks what is missing. */
    installs: Known<boolean>;
    /** Path of what decides that. */
    path: string;
    /** What has the targets: the resource itself, or those that it names. */
    aimedBy: PolicyResource[];
}

/** Commands of the stack that may patch. */
export function patchRuns(stack: Stack): PatchRun[] {
    return [
        ...stack.ofType(SSM_ASSOCIATION).flatMap(resource => {
            const { props } = resource;
            const found = { resource, path: "parameters.Operation", aimedBy: [resource] };
            return run(found, readText(props, "name"), read(props, "parameters", "Operation"));
        }),
        ...stack.ofType(MAINTENANCE_WINDOW_TASK).flatMap(resource => {
            const { props } = resource;
            const at = ["taskInvocationParameters", "runCommandParameters", "parameters"];
            const i = indices(props, ...at).find(place => readText(props, ...at, place, "name") === "Operation");
            const operation: Known<unknown> = i === undefined ? { known: true, value: undefined } : read(props, ...at, i, "values", 0);
            return run({ resource, path: at.join("."), aimedBy: aimOf(stack, resource) }, readText(props, "taskArn"), operation);
        }),
    ];
}

function run(found: Pick<PatchRun, "resource" | "path" | "aimedBy">, name: string | undefined, operation: Known<unknown>): PatchRun[] {
    const document = patchingDocument(name);
    const installs: Known<boolean> = operation.known ? { known: true, value: operation.value === "Install" } : operation;
    // What has no operation is refused, or scans.
    return document === undefined || (operation.known && operation.value === undefined) ? [] : [{ ...found, document, installs }];
}

/** What has the targets of a task: the windows' targets that it names, or itself. */
function aimOf(stack: Stack, task: PolicyResource): PolicyResource[] {
    const { props } = task;
    const ofWindow = indices(props, "targets").filter(i => readText(props, "targets", i, "key") === "WindowTargetIds");
    return ofWindow.length === 0 ? [task] : [...new Set(ofWindow.flatMap(i => indices(props, "targets", i, "values")
        .flatMap(j => stack.candidates(task, MAINTENANCE_WINDOW_TARGET, ["targets", i, "values", j]))))];
}

/** Windows node groups of the stack. */
export function taggedNodes(stack: Stack): TaggedNodes[] {
    return stack.once(allTaggedNodes);
}

function allTaggedNodes(stack: Stack): TaggedNodes[] {
    return windowsNodeGroups(stack).map(group => {
        const patchGroups: TaggedNodes["patchGroups"] = [];
        const cluster = group.cluster?.text("name");
        // EKS tags the instances of managed node groups so.
        const tags = new Map<string, string | undefined>(!group.isManaged ? [] : [
            ["eks:cluster-name", cluster], ["eks:nodegroup-name", readText(group.resource.props, "nodeGroupName")],
            ...cluster === undefined ? [] : [[`kubernetes.io/cluster/${cluster}`, "owned"]] as [string, string][],
        ]);
        for (const { resource, path, key, value } of group.instanceTags.filter(({ isPassedOn }) => isPassedOn)) {
            if (key !== undefined) {
                tags.set(key, value);
            }
            if (key !== undefined && PATCH_GROUP_TAGS.includes(key)) {
                // A key of an object is no property: it may have any characters.
                const isKey = path[path.length - 1] === key;
                patchGroups.push({ resource, path: isKey ? `${pathText(path.slice(0, -1))}[${JSON.stringify(key)}]` : pathText(path), value });
            }
        }
        return { group, tags, patchGroups };
    });
}

/** Whether what `aim` targets certainly has the nodes in it; undefined if that may be so, and nobody knows yet. */
export function targets(stack: Stack, aim: PolicyResource, nodes: TaggedNodes): boolean | undefined {
    const made = stack.sources(aim, "targets");
    const isOfOthers = made.some(({ type }) => OWNERS.includes(type)) && !ownersOf(nodes.group).some(owner => made.includes(owner));
    if (!read(aim.props, "targets").known) {
        return made.length > 0 && !isOfOthers ? undefined : false;
    }
    // Instances have to be in all of them.
    const verdicts = indices(aim.props, "targets").map(i => hits(aim, i, nodes, isOfOthers ? [] : made));
    return verdicts.length === 0 || verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
}

function hits(aim: PolicyResource, i: number, { group, tags }: TaggedNodes, made: PolicyResource[]): boolean | undefined {
    const key = read(aim.props, "targets", i, "key");
    if (!key.known) {
        return made.length > 0 ? undefined : false;
    }
    const { value = [], complete } = readPart<unknown[]>(aim.props, "targets", i, "values");
    if (typeof key.value !== "string" || !Array.isArray(value)) {
        return false;
    }
    if (key.value === "InstanceIds") {
        return value.includes("*") && inOneRegion(aim, group.resource);
    }
    if (key.value === "tag-key") {
        return value.some(tag => typeof tag === "string" && tags.has(tag)) && inOneRegion(aim, group.resource);
    }
    const [, tag] = /^tag:(.+)$/.exec(key.value) ?? [];
    if (tag === undefined || !tags.has(tag)) {
        return false;
    }
    const named = { "eks:cluster-name": group.cluster?.resource, "eks:nodegroup-name": group.resource }[tag];
    if (!complete && made.length > 0) {
        return named && made.includes(named) ? true : undefined;
    }
    const own = tags.get(tag);
    return own !== undefined && value.includes(own) && inOneRegion(aim, group.resource);
}

/** What gives its name to tags of the nodes, or tags themselves. */
function ownersOf({ resource, cluster, launchTemplate }: NodeGroup): PolicyResource[] {
    return [
        resource, ...cluster ? [cluster.resource, ...ancestors(cluster.resource)] : [], ...launchTemplate ? [launchTemplate.resource] : [],
    ];
}

/** Whether two resources are certainly in the same region of the same account. */
function inOneRegion(one: PolicyResource, other: PolicyResource): boolean {
    return one.provider?.urn === other.provider?.urn && readText(one.props, "region") === readText(other.props, "region");
}
