import * as pulumi from "@pulumi/pulumi";
import * as v from "valibot";
import { windowsClusterProblems } from "../components/windowsClusterProblems";
import type { WindowsClusterArgs } from "../components/windowsClusterSettings";
import { Problem, problemLines } from "../limits/problem";
import { windowsRegionProblems } from "../limits/windowsRegion";
import { readSetting } from "./readSettings";
import { maskSecrets } from "./secretValues";
import { TEXT_KEYS, stackSchema } from "./stackSchema";

const PLAIN = stackSchema(v.string());
const SECRET = stackSchema(v.pipe(v.string(), v.transform(value => pulumi.secret(value))));

/**
 * The configuration of the stack as arguments of `WindowsCluster`, checked as a whole.
 *
 * @throws RunError with every problem at once, before any resource is registered.
 */
export function stackConfig(): WindowsClusterArgs {
    const project = pulumi.getProject();
    const given = Object.entries(pulumi.runtime.allConfig())
        .filter(([key]) => key.startsWith(`${project}:`))
        .map(([key, value]) => [key.slice(project.length + 1), value] as const);
    const problems: Problem[] = [];
    const args: Record<string, unknown> = {};
    const secrets: Record<string, string> = {};
    for (const [key, value] of given) {
        const secret = isSecret(`${project}:${key}`);
        const reading = readKey(key, value, secret);
        if (reading.value !== undefined) {
            args[key] = reading.value;
        }
        if (secret) {
            secrets[key] = value;
        }
        problems.push(...reading.problems);
    }
    const known = { windowsNodeGroups: [], ...args } as unknown as WindowsClusterArgs;
    // What could not be read is missing now; that is no second problem.
    const judged = [
        ...windowsClusterProblems(known), ...windowsRegionProblems("aws:region", new pulumi.Config("aws").get("region")),
    ].filter(({ path }) => !problems.some(other => path.startsWith(other.path) || other.path.startsWith(path)));
    const found = maskSecrets([...problems, ...judged], secrets);
    if (found.length > 0) {
        const message = [`the configuration of stack ${pulumi.getStack()} is not valid:`, ...problemLines(found)].join("\n");
        throw Object.assign(new pulumi.RunError(message), { problems: found });
    }
    return known;
}

function readKey(key: string, value: string, secret: boolean) {
    const schemas: Record<string, v.GenericSchema<unknown, unknown>> = secret ? SECRET : PLAIN;
    if (!(key in schemas)) {
        const reason = `is no setting; remove it or check its spelling (there are ${Object.keys(schemas).join(", ")})`;
        return { value: undefined, problems: [{ path: key, reason }] };
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
