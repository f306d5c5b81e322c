import { Comparison } from "./compare/comparison";
import { PlanModel } from "./model/planModel";

/** The plan for another program, as docs/plan.schema.json describes it. */
export function jsonReport(model: PlanModel, comparison?: Comparison): string {
    return JSON.stringify({ ...model, ...comparison && { comparison } }, undefined, 2) + "\n";
}
