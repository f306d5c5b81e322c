import { Cost } from "../cost/cost";
import { PlanModel } from "../model/planModel";
import type { Violation } from "../packProtocol";
import { counted, dollars } from "./words";

/** Things that were not read, as far as one line names them; JSON names all. */
const NAMES_SHOWN = 3;

/** The plan in phrases: what it is, whether it works, what it costs and how long the first `up` takes. */
export function verdict(model: PlanModel): string[] {
    const { stack, project, region, clusters, capacity: { nodeGroups }, warnings, cost, time } = model;
    const versions = [...new Set(clusters.map(({ kubernetesVersion }) => kubernetesVersion ?? "of EKS's choice"))];
    const made = model.resources.filter(({ custom }) => custom).length;
    return [
        [
            `Stack ${stack} of ${project} in ${region}: ${versions.map(version => `Kubernetes ${version}, `).join("")}${nodeGroups.length === 0 ? "no Windows node group" : counted(nodeGroups.length, "Windows node group")}`,
            counted(made, "resource"),
        ].join(", "),
        ...warnings.length === 0 ? [] : [counted(warnings.length, "warning")],
        policies(model),
        ...cost ? [monthly(cost)] : [],
        ...time && time.firstUpMinutes >= 1 ? [`first up ${Math.round(time.firstUpMinutes)} minutes`] : [],
    ];
}

/** How many violations a preview fails for. */
export function mandatory(violations: Violation[]): number {
    return violations.filter(({ enforcementLevel }) => enforcementLevel === "mandatory").length;
}

/** What a month costs, in whole dollars. */
export function monthly({ total, unknown }: Cost): string {
    const [least, most] = [total.minimum, total.full].map(dollars);
    return `${unknown.length > 0 ? "at least " : ""}USD ${least}${most === least ? "" : ` to ${most}`} a month`;
}

/** The verdict of the policies, which never covers what was not read. */
function policies({ policy: { policies: names, violations, notRead } }: PlanModel): string {
    const levels = ["mandatory", "advisory"].map(level => [level, violations.filter(({ enforcementLevel }) => enforcementLevel === level).length] as const);
    const others = violations.length - levels.reduce((sum, [, count]) => sum + count, 0);
    const found = violations.length === 0 ? `${counted(names.length, "policy")} found nothing`
        : [...levels, ["other", others] as const].filter(([, count]) => count > 0).map(([level, count]) => `${count} ${level}`).join(", ")
            + ` ${violations.length === 1 ? "violation" : "violations"} of policies`;
    return notRead.length === 0 ? found : `${found} in the resources that could be read`;
}

/** What was not read, by name. */
export function notReadNames({ notRead }: PlanModel["policy"]): string {
    const names = [...new Set(notRead.map(({ what }) => what))];
    return (names.length > NAMES_SHOWN ? [...names.slice(0, NAMES_SHOWN), `${names.length - NAMES_SHOWN} more`] : names).join(", ");
}
