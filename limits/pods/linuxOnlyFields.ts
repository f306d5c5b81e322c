import { Problem, shown } from "../text/problem";

/** A field of a pod's spec, or of a container, that only Linux knows. */
export interface LinuxOnlyField {
    /** Where it stands in the pod's spec, or in the container. */
    at: string[];
    /** What Windows makes of it where the API does not refuse it; unset where nothing is lost by ignoring it. */
    ignored?: string;
    /** Whether `false` is the same as leaving it out; of other flags, the API refuses that too. */
    isOffByFalse?: boolean;
}

const SHARED_NAMESPACE = "Windows containers share only the network namespace; remove it";
const RUN_AS_USER: LinuxOnlyField = {
    at: ["securityContext", "runAsUser"],
    ignored: "Windows has no user IDs, and with one, older kubelets can't mount the service account "
        + "token; use windowsOptions.runAsUserName",
};
const RUN_AS_GROUP: LinuxOnlyField = {
    at: ["securityContext", "runAsGroup"], ignored: "Windows has no group ids; use windowsOptions.runAsUserName",
};
const SE_LINUX_OPTIONS: LinuxOnlyField = { at: ["securityContext", "seLinuxOptions"], ignored: "Windows has no SELinux; remove it" };

/**
 * Fields of a pod's spec that the Kubernetes API refuses beside `os.name: windows`.
 *
 * Without that name, Windows ignores them all. Seccomp, AppArmor and dropped capabilities then stay without a word: the
 * restricted pod security standard asks for them wherever the name is missing.
 *
 * @see https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod
 */
export const LINUX_ONLY_POD_FIELDS: LinuxOnlyField[] = [
    { at: ["securityContext", "fsGroup"], ignored: "volumes on Windows keep their access rights; remove it" },
    RUN_AS_USER,
    RUN_AS_GROUP,
    { at: ["securityContext", "supplementalGroups"], ignored: "Windows has no group ids; remove it" },
    SE_LINUX_OPTIONS,
    { at: ["securityContext", "sysctls"], ignored: "Windows has no sysctls; remove it" },
    ...["appArmorProfile", "fsGroupChangePolicy", "seccompProfile", "supplementalGroupsPolicy"]
        .map(key => ({ at: ["securityContext", key] })),
    ...["hostPID", "hostIPC"].map(key => ({ at: [key], ignored: SHARED_NAMESPACE, isOffByFalse: true })),
    { at: ["shareProcessNamespace"], ignored: SHARED_NAMESPACE },
    { at: ["hostUsers"] },
    { at: ["resources"] },
];

/** The same of a container; `privileged` has a judge of its own. */
export const LINUX_ONLY_CONTAINER_FIELDS: LinuxOnlyField[] = [
    RUN_AS_USER,
    RUN_AS_GROUP,
    SE_LINUX_OPTIONS,
    ...["allowPrivilegeEscalation", "appArmorProfile", "capabilities", "procMount", "readOnlyRootFilesystem", "seccompProfile"]
        .map(key => ({ at: ["securityContext", key] })),
];

/** Windows does not do what the field says, or the Kubernetes API refuses the pods (E6). */
export function linuxOnlyFieldProblems(path: string, field: LinuxOnlyField, value: unknown, namesWindows: boolean): Problem[] {
    const { ignored, isOffByFalse } = field;
    if (isUnset(value) || (isOffByFalse && value === false)) {
        return [];
    }
    if (namesWindows) {
        return [{ path, reason: `the Kubernetes API rejects it for os.name "windows", got ${shown(value)}; remove it` }];
    }
    return ignored && value !== false ? [{ path, reason: `is ignored, got ${shown(value)}: ${ignored}` }] : [];
}

/**
 * Windows has no privileged containers (L1); what HostProcess pods may do, the flag neither adds nor takes.
 *
 * Beside `os.name: windows` the Kubernetes API refuses the flag, whatever it says.
 *
 * @see https://kubernetes.io/docs/concepts/windows/intro/#compatibility-v1-pod-spec-containers
 */
export function privilegedProblems(path: string, privileged: unknown, pod: { namesWindows: boolean; isHostProcess: boolean }): Problem[] {
    if (pod.namesWindows && typeof privileged === "boolean") {
        return [{ path, reason: `the Kubernetes API rejects it for os.name "windows", got ${shown(privileged)}; remove it`
            + (privileged && !pod.isHostProcess ? ", and run the pod as a HostProcess pod if it must change the node" : "") }];
    }
    return privileged === true && !pod.isHostProcess
        ? [{ path, reason: "Windows has no privileged containers, got true; remove it, "
            + "or run the pod as a HostProcess pod if it must change the node" }]
        : [];
}

/** Whether the value sets nothing: lists and objects without members count as left out. */
function isUnset(value: unknown): boolean {
    return value === undefined || value === null || (typeof value === "object" && Object.keys(value).length === 0);
}
