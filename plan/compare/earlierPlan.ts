import * as fs from "node:fs";
import { isObject } from "../../limits/text/plainObject";
import { shown } from "../../limits/text/problem";
import { FORMAT_VERSION } from "../model/planModel";
import { PlanError } from "../planError";
import { ComparedPlan } from "./comparison";

/** Reads the plan that another one is compared with: a file that `--json` has printed. */
export function earlierPlan(file: string, command: string): ComparedPlan {
    const mend = `give a file that \`${command} --json\` has printed`;
    const refuse = (reason: string) => new PlanError([{ path: "--against", reason: `${reason}, got ${shown(file)}; ${mend}` }]);
    let text: string;
    try {
        text = fs.readFileSync(file, "utf8");
    } catch (error) {
        throw refuse(`the file can't be read (${(error as NodeJS.ErrnoException).code})`);
    }
    let document: unknown;
    try {
        document = JSON.parse(text);
    } catch {
        throw refuse("the file is not JSON");
    }
    if (!isObject(document) || document.formatVersion !== FORMAT_VERSION) {
        throw refuse(`the file is not a plan with formatVersion ${FORMAT_VERSION}`);
    }
    if (Array.isArray(document.problems) && document.problems.length > 0) {
        throw refuse("that plan failed and has no resources");
    }
    if (!isPlan(document)) {
        throw refuse("the file is not a whole plan");
    }
    return document as unknown as ComparedPlan;
}

/** Whether all is there that a comparison reads. */
function isPlan({ project, stack, date, resources, capacity, policy, cost, time }: Record<string, unknown>): boolean {
    return [project, stack, date].every(each => typeof each === "string")
        && isList(resources, resource => [resource.urn, resource.type, resource.name].every(each => typeof each === "string")
            && isObject(resource.inputs) && isObject(resource.propertyDependencies) && Object.values(resource.propertyDependencies).every(Array.isArray))
        && isObject(capacity) && isList(capacity.nodeGroups) && isList(capacity.subnets)
        && isObject(policy) && isList(policy.violations, ({ urn }) => typeof urn === "string")
        && (cost === undefined || isObject(cost) && isObject(cost.total)) && (time === undefined || isObject(time));
}

function isList(value: unknown, isItem: (item: Record<string, unknown>) => boolean = () => true): boolean {
    return Array.isArray(value) && value.every(item => isObject(item) && isItem(item));
}
