import * as pulumi from "@pulumi/pulumi";
import { POLICY_PACK } from "../commands/packageRoot";
import { Problem } from "../limits/text/problem";
import { Capacity, capacity } from "./capacity";
import { CalendarEntry, calendar } from "./calendar/calendar";
import { PlanRequest } from "./commandLine";
import { Cost, cost } from "./cost/cost";
import { PlanEngine } from "./engine";
import { NotRead } from "./notRead";
import { endpointWarnings, unknownNetworkWarnings, warnings } from "./notices";
import { PlanError } from "./planError";
import { Verdict } from "./packProtocol";
import { PolicyPack } from "./policyPack";
import { loadProgram } from "./programModules";
import { programProblems } from "./programProblems";
import { PlannedResource } from "./resource";
import { planRegion, withDefaultProvider } from "./region";
import { Properties } from "./signatures";
import { StackFiles, stackFiles } from "./stackFiles";
import { StrayErrors } from "./strayErrors";
import { Time, time } from "./time/time";

/** Everything that a preview of the stack would show. */
export interface Plan {
    project: string;
    stack: string;
    region: string;
    resources: PlannedResource[];
    outputs: Properties;
    capacity: Capacity;
    verdict: Verdict;
    /** What no policy judged, as the plan could not read it. */
    notRead: NotRead[];
    warnings: string[];
    /** Undefined where the stack has nothing that costs, takes time or ends. */
    cost?: Cost;
    time?: Time;
    calendar?: CalendarEntry[];
}

/** Enough to see the program below the packages that it calls; Node keeps 10. */
const STACK_FRAMES = 50;

/** Plans a stack: runs its program without an engine, and has the policy pack judge the result. */
export async function makePlan(request: PlanRequest, today: string): Promise<Plan> {
    const files = stackFiles(request.program, request.stack);
    const stray = new StrayErrors();
    // Started first, so that the pack gets ready while the program runs.
    const pack = new PolicyPack(POLICY_PACK);
    // Node tells that a program waits for ever only where nothing else runs.
    pack.unref();
    try {
        const { region, notice } = planRegion(files.config);
        const engine = new PlanEngine(files.project, request.stack, region);
        const outputs = await stray.before(runProgram(engine, files));
        if (files.problems.length > 0) {
            throw new PlanError([]);
        }
        const { resources, notRead } = engine;
        pack.ref();
        const verdict = await stray.before(pack.judge(files.project, request.stack, withDefaultProvider(files.project, request.stack, region, resources)));
        const found = capacity(resources);
        return {
            project: files.project, stack: request.stack, region, resources, outputs, capacity: found, verdict, notRead,
            warnings: [
                ...files.warnings, ...notice && resources.some(({ type }) => type.startsWith("aws:")) ? [notice] : [],
                ...engine.log.warnings, ...unknownNetworkWarnings(resources), ...endpointWarnings(resources), ...warnings(found, today),
            ],
            cost: cost(resources, region, today), time: time(resources), calendar: calendar(resources, found, today),
        };
    } catch (error) {
        throw new PlanError(withStackProblems(programProblems(error, request.program, files), files));
    } finally {
        stray.stop();
        await pack.stop();
    }
}

async function runProgram(engine: PlanEngine, files: StackFiles): Promise<Properties> {
    Error.stackTraceLimit = STACK_FRAMES;
    pulumi.runtime.setAllConfig(files.config, files.secretKeys);
    const outputs = await inFolder(files.entry.folder, () => engine.run(async () => {
        const exported = await loadProgram(files.entry);
        return typeof exported === "function" ? exported() : exported;
    }));
    if (engine.log.errors.length > 0) {
        throw new PlanError(engine.log.errors.map(reason => ({ path: "program", reason })));
    }
    return outputs;
}

/** Runs in a folder: a program names its files from the one that the CLI starts it in. */
async function inFolder<T>(folder: string, run: () => Promise<T>): Promise<T> {
    const before = process.cwd();
    process.chdir(folder);
    try {
        return await run();
    } finally {
        process.chdir(before);
    }
}

/** The problems with what is wrong with the stack's files, which most likely is why the program failed. */
function withStackProblems(found: Problem[], { problems, environments }: StackFiles): Problem[] {
    const all = [...found, ...problems.filter(({ path: place }) => !found.some(other => other.path === place))];
    return environments !== undefined && all.some(({ reason }) => reason.startsWith("is required"))
        ? [...all, { path: "environment", reason: `${environments}; a required key may be in one of them: run pulumi preview, or write the key into the stack's file` }]
        : all;
}
