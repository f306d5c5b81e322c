import { createColors } from "picocolors";
import { Comparison } from "./compare/comparison";
import { comparisonSections } from "./compare/comparisonText";
import { PlanModel } from "./model/planModel";
import { accessSections, defaultSection, imageSection, needSection, outputSection } from "./text/cluster";
import { calendarSection, costSection, timeSection } from "./text/figures";
import { DOT, Section, wrap, wrapPhrases } from "./text/layout";
import { nodeGroupSection, subnetSection } from "./text/nodes";
import { policySection } from "./text/policies";
import { TextOptions } from "./text/textOptions";
import { resourceSection } from "./text/tree";
import { mandatory, verdict } from "./text/verdict";
import { counted } from "./text/words";

const OFFLINE = "Made offline, from stored answers of AWS: AWS was not asked, and nothing was created.";
const NO_GROUP = "This program has no Windows node group of type aws:eks/nodeGroup:NodeGroup; the plan counts only these.";

/** The plan for a person at a terminal: the verdict first, the next step last. */
export function textReport(model: PlanModel, options: TextOptions, comparison?: Comparison): string {
    const { width, details } = options;
    const { bold, dim, red, green, yellow, cyan } = createColors(options.colour);
    const refused = mandatory(model.policy.violations) > 0;
    const judge = refused ? red : model.policy.violations.length + model.policy.notRead.length + model.warnings.length > 0 ? yellow : green;
    const warned: Section = { title: "Warnings", lines: model.warnings.flatMap(line => wrap(line, width, "  ", "      ")) };
    const policies = policySection(model, width, details);
    const isFirst = model.policy.violations.length > 0;
    const sections: Section[] = [
        ...isFirst ? [policies] : [],
        ...comparison ? comparisonSections(comparison, width) : [],
        nodeGroupSection(model, width), imageSection(model, width), subnetSection(model, width, details), needSection(model, width), ...accessSections(model, width),
        costSection(model, width, details), timeSection(model, width, details), defaultSection(model, width, details), calendarSection(model, width, details),
        outputSection(model, width), ...isFirst ? [] : [policies], resourceSection(model, width, options.resources),
    ];
    const block = ({ title, lines, isParagraph }: Section, paint: (text: string) => string) => lines.length === 0 ? []
        : isParagraph ? [`${paint(`${title}:`)} ${lines[0]}`, ...lines.slice(1)] : [...wrap(title, width).map(paint), ...lines];
    return [
        ...wrapPhrases(verdict(model), DOT, width).map(line => bold(judge(line))),
        ...wrap(OFFLINE, width).map(dim),
        ...block(warned, text => bold(yellow(text))),
        ...sections.flatMap(section => block(section, bold)),
        ...model.capacity.nodeGroups.length === 0 ? wrap(NO_GROUP, width).map(yellow) : [],
        ...wrap(next(model, options), width).map(cyan),
    ].join("\n") + "\n";
}

function next(model: PlanModel, { resources, details }: TextOptions): string {
    const refused = mandatory(model.policy.violations);
    const more = [...details ? [] : ["--details"], ...resources ? [] : ["--resources"]].join(" and ");
    return refused > 0 ? `Next: fix ${counted(refused, "mandatory violation")}; the policy pack blocks pulumi up until then`
        : `Next: pulumi up --stack ${model.stack}, with AWS credentials${more === "" ? "" : `; ${more} show more of this plan`}`;
}
