import * as pulumi from "@pulumi/pulumi";
import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { ReadResourceRequest, ReadResourceResponse, RegisterResourceRequest, RegisterResourceResponse,
    ResourceInvokeRequest } from "@pulumi/pulumi/proto/resource_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { withComputedParts } from "../../../plan/computedParts";
import { PlanEngine } from "../../../plan/engine";
import { PlannedResource, urnOf } from "../../../plan/resource";
import { Json, Properties, UNKNOWN } from "../../../plan/signatures";
import { Preview } from "../../support/stack";
import { OTHER_STACK, answer } from "./awsLookups";
import { computed } from "./computed";
import { resolved } from "./resolved";

type Callback<T> = (error: Error | null, response?: T) => void;
type Call<Q, A> = (request: Q, callback: Callback<A>) => void;

interface Monitor {
    registerResource: Call<RegisterResourceRequest, RegisterResourceResponse>;
    invoke: Call<ResourceInvokeRequest, InvokeResponse>;
    readResource: Call<ReadResourceRequest, ReadResourceResponse>;
}

const NO_OPTIONS = { ignoreChanges: [], aliases: [], customTimeouts: { create: "", update: "", delete: "" } };
const DEFAULT_PROVIDERS: Record<string, Properties> = {
    aws: { region: "eu-central-1", version: "7.48.0" }, kubernetes: { version: "4.34.2" }, eks: { version: "4.3.0" },
};

/**
 * Runs a program as the engine's previews do: the first, in which what a provider computes is unknown, or a later one, in
 * which everything exists. Both show default providers, what providers compute, and resources that are only read.
 */
export class CorpusEngine extends PlanEngine {
    constructor(private readonly preview: Preview) {
        super("project", "stack", "eu-central-1");
    }

    public override run(program: () => unknown): Promise<Properties> {
        return super.run(() => {
            this.intercept(pulumi.runtime.getMonitor() as unknown as Monitor);
            return program();
        });
    }

    public override register(given: Omit<PlannedResource, "urn">): PlannedResource {
        const inputs = this.preview === "later" ? resolved(given, this.resources) : given.inputs;
        return super.register(!given.custom ? { ...given, inputs } : {
            ...given, inputs, provider: given.provider ?? this.defaultProvider(given.type), outputs: this.outputs({ ...given, inputs }),
        });
    }

    /** State of a resource: what the program sets, and what its provider computes. */
    private outputs({ type, name, inputs }: Pick<PlannedResource, "type" | "name" | "inputs">): Properties {
        const own = computed({ type, name, inputs });
        const known = this.preview === "later" ? own : Object.fromEntries(Object.keys(own).map(key => [key, UNKNOWN]));
        const isPart = (value: Json | undefined) => value !== null && typeof value === "object" && !Array.isArray(value);
        // What AWS adds to an object that the program sets in part, such as the cluster's security group in `vpcConfig`.
        const merged = Object.keys(inputs).filter(key => this.preview === "later" && isPart(inputs[key]) && isPart(own[key]))
            .map(key => [key, { ...own[key] as Properties, ...inputs[key] as Properties }]);
        return { ...known, ...withComputedParts(type, inputs), ...Object.fromEntries(merged) };
    }

    private defaultProvider(type: string): string | undefined {
        const [name] = type.split(":");
        const inputs = DEFAULT_PROVIDERS[name];
        if (!inputs) {
            return undefined;
        }
        const provider = { type: `pulumi:providers:${name}`, name: `default_${(inputs.version as string).replace(/\./g, "_")}` };
        const urn = urnOf("stack", "project", undefined, provider.type, provider.name);
        if (!this.resources.some(resource => resource.urn === urn)) {
            this.resources.push({
                ...provider, urn, custom: true, inputs, outputs: inputs, dependencies: [], propertyDependencies: {}, options: NO_OPTIONS,
            });
        }
        return urn;
    }

    private intercept(monitor: Monitor): void {
        const { registerResource, invoke } = monitor;
        monitor.registerResource = (request, callback) => registerResource(request, (error, response) => {
            const resource = this.resources.find(({ urn }) => urn === response?.getUrn());
            if (resource && this.preview === "later") {
                if (resource.custom) {
                    response!.setId(resource.outputs.id as string ?? `id-of-${resource.name}`);
                } else if (request.getRemote()) {
                    resource.outputs = { ...resource.outputs, ...computed(resource) };
                    response!.setObject(Struct.fromJavaScript(resource.outputs));
                }
            }
            callback(error, response);
        });
        monitor.invoke = (request, callback) => {
            const args = (request.getArgs()?.toJavaScript() ?? {}) as Properties;
            const token = request.getTok();
            const answered = token === "pulumi:pulumi:getResource" ? this.stateOf(args.urn as string) : answer(token, args);
            return answered ? callback(null, new InvokeResponse().setReturn(Struct.fromJavaScript(answered))) : invoke(request, callback);
        };
        monitor.readResource = (request, callback) => this.read(request, callback);
    }

    private stateOf(urn: string): Properties {
        const { outputs = {} } = this.resources.find(resource => resource.urn === urn) ?? {};
        return { urn, id: outputs.id ?? UNKNOWN, state: outputs };
    }

    /** A resource that exists elsewhere: known at any preview. */
    private read(request: ReadResourceRequest, callback: Callback<ReadResourceResponse>): void {
        const [type, id] = [request.getType(), request.getId()];
        const outputs: Properties = type === "pulumi:pulumi:StackReference" ? { name: id, outputs: OTHER_STACK, secretOutputNames: [] }
            : { ...computed({ type, name: id, inputs: { name: id } }), id, ...id === "auto" && { computeConfig: { enabled: true } } };
        const { urn } = super.register({
            type, name: request.getName(), parent: request.getParent() || undefined, custom: true, inputs: {}, outputs,
            provider: this.defaultProvider(type), dependencies: request.getDependenciesList(), propertyDependencies: {},
            options: NO_OPTIONS,
        });
        callback(null, new ReadResourceResponse().setUrn(urn).setProperties(Struct.fromJavaScript(outputs)));
    }
}
