import { PolicyResource } from "@pulumi/policy";
import { Problem } from "../limits/text/problem";
import { KnownPart } from "./property";
import { Report } from "./rule";
import { Selected } from "./stack/windowsPods";

/** What a resource of a namespace selects pods by. */
export interface PodSelector extends KnownPart<unknown> {
    resource: PolicyResource;
    path: string;
}

/**
 * Reports Windows pods that a selector should not select, or says that this is not known yet.
 *
 * @param judge - Takes the names of the workloads whose pods are selected.
 */
export function reportSelected(
    report: Report, { resource, path, complete }: PodSelector, { certain, unsure }: Selected, judge: (workloads: string[]) => Problem[],
): void {
    if (complete) {
        report.problems(resource, judge(certain.map(({ name }) => name)));
    } else if (certain.length + unsure.length > 0 && (resource.propertyDependencies.spec ?? []).length > 0) {
        report.notJudged(resource, path);
    }
    if (complete && certain.length === 0) {
        unsure.map(({ workload }) => workload).filter(({ labelsWait }) => labelsWait)
            .forEach(workload => report.notJudged(workload.resource, workload.labelsPath));
    }
}
