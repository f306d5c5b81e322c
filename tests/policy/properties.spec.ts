import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { PlannedResource } from "../../plan/resource";
import { Json, Properties } from "../../plan/signatures";
import { PackConfig } from "../../plan/packProtocol";
import { RULES } from "../../policy/rules";
import { hostedPack } from "./hostedPack";
import { Change, brokenStacks, changes } from "./shapes";

const RUNS = 100;
const ALL_ON: PackConfig = Object.fromEntries(RULES.map(({ name }) => [name, { enforcementLevel: "mandatory" }]));

/** A stack without a word of Windows: what said so, says Linux. */
function withoutWindows(resources: PlannedResource[]): PlannedResource[] {
    const linux = (value: Json): Json => {
        if (typeof value === "string") {
            const speaks = /windows|powershell/i.test(value + Buffer.from(value, "base64").toString());
            return !speaks ? value : value.startsWith("WINDOWS_") ? "AL2023_x86_64_STANDARD" : "linux";
        }
        return Array.isArray(value) ? value.map(linux) : value !== null && typeof value === "object" ? linuxProperties(value) : value;
    };
    const linuxProperties = (properties: Properties): Properties =>
        Object.fromEntries(Object.entries(properties).filter(([key]) => !/windows|hostProcess/i.test(key)).map(([key, value]) =>
            [key, linux(value)]));
    return resources.filter(({ type }) => !type.startsWith("eks-windows:"))
        .map(resource => ({ ...resource, inputs: linuxProperties(resource.inputs), outputs: linuxProperties(resource.outputs) }));
}

/** A copy of the resources with the changes. */
function changed(resources: PlannedResource[], list: Change[]): PlannedResource[] {
    const copy = structuredClone(resources);
    list.forEach(change => change(copy));
    return copy;
}

describe("whatever a stack looks like, the pack", () => {
    it("answers, and leaves no policy that can't run", async () => {
        await fc.assert(fc.asyncProperty(brokenStacks, changes, async (stack, list) => {
            const resources = changed(stack.resources, list);
            const found = await hostedPack.violations(resources, ALL_ON);
            assert.deepEqual(found.filter(({ message }) => /can't run policy|\[object |\bundefined\b|\bNaN\b/.test(message)), []);
        }), { numRuns: RUNS });
    });

    it("says nothing of stacks without Windows", async () => {
        await fc.assert(fc.asyncProperty(brokenStacks, changes, async (stack, list) => {
            const resources = changed(stack.resources, list);
            assert.deepEqual(await hostedPack.violations(withoutWindows(resources)), []);
        }), { numRuns: RUNS });
    });
});
