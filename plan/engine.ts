import * as pulumi from "@pulumi/pulumi";
import {
    ReadResourceRequest, ReadResourceResponse, RegisterResourceRequest, RegisterResourceResponse, ResourceInvokeRequest, ResourceInvokeResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answerInvoke } from "./answers";
import { ProgramLog } from "./programLog";
import { asRegistered, remoteComponents } from "./remoteComponents";
import { PlannedResource, urnOf } from "./resource";
import { Properties, UNKNOWN } from "./signatures";

type Callback<T> = (error: Error | null, response?: T) => void;

/** What stands in for Pulumi's engine while the program runs: it registers everything and creates nothing. */
export class PlanEngine {
    public readonly resources: PlannedResource[] = [];
    /** What the program said. */
    public readonly log = new ProgramLog();

    constructor(private readonly project: string, private readonly stack: string, private readonly region: string) {}

    /** Runs the program as a preview would, and returns what it exports. */
    public async run(program: () => unknown): Promise<Properties> {
        await pulumi.runtime.setMocks({
            newResource: ({ type }) => { throw new Error(`${type} was not handed to the plan`); },
            call: ({ token }) => { throw new Error(`${token} was not handed to the plan`); },
        }, this.project, this.stack, true);
        // The mocks answer the program in its own process; these see the whole request, as the engine does.
        Object.assign(pulumi.runtime.getMonitor() as object, {
            newUrn: (parent: string | undefined, type: string, name: string) => this.urn(parent, type, name),
            registerResource: (request: RegisterResourceRequest, callback: Callback<RegisterResourceResponse>) =>
                answer(callback, () => this.registerResource(request)),
            registerResourceOutputs: (request: { getUrn(): string; getOutputs(): Struct | undefined }, callback: Callback<object>) =>
                answer(callback, () => this.registerOutputs(request.getUrn(), properties(request.getOutputs()))),
            readResource: (request: ReadResourceRequest, callback: Callback<ReadResourceResponse>) =>
                answer(callback, () => this.readResource(request)),
            invoke: (request: ResourceInvokeRequest, callback: Callback<ResourceInvokeResponse>) =>
                answer(callback, () => this.invoke(request)),
        });
        await this.log.during(async () => {
            await pulumi.runtime.runInPulumiStack(async () => program());
            await pulumi.runtime.disconnect();
        });
        return this.resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {};
    }

    /** Adds a resource, and returns it. */
    public register(resource: Omit<PlannedResource, "urn">): PlannedResource {
        const registered = { ...resource, urn: this.urn(resource.parent, resource.type, resource.name) };
        if (this.resources.some(({ urn }) => urn === registered.urn)) {
            throw new Error(`duplicate resource URN '${registered.urn}'; try giving it a unique name`);
        }
        this.resources.push(registered);
        return registered;
    }

    private urn(parent: string | undefined, type: string, name: string): string {
        return urnOf(this.stack, this.project, parent, type, name);
    }

    private registerResource(request: RegisterResourceRequest): RegisterResourceResponse {
        const custom = request.getCustom();
        const inputs = properties(request.getObject());
        const timeouts = request.getCustomtimeouts();
        const propertyDependencies: Record<string, string[]> = {};
        request.getPropertydependenciesMap().forEach((urns, key) => { propertyDependencies[key] = urns.getUrnsList(); });
        const asked = {
            type: request.getType(),
            name: request.getName(),
            parent: request.getParent() || undefined,
            custom,
            inputs,
            provider: request.getProvider().split("::").slice(0, -1).join("::") || undefined,
            // What a provider computes stays out, so it is unknown to the program; a component has nothing until it says so.
            outputs: custom ? inputs : {},
            dependencies: request.getDependenciesList(),
            propertyDependencies,
            options: {
                protect: request.getProtect() || undefined,
                retainOnDelete: request.getRetainondelete() || undefined,
                ignoreChanges: request.getIgnorechangesList(),
                aliases: request.getAliasurnsList(),
                customTimeouts: {
                    create: timeouts?.getCreate() ?? "", update: timeouts?.getUpdate() ?? "", delete: timeouts?.getDelete() ?? "",
                },
            },
        };
        const resource = this.register(request.getRemote() ? asRegistered(asked) : asked);
        const response = new RegisterResourceResponse();
        response.setUrn(resource.urn);
        if (request.getRemote()) {
            const { outputs, dependencies } = remoteComponents({ ...asked, urn: resource.urn }, child => this.register(child));
            resource.outputs = outputs;
            for (const [key, urns] of Object.entries(dependencies)) {
                const list = new RegisterResourceResponse.PropertyDependencies();
                list.setUrnsList(urns);
                response.getPropertydependenciesMap().set(key, list);
            }
        }
        response.setObject(Struct.fromJavaScript(resource.outputs));
        return response;
    }

    private registerOutputs(urn: string, outputs: Properties): object {
        const resource = this.resources.find(known => known.urn === urn);
        if (resource) {
            resource.outputs = outputs;
        }
        return {};
    }

    /** A resource that exists elsewhere, another stack's outputs among them: what it gives, only its owner knows. */
    private readResource(request: ReadResourceRequest): ReadResourceResponse {
        const [type, name] = [request.getType(), request.getName()];
        this.log.warnings.push(`${type} ${name} is only read by the program; what it gives is unknown in this plan`);
        return new ReadResourceResponse().setUrn(this.urn(request.getParent() || undefined, type, name)).setProperties(request.getProperties());
    }

    private invoke(request: ResourceInvokeRequest): ResourceInvokeResponse {
        const token = request.getTok();
        const args = properties(request.getArgs());
        const response = new ResourceInvokeResponse();
        if (token === "pulumi:pulumi:getResource") {
            const state = this.resources.find(({ urn }) => urn === args.urn)?.outputs ?? {};
            response.setReturn(Struct.fromJavaScript({ urn: args.urn, id: UNKNOWN, state }));
            return response;
        }
        const result = answerInvoke(token, args, this.region);
        if (result) {
            response.setReturn(Struct.fromJavaScript(result));
        } else {
            response.setUnknown(true);
            this.log.warnings.push(`${token}: nothing stored for ${JSON.stringify(args)}; what it returns is unknown in this plan`);
        }
        return response;
    }
}

function properties(struct: Struct | undefined): Properties {
    return (struct?.toJavaScript() ?? {}) as Properties;
}

function answer<T>(callback: Callback<T>, compute: () => T): void {
    try {
        callback(null, compute());
    } catch (error) {
        // The SDK shows `details` of errors that come from the engine.
        callback(Object.assign(error as Error, { details: (error as Error).message }));
    }
}
