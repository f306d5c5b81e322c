import * as fs from "node:fs";
import * as path from "node:path";
import * as yaml from "js-yaml";
import { PlanError } from "./planError";
import { requireNodejs } from "./runtime";
import { UNKNOWN } from "./signatures";

/** A Pulumi project and the configuration of one of its stacks, as the CLI would hand them to the program. */
export interface StackFiles {
    project: string;
    /** File that the program starts with. */
    entry: string;
    /** Every value as text, under its full key `project:key`. */
    config: Record<string, string>;
    /** Keys whose value is encrypted, whole or in part. */
    secretKeys: string[];
}

interface ProjectFile {
    name?: unknown;
    runtime?: unknown;
    main?: string;
    config?: Record<string, unknown>;
}

/** Reads Pulumi.yaml and Pulumi.<stack>.yaml. */
export function stackFiles(folder: string, stack: string): StackFiles {
    const project = readYaml(path.join(folder, "Pulumi.yaml"), () => ({
        path: "--program", reason: `no Pulumi.yaml there, got ${JSON.stringify(folder)}; name the folder of a Pulumi program`,
    })) as ProjectFile;
    if (typeof project.name !== "string") {
        throw new PlanError([{ path: "Pulumi.yaml", reason: "has no name; set one" }]);
    }
    requireNodejs(project.runtime);
    const file = `Pulumi.${stack}.yaml`;
    const stackFile = readYaml(path.join(folder, file), () => ({
        path: "--stack", reason: `no ${file} in ${folder}, got ${JSON.stringify(stack)}; ${existingStacks(folder)}`,
    })) as { config?: Record<string, unknown> };
    const files: StackFiles = { project: project.name, entry: entryFile(folder, project.main), config: {}, secretKeys: [] };
    addDefaults(files, project.config ?? {});
    for (const [key, value] of Object.entries(stackFile.config ?? {})) {
        addValue(files, key.includes(":") ? key : `${files.project}:${key}`, value);
    }
    return files;
}

function readYaml(file: string, missing: () => { path: string; reason: string }): object {
    if (!fs.existsSync(file)) {
        throw new PlanError([missing()]);
    }
    try {
        const content = yaml.load(fs.readFileSync(file, "utf8"));
        return content !== null && typeof content === "object" ? content : {};
    } catch (error) {
        const { reason, mark } = error as yaml.YAMLException;
        const place = mark ? ` at line ${mark.line + 1}, column ${mark.column + 1}` : "";
        throw new PlanError([{ path: path.basename(file), reason: `can't be read: ${reason}${place}; mend it there` }]);
    }
}

function existingStacks(folder: string): string {
    const names = fs.readdirSync(folder)
        .map(name => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1])
        .filter((name): name is string => name !== undefined);
    return names.length > 0 ? `there are ${names.sort().join(", ")}` : "write that file first";
}

/** Where the program starts: `main` of Pulumi.yaml, of package.json, or the index file. */
function entryFile(folder: string, main: string | undefined): string {
    const base = main ? path.resolve(folder, main) : folder;
    try {
        return require.resolve(base);
    } catch {
        throw new PlanError([{ path: "--program", reason: `no program there, got ${JSON.stringify(base)}; it needs an index.ts or a main` }]);
    }
}

/** Values that Pulumi.yaml gives to all stacks. */
function addDefaults(files: StackFiles, declared: Record<string, unknown>): void {
    for (const [key, declaration] of Object.entries(declared)) {
        const fullKey = key.includes(":") ? key : `${files.project}:${key}`;
        const given = declaration as { default?: unknown; value?: unknown } | null;
        if (given === null || typeof given !== "object") {
            addValue(files, fullKey, declaration);
        } else if ((given.default ?? given.value) !== undefined) {
            addValue(files, fullKey, given.default ?? given.value);
        }
    }
}

function addValue(files: StackFiles, key: string, value: unknown): void {
    let encrypted = false;
    // Nobody here can decrypt it, so the program gets what stands for a value that is not known yet.
    const decrypted = replaceSecure(value, () => { encrypted = true; });
    files.config[key] = typeof decrypted === "string" ? decrypted : JSON.stringify(decrypted);
    if (encrypted) {
        files.secretKeys.push(key);
    }
}

function replaceSecure(value: unknown, found: () => void): unknown {
    if (Array.isArray(value)) {
        return value.map(item => replaceSecure(item, found));
    }
    if (value === null || typeof value !== "object") {
        return value;
    }
    const entries = Object.entries(value);
    if (entries.length === 1 && entries[0][0] === "secure") {
        found();
        return UNKNOWN;
    }
    return Object.fromEntries(entries.map(([key, item]) => [key, replaceSecure(item, found)]));
}
