import * as fs from "node:fs";
import * as path from "node:path";
import * as yaml from "js-yaml";
import { ROOT } from "../support/runPlan";

/** Workflows that a user copies to .github/workflows. */
export const WORKFLOWS = path.join(ROOT, "delivery/github");

export interface Step {
    name?: string;
    run?: string;
    uses?: string;
    if?: string;
    with?: Record<string, any>;
    env?: Record<string, string>;
    "working-directory"?: string;
}

export interface Job {
    if?: string;
    permissions?: Record<string, string>;
    environment?: string;
    steps: Step[];
    "timeout-minutes": number;
}

export interface Workflow {
    name: string;
    on: any;
    permissions: Record<string, string>;
    concurrency?: { group: string; "cancel-in-progress": boolean };
    env?: Record<string, string | number>;
    jobs: Record<string, Job>;
}

/** Text of every workflow, by the name of its file. */
export function workflowTexts(): Record<string, string> {
    return Object.fromEntries(fs.readdirSync(WORKFLOWS).filter(file => file.endsWith(".yml")).map(file => [file, fs.readFileSync(path.join(WORKFLOWS, file), "utf8")]));
}

export function workflow(file: string): Workflow {
    return yaml.load(workflowTexts()[file]) as Workflow;
}

/** All steps of all workflows. */
export function allSteps(): Step[] {
    return Object.keys(workflowTexts()).flatMap(file => Object.values(workflow(file).jobs).flatMap(({ steps }) => steps));
}

/** The one step of a job whose script has a text. */
export function script(file: string, job: string, text: string): string {
    const found = workflow(file).jobs[job].steps.filter(({ run }) => run?.includes(text));
    if (found.length !== 1) {
        throw new Error(`${found.length} steps of ${file} run ${text}`);
    }
    return found[0].run!;
}
