import { privilegedProblems } from "../../limits/pods/linuxOnlyFields";
import { reference } from "../references";
import { StackRule } from "../rule";
import { windowsPods } from "../stack/windowsPods";

/** L1: what has to change a Windows node runs as a HostProcess pod. */
export const privileged: StackRule = {
    name: "windows-privileged",
    description: "Containers of Windows pods are not privileged.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["L1"],
    tags: ["pods", "security"],
    ...reference("windowsPods", "Windows does not support privileged containers; use HostProcess containers instead."),
    remediationSteps: "Remove privileged from the containers; run pods that must change their node as HostProcess pods.",
    judge(stack, report) {
        for (const { workload } of windowsPods(stack)) {
            const { resource, hostProcess, containers } = workload;
            const namesWindows = workload.property("os", "name").text === "windows";
            for (const container of containers) {
                const at = [...container, "securityContext", "privileged"];
                const privileged = workload.property(...at);
                if (privileged.known && (namesWindows || hostProcess !== undefined)) {
                    const pod = { namesWindows, isHostProcess: hostProcess ?? false };
                    report.problems(resource, privilegedProblems(workload.path(...at), privileged.value, pod));
                } else if (hostProcess !== true && (!privileged.known || privileged.value === true) && workload.madeFrom.length > 0) {
                    report.notJudged(resource, workload.path(...at));
                }
            }
        }
    },
};
