import { PlanModel } from "../model/planModel";
import { Section, paragraph, wrap, wrapPhrases } from "./layout";
import { notReadNames } from "./verdict";

/** What the policies found and what they could not see; the others in a number, or by name where details are asked for. */
export function policySection({ policy }: PlanModel, width: number, details: boolean): Section {
    const { policies, violations, notRead } = policy;
    const silent = policies.filter(name => !violations.some(each => each.policy === name));
    const unread = notRead.length === 0 ? "" : ` in the resources that could be read; not read: ${notReadNames(policy)}`;
    const found = violations.length === 0 ? `${policies.length} found nothing` : `${silent.length} of ${policies.length} found nothing`;
    const lines = [
        ...violations.flatMap(({ policy: name, enforcementLevel, urn, message }) => [
            `  ${enforcementLevel}  ${name}`,
            ...`${urn.split("::").pop()}: ${message}`.split("\n").flatMap(line => wrap(line, width, "      ")),
        ]),
        ...notRead.flatMap(({ what, reason }) => wrap(`not read  ${what}: ${reason}`, width, "  ", "      ")),
        ...details && silent.length > 0 ? wrapPhrases(silent, ", ", width, "  found nothing  ", " ".repeat(17)) : [],
    ];
    const title = `${found}${unread}`;
    return lines.length === 0 ? paragraph("Policies", title.split(" "), " ", width) : { title: `Policies: ${title}`, lines };
}
