import { ARCHITECTURE_LABELS, windowsArchitectureProblems } from "../../limits/pods/podNodeSelector";
import { reference } from "../references";
import { StackRule } from "../rule";
import { isOutsideEks } from "../stack/otherClouds";
import { isOurs } from "../stack/stack";
import { workloads } from "../stack/workloads";

/** E6: Windows pods that ask for another processor are never scheduled. */
export const architecture: StackRule = {
    name: "windows-architecture",
    description: "Windows pods select no architecture other than amd64.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["E6"],
    tags: ["pods"],
    ...reference("windowsAmi", "The EKS-optimized Windows AMIs are built for x86_64 processors."),
    remediationSteps: "Set kubernetes.io/arch to amd64 in the node selector, or leave it out.",
    judge(stack, report) {
        for (const workload of workloads(stack).filter(({ selectedOs }) => selectedOs === "windows")) {
            const { resource, isPatch } = workload;
            if (!isPatch && workload.property("containers").indices.length > 0 && !isOurs(resource) && !isOutsideEks(stack, resource)) {
                report.problems(resource, ARCHITECTURE_LABELS.flatMap(label =>
                    windowsArchitectureProblems(workload.path("nodeSelector", label), workload.property("nodeSelector", label).text)));
            }
        }
    },
};
