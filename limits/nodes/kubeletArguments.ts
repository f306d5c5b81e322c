import { IPV4_PER_INTERFACE_MAXIMUM, instanceInterfaces } from "./instanceType";
import { addressablePods } from "./podDensity";
import { Problem, below, shown } from "../text/problem";

/** What kubelet of a Windows node is told on its command line. */
export interface KubeletArguments {
    /** Pods that kubelet accepts on the node, 1 to what the largest type has addresses for; the default is kubelet's own, 110. */
    maxPods?: number;
    /** What kubelet and the container runtime keep for themselves, as `memory=0.5Gi,ephemeral-storage=1Gi`; nothing by default. */
    kubeReserved?: string;
    /** What Windows keeps for itself, as `memory=1.5Gi,ephemeral-storage=1Gi`; nothing by default. */
    systemReserved?: string;
    /** When pods are evicted, as `memory.available<200Mi`, in place of all of kubelet's own thresholds, which are the default. */
    evictionHard?: string;
}

/** A taint as the EKS API has it. */
export interface NodeTaint {
    /** Key, with a DNS prefix or without. */
    key: string;
    /** Value; none by default. */
    value?: string;
    /** One of `TaintEffect`. */
    effect: string;
}

/** What a taint does to pods that don't tolerate it: Kubernetes' word for it, and the word of the EKS API. */
export const TaintEffect = {
    NoSchedule: "NO_SCHEDULE",
    NoExecute: "NO_EXECUTE",
    PreferNoSchedule: "PREFER_NO_SCHEDULE",
} as const;
export type TaintEffect = (typeof TaintEffect)[keyof typeof TaintEffect];

/**
 * Reserves that AWS recommends for Windows nodes: 2 GiB of memory that pods can't have.
 *
 * Windows kills no process when memory runs out, it pages to disk: what is not reserved slows down the whole node.
 *
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/windows-oom.html
 */
export const WINDOWS_RESERVES = {
    kubeReserved: "memory=0.5Gi,ephemeral-storage=1Gi",
    systemReserved: "memory=1.5Gi,ephemeral-storage=1Gi",
    evictionHard: "memory.available<200Mi,nodefs.available<10%",
} as const;

/**
 * Pods that the largest of the types can have addresses for, which it has with prefix delegation (D2). Without it there are
 * fewer, and the scheduler counts them: what kubelet accepts beyond them does no harm.
 *
 * @param instanceTypes - None stand for any; a type that the table lacks may be as large as any.
 */
function mostAddressablePods(instanceTypes: string[]): number {
    const known = instanceTypes.map(instanceInterfaces).filter(type => type !== undefined);
    const ipv4PerInterface = known.length > 0 && known.length === instanceTypes.length
        ? Math.max(...known.map(type => type.ipv4PerInterface)) : IPV4_PER_INTERFACE_MAXIMUM;
    return addressablePods({ ipv4PerInterface, prefixDelegation: true });
}

// Fewer forms than Kubernetes parses: thousandths of a byte, for one, are always a mistake.
const BYTES = String.raw`\d+(?:\.\d+)?(?:[KMGTPE]i|[kMGTPE])?`;
const RESERVE = new RegExp(String.raw`^(?:cpu=\d+(?:\.\d+)?m?|(?:memory|ephemeral-storage)=${BYTES}|pid=\d+)$`);
// Windows has no inodes and counts no process ids, and kubelet passes over thresholds of containerfs.
const THRESHOLD = new RegExp(String.raw`^(?:memory|nodefs|imagefs)\.available<(?<amount>${BYTES}|\d+(?:\.\d+)?%)$`);

/**
 * What kubelet would not start with, or would silently pass over.
 *
 * The arguments become part of the command line of a Windows service: what passes holds no space, quote or backslash, so
 * it stays the argument that it is.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
 */
export function kubeletArgumentProblems(path: string, kubelet: KubeletArguments = {}, instanceTypes: string[] = []): Problem[] {
    const { maxPods, kubeReserved, systemReserved, evictionHard } = kubelet;
    const most = mostAddressablePods(instanceTypes);
    const maxPodsFit = maxPods === undefined || (Number.isInteger(maxPods) && maxPods >= 1 && maxPods <= most);
    const reserves = "a quantity of cpu, memory, ephemeral-storage or pid";
    return [
        ...maxPodsFit ? [] : [{
            path: below(path, "maxPods"),
            reason: `must be a whole number from 1 to ${most}, the most pods that a node can have addresses for, got ${shown(maxPods)}`,
        }],
        ...listProblems(below(path, "kubeReserved"), kubeReserved, "=", isReserve, reserves, WINDOWS_RESERVES.kubeReserved),
        ...listProblems(below(path, "systemReserved"), systemReserved, "=", isReserve, reserves, WINDOWS_RESERVES.systemReserved),
        ...listProblems(below(path, "evictionHard"), evictionHard, "<", isThreshold,
            "a threshold of memory.available, nodefs.available or imagefs.available, the signals of Windows nodes",
            WINDOWS_RESERVES.evictionHard),
    ];
}

function isReserve(entry: string): boolean {
    return RESERVE.test(entry);
}

/** Kubelet refuses a threshold of nothing, and drops one of 0 % or 100 %. */
function isThreshold(entry: string): boolean {
    const amount = THRESHOLD.exec(entry)?.groups?.amount;
    return amount !== undefined && parseFloat(amount) > 0 && !(amount.endsWith("%") && parseFloat(amount) >= 100);
}

/** The first entry of a comma-separated list that is wrong: kubelet reads such a list as a map, where the last of two wins. */
function listProblems(
    path: string, list: string | undefined, separator: string, isEntry: (entry: string) => boolean, entryIs: string, example: string,
): Problem[] {
    const entries = list?.split(",") ?? [];
    const wrong = entries.find(entry => !isEntry(entry));
    if (wrong !== undefined) {
        return [{ path, reason: `${shown(wrong)} is not ${entryIs}, got ${shown(list)}; write it as in ${shown(example)}` }];
    }
    const keys = entries.map(entry => entry.split(separator)[0]);
    const twice = keys.find((key, i) => keys.indexOf(key) !== i);
    return twice === undefined ? [] : [{ path, reason: `names ${twice} more than once, got ${shown(list)}; keep one` }];
}

const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;
const NAME_LENGTH = 63;
const DNS_SUBDOMAIN_LENGTH = 253;
const NAME_SYNTAX = `at most ${NAME_LENGTH} letters, digits, hyphens, underscores and dots, first and last a letter or digit`;

/** Domain of the labels that EKS sets, such as eks.amazonaws.com/nodegroup. */
const EKS_PREFIX = "eks.amazonaws.com";
/** Characters of a label's key and of its value that the EKS API takes, fewer than Kubernetes does. */
const EKS_LABEL_LENGTH = 63;

/**
 * What EKS or Kubernetes would not take as labels of a node, or would not let the node set itself.
 *
 * The kubelet does not start with labels of Kubernetes' own domains, so such nodes never join.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction
 */
export function nodeLabelProblems(path: string, labels: Record<string, string> = {}): Problem[] {
    return Object.entries(labels).flatMap(([key, value]) => {
        const labelPath = `${path}[${shown(key)}]`;
        const malformed = [...keyProblems(labelPath, key), ...valueProblems(labelPath, value)];
        return [
            ...malformed,
            ...malformed.length === 0 && key.length > EKS_LABEL_LENGTH ? [{
                path: labelPath, reason: `EKS allows at most ${EKS_LABEL_LENGTH} characters in a key, `
                    + `prefix included, got ${key.length}; shorten the key`,
            }] : [],
            ...value === "" ? [{ path: labelPath, reason: "EKS rejects labels without a value, got \"\"; write one, such as \"true\"" }] : [],
            ...isKubernetesOwn(key) ? [{
                path: labelPath,
                reason: `nodes that set a label of kubernetes.io or k8s.io can't join, got ${shown(key)}; use a prefix of your own, `
                    + "node.kubernetes.io or kubelet.kubernetes.io",
            }] : [],
            ...keyPrefix(key) === EKS_PREFIX ? [{
                path: labelPath, reason: `EKS reserves the labels of ${EKS_PREFIX}, got ${shown(key)}; use a prefix of your own`,
            }] : [],
        ];
    });
}

function keyProblems(path: string, key: string): Problem[] {
    const prefix = keyPrefix(key);
    const prefixFits = prefix === undefined || (prefix.length <= DNS_SUBDOMAIN_LENGTH && DNS_SUBDOMAIN.test(prefix));
    return prefixFits && isName(key.slice(key.indexOf("/") + 1)) ? [] : [{
        path, reason: `a key has ${NAME_SYNTAX}, optionally after a DNS name and a slash, got ${shown(key)}; change the key`,
    }];
}

function valueProblems(path: string, value: string): Problem[] {
    return value === "" || isName(value) ? [] : [{ path, reason: `a value has ${NAME_SYNTAX}, got ${shown(value)}; change the value` }];
}

function isName(text: string): boolean {
    return text.length <= NAME_LENGTH && NAME.test(text);
}

/** What stands before the first slash of a key. */
function keyPrefix(key: string): string | undefined {
    return key.includes("/") ? key.slice(0, key.indexOf("/")) : undefined;
}

/** Whether kubelet would refuse to set the label, or sets it by itself. */
function isKubernetesOwn(key: string): boolean {
    const prefix = keyPrefix(key);
    const within = (domain: string) => prefix === domain || prefix?.endsWith(`.${domain}`);
    return ["kubernetes.io", "k8s.io"].some(within) && !["kubelet.kubernetes.io", "node.kubernetes.io"].some(within);
}
