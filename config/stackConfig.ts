import * as pulumi from "@pulumi/pulumi";
import * as v from "valibot";
import { windowsClusterProblems } from "../components/windowsClusterProblems";
import type { WindowsClusterArgs } from "../components/windowsClusterSettings";
import { Problem, nearest, problemLines, shown, suggestion } from "../limits/problem";
import { unknownRegionNotice, windowsRegionProblems } from "../limits/windowsRegion";
import { Reading, readSetting } from "./readSettings";
import { maskSecrets } from "./secretValues";
import { TEXT_KEYS, stackSchema } from "./stackSchema";
import type { StackSettings } from "./stackSettings";

const PLAIN = stackSchema(v.string());
const SECRET = stackSchema(v.pipe(v.string(), v.transform(value => pulumi.secret(value))));

/**
 * The configuration of the stack as arguments of `WindowsCluster`, checked as a whole.
 *
 * @throws RunError with every problem at once, before any resource is registered.
 */
export function stackConfig(): WindowsClusterArgs {
    const project = pulumi.getProject();
    const all = Object.entries(pulumi.runtime.allConfig());
    const given = all
        .filter(([key]) => key.startsWith(`${project}:`))
        .map(([key, value]) => [key.slice(project.length + 1), value] as const);
    const problems: Problem[] = all.flatMap(([key]) => prefixProblems(key, project));
    const args: Partial<StackSettings> = {};
    const places: Record<string, number[]> = {};
    const secrets: Record<string, string> = {};
    for (const [key, value] of given) {
        const secret = isSecret(`${project}:${key}`);
        const reading = readKey(key, value, secret);
        if (reading.value !== undefined) {
            Object.assign(args, { [key]: reading.value });
        }
        if (reading.places) {
            places[key] = reading.places;
        }
        if (secret) {
            secrets[key] = value;
        }
        problems.push(...reading.problems);
    }
    // Without a version there is a problem already, and no cluster.
    const known: WindowsClusterArgs = { ...args as StackSettings, windowsNodeGroups: args.windowsNodeGroups ?? [] };
    const region = new pulumi.Config("aws").get("region");
    const notice = unknownRegionNotice(region);
    if (notice) {
        void pulumi.log.warn(notice);
    }
    // What could not be read is missing now; that is no second problem.
    const judged = [...windowsClusterProblems(known), ...windowsRegionProblems("aws:region", region)]
        .map(({ path, reason }) => ({ path: originalPath(path, places), reason }))
        .filter(({ path }) => !problems.some(other => isWithin(path, other.path) || isWithin(other.path, path)))
        .filter(({ path }) => !(path.endsWith(".imagePipeline") && "imagePipelines" in places));
    const found = maskSecrets([...problems, ...judged], secrets);
    if (found.length > 0) {
        const message = [`the configuration of stack ${pulumi.getStack()} is not valid:`, ...problemLines(found)].join("\n");
        throw Object.assign(new pulumi.RunError(message), { problems: found });
    }
    return known;
}

/** Keys with a prefix that is nearly the project's, or nearly the AWS provider's: nobody would read them. */
function prefixProblems(fullKey: string, project: string): Problem[] {
    const [prefix, key] = fullKey.split(":");
    const meant = [project, "aws"].includes(prefix) ? undefined : nearest(prefix, [project, "aws"]);
    if (meant) {
        return [{ path: fullKey, reason: `is read by nobody: there is no project or provider ${shown(prefix)} here; did you mean ${meant}:${key}?` }];
    }
    return prefix === "aws" && key !== "region" && nearest(key, ["region"])
        ? [{ path: fullKey, reason: `is no setting of the AWS provider, got ${shown(key)}; did you mean aws:region?` }] : [];
}

/** Whether a path is another one, or lies below it. */
function isWithin(path: string, other: string): boolean {
    return path === other || path.startsWith(other) && /[.[]/.test(path[other.length]);
}

/** The path as the user wrote it, where items of its list were left out before. */
function originalPath(path: string, places: Record<string, number[]>): string {
    const [start, key, index] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
    return start !== undefined && key in places ? `${key}[${places[key][Number(index)]}]${path.slice(start.length)}` : path;
}

function readKey(key: string, value: string, secret: boolean): Reading<unknown> {
    const schemas: Record<string, v.GenericSchema<unknown, unknown>> = secret ? SECRET : PLAIN;
    if (!(key in schemas)) {
        const reason = `is no setting; remove it or check its spelling (there are ${Object.keys(schemas).join(", ")})${suggestion(key, Object.keys(schemas))}`;
        return { value: undefined, problems: [{ path: key, reason }] };
    }
    if (value === "") {
        return { value: undefined, problems: [{ path: key, reason: "has no value; give it one or remove the key" }] };
    }
    if (TEXT_KEYS.includes(key)) {
        return readSetting(key, schemas[key], value);
    }
    try {
        return readSetting(key, schemas[key], JSON.parse(value));
    } catch {
        return readSetting(key, schemas[key], value);
    }
}

/** Whether the stack's file holds the key, or a part of it, encrypted. */
function isSecret(fullKey: string): boolean {
    // The SDK exports it at run time but marks it internal; there is no other way to tell.
    const { isConfigSecret } = pulumi.runtime as { isConfigSecret?: (key: string) => boolean };
    return isConfigSecret?.(fullKey) ?? false;
}
