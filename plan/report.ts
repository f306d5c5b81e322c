import { PlanRequest } from "./commandLine";
import { ComparedPlan, compare } from "./compare/comparison";
import { jsonReport } from "./jsonReport";
import { markdownReport } from "./markdown/markdownReport";
import { PlanModel } from "./model/planModel";
import { TextOptions } from "./text/textOptions";
import { textReport } from "./textReport";

/** The plan as it was asked for, beside an earlier one where there is one. */
export function report(model: PlanModel, { json, markdown, resources, details }: PlanRequest,
    output: Pick<TextOptions, "width" | "colour">, earlier?: ComparedPlan): string {
    const comparison = earlier && compare(earlier, model);
    return json ? jsonReport(model, comparison) : markdown ? markdownReport(model, comparison)
        : textReport(model, { ...output, resources, details }, comparison);
}
