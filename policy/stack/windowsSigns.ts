import { BUILD_LABEL } from "../../limits/nodes/windowsNodeLabels";
import { OS_LABEL, WindowsSign, isWindowsImage, toleratesWindows } from "../../limits/pods/podNodeSelector";
import type { Workload } from "./workloads";

/** More than pods have. */
const MAXIMUM = 50;
const REQUIRED_AFFINITY = ["affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"];

/** What says that pods run on Windows and nowhere else, though no node selector says so. */
export function sureWindowsSign(workload: Workload): WindowsSign | undefined {
    return keepsToWindows(workload) ?? [
        ...workload.text("os", "name") === "windows" ? [{ path: workload.path("os", "name"), value: "windows" }] : [],
        ...workload.hostProcess ? [{ path: workload.path("securityContext", "windowsOptions"), value: { hostProcess: true } }] : [],
    ][0];
}

/** What lets the scheduler place the pods on Windows nodes alone. */
export function keepsToWindows(workload: Workload): WindowsSign | undefined {
    const build = workload.text("nodeSelector", BUILD_LABEL);
    return [
        ...build ? [{ path: workload.path("nodeSelector"), value: { [BUILD_LABEL]: build } }] : [],
        ...requiresWindows(workload) ? [{ path: workload.path(...REQUIRED_AFFINITY), value: { [OS_LABEL]: "windows" } }] : [],
    ][0];
}

/** What tells that pods are probably for Windows: a toleration, or an image. None where their affinity is about the system. */
export function likelyWindowsSign(workload: Workload): WindowsSign | undefined {
    const { value, complete } = workload.part(...REQUIRED_AFFINITY);
    return complete && !(JSON.stringify(value) ?? "").includes(OS_LABEL) ? toleration(workload) ?? image(workload) : undefined;
}

/** Whether the pods may land on any node that no taint protects. */
export function mayRunAnywhere(workload: Workload): boolean {
    const nodeSelector = workload.part("nodeSelector");
    const none = [REQUIRED_AFFINITY, ["nodeName"], ["runtimeClassName"]].map(path => workload.read(...path));
    const scheduler = workload.read("schedulerName");
    return nodeSelector.complete && Object.keys(nodeSelector.value ?? {}).length === 0
        && none.every(found => found.known && found.value === undefined)
        && scheduler.known && [undefined, "default-scheduler"].includes(scheduler.value as string);
}

/** Whether the affinity to nodes leaves Windows nodes only: each of its terms does. */
function requiresWindows(workload: Workload): boolean {
    const terms = [...REQUIRED_AFFINITY, "nodeSelectorTerms"];
    const all = workload.indices(...terms).slice(0, MAXIMUM);
    return all.length > 0 && all.every(i => workload.indices(...terms, i, "matchExpressions").slice(0, MAXIMUM).some(j => {
        const at = [...terms, i, "matchExpressions", j];
        return workload.text(...at, "key") === OS_LABEL && workload.text(...at, "operator") === "In"
            && workload.indices(...at, "values").length === 1 && workload.text(...at, "values", 0) === "windows";
    }));
}

function toleration(workload: Workload): WindowsSign | undefined {
    const i = workload.indices("tolerations").slice(0, MAXIMUM).find(each => {
        const text = (key: string) => workload.text("tolerations", each, key);
        return toleratesWindows({ key: text("key"), value: text("value"), operator: text("operator") });
    });
    return i === undefined ? undefined : { path: workload.path("tolerations", i), value: workload.part("tolerations", i).value };
}

function image(workload: Workload): WindowsSign | undefined {
    const container = workload.containers.slice(0, MAXIMUM).find(each => isWindowsImage(workload.text(...each, "image") ?? ""));
    return container && { path: workload.path(...container, "image"), value: workload.text(...container, "image") };
}
