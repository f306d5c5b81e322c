import * as pulumi from "@pulumi/pulumi";
import * as v from "valibot";
import { windowsClusterProblems } from "../components/windowsClusterProblems";
import type { WindowsClusterArgs } from "../components/windowsClusterSettings";
import { Problem, nearest, problemLines, shown, suggestion } from "../limits/text/problem";
import { unknownRegionNotice, windowsRegionProblems } from "../limits/cluster/windowsRegion";
import { existingClusterArgs, existingClusterProblemsOf, existingClusterSchema, nameAlone } from "./existingCluster";
import type { ExistingClusterArgs, ExistingClusterSettings } from "../components/existingCluster/existingClusterSettings";
import { Places, Reading, originalPath, readSetting } from "./readSettings";
import { maskSecrets } from "./secretValues";
import { TEXT_KEYS, stackSchema } from "./stackSchema";
import type { StackSettings } from "./stackSettings";

const SECRET_TEXT = v.pipe(v.string(), v.transform(value => pulumi.secret(value)));
const schemasOf = (input: v.GenericSchema<string, pulumi.Input<string>>, judged = false) =>
    ({ ...stackSchema(input, judged), existingCluster: existingClusterSchema(input) });
const PLAIN = { schemas: schemasOf(v.string()), judged: schemasOf(v.string(), true) };
const SECRET = { schemas: schemasOf(SECRET_TEXT), judged: schemasOf(SECRET_TEXT, true) };
/** The key that makes Windows nodes on a cluster that is there already. */
const EXISTING = "existingCluster";
type Schemas = Record<string, v.GenericSchema<unknown, unknown>>;

/** Arguments of the one component that the program makes. */
export interface StackConfig {
    newCluster?: WindowsClusterArgs;
    existingCluster?: ExistingClusterArgs;
}

/**
 * The configuration of the stack as arguments of `WindowsCluster`, or of `ExistingCluster` where the key existingCluster is given, checked as a whole.
 *
 * @throws RunError with every problem at once, before any resource is registered.
 */
export function stackConfig(): StackConfig {
    const project = pulumi.getProject();
    const all = Object.entries(pulumi.runtime.allConfig());
    const given = all
        .filter(([key]) => key.startsWith(`${project}:`))
        .map(([key, value]) => [key.slice(project.length + 1), value] as const);
    const problems: Problem[] = all.flatMap(([key]) => prefixProblems(key, project));
    const args: Partial<StackSettings> & { existingCluster?: ExistingClusterSettings } = {};
    const places: Places = {};
    const secrets: Record<string, string> = {};
    for (const [key, value] of given) {
        const secret = isSecret(`${project}:${key}`);
        const reading = readKey(key, value, secret);
        if (reading.value !== undefined) {
            Object.assign(args, { [key]: reading.value });
        }
        Object.assign(places, reading.places);
        if (secret) {
            secrets[key] = value;
        }
        problems.push(...reading.problems);
    }
    // Without a version there is a problem already, and no cluster.
    const { existingCluster, ...ofCluster } = args;
    const known: WindowsClusterArgs = { ...ofCluster as StackSettings, windowsNodeGroups: args.windowsNodeGroups ?? [] };
    const isThere = given.some(([key]) => key === EXISTING);
    const region = new pulumi.Config("aws").get("region");
    if (region !== undefined && isSecret("aws:region")) {
        secrets["aws:region"] = region;
    }
    const notice = unknownRegionNotice(region);
    if (notice) {
        void pulumi.log.warn(notice);
    }
    // What could not be read is missing now; that is no second problem.
    const judged = [...isThere ? existingClusterProblemsOf(existingCluster, known) : windowsClusterProblems(known), ...windowsRegionProblems("aws:region", region)]
        .map(({ path, reason }) => ({ path: originalPath(path, places), reason }))
        .filter(({ path }) => !problems.some(other => isWithin(path, other.path) || isWithin(other.path, path)))
        .filter(({ path }) => !(path.endsWith(".imagePipeline") && "imagePipelines" in places));
    const found = maskSecrets([...problems, ...judged], secrets);
    if (found.length > 0) {
        const message = [`the configuration of stack ${pulumi.getStack()} is not valid:`, ...problemLines(found)].join("\n");
        throw Object.assign(new pulumi.RunError(message), { problems: found });
    }
    return existingCluster ? { existingCluster: existingClusterArgs(existingCluster, known) } : { newCluster: known };
}

/** Keys of the project or of the AWS provider whose prefix is another one: nobody would read them. */
function prefixProblems(fullKey: string, project: string): Problem[] {
    const [prefix, key] = fullKey.split(":");
    // Pulumi's own keys, such as pulumi:tags, have names of ours.
    const near = key in PLAIN.schemas && prefix !== "pulumi" ? project : nearest(prefix, [project, "aws"]);
    const meant = prefix === project || prefix === "aws" && near === "aws" ? undefined : near;
    if (meant) {
        return [{ path: fullKey, reason: `is ignored, got the prefix ${shown(prefix)}; did you mean ${meant}:${key}?` }];
    }
    return prefix === "aws" && key !== "region" && nearest(key, ["region"])
        ? [{ path: fullKey, reason: `is not a setting of the AWS provider, got ${shown(key)}; did you mean aws:region?` }] : [];
}

/** Whether a path is another one, or lies below it. */
function isWithin(path: string, other: string): boolean {
    return path === other || path.startsWith(other) && /[.[]/.test(path[other.length]);
}

function readKey(key: string, value: string, secret: boolean): Reading<unknown> {
    const { schemas, judged }: { schemas: Schemas; judged: Schemas } = secret ? SECRET : PLAIN;
    if (!(key in schemas)) {
        const keys = Object.keys(schemas);
        const meant = nearest(key, ["region"]) ? "; did you mean aws:region?" : suggestion(key, keys);
        const reason = `is not a setting; remove it or check its spelling (there are ${keys.join(", ")})${meant}`;
        return { value: undefined, problems: [{ path: key, reason }] };
    }
    if (value === "") {
        return { value: undefined, problems: [{ path: key, reason: "has no value; give it one or remove the key" }] };
    }
    const written = TEXT_KEYS.includes(key) ? value : key === EXISTING ? nameAlone(value) ?? jsonOrText(value) : jsonOrText(value);
    return readSetting(key, schemas[key], written, judged[key]);
}

/** What the CLI hands on as JSON; text stays text. */
function jsonOrText(value: string): unknown {
    try {
        return JSON.parse(value);
    } catch {
        return value;
    }
}

/** Whether the stack's file holds the key, or a part of it, encrypted. */
function isSecret(fullKey: string): boolean {
    // The SDK exports it at run time but marks it internal; there is no other way to tell.
    const { isConfigSecret } = pulumi.runtime as { isConfigSecret?: (key: string) => boolean };
    return isConfigSecret?.(fullKey) ?? false;
}
