import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { Problem } from "../limits/problem";
import { Capacity, capacity } from "./capacity";
import { PlanRequest } from "./commandLine";
import { PlanEngine } from "./engine";
import { warnings } from "./notices";
import { PlanError } from "./planError";
import { PolicyPack, Verdict } from "./policyPack";
import { lendPackages } from "./programModules";
import { PlannedResource } from "./resource";
import { Properties, UNKNOWN } from "./signatures";
import { planRegion } from "./region";
import { StackFiles, stackFiles } from "./stackFiles";

/** Everything that a preview of the stack would show. */
export interface Plan {
    project: string;
    stack: string;
    region: string;
    resources: PlannedResource[];
    outputs: Properties;
    capacity: Capacity;
    verdict: Verdict;
    warnings: string[];
}

/** What an error that nobody holds leaves for one that somebody does, which says more, to come first. */
const GRACE_MILLISECONDS = 50;

/** Plans a stack: runs its program without an engine, and has the policy pack judge the result. */
export async function makePlan(request: PlanRequest, packageRoot: string, today: string): Promise<Plan> {
    const files = stackFiles(request.program, request.stack);
    // Errors in an `apply` reject promises that nobody holds, some of them late; Pulumi's own host listens like this, too.
    const failed = new Promise<never>((_, reject) => {
        process.on("unhandledRejection", error => setTimeout(() => reject(error), GRACE_MILLISECONDS));
    });
    failed.catch(() => undefined);
    // Started first, so that the pack gets ready while the program runs.
    const pack = new PolicyPack(path.join(packageRoot, "policy"));
    try {
        const { region, notice } = planRegion(files.config);
        const engine = new PlanEngine(files.project, request.stack, region);
        const outputs = await Promise.race([failed, runProgram(engine, files, packageRoot)]);
        if (files.problems.length > 0) {
            throw new PlanError([]);
        }
        const { resources } = engine;
        const verdict = await Promise.race([failed, pack.judge(files.project, request.stack, resources)]);
        const found = capacity(resources);
        return {
            project: files.project, stack: request.stack, region, resources, outputs, capacity: found, verdict,
            warnings: [
                ...files.warnings, ...notice && resources.some(({ type }) => type.startsWith("aws:")) ? [notice] : [],
                ...engine.log.warnings, ...warnings(found, today),
            ],
        };
    } catch (error) {
        throw withStackProblems(programError(error, files), files);
    } finally {
        await pack.stop();
    }
}

async function runProgram(engine: PlanEngine, files: StackFiles, packageRoot: string): Promise<Properties> {
    lendPackages(packageRoot);
    pulumi.runtime.setAllConfig(files.config, files.secretKeys);
    const outputs = await engine.run(() => {
        const exported: unknown = require(files.entry);
        return typeof exported === "function" ? exported() : exported;
    });
    if (engine.log.errors.length > 0) {
        throw new PlanError(engine.log.errors.map(reason => ({ path: "program", reason })));
    }
    return outputs;
}

/** The same with what is wrong with the stack's files, which most likely is why the program failed. */
function withStackProblems(error: unknown, { problems }: StackFiles): unknown {
    const found = error instanceof PlanError ? error.problems : [];
    const more = problems.filter(({ path: place }) => !found.some(other => other.path === place));
    return problems.length > 0 ? new PlanError([...found, ...more]) : error;
}

/** What the program rejected, as problems; anything else is an error of the program and keeps its stack. */
function programError(error: unknown, { project, secretKeys }: StackFiles): unknown {
    const { problems, message } = error as { problems?: Problem[]; message?: string };
    if (problems) {
        return new PlanError(problems.map(({ path: place, reason }) => ({
            path: place,
            reason: secretKeys.includes(`${project}:${place.split(/[.[]/)[0]}`)
                ? `${reason} (it is encrypted, and an offline plan can't read it)` : reason.split(UNKNOWN).join("[secret]"),
        })));
    }
    return pulumi.RunError.isInstance(error) || pulumi.ResourceError.isInstance(error)
        ? new PlanError([{ path: "program", reason: (message ?? String(error)).split(UNKNOWN).join("[secret]") }]) : error;
}
