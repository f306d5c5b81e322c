import { ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import { promisify } from "node:util";
import * as grpc from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
    AnalyzeDiagnostic, AnalyzeRequest, AnalyzeResponse, AnalyzeStackRequest, AnalyzerInfo, AnalyzerPropertyDependencies, AnalyzerResource,
    AnalyzerProviderResource, AnalyzerResourceOptions, AnalyzerStackConfigureRequest, ConfigureAnalyzerRequest, EnforcementLevel, PolicyConfig,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { packError } from "./policyPackError";
import { PlannedResource } from "./resource";
import { Properties, withoutReferences } from "./signatures";

/** One finding of a policy. */
export interface Violation {
    policy: string;
    enforcementLevel: string;
    /** The resource that it is about; the stack, where it is about no single one. */
    urn: string;
    message: string;
}

/** What the pack says of a stack. */
export interface Verdict {
    /** Names of all policies that are on. */
    policies: string[];
    violations: Violation[];
}

/** Levels and exemptions by policy, as in a configuration file of the CLI. */
export type PackConfig = Record<string, { enforcementLevel?: keyof typeof LEVELS } & Record<string, unknown>>;

const LEVELS = {
    advisory: EnforcementLevel.ADVISORY, mandatory: EnforcementLevel.MANDATORY,
    remediate: EnforcementLevel.REMEDIATE, disabled: EnforcementLevel.DISABLED,
};

/** The policy pack in a process of its own, spoken to by the engine's protocol. */
export class PolicyPack {
    private readonly process: ChildProcess;
    protected readonly client: Promise<AnalyzerClient>;
    private described?: Promise<AnalyzerInfo>;

    /** @param nodeOptions - Options of Node for its process; those that suit this one suit the pack. */
    constructor(private readonly folder: string, nodeOptions = process.execArgv) {
        // As the engine does it: from the SDK that is installed for the pack.
        const server = require.resolve("@pulumi/pulumi/cmd/run-policy-pack", { paths: [folder] });
        // The engine's address is for logs; there is no engine to send them to.
        this.process = spawn(process.execPath, [...nodeOptions, server, "127.0.0.1:1", "."], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
        this.client = this.connect();
        // Whoever awaits it later sees the error; until then it is not an unhandled one.
        this.client.catch(() => undefined);
    }

    /** Lets Node end while the pack runs, as if it were not there. */
    public unref(): void {
        this.handles().forEach(handle => handle.unref());
    }

    /** Takes `unref` back. */
    public ref(): void {
        this.handles().forEach(handle => handle.ref());
    }

    /** Judges every resource and then the stack, in the order of the engine. */
    public async judge(project: string, stack: string, resources: PlannedResource[], config: PackConfig = {}): Promise<Verdict> {
        try {
            return await this.findings(project, stack, resources, config);
        } catch (error) {
            throw packError("failed while it judged the stack", error, this.folder);
        }
    }

    private async findings(project: string, stack: string, resources: PlannedResource[], config: PackConfig): Promise<Verdict> {
        const client = await this.client;
        // Asked once, as the engine does: the answer is long, and always the same.
        this.described ??= this.info();
        const info = await this.described;
        await promisify<ConfigureAnalyzerRequest, Empty>(client.configure.bind(client))(configureRequest(info, config));
        const configureStack = new AnalyzerStackConfigureRequest().setStack(stack).setProject(project).setDryRun(true);
        await promisify<AnalyzerStackConfigureRequest, unknown>(client.configureStack.bind(client))(configureStack);

        const analyze = promisify<AnalyzeRequest, AnalyzeResponse>(client.analyze.bind(client));
        const providers = new Map(resources.map(resource => [resource.urn, resource]));
        // One after the other they would mostly wait for the way there and back. The pack still takes them up in this order.
        const responses = await Promise.all(resources.map(resource => analyze(analyzeRequest(resource, providers))));
        const violations = responses.flatMap((response, index) => response.getDiagnosticsList().map(found => violation(found, resources[index].urn)));
        const response = await promisify<AnalyzeStackRequest, AnalyzeResponse>(client.analyzeStack.bind(client))(analyzeStackRequest(resources));
        const root = resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.urn ?? "";
        violations.push(...response.getDiagnosticsList().map(found => violation(found, found.getUrn() || root)));
        const on = info.getPoliciesList().filter(policy => policy.getEnforcementlevel() !== EnforcementLevel.DISABLED);
        return { policies: on.map(policy => policy.getName()), violations };
    }

    /** What the pack says about itself. */
    public async info(): Promise<AnalyzerInfo> {
        const client = await this.client;
        return promisify<Empty, AnalyzerInfo>(client.getAnalyzerInfo.bind(client))(new Empty());
    }

    /** Ends the process, and waits for it: a plan leaves nothing running. */
    public async stop(): Promise<void> {
        this.ref();
        const { exitCode, signalCode } = this.process;
        if (exitCode === null && signalCode === null) {
            const exited = new Promise(resolve => { this.process.once("exit", resolve); });
            this.process.kill();
            await exited;
        }
    }

    /** Waits for the port, which is the first line that the pack prints. */
    private async connect(): Promise<AnalyzerClient> {
        let errors = "";
        this.process.stderr!.on("data", data => { errors += data; });
        const port = await new Promise<string>((resolve, reject) => {
            let output = "";
            this.process.stdout!.on("data", data => {
                output += data;
                const [line, rest] = output.split("\n");
                if (rest !== undefined) {
                    resolve(line.trim());
                }
            });
            this.process.on("close", code => reject(packError(`did not start (exit code ${code})`, errors, this.folder)));
        });
        return new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
            "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1,
        });
    }

    private handles(): { ref(): unknown; unref(): unknown }[] {
        return [this.process, this.process.stdout as Socket, this.process.stderr as Socket];
    }
}

function violation(found: AnalyzeDiagnostic, urn: string): Violation {
    const [enforcementLevel] = Object.entries(LEVELS).find(([, value]) => value === found.getEnforcementlevel())!;
    return { policy: found.getPolicyname(), enforcementLevel, urn, message: found.getMessage() };
}

function struct(properties: Properties): Struct {
    return Struct.fromJavaScript(withoutReferences(properties));
}

/** Every policy at its own level, unless the configuration says otherwise, as the engine sends it: with policies that the pack doesn't have. */
function configureRequest(info: AnalyzerInfo, config: PackConfig): ConfigureAnalyzerRequest {
    const request = new ConfigureAnalyzerRequest();
    const levels = new Map(info.getPoliciesList().map(policy => [policy.getName(), policy.getEnforcementlevel()]));
    for (const name of new Set([...levels.keys(), ...Object.keys(config)])) {
        const { enforcementLevel, ...properties } = config[name] ?? {};
        request.getPolicyconfigMap().set(name, new PolicyConfig()
            .setEnforcementlevel(enforcementLevel === undefined ? levels.get(name) ?? EnforcementLevel.ADVISORY : LEVELS[enforcementLevel])
            .setProperties(struct(properties as Properties)));
    }
    return request;
}

/** The resource as the engine shows it before it is made. */
export function analyzeRequest(resource: PlannedResource, resources: Map<string, PlannedResource>): AnalyzeRequest {
    return new AnalyzeRequest().setType(resource.type).setName(resource.name).setUrn(resource.urn)
        .setProperties(struct(resource.inputs)).setOptions(analyzerOptions(resource)).setProvider(analyzerProvider(resource, resources));
}

/** The stack as the engine shows it when all of it is planned. */
export function analyzeStackRequest(resources: PlannedResource[]): AnalyzeStackRequest {
    const providers = new Map(resources.map(resource => [resource.urn, resource]));
    return new AnalyzeStackRequest().setResourcesList(resources.map(resource => analyzerResource(resource, providers)));
}

/** The resource's provider, if it has one of its own. */
function analyzerProvider({ provider }: PlannedResource, resources: Map<string, PlannedResource>): AnalyzerProviderResource | undefined {
    const found = provider === undefined ? undefined : resources.get(provider);
    return found && new AnalyzerProviderResource().setType(found.type).setName(found.name).setUrn(found.urn).setProperties(struct(found.inputs));
}

/** In the stack analysis, a component has what it registered as outputs, and a resource its state. */
function analyzerResource(resource: PlannedResource, resources: Map<string, PlannedResource>): AnalyzerResource {
    const message = new AnalyzerResource().setType(resource.type).setName(resource.name).setUrn(resource.urn)
        .setProperties(struct(resource.outputs)).setOptions(analyzerOptions(resource))
        .setParent(resource.parent ?? "").setDependenciesList(resource.dependencies).setProvider(analyzerProvider(resource, resources));
    for (const [key, urns] of Object.entries(resource.propertyDependencies)) {
        message.getPropertydependenciesMap().set(key, new AnalyzerPropertyDependencies().setUrnsList(urns));
    }
    return message;
}

function analyzerOptions({ options, parent }: PlannedResource): AnalyzerResourceOptions {
    const { create, update, delete: remove } = options.customTimeouts;
    const timeouts = new AnalyzerResourceOptions.CustomTimeouts()
        .setCreate(seconds(create)).setUpdate(seconds(update)).setDelete(seconds(remove));
    return new AnalyzerResourceOptions().setProtect(options.protect ?? false).setIgnorechangesList(options.ignoreChanges)
        .setAliasesList(options.aliases).setCustomtimeouts(timeouts).setParent(parent ?? "");
}

/** Durations as Go writes them: `1h30m`. */
function seconds(duration: string): number {
    const units: Record<string, number> = { h: 3600, m: 60, s: 1 };
    return [...duration.matchAll(/(\d+)([hms])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * units[unit], 0);
}
