import * as assert from "node:assert/strict";
import { PlannedResource } from "../../../plan/resource";
import { UNKNOWN } from "../../../plan/signatures";
import { Preview } from "../../support/stack";
import { CorpusEngine } from "./corpusEngine";

/** A program, as somebody writes it. */
export type Program = () => unknown;
/** Programs by what they do. */
export type Programs = Record<string, Program>;

/** The ways in which a pack is shown the same stack, each with what the engine shows of it. */
export async function forms(program: Program): Promise<Record<string, PlannedResource[]>> {
    const later = await resourcesOf(program, "later");
    return { "a first preview": await resourcesOf(program, "first"), "a later preview": later, "an audit": later.map(asImported) };
}

async function resourcesOf(program: Program, preview: Preview): Promise<PlannedResource[]> {
    const engine = new CorpusEngine(preview);
    await engine.run(program);
    assert.deepEqual(engine.log.errors, []);
    if (preview === "later") {
        const unknown = engine.resources.filter(({ inputs, outputs }) => JSON.stringify([inputs, outputs]).includes(UNKNOWN));
        assert.deepEqual(unknown.map(({ urn, inputs, outputs }) => ({ urn, inputs, outputs })), [], "of what exists, everything is known");
    }
    return engine.resources;
}

/** A resource as an import leaves it: nobody knows what its inputs were made from. */
function asImported(resource: PlannedResource): PlannedResource {
    return { ...resource, dependencies: [], propertyDependencies: {} };
}
