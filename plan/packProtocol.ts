import { promisify } from "node:util";
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

/** A policy pack, spoken to by the engine's protocol. */
export class PackProtocol {
    private described?: Promise<AnalyzerInfo>;

    constructor(protected readonly client: Promise<AnalyzerClient>, protected readonly folder: string) {}

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
