import { LINUX_ONLY_CONTAINER_FIELDS, LINUX_ONLY_POD_FIELDS, linuxOnlyFieldProblems } from "../../limits/linuxOnlyFields";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { windowsPods } from "../stack/windowsPods";
import { Workload } from "../stack/workloads";

const CONTEXT = "securityContext";

/** E6: users, groups and kernel settings of Linux say nothing to Windows. */
export const fsGroup: StackRule = {
    name: "windows-fs-group",
    description: "Windows pods have no fsGroup, runAsUser or other settings that only Linux knows.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["E6"],
    tags: ["pods", "security"],
    ...reference("windowsPods", "Of a pod's security context, only runAsNonRoot and windowsOptions work on Windows."),
    remediationSteps: "Remove the field; name the user of a Windows container in securityContext.windowsOptions.runAsUserName.",
    judge(stack, report) {
        for (const { workload } of windowsPods(stack)) {
            judgeFields(workload, report, [], LINUX_ONLY_POD_FIELDS);
            workload.containers.forEach(container => judgeFields(workload, report, container, LINUX_ONLY_CONTAINER_FIELDS));
        }
    },
};

function judgeFields(workload: Workload, report: Report, owner: (string | number)[], fields: typeof LINUX_ONLY_POD_FIELDS): void {
    const context = workload.read(...owner, CONTEXT);
    // Most pods and containers have none: one look saves nine.
    const set = fields.filter(({ at: [first] }) => first !== CONTEXT || !context.known || context.value !== undefined);
    if (set.length === 0) {
        return;
    }
    const namesWindows = workload.text("os", "name") === "windows";
    for (const field of set) {
        const at = [...owner, ...field.at];
        const known = workload.part(...at);
        // What is not known as a whole is named as a whole.
        const parent = workload.read(...at.slice(0, -1)).known ? at : at.slice(0, -1);
        if (known.complete || known.value !== undefined) {
            report.problems(workload.resource, linuxOnlyFieldProblems(workload.path(...at), field, known.value, namesWindows));
        } else if (workload.madeFrom.length > 0 && (namesWindows || field.ignored)) {
            report.notJudged(workload.resource, workload.path(...parent));
        }
    }
}
