import { PolicyResource } from "@pulumi/policy";
import { KarpenterRequirement } from "../../limits/nodes/karpenterRequirements";
import { OS_LABELS, WINDOWS_BUILD_LABEL } from "../../limits/pods/podNodeSelector";
import { pathText, property, propertyOf } from "../property";
import { Cluster } from "./clusters";
import { push } from "./grouping";
import { clusterOfKubernetes, customResources, destinationOf, isCustomResource } from "./kubernetes";
import type { NodeGroup } from "./nodeGroup";
import { tagsAt } from "./servers";
import { Stack } from "./stack";
import { ROLE } from "./types";
import { UnmanagedWindowsNodes } from "./unmanagedWindowsNodes";
import { instanceRole } from "./windowsMachines";

const REQUIREMENTS = ["spec", "template", "spec", "requirements"];

/**
 * Windows nodes that Karpenter makes: the EC2NodeClass, which has their role, or the NodePool where the stack doesn't hold its class.
 *
 * @see https://karpenter.sh/docs/concepts/nodeclasses/
 */
export class KarpenterNodes extends UnmanagedWindowsNodes {
    constructor(resource: PolicyResource, cluster: Cluster | undefined) {
        super(resource, cluster, undefined, resource.props);
    }

    /** Selectors of AMIs don't tell whose they are. */
    public override get isCustom(): boolean {
        return false;
    }

    public override size(): undefined {
        return undefined;
    }

    public override get instanceTags(): NodeGroup["instanceTags"] {
        return (tagsAt(this.props, "spec", "tags") ?? []).map(tag => ({ ...tag, resource: this.resource }));
    }

    public override get rolePath(): string {
        return property(this.props, "spec", "instanceProfile").isAbsent ? "spec.role" : "spec.instanceProfile";
    }

    public override role(stack: Stack): PolicyResource | undefined {
        return classRole(stack, this.resource);
    }
}

/** Node classes and pools of Karpenter that certainly stand for Windows nodes: one group for each class. */
export function karpenterWindowsGroups(stack: Stack): KarpenterNodes[] {
    return stack.once(allWindows);
}

/** What stands for Windows nodes. */
interface Karpenter {
    windows: PolicyResource[];
    /** Pools of Windows nodes. */
    windowsPools: PolicyResource[];
    /** All that certainly makes no Linux nodes: the Windows classes, and the pools that use them. */
    withoutLinux: Set<PolicyResource>;
}

/** Whether a resource of Karpenter certainly makes no Linux nodes. */
export function isWindowsKarpenter(stack: Stack, resource: PolicyResource): boolean {
    return stack.once(karpenter).withoutLinux.has(resource);
}

/** Requirements of pools of Windows nodes with values that are all known, by pool. */
export function windowsPoolRequirements(stack: Stack): [pool: PolicyResource, requirements: KarpenterRequirement[]][] {
    return stack.once(karpenter).windowsPools.map(pool => [pool, property(pool.props, ...REQUIREMENTS).indices.flatMap(i => {
        const at = [...REQUIREMENTS, i];
        const values = property(pool.props, ...at, "values").indices.map(value => property(pool.props, ...at, "values", value).text);
        const key = property(pool.props, ...at, "key").text;
        return key === undefined || property(pool.props, ...at, "operator").text !== "In" || values.length === 0 || values.includes(undefined)
            ? [] : [{ path: pathText([...at, "values"]), key, values: values as string[] }];
    })]);
}

/** All resources that stand for Karpenter's nodes. */
export function karpenterResources(stack: Stack): PolicyResource[] {
    const ofTypes = (isOne: (type: string) => boolean) => stack.types().filter(isOne).flatMap(type => stack.ofType(type));
    return [
        ...ofTypes(type => type.startsWith("kubernetes:karpenter")),
        ...ofTypes(isCustomResource).filter(({ props }) => property(props, "apiVersion").text?.startsWith("karpenter")),
    ];
}

/** Node classes that are certainly Linux. */
export function karpenterLinuxClasses(stack: Stack): PolicyResource[] {
    return stack.once(nodeClasses).filter(each => systemOf(each) === "linux");
}

/** The role that nodes of a class have, if the stack holds it. */
export function classRole(stack: Stack, nodeClass: PolicyResource): PolicyResource | undefined {
    return propertyOf(nodeClass, "spec", "role").isAbsent
        ? instanceRole(stack, nodeClass, "spec", "instanceProfile") : stack.referred(nodeClass, ROLE, "spec", "role");
}

function allWindows(stack: Stack): KarpenterNodes[] {
    return stack.once(karpenter).windows.map(resource => new KarpenterNodes(resource, clusterOfKubernetes(stack, resource)));
}

function nodeClasses(stack: Stack): PolicyResource[] {
    return customResources(stack, "karpenter.k8s.aws", "EC2NodeClass");
}

function karpenter(stack: Stack): Karpenter {
    const pools = customResources(stack, "karpenter.sh", "NodePool").map(pool => ({ pool, nodeClass: classOf(stack, pool) }));
    const windows = new Set(stack.once(nodeClasses).filter(each => systemOf(each) === "windows"));
    for (const { pool, nodeClass } of pools) {
        if (requiresWindows(pool) && (!nodeClass || systemOf(nodeClass) === undefined)) {
            windows.add(nodeClass ?? pool);
        }
    }
    const ofWindows = pools.filter(({ pool, nodeClass }) => requiresWindows(pool) || (nodeClass && windows.has(nodeClass)));
    return {
        windows: [...windows], withoutLinux: new Set([...windows, ...ofWindows.map(({ pool }) => pool)]),
        windowsPools: ofWindows.filter(({ nodeClass }) => !nodeClass || windows.has(nodeClass)).map(({ pool }) => pool),
    };
}

/** The class that a pool names, if the stack holds it. */
function classOf(stack: Stack, pool: PolicyResource): PolicyResource | undefined {
    const sources = stack.sources(pool, "spec").filter(source => stack.once(nodeClasses).includes(source));
    const name = propertyOf(pool, "spec", "template", "spec", "nodeClassRef", "name").text;
    const named = (name === undefined ? [] : stack.once(classesByName).get(name) ?? [])
        .filter(each => destinationOf(stack, each) === destinationOf(stack, pool));
    const found = sources.length > 0 ? sources : named;
    return found.length === 1 ? found[0] : undefined;
}

function classesByName(stack: Stack): Map<string | undefined, PolicyResource[]> {
    const found = new Map<string | undefined, PolicyResource[]>();
    stack.once(nodeClasses).forEach(each => push(found, propertyOf(each, "metadata", "name").text, each));
    return found;
}

/** Whether a pool's nodes have to be Windows. */
function requiresWindows({ props }: PolicyResource): boolean {
    return property(props, ...REQUIREMENTS).indices.some(i => {
        const at = [...REQUIREMENTS, i];
        const key = property(props, ...at, "key").text ?? "";
        const values = property(props, ...at, "values").indices;
        return property(props, ...at, "operator").text === "In" && values.length > 0
            && (key === WINDOWS_BUILD_LABEL || (OS_LABELS.includes(key) && values.length === 1 && property(props, ...at, "values", 0).text === "windows"));
    });
}

/** Operating system of a class: its AMI family, or that of the alias; undefined for a family of one's own, or one that is not known. */
function systemOf({ props }: PolicyResource): "windows" | "linux" | undefined {
    const aliases = property(props, "spec", "amiSelectorTerms").indices
        .map(i => property(props, "spec", "amiSelectorTerms", i, "alias").text ?? "");
    const families = [property(props, "spec", "amiFamily").text ?? "", ...aliases.map(alias => alias.split("@")[0])];
    return families.some(family => /^windows\d{4}$/i.test(family)) ? "windows"
        : families.some(family => /^(al2|al2023|bottlerocket|ubuntu)$/i.test(family)) ? "linux" : undefined;
}
