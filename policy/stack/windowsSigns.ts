import { OS_LABEL, WINDOWS_BUILD_LABEL, WindowsSign, isWindowsImage, toleratesWindows } from "../../limits/pods/podNodeSelector";
import { Workload } from "./workloads";

const REQUIRED_AFFINITY = ["affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"];

/** What says that pods run on Windows and nowhere else, though no node selector says so. */
export function sureWindowsSign(workload: Workload): WindowsSign | undefined {
    return keepsToWindows(workload) ?? [
        ...workload.property("os", "name").text === "windows" ? [{ path: workload.path("os", "name"), value: "windows" }] : [],
        ...workload.hostProcess ? [{ path: workload.path("securityContext", "windowsOptions"), value: { hostProcess: true } }] : [],
    ][0];
}

/** What lets the scheduler place the pods on Windows nodes alone. */
export function keepsToWindows(workload: Workload): WindowsSign | undefined {
    const build = workload.property("nodeSelector", WINDOWS_BUILD_LABEL).text;
    return [
        ...build ? [{ path: workload.path("nodeSelector"), value: { [WINDOWS_BUILD_LABEL]: build } }] : [],
        ...requiresWindows(workload) ? [{ path: workload.path(...REQUIRED_AFFINITY), value: { [OS_LABEL]: "windows" } }] : [],
    ][0];
}

/** What tells that pods are probably for Windows: a toleration, or an image. None where their affinity is about the system. */
export function likelyWindowsSign(workload: Workload): WindowsSign | undefined {
    const { value, complete } = workload.property(...REQUIRED_AFFINITY).part;
    return complete && !(JSON.stringify(value) ?? "").includes(OS_LABEL) ? toleration(workload) ?? image(workload) : undefined;
}

/** Whether the pods may land on any node that no taint protects. */
export function mayRunAnywhere(workload: Workload): boolean {
    const nodeSelector = workload.property("nodeSelector").part;
    const none = [REQUIRED_AFFINITY, ["nodeName"], ["runtimeClassName"]].map(path => workload.property(...path));
    const scheduler = workload.property("schedulerName");
    return nodeSelector.complete && Object.keys(nodeSelector.value ?? {}).length === 0
        && none.every(found => found.isAbsent)
        && scheduler.known && [undefined, "default-scheduler"].includes(scheduler.value as string);
}

/** Whether the affinity to nodes leaves Windows nodes only: each of its terms does. */
function requiresWindows(workload: Workload): boolean {
    const terms = [...REQUIRED_AFFINITY, "nodeSelectorTerms"];
    const all = workload.property(...terms).indices;
    return all.length > 0 && all.every(i => workload.property(...terms, i, "matchExpressions").indices.some(j => {
        const at = [...terms, i, "matchExpressions", j];
        return workload.property(...at, "key").text === OS_LABEL && workload.property(...at, "operator").text === "In"
            && workload.property(...at, "values").indices.length === 1 && workload.property(...at, "values", 0).text === "windows";
    }));
}

function toleration(workload: Workload): WindowsSign | undefined {
    const i = workload.property("tolerations").indices.find(each => {
        const text = (key: string) => workload.property("tolerations", each, key).text;
        return toleratesWindows({ key: text("key"), value: text("value"), operator: text("operator") });
    });
    return i === undefined ? undefined : { path: workload.path("tolerations", i), value: workload.property("tolerations", i).part.value };
}

function image(workload: Workload): WindowsSign | undefined {
    const container = workload.containers.find(each => isWindowsImage(workload.property(...each, "image").text ?? ""));
    return container && { path: workload.path(...container, "image"), value: workload.property(...container, "image").text };
}
