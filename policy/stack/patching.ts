import { PolicyResource } from "@pulumi/policy";
import { PATCH_GROUP_TAGS, patchingDocument } from "../../limits/nodes/patchManager";
import { Property, pathText, property, propertyOf } from "../property";
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
    installs: Property<boolean>;
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
            return run(found, property(props, "name").text, property(props, "parameters", "Operation"));
        }),
        ...stack.ofType(MAINTENANCE_WINDOW_TASK).flatMap(resource => {
            const { props } = resource;
            const at = ["taskInvocationParameters", "runCommandParameters", "parameters"];
            const i = property(props, ...at).indices.find(place => property(props, ...at, place, "name").text === "Operation");
            const operation: Property<unknown> = i === undefined ? Property.of(undefined) : property(props, ...at, i, "values", 0);
            return run({ resource, path: at.join("."), aimedBy: aimOf(stack, resource) }, property(props, "taskArn").text, operation);
        }),
    ];
}

function run(found: Pick<PatchRun, "resource" | "path" | "aimedBy">, name: string | undefined, operation: Property<unknown>): PatchRun[] {
    const document = patchingDocument(name);
    const installs = operation.map(value => value === "Install");
    // What has no operation is refused, or scans.
    return document === undefined || operation.isAbsent ? [] : [{ ...found, document, installs }];
}

/** What has the targets of a task: the windows' targets that it names, or itself. */
function aimOf(stack: Stack, task: PolicyResource): PolicyResource[] {
    const { props } = task;
    const ofWindow = property(props, "targets").indices.filter(i => property(props, "targets", i, "key").text === "WindowTargetIds");
    return ofWindow.length === 0 ? [task] : [...new Set(ofWindow.flatMap(i => property(props, "targets", i, "values").indices
        .flatMap(j => stack.candidates(task, MAINTENANCE_WINDOW_TARGET, ["targets", i, "values", j]))))];
}

/** Windows node groups of the stack. */
export function taggedNodes(stack: Stack): TaggedNodes[] {
    return stack.once(allTaggedNodes);
}

function allTaggedNodes(stack: Stack): TaggedNodes[] {
    return windowsNodeGroups(stack).map(group => {
        const patchGroups: TaggedNodes["patchGroups"] = [];
        const cluster = group.cluster?.property("name").text;
        // EKS tags the instances of managed node groups so.
        const tags = new Map<string, string | undefined>(!group.isManaged ? [] : [
            ["eks:cluster-name", cluster], ["eks:nodegroup-name", propertyOf(group.resource, "nodeGroupName").text],
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
    if (!propertyOf(aim, "targets").known) {
        return made.length > 0 && !isOfOthers ? undefined : false;
    }
    // Instances have to be in all of them.
    const verdicts = propertyOf(aim, "targets").indices.map(i => hits(aim, i, nodes, isOfOthers ? [] : made));
    return verdicts.length === 0 || verdicts.includes(false) ? false : verdicts.includes(undefined) ? undefined : true;
}

function hits(aim: PolicyResource, i: number, { group, tags }: TaggedNodes, made: PolicyResource[]): boolean | undefined {
    const key = propertyOf(aim, "targets", i, "key");
    if (!key.known) {
        return made.length > 0 ? undefined : false;
    }
    const { value = [], complete } = propertyOf<unknown[]>(aim, "targets", i, "values").part;
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
    return one.provider?.urn === other.provider?.urn && propertyOf(one, "region").text === propertyOf(other, "region").text;
}
