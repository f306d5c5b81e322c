import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import Ajv from "ajv";
import { ROOT } from "./runPlan";

export const PLAN_SCHEMA = JSON.parse(fs.readFileSync(path.join(ROOT, "docs/plan.schema.json"), "utf8"));

const valid = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(PLAN_SCHEMA);

/** Throws where a document of the plan is not as its schema says. */
export function assertPlanSchema(document: unknown): void {
    assert.ok(valid(document), JSON.stringify(valid.errors, undefined, 2));
}
