import * as fs from "node:fs";
import * as path from "node:path";
import { isObject } from "../limits/text/plainObject";
import { Problem, nearest, shown, suggestion } from "../limits/text/problem";
import { PlanError } from "./planError";
import { ProgramEntry, programEntry } from "./programEntry";
import { requireNodejs } from "./runtime";
import { UNKNOWN } from "./signatures";
import { YamlError, YamlValue, readYaml } from "./yaml/readYaml";

/** A Pulumi project and the configuration of one of its stacks, as the CLI would hand them to the program. */
export interface StackFiles {
    project: string;
    entry: ProgramEntry;
    /** Every value as text, under its full key `project:key`. */
    config: Record<string, string>;
    /** Keys whose value is encrypted, whole or in part. */
    secretKeys: string[];
    /** What is no error, and better known. */
    warnings: string[];
    /** What to say of configuration that is not in the files. */
    environments?: string;
    /** What the CLI refuses before it starts the program. */
    problems: Problem[];
}

type Settings = Record<string, YamlValue>;

/** Keys of Pulumi.<stack>.yaml. @see https://www.pulumi.com/docs/iac/concepts/projects/stack-settings-file/ */
const STACK_KEYS = ["config", "environment", "secretsprovider", "encryptedkey", "encryptionsalt"];

/** Reads Pulumi.yaml and Pulumi.<stack>.yaml; a stack without a file has an empty configuration, as for the CLI. */
export function stackFiles(folder: string, stack: string): StackFiles {
    const projectFile = path.join(folder, "Pulumi.yaml");
    if (!fs.existsSync(projectFile)) {
        throw new PlanError([{ path: "--program", reason: `no Pulumi.yaml there, got ${JSON.stringify(folder)}; name the folder of a Pulumi program` }]);
    }
    const project = settingsOf(projectFile) ?? {};
    if (typeof project.name !== "string") {
        throw new PlanError([{ path: "Pulumi.yaml", reason: `name must be text, got ${shown(project.name)}; write name: and the project's name` }]);
    }
    requireNodejs(project.runtime);
    const main = typeof project.main === "string" ? project.main : undefined;
    const options = isObject(project.runtime) && isObject(project.runtime.options) ? project.runtime.options : {};
    const files: StackFiles = { project: project.name, entry: programEntry(folder, main, options), config: {}, secretKeys: [], warnings: [], problems: [] };
    const declared = isObject(project.config) ? project.config : {};
    addDefaults(files, declared);
    // An older form names the folder under `config`.
    const stackFolder = path.join(folder, [project.stackConfigDir, project.config].find(value => typeof value === "string") as string | undefined ?? "");
    addStack(files, stackFolder, stack);
    files.problems.push(...missingKeys(files, declared, stack));
    if (files.problems.length > 0 && !fs.existsSync(path.join(stackFolder, `Pulumi.${stack}.yaml`))) {
        files.problems.push({ path: "--stack", reason: missingFile(`Pulumi.${stack}.yaml`, folder, stack) });
    }
    return files;
}

function addStack(files: StackFiles, folder: string, stack: string): void {
    const name = `Pulumi.${stack}.yaml`;
    const file = path.join(folder, name);
    if (!fs.existsSync(file)) {
        files.warnings.push(missingFile(name, folder, stack));
        return;
    }
    const content = settingsOf(file) ?? {};
    Object.keys(content).filter(key => !STACK_KEYS.includes(key) && nearest(key, STACK_KEYS)).forEach(key =>
        files.problems.push({ path: name, reason: `${shown(key)} is not a key of a stack's file, so the CLI ignores it${suggestion(key, STACK_KEYS)}` }));
    const config = content.config ?? {};
    if (!isObject(config)) {
        throw new PlanError([{ path: name, reason: `config must be an object of keys and values, got ${JSON.stringify(config)}; mend it` }]);
    }
    if (content.environment !== undefined) {
        files.environments = `${name} imports environments of Pulumi ESC; an offline plan can't read them and leaves them out`;
        files.warnings.push(files.environments);
    }
    const given = Object.entries(config).map(([key, value]) => [fullKey(name, files.project, key), value, key] as const);
    given.forEach(([key, value, written], index) => {
        const first = given.findIndex(([other]) => other === key);
        if (first < index) {
            throw new PlanError([{ path: name, reason: `${given[first][2]} and ${written} are the same key, and the CLI uses either of them; remove one` }]);
        }
        if (value === null) {
            files.warnings.push(`${written} has no value in ${name}; the CLI reads it as empty text`);
        }
        addValue(files, key, value);
    });
}

/**
 * The full key as the CLI makes it: without a colon it is the project's.
 *
 * @see https://github.com/pulumi/pulumi/blob/v3.255.0/sdk/go/common/resource/config/key.go
 */
function fullKey(file: string, project: string, key: string): string {
    const parts = key.split(":");
    if (parts.length > 3 || parts.length === 3 && parts[1] !== "config") {
        throw new PlanError([{ path: file, reason: `a key of config is a name, or project:name, got ${JSON.stringify(key)}; mend it` }]);
    }
    return parts.length === 1 ? `${project}:${key}` : `${parts[0]}:${parts.at(-1)}`;
}

/** What a file holds; nothing where it is empty. */
function settingsOf(file: string): Settings | undefined {
    const name = path.basename(file);
    try {
        const content = readYaml(fs.readFileSync(file));
        if (content !== null && !isObject(content)) {
            throw new PlanError([{ path: name, reason: `must hold an object, got ${JSON.stringify(content)}; mend it` }]);
        }
        return content ?? undefined;
    } catch (error) {
        if (error instanceof YamlError) {
            throw new PlanError([{ path: name, reason: `line ${error.line}: ${error.message}` }]);
        }
        throw error;
    }
}

function missingFile(name: string, folder: string, stack: string): string {
    const names = (fs.existsSync(folder) ? fs.readdirSync(folder) : [])
        .map(file => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1])
        .filter((other): other is string => other !== undefined).sort();
    return `no ${name} in ${folder}, got ${JSON.stringify(stack)}; so its configuration is empty, as in a preview `
        + `(${names.length === 0 ? "no stack has a file" : `there are ${names.join(", ")}`}${suggestion(stack, names)})`;
}

/** Values that Pulumi.yaml gives to all stacks. */
function addDefaults(files: StackFiles, declared: Settings): void {
    for (const [key, declaration] of Object.entries(declared)) {
        const given = isObject(declaration) ? declaration.default ?? declaration.value : declaration;
        if (given !== undefined && given !== null) {
            addValue(files, fullKey("Pulumi.yaml", files.project, key), given);
        }
    }
}

/**
 * The CLI demands every key of the project that Pulumi.yaml declares without a value, whatever its type.
 *
 * @see https://github.com/pulumi/pulumi/blob/v3.255.0/pkg/workspace/config.go
 */
function missingKeys(files: StackFiles, declared: Settings, stack: string): Problem[] {
    return Object.entries(declared)
        .filter(([key, declaration]) => isObject(declaration) && !(fullKey("Pulumi.yaml", files.project, key) in files.config))
        .map(([key, declaration]) => ({
            path: key, reason: `is required by Pulumi.yaml, got nothing; set it in Pulumi.${stack}.yaml${hint(declaration)}`,
        }));
}

function hint(declaration: YamlValue): string {
    const description = isObject(declaration) ? declaration.description : undefined;
    return typeof description === "string" ? ` (${description.trim().replace(/\.$/, "")})` : "";
}

function addValue(files: StackFiles, key: string, value: YamlValue): void {
    let encrypted = false;
    // Nobody here can decrypt it, so the program gets what stands for a value that is not known yet.
    const decrypted = replaceSecure(value, () => { encrypted = true; });
    files.config[key] = configText(decrypted);
    if (encrypted) {
        files.secretKeys.push(key);
    }
}

/** The text that the program gets; numbers that JavaScript can't hold are rounded within an object, as the program would do. */
function configText(value: YamlValue): string {
    if (value === null) {
        return "";
    }
    return typeof value === "object"
        ? JSON.stringify(value, (_, item: YamlValue) => typeof item === "bigint" ? Number(item) : item) : String(value);
}

/** An object that holds nothing but a text named `secure` is an encrypted value. */
function replaceSecure(value: YamlValue, found: () => void): YamlValue {
    if (Array.isArray(value)) {
        return value.map(item => replaceSecure(item, found));
    }
    if (!isObject(value)) {
        return value;
    }
    const entries = Object.entries(value);
    if (entries.length === 1 && entries[0][0] === "secure" && typeof entries[0][1] === "string") {
        found();
        return UNKNOWN;
    }
    return Object.fromEntries(entries.map(([key, item]) => [key, replaceSecure(item, found)]));
}
