import { stringify } from "yaml";
import { Shape } from "../schemaShape";
import { EXAMPLES } from "./examples";
import { AWS_REGION } from "./region";
import { Setting } from "./settings";

/** The reference of all keys, as Markdown. */
export function configurationReference(settings: Setting[], project: string): string {
    return [
        "# Configuration",
        "",
        "<!-- Made from the arguments of WindowsCluster by `npm run docs:configuration`; a test compares the two. -->",
        "",
        `Keys of \`Pulumi.<stack>.yaml\`, each with the prefix \`${project}:\`. They are the arguments of \`WindowsCluster\`, and existingCluster.`,
        "Two are required; with existingCluster, kubernetesVersion is not. Everything else has a default. A value marked \"secret possible\" may be encrypted",
        "(`pulumi config set --secret --path …`): it need not be known in a plan. [stack.schema.json](stack.schema.json) holds the same for editors:",
        "put `# yaml-language-server: $schema=docs/stack.schema.json` on top of the stack's file.",
        "",
        "| key | type | default | meaning |",
        "| --- | --- | --- | --- |",
        row(`[aws:region](#awsregion)`, "text", AWS_REGION.default, AWS_REGION.description),
        ...settings.map(setting => row(`[${setting.key}](#${setting.key.toLowerCase()})`, typeText(setting.shape), defaultText(setting), setting.description)),
        "",
        "## aws:region",
        "",
        AWS_REGION.description,
        "",
        "- **Type:** text",
        `- **Default:** ${AWS_REGION.default}`,
        ...example("aws:region", AWS_REGION.example),
        ...settings.flatMap(setting => [
            "",
            `## ${setting.key}`,
            "",
            setting.description,
            "",
            `- **Type:** ${typeText(setting.shape)}`,
            `- **Default:** ${defaultText(setting)}`,
            ...setting.settings.length === 0 ? [] : ["", "| key | type | default | meaning |", "| --- | --- | --- | --- |", ...rows(setting, "")],
            ...example(`${project}:${setting.key}`, EXAMPLES[setting.key as keyof typeof EXAMPLES]),
        ]),
        "",
    ].join("\n");
}

function rows({ settings }: Setting, prefix: string): string[] {
    return settings.flatMap(setting => [
        row(`\`${prefix}${setting.key}\``, typeText(setting.shape), defaultText(setting), setting.description),
        ...rows(setting, `${prefix}${setting.key}${setting.shape.kind === "list" ? "[]" : ""}.`),
    ]);
}

function row(...cells: string[]): string {
    return `| ${cells.map(cell => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function example(key: string, value: unknown): string[] {
    return ["", "```yaml", "config:", ...stringify({ [key]: value }, { lineWidth: 0 }).trimEnd().split("\n").map(line => `  ${line}`), "```"];
}

/** A default that no tag names is in the sentence that describes the key. */
function defaultText({ required, defaultValue, description }: Setting): string {
    if (required || defaultValue !== undefined) {
        return required ? "required" : defaultValue!;
    }
    if (description.includes("this is the default")) {
        return "`{}`";
    }
    const [, said] = /(?:the default is|by default) (.+?)(?:;|\. |\.?$)/.exec(description) ?? /; (.+) by default\.$/.exec(description) ?? [];
    return said?.replace(/^there (are|is) /, "") ?? "none";
}

function typeText(shape: Shape): string {
    switch (shape.kind) {
        case "input": return "text, secret possible";
        case "choice": return `one of ${shape.values.map(value => `\`${value}\``).join(", ")}`;
        case "list": return shape.of.kind === "object" ? "list of objects" : `list of ${typeText(shape.of)}`;
        case "map": return `object of ${typeText(shape.of)}`;
        default: return shape.kind;
    }
}
