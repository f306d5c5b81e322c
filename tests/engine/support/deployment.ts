import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { EngineEvent, OutputMap, Stack } from "@pulumi/pulumi/automation";
import { title } from "../providers/callLog";
import { Made, ofUrn } from "../providers/cloud";
import { Changes, changesIn } from "./changes";
import { Config, Engine, POLICY_PACK, Program } from "./engine";

/** Frames of stacks while a program runs: Pulumi takes a stack of every promise, which is a fifth of the time that a program takes. */
const STACK_FRAMES = 1;
/** What an output shows of an error that nobody turned into a message: any frame of a stack tells. */
export const UNHANDLED = /error serializing|Unhandled|panic|node:internal|\.ts:\d+|^\s+at .+:\d+:\d+/m;

/** What an operation of the engine came to. */
export interface Outcome {
    changes: Changes;
    /** What the CLI showed. */
    output: string;
    /** Whether it ended with an error. */
    failed: boolean;
    /** What there was before it. */
    before: Made[];
}

export interface Options {
    /** Whether the policy pack judges; it does not by default, since it costs a second. */
    policies?: boolean;
}

interface Shown {
    onOutput: (text: string) => void;
    onError: (text: string) => void;
}

/** A stack and its cloud: the operations that a person runs, and what they did. */
export class Deployment {
    private constructor(
        public readonly engine: Engine, public readonly stack: Stack, private readonly project: string, private program: Program,
    ) {}

    public static async create(engine: Engine, name: string, project: string, config: Config, program: Program): Promise<Deployment> {
        return new Deployment(engine, await engine.stack(name, project, config, program), project, program);
    }

    /** Writes another configuration, as an editor would. */
    public configure(config: Config): void {
        this.engine.workDir(this.stack.name, this.project, config);
    }

    /** Changes the program, as an editor would. */
    public use(program: Program): void {
        this.program = program;
    }

    public async up({ policies }: Options = {}): Promise<Outcome> {
        return this.operateWithProgram((shown, program) => this.stack.up({ program, ...shown, policyPacks: policies ? [POLICY_PACK] : [] }));
    }

    public async refresh(): Promise<Outcome> {
        return this.operate(shown => this.stack.refresh(shown));
    }

    public async destroy(): Promise<Outcome> {
        return this.operate(shown => this.stack.destroy(shown));
    }

    public async outputs(): Promise<OutputMap> {
        return this.stack.workspace.stackOutputs(this.stack.name);
    }

    /** What a preview says that an up would do; the events of the engine say so, since a preview calls nobody. */
    public async preview({ policies }: Options = {}): Promise<Outcome> {
        const changes: Changes = { created: [], updated: [], replaced: [], deleted: [] };
        const lists: Record<string, string[]> = {
            create: changes.created, update: changes.updated, replace: changes.replaced, delete: changes.deleted,
        };
        const onEvent = ({ resourcePreEvent }: EngineEvent) => {
            const { op, urn, type } = resourcePreEvent?.metadata ?? { op: "", urn: "", type: "" };
            // Components and providers are the engine's own affair.
            if (/^(aws|kubernetes):/.test(type)) {
                lists[op]?.push(title(ofUrn(urn)));
            }
        };
        const outcome = await this.operateWithProgram((shown, program) =>
            this.stack.preview({ program, ...shown, onEvent, policyPacks: policies ? [POLICY_PACK] : [] }));
        Object.values(changes).forEach(list => list.sort());
        return { ...outcome, changes };
    }

    /** The state as `pulumi stack export` writes it, secrets encrypted; the Automation API would show them. */
    public async exportState(): Promise<any> {
        return JSON.parse(await this.pulumi("stack", "export", "--stack", this.stack.name));
    }

    /** Takes a state that was exported elsewhere, and lets the cloud have what it speaks of. */
    public async importState(file: string): Promise<void> {
        await this.pulumi("stack", "import", "--stack", this.stack.name, "--file", file);
        const { deployment } = JSON.parse(fs.readFileSync(file, "utf8")) as { deployment: { resources: any[] } };
        this.engine.cloud.made = deployment.resources.filter(({ type }) => /^(aws|kubernetes):/.test(type))
            .map(({ type, id, urn, inputs, outputs }) => ({ type, id, inputs, outputs, name: ofUrn(urn).name }));
    }

    private async pulumi(...args: string[]): Promise<string> {
        const env = { ...process.env, ...this.engine.environment() };
        const { stdout } = await promisify(execFile)("pulumi", [...args, "--non-interactive"], {
            cwd: this.stack.workspace.workDir, env, maxBuffer: Infinity,
        });
        return stdout;
    }

    /** The whole state, to come back to. */
    public save() {
        const { cloud, folder } = this.engine;
        const backend = fs.mkdtempSync(path.join(folder, "saved-"));
        fs.cpSync(path.join(folder, "backend"), backend, { recursive: true });
        return { cloud: cloud.save(), backend, program: this.program };
    }

    public restore(saved: ReturnType<Deployment["save"]>): void {
        const { cloud, folder } = this.engine;
        cloud.restore(saved.cloud);
        this.program = saved.program;
        fs.rmSync(path.join(folder, "backend"), { recursive: true });
        fs.cpSync(saved.backend, path.join(folder, "backend"), { recursive: true });
    }

    /**
     * Runs the engine. Its ports are the system's choice: at one that an earlier engine had, gRPC may remember that nobody
     * answers, and the run ends before it has begun. Then it is run again. The CLI may call such a run a success, since the
     * Automation API takes every error of gRPC for one that has been shown.
     */
    private async operate(run: (shown: Shown) => Promise<unknown>): Promise<Outcome> {
        const outcome = await this.operateOnce(run);
        const neverBegan = this.engine.cloud.log.calls.length === 0 && outcome.output.includes("No connection established");
        return neverBegan ? this.operateOnce(run) : outcome;
    }

    /** Runs an operation that runs the program; one that ended well without it is run again. */
    private async operateWithProgram(run: (shown: Shown, program: Program) => Promise<unknown>): Promise<Outcome> {
        let began = false;
        const program: Program = () => {
            began = true;
            return this.program();
        };
        const outcome = await this.operate(shown => run(shown, program));
        return began || outcome.failed ? outcome : this.operate(shown => run(shown, program));
    }

    private async operateOnce(run: (shown: Shown) => Promise<unknown>): Promise<Outcome> {
        const { cloud } = this.engine;
        cloud.log.clear();
        const { made: before } = cloud.save();
        let output = "";
        let failed = false;
        const show = (text: string) => { output += text; };
        const { stackTraceLimit } = Error;
        try {
            Error.stackTraceLimit = STACK_FRAMES;
            await run({ onOutput: show, onError: show });
        } catch (error) {
            failed = true;
            // What the CLI showed says it all; without it, the error comes from the Automation API.
            output ||= (error as Error).message;
        } finally {
            Error.stackTraceLimit = stackTraceLimit;
        }
        return { changes: changesIn(cloud.log), output, failed, before };
    }
}
