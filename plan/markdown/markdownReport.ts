import { Comparison } from "../compare/comparison";
import { againstText, figureText, grouped, propertyText, totals } from "../compare/comparisonText";
import { PlanModel } from "../model/planModel";
import { calendarSection, costSection, timeSection } from "../text/figures";
import { Section } from "../text/layout";
import { nodeGroupSection, subnetSection } from "../text/nodes";
import { accessSections, defaultSection, needSection, outputSection } from "../text/cluster";
import { policySection } from "../text/policies";
import { resourceSection } from "../text/tree";
import { verdict } from "../text/verdict";
import { shortType } from "../text/words";

/** Width of the blocks that are folded: as much as a comment on GitHub shows without scrolling. */
const WIDTH = 100;

/** The plan for a comment on a pull request: the verdict, what changes, and the rest folded. */
export function markdownReport(model: PlanModel, comparison?: Comparison): string {
    const { stack, project, warnings, policy } = model;
    return [
        `### Plan of ${code(project)}, stack ${code(stack)}`, "",
        verdict(model).map(escaped).join(" · "), "",
        ...list("Warnings", warnings.map(escaped)),
        ...list("Policies", policy.violations.map(({ policy: name, enforcementLevel, urn, message }) =>
            `**${enforcementLevel}** ${code(name)}, ${code(urn.split("::").at(-1)!)}: ${escaped(message)}`)),
        ...comparison ? changes(comparison) : [],
        ...[
            nodeGroupSection(model, WIDTH), subnetSection(model, WIDTH, true), needSection(model, WIDTH), ...accessSections(model, WIDTH), costSection(model, WIDTH, true),
            timeSection(model, WIDTH, true), defaultSection(model, WIDTH, true), calendarSection(model, WIDTH, true), outputSection(model, WIDTH),
            policySection(model, WIDTH, true), resourceSection(model, WIDTH, true),
        ].flatMap(folded),
        "Made offline: AWS was not asked, and nothing was created.",
    ].join("\n") + "\n";
}

function changes(comparison: Comparison): string[] {
    const { changes: all, figures, policy } = comparison;
    return [
        `#### Changes against ${escaped(againstText(comparison))}`, "", escaped(totals(comparison)), "",
        ...all.length === 0 ? [] : [
            "| change | resource | what differs | what it means |", "| --- | --- | --- | --- |",
            ...grouped(all).map(({ change, type, names, properties, meaning }) => `| ${change === "replace" || change === "delete" ? `**${change}**` : change} `
                + `| ${shortType({ type })} ${names.map(code).join(", ")} | ${properties.map(each => code(propertyText(each))).join("<br>")} | ${escaped(meaning ?? "")} |`),
            "",
        ],
        ...list("Figures", figures.map(figure => escaped(figureText(figure)))),
        ...list("New violations", policy.came.map(({ policy: name, enforcementLevel }) => `**${enforcementLevel}** ${code(name)}`)),
        ...list("Violations that are fixed", policy.went.map(({ policy: name }) => code(name))),
    ];
}

function list(title: string, items: string[]): string[] {
    return items.length === 0 ? [] : [`**${title}**`, "", ...items.map(item => `- ${item}`), ""];
}

function folded({ title, lines }: Section): string[] {
    // A fence that no line can end: no text of a plan has four backticks at the start of a line.
    return lines.length === 0 ? [] : [`<details><summary>${escaped(title)}</summary>`, "", "````text", ...lines.map(line => line.replace(/`{4,}/g, "```")), "````", "", "</details>", ""];
}

/** Text that Markdown and HTML leave alone, and that mentions nobody. */
function escaped(text: string): string {
    return text.replace(/[\\`*_[\]<>|~#]/g, "\\$&").replace(/@/g, "@\u200b").replace(/\s*\n\s*/g, " ");
}

/** Text as code, within a table as well. */
function code(text: string): string {
    return `\`${text.replace(/`/g, "'").replace(/\|/g, "\\|").replace(/\s+/g, " ")}\``;
}
