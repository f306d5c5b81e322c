import { LINUX_ONLY_CONTAINER_FIELDS, LINUX_ONLY_POD_FIELDS, linuxOnlyFieldProblems } from "../limits/pods/linuxOnlyFields";
import { Report } from "./rule";
import { Stack } from "./stack/stack";
import { windowsPods } from "./stack/windowsPods";
import { Workload } from "./stack/workloads";

const CONTEXT = "securityContext";

/**
 * Judges the fields of Windows pods that only Linux knows.
 *
 * @param namesWindows - Of which pods: those with `os.name: windows`, where the Kubernetes API refuses the fields, or the others.
 */
export function judgeLinuxOnlyFields(stack: Stack, report: Report, namesWindows: boolean): void {
    for (const { workload } of windowsPods(stack)) {
        if ((workload.property("os", "name").text === "windows") === namesWindows) {
            judgeFields(workload, report, [], LINUX_ONLY_POD_FIELDS, namesWindows);
            workload.containers.forEach(container => judgeFields(workload, report, container, LINUX_ONLY_CONTAINER_FIELDS, namesWindows));
        }
    }
}

function judgeFields(workload: Workload, report: Report, owner: (string | number)[], fields: typeof LINUX_ONLY_POD_FIELDS, namesWindows: boolean): void {
    const context = workload.property(...owner, CONTEXT);
    // Most pods and containers have none: one look saves nine.
    const set = fields.filter(({ at: [first] }) => first !== CONTEXT || !context.isAbsent);
    if (set.length === 0) {
        return;
    }
    for (const field of set) {
        const at = [...owner, ...field.at];
        const known = workload.property(...at).part;
        // What is not known as a whole is named as a whole.
        const parent = workload.property(...at.slice(0, -1)).known ? at : at.slice(0, -1);
        if (known.complete || known.value !== undefined) {
            report.problems(workload.resource, linuxOnlyFieldProblems(workload.path(...at), field, known.value, namesWindows));
        } else if (workload.madeFrom.length > 0 && (namesWindows || field.ignored)) {
            report.notJudged(workload.resource, workload.path(...parent));
        }
    }
}
