import { Problem, shown } from "./problem";
import * as interfaces from "./instanceInterfaces.json";

/** What a node's network interfaces can hold. */
export interface InstanceInterfaces {
    /** Network interfaces; Windows uses the first alone (L5). */
    interfaces: number;
    /** IPv4 addresses on each. */
    ipv4PerInterface: number;
    /** `nitro`, `xen`, or `none` on bare metal. */
    hypervisor: string;
    bareMetal: boolean;
}

/** Where the table comes from, and when it was generated. */
export const INSTANCE_TABLE_SOURCE: string = interfaces.source;

const TABLE = new Map<string, InstanceInterfaces>(Object.entries(interfaces.types));
/** IPv4 addresses on an interface of the largest types. */
export const IPV4_PER_INTERFACE_MAXIMUM = Math.max(...[...TABLE.values()].map(({ ipv4PerInterface }) => ipv4PerInterface));
const FORM = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;
/** Under 4 GiB of memory: kubelet and Windows itself reserve 2 GiB. */
const TOO_SMALL = ["nano", "micro", "small"];

const noPrefixes = (setting: string) =>
    `Xen types silently stay without prefixes; use a Nitro type such as "m6i.xlarge" or turn ${setting} off`;

/** What the table knows of an instance type; undefined for types newer than it. */
export function instanceInterfaces(instanceType: string): InstanceInterfaces | undefined {
    return TABLE.get(instanceType);
}

/** Whether the processor is AWS Graviton, or another Arm one: Windows AMIs are x86_64. */
export function isArm(instanceType: string): boolean {
    const [family] = instanceType.split(".");
    const [, attributes = ""] = /^[a-z]+\d+([a-z]*)/.exec(family) ?? [];
    return family === "a1" || attributes.includes("g") || /-gb\d+$/.test(family);
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
    const refuse = (reason: string) => [{ path, reason: `${reason}, got ${shown(instanceType)}` }];
    const malformed = instanceTypeFormProblems(path, instanceType);
    if (malformed.length > 0) {
        return malformed;
    }
    const [family, size] = instanceType.split(".");
    if (family.startsWith("mac")) {
        return refuse("Windows doesn't run on Mac instances; use an x86_64 type such as \"m6i.xlarge\"");
    }
    if (isArm(instanceType)) {
        return refuse("Windows AMIs are x86_64 and this type is Arm; use one without the g, such as \"m6i.xlarge\"");
    }
    if (TOO_SMALL.includes(size)) {
        return refuse("too small to run Windows, which reserves 2 GiB of memory for itself; use \"medium\" or larger");
    }
    return prefixDelegation ? xenPrefixProblems(path, instanceType) : [];
}

/**
 * Prefix delegation needs Nitro or bare metal: other types stay with single addresses, and nothing says so (D2).
 *
 * @param setting - What turns prefix delegation on.
 */
export function xenPrefixProblems(path: string, instanceType: string, setting = "prefixDelegation"): Problem[] {
    return isXen(instanceType) ? [{ path, reason: `${noPrefixes(setting)}, got ${shown(instanceType)}` }] : [];
}

/** What EC2 answers for a type that the table lacks. */
export interface LookedUpType {
    instanceType: string;
    supportedArchitectures: string[];
    hypervisor: string;
}

/** The same for a type that EC2 was asked about. */
export function lookedUpTypeProblems(path: string, found: LookedUpType, prefixDelegation: boolean): Problem[] {
    const { instanceType, supportedArchitectures, hypervisor } = found;
    return [
        ...supportedArchitectures.includes("x86_64") ? [] : [{
            path, reason: `Windows AMIs are x86_64 and EC2 says ${supportedArchitectures.join(", ")}, got ${shown(instanceType)}; use an x86_64 type`,
        }],
        ...prefixDelegation && hypervisor === "xen" ? [{ path, reason: `${noPrefixes("prefixDelegation")}, got ${shown(instanceType)}` }] : [],
    ];
}
