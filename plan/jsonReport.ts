import { Problem } from "../limits/text/problem";
import { NotRead } from "./notRead";
import { Plan } from "./plan";
import { readable } from "./signatures";

/** The plan for another program; secrets are masked, unknown values named. */
export function jsonReport({ resources, outputs, capacity, verdict, notRead, cost, time, calendar }: Plan): string {
    return document(
        resources.map(({ urn, type, name, parent, custom, inputs }) => ({ urn, type, name, parent: parent ?? null, custom, inputs: readable(inputs) })),
        readable(outputs), capacity, verdict.violations, notRead, [], { cost, time, calendar },
    );
}

/** The same document where there is no plan. */
export function jsonProblems(problems: Problem[]): string {
    return document([], {}, { nodeGroups: [], subnets: [] }, [], [], problems);
}

function document(resources: unknown, outputs: unknown, capacity: unknown, violations: unknown, notRead: NotRead[], problems: Problem[],
    figures: Pick<Plan, "cost" | "time" | "calendar"> = {}): string {
    return JSON.stringify({ resources, outputs, capacity, policy: { violations, notRead }, problems, ...figures }, undefined, 2) + "\n";
}
