import * as table from "./instanceTypes.json";
import { nearestInstanceType } from "./nearestInstanceType";
import { Problem, shown } from "../text/problem";

/** What EC2 says of an instance type. */
export interface InstanceInterfaces {
    /** Network interfaces; Windows uses the first alone (L5). */
    interfaces: number;
    /** IPv4 addresses on each. */
    ipv4PerInterface: number;
    /** `nitro`, `xen`, or `none` on bare metal. */
    hypervisor: string;
    bareMetal: boolean;
    memoryMiB: number;
    /** `x86_64`, `arm64`, or one of them with `_mac`. */
    architecture: string;
}

/** Where the table comes from. */
export const INSTANCE_TABLE_SOURCE: string = table.source;

const TABLE: ReadonlyMap<string, InstanceInterfaces> = new Map(Object.entries(table.types).map(([name, row]) => [
    name, Object.fromEntries(table.columns.map((column, i) => [column, row[i]])) as unknown as InstanceInterfaces,
]));
/** IPv4 addresses on an interface of the largest types. */
export const IPV4_PER_INTERFACE_MAXIMUM = Math.max(...[...TABLE.values()].map(({ ipv4PerInterface }) => ipv4PerInterface));
const FORM = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;

/**
 * Memory that AWS recommends to keep for Windows and the kubelet: a type with less has nothing left for a pod.
 *
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/windows-oom.html
 */
const WINDOWS_MIB = 2048;
/** With less, Windows takes half or more of it. */
const ROOMY_MIB = 4096;
/** Sizes under 2 GiB and under 4 GiB, for types that the table lacks. */
const TOO_SMALL = ["nano", "micro"];
const SMALL = "small";
/**
 * Series for machine learning and video whose processors have drivers for Linux alone.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html
 */
const LINUX_ONLY = /^(inf|trn|dl|vt)\d/;

/** What the table knows of an instance type; undefined for types newer than it. */
export function instanceInterfaces(instanceType: string): InstanceInterfaces | undefined {
    return TABLE.get(instanceType);
}

/** Whether the processor is AWS Graviton, or another Arm one: Windows AMIs are x86_64. */
export function isArm(instanceType: string): boolean {
    const known = instanceInterfaces(instanceType);
    const [family] = instanceType.split(".");
    const [, attributes = ""] = /^[a-z]+\d+([a-z]*)/.exec(family) ?? [];
    return known ? known.architecture === "arm64" : attributes.includes("g") || /-gb\d+$/.test(family);
}

/** The text looks like an instance type; whether EC2 has it, EC2 knows. */
export function instanceTypeFormProblems(path: string, instanceType: string): Problem[] {
    return isInstanceType(instanceType)
        ? [] : [{ path, reason: `must be an EC2 instance type such as "m6i.xlarge", got ${shown(instanceType)}` }];
}

/** Whether the text looks like an instance type. */
export function isInstanceType(text: string): boolean {
    return FORM.test(text);
}

/** Whether the type runs on Xen, which has no prefixes; a type newer than the table doesn't. */
export function isXen(instanceType: string): boolean {
    return instanceInterfaces(instanceType)?.hypervisor === "xen";
}

/** Why a Windows node can't have this instance type; empty if it can, or if nobody here knows it. */
export function instanceTypeProblems(path: string, instanceType: string, prefixDelegation: boolean): Problem[] {
    const malformed = instanceTypeFormProblems(path, instanceType);
    if (malformed.length > 0) {
        return malformed;
    }
    const obstacle = windowsObstacle(instanceType);
    if (obstacle) {
        return [{ path, reason: `${obstacle}, got ${shown(instanceType)}; use ${shown(nearestWindowsType(instanceType, prefixDelegation))}` }];
    }
    return prefixDelegation ? xenPrefixProblems(path, instanceType) : [];
}

/** What keeps Windows from running on the type, whatever the cluster. */
function windowsObstacle(instanceType: string): string | undefined {
    const [family, size] = instanceType.split(".");
    const memory = instanceInterfaces(instanceType)?.memoryMiB;
    if (family.startsWith("mac")) {
        return "Windows doesn't run on Mac instances";
    }
    if (isArm(instanceType)) {
        return "Windows AMIs are x86_64 and this type is Arm";
    }
    if (LINUX_ONLY.test(family)) {
        return "EC2 has no Windows for this type: its accelerators have Linux drivers only";
    }
    if (memory === undefined ? TOO_SMALL.includes(size) : memory < WINDOWS_MIB) {
        return `has ${memory === undefined ? "less than 2 GiB" : gibibytes(memory)} of memory, and Windows itself needs 2 GiB`;
    }
    return undefined;
}

/** What to know of a type that Windows runs on, with little room for pods. */
export function smallTypeNotices(instanceTypes: string[]): string[] {
    return instanceTypes.filter(isInstanceType).flatMap(type => {
        const memory = instanceInterfaces(type)?.memoryMiB;
        const small = memory === undefined ? type.split(".")[1] === SMALL : memory < ROOMY_MIB;
        return small && windowsObstacle(type) === undefined ? [
            `${type} has ${memory === undefined ? "less than 4 GiB" : gibibytes(memory)} of memory, and Windows `
            + `needs 2 GiB of it: few pods fit; ${nearestWindowsType(type, false)} has more`,
        ] : [];
    });
}

/** Mebibytes as a message shows them. */
export function gibibytes(mebibytes: number): string {
    return `${Math.floor(mebibytes / 1024 * 100) / 100} GiB`;
}

/** The type most like this one that Windows runs on, with room for pods. */
export function nearestWindowsType(instanceType: string, prefixDelegation: boolean): string {
    const wanted = Math.max(ROOMY_MIB, instanceInterfaces(instanceType)?.memoryMiB ?? 0);
    return nearestInstanceType(instanceType, wanted, TABLE, candidate => TABLE.get(candidate)!.memoryMiB >= ROOMY_MIB
        && windowsObstacle(candidate) === undefined && !(prefixDelegation && isXen(candidate)));
}

/**
 * Prefix delegation needs Nitro or bare metal: other types stay with single addresses, and nothing says so (D2).
 *
 * @param setting - What turns prefix delegation on.
 */
export function xenPrefixProblems(path: string, instanceType: string, setting = "prefixDelegation"): Problem[] {
    return isXen(instanceType) ? [{ path, reason: xenReason(instanceType, setting) }] : [];
}

function xenReason(instanceType: string, setting: string): string {
    return `instances of Xen types get no prefixes, got ${shown(instanceType)}; `
        + `use a Nitro type such as ${shown(nearestWindowsType(instanceType, true))} or turn ${setting} off`;
}

/** What EC2 answers for a type that the table lacks. */
export interface LookedUpType {
    instanceType: string;
    supportedArchitectures: string[];
    hypervisor: string;
    /** Memory in MiB. */
    memorySize?: number;
}

/** The same for a type that EC2 was asked about. */
export function lookedUpTypeProblems(path: string, found: LookedUpType, prefixDelegation: boolean): Problem[] {
    const { instanceType, supportedArchitectures, hypervisor, memorySize = WINDOWS_MIB } = found;
    return [
        ...supportedArchitectures.includes("x86_64") ? [] : [{
            path, reason: `Windows AMIs are x86_64, and this type is ${supportedArchitectures.join(", ")}, got ${shown(instanceType)}; use an x86_64 type`,
        }],
        ...memorySize < WINDOWS_MIB ? [{
            path, reason: `has ${gibibytes(memorySize)} of memory, and Windows itself needs 2 GiB, got ${shown(instanceType)}; `
                + "use a type with 4 GiB or more",
        }] : [],
        ...prefixDelegation && hypervisor === "xen" ? [{ path, reason: xenReason(instanceType, "prefixDelegation") }] : [],
    ];
}
