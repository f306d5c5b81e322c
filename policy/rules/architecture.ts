import { ARCHITECTURE_LABELS, OS_LABELS, windowsArchitectureProblems, windowsOsProblems } from "../../limits/pods/podNodeSelector";
import { reference } from "../references";
import { StackRule } from "../rule";
import { isOutsideEks } from "../stack/otherClouds";
import { isOurs } from "../stack/stack";
import { workloads } from "../stack/workloads";

/** E6: Windows pods that ask for another processor, or for another spelling of Windows, are never scheduled. */
export const architecture: StackRule = {
    name: "windows-architecture",
    description: "Windows pods select labels that Windows nodes have.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["E6"],
    tags: ["pods"],
    ...reference("windowsAmi", "The EKS-optimized Windows AMIs are built for x86_64 processors."),
    remediationSteps: "In the node selector, set kubernetes.io/os to windows, and kubernetes.io/arch to amd64 or leave it out.",
    judge(stack, report) {
        for (const workload of workloads(stack)) {
            const { resource, isPatch, selectedOs } = workload;
            if (!isPatch && workload.property("containers").indices.length > 0 && !isOurs(resource) && !isOutsideEks(stack, resource)) {
                const judged = (labels: string[], problems: typeof windowsOsProblems) => report.problems(resource, labels.flatMap(label =>
                    problems(workload.path("nodeSelector", label), workload.property("nodeSelector", label).text)));
                judged(OS_LABELS, windowsOsProblems);
                judged(selectedOs === "windows" ? ARCHITECTURE_LABELS : [], windowsArchitectureProblems);
            }
        }
    },
};
