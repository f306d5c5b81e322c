import * as path from "node:path";
import { helpPage } from "../help";
import { Rule, isStackRule } from "../rule";
import { STATEMENTS } from "./statements";

/** The catalogue of all rules, as Markdown. */
export function catalogue(rules: Rule[]): string {
    return [
        "# Policies",
        "",
        "<!-- Made from the rules by `npm run docs:policies`; a test compares the two. -->",
        "",
        `The pack has ${rules.length} policies. How to turn it on, configure it, publish it and audit what runs already: [policy-pack.md](policy-pack.md).`,
        "",
        "Mandatory policies stop a preview, advisory ones warn, disabled ones are off until you turn them on. Each takes a level and exemptions with",
        "reasons. None that is on speaks of clusters without Windows nodes.",
        "",
        ...table(["Policy", "Level", "Severity", "What is right", "Limits"], rules.map(rule => [
            `[${rule.name}](#${rule.name})`, rule.enforcementLevel, rule.severity, rule.description, rule.limits.join(", "),
        ])),
        "",
        "## Which policy holds which limit",
        "",
        ...table(["", "What is true of Windows on Amazon EKS", "Held by"], STATEMENTS.map(({ number, statement, noRule }) => [
            number, statement,
            rules.filter(({ limits }) => limits.includes(number)).map(({ name }) => `[${name}](#${name})`).join(", ") || `no policy: ${noRule ?? ""}`,
        ])),
        ...rules.flatMap(entry),
        "",
    ].join("\n");
}

function entry(rule: Rule): string[] {
    const { name, description, enforcementLevel, severity, limits, tags, framework, url, remediationSteps } = rule;
    return [
        "",
        `## ${name}`,
        "",
        description,
        "",
        `- **Level:** ${enforcementLevel}, severity ${severity}`,
        `- **Judges:** ${isStackRule(rule) ? "the whole stack" : "each resource by itself"}${"remediate" in rule ? "; mends resources where the level is `remediate`" : ""}`,
        `- **Limits:** ${limits.join(", ") || "none; it is good practice"}`,
        `- **Tags:** ${tags.join(", ")}`,
        `- **Mend:** ${remediationSteps}`,
        ...help(name),
        `- **Source:** [${framework.name}](${url}): ${framework.specification}`,
    ];
}

/** Where a violation leads, unless it is this very entry. */
function help(policy: string): string[] {
    const link = path.posix.relative("docs", helpPage(policy));
    return link.startsWith("policies.md#") ? [] : [`- **If it happens:** [${link}](${link})`];
}

function table(head: string[], rows: string[][]): string[] {
    return [head, head.map(() => "---"), ...rows].map(cells => `| ${cells.map(cell => cell.replaceAll("|", "\\|")).join(" | ")} |`);
}
