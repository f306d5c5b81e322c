import * as fs from "node:fs";
import * as path from "node:path";
import { parseDocument } from "yaml";
import { shown, suggestion } from "../limits/text/problem";
import { WRONG_ARGUMENTS, readArguments } from "./command";
import { PACKAGE_NAME, PACKAGE_ROOT } from "./packageRoot";

/** A folder for each language, in the form that `pulumi new` takes, too. */
const TEMPLATES = path.join(PACKAGE_ROOT, "templates");
const DEFAULT_LANGUAGE = "typescript";
/** The stack that the plan takes by default. */
export const STACK = "dev";
const DESCRIPTION = "Amazon EKS cluster with Windows nodes";
/** @see https://github.com/pulumi/pulumi/blob/v3.255.0/sdk/go/common/tokens/project.go */
const PROJECT_NAME = /^[A-Za-z0-9_.-]{1,100}$/;
/** What a new repository has before its first commit. */
const NO_CONTENT = [".git"];

const languages = () => fs.readdirSync(TEMPLATES).sort();

const usage = () => `Usage: npx ${PACKAGE_NAME} init [FOLDER] [--language NAME] [--name PROJECT]

Writes a small Pulumi project with a Windows cluster into an empty folder.

  FOLDER           where to write, made if it is not there; default this folder
  --language NAME  ${languages().join(", ")}; default ${DEFAULT_LANGUAGE}
  --name PROJECT   name of the project; default that of the folder
  -h, --help       prints this and does nothing else
`;

/** Runs the command, and returns its exit code. */
export async function init(args: string[]): Promise<number> {
    try {
        const { values, positionals: [given = "."] } = readArguments(args, {
            language: { type: "string", default: DEFAULT_LANGUAGE }, name: { type: "string" },
        }, 1);
        if (values.help) {
            process.stdout.write(usage());
            return 0;
        }
        const folder = path.resolve(given);
        const template = templateOf(values.language);
        const name = projectName(values.name, folder);
        requireEmpty(folder);
        const next = write(template, folder, name);
        process.stdout.write(`${name} is in ${folder}. Next:\n\n${next.map(line => `    ${line}\n`).join("")}`);
        return 0;
    } catch (error) {
        process.stderr.write(`${(error as Error).message}\n\n${usage()}`);
        return WRONG_ARGUMENTS;
    }
}

function templateOf(language: string): string {
    if (!languages().includes(language)) {
        throw new Error(`--language: there is no template for ${shown(language)}; use one of ${languages().join(", ")}${suggestion(language, languages())}`);
    }
    return path.join(TEMPLATES, language);
}

/** Name of the project: the one given, or that of the folder. */
export function projectName(given: string | undefined, folder: string): string {
    // Whatever a folder is called, a project can be made in it.
    const name = given ?? path.basename(folder).replace(/[^A-Za-z0-9_.-]+/g, "-").slice(0, 100);
    if (!PROJECT_NAME.test(name)) {
        throw new Error(`--name: a project's name has letters, digits, "_", "." and "-", 100 at most, got ${shown(name)}; write another name`);
    }
    return name;
}

/** Throws where something of the user could be overwritten. */
export function requireEmpty(folder: string): void {
    const content = (fs.existsSync(folder) ? fs.readdirSync(folder) : []).filter(name => !NO_CONTENT.includes(name)).sort();
    if (content.length > 0) {
        throw new Error(`${folder} is not empty (${content.join(", ")}), so nothing was written; name an empty folder`);
    }
}

/** Writes the project of a language, and returns the commands that come next. */
export function writeProject(language: string, folder: string, project: string): string[] {
    return write(templateOf(language), folder, project);
}

function write(template: string, folder: string, project: string): string[] {
    fs.cpSync(template, folder, { recursive: true });
    for (const name of fs.readdirSync(template)) {
        const file = path.join(folder, name);
        const text = fs.readFileSync(file, "utf8").replaceAll("${PROJECT}", project).replaceAll("${DESCRIPTION}", DESCRIPTION);
        fs.writeFileSync(file, text);
    }
    // npm leaves such files out of packages.
    fs.writeFileSync(path.join(folder, ".gitignore"), "node_modules/\n");
    const projectFile = path.join(folder, "Pulumi.yaml");
    const document = parseDocument(fs.readFileSync(projectFile, "utf8"));
    const { config, quickstart } = (document.toJS() as ProjectTemplate).template;
    // As `pulumi new` does it: the answers go to the stack, and the questions go.
    document.delete("template");
    fs.writeFileSync(projectFile, String(document));
    fs.writeFileSync(path.join(folder, `Pulumi.${STACK}.yaml`), stackFile(project, config));
    return quickstart.trim().split("\n");
}

interface ProjectTemplate {
    template: { config: Record<string, { default: string }>; quickstart: string };
}

/** Text of a stack's file with these settings. */
export function stackFile(project: string, config: ProjectTemplate["template"]["config"]): string {
    const lines = Object.entries(config).map(([key, { default: value }]) =>
        `  ${key.includes(":") ? key : `${project}:${key}`}: ${JSON.stringify(value)}\n`);
    return `config:\n${lines.join("")}`;
}
