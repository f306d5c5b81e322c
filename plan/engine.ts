import * as pulumi from "@pulumi/pulumi";
import { CallResponse } from "@pulumi/pulumi/proto/provider_pb";
import {
    DeploymentInfo, ReadResourceRequest, ReadResourceResponse, RegisterResourceRequest, RegisterResourceResponse, ResourceCallRequest,
    ResourceInvokeRequest, ResourceInvokeResponse, ResourceMonitorFeature,
} from "@pulumi/pulumi/proto/resource_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { answerInvoke } from "./answers/awsAnswers";
import { answerCall } from "./answers/callAnswers";
import { answerKubernetes, isRenderer } from "./answers/kubernetesAnswers";
import { withComputedParts } from "./computedParts";
import { NotRead, hiddenBy, withoutRemoteFiles } from "./notRead";
import { ProgramLog } from "./programLog";
import { asRegistered, constructed } from "./remote/remoteComponents";
import { PlannedResource, urnOf } from "./resource";
import { Json, Properties, UNKNOWN, withoutOutputs } from "./signatures";

/** What a program reads as its organization: the one of every backend but Pulumi Cloud, which alone has others. */
const ORGANIZATION = "organization";

type Callback<T> = (error: Error | null, response?: T) => void;

/** What stands in for Pulumi's engine while the program runs: it registers everything and creates nothing. */
export class PlanEngine {
    public readonly resources: PlannedResource[] = [];
    /** What the program makes and no one here could read. */
    public readonly notRead: NotRead[] = [];
    /** What went wrong while a request was answered; the SDK hands it to the program, which may not look. */
    public readonly failures: Error[] = [];
    /** What the program said. */
    public readonly log = new ProgramLog();

    constructor(private readonly project: string, private readonly stack: string, private readonly region: string) {}

    /** Runs the program as a preview would, and returns what it exports. */
    public async run(program: () => unknown): Promise<Properties> {
        await pulumi.runtime.setMocks({
            newResource: ({ type }) => { throw new Error(`${type} was not handed to the plan`); },
            call: ({ token }) => { throw new Error(`${token} was not handed to the plan`); },
        }, this.project, this.stack, true, ORGANIZATION);
        const mocks = pulumi.runtime.getMonitor() as unknown as { getDeploymentInfo(request: object, callback: Callback<DeploymentInfo>): void };
        const getDeploymentInfo = mocks.getDeploymentInfo.bind(mocks);
        // The mocks answer the program in its own process; these see the whole request, as the engine does.
        Object.assign(mocks, {
            // So that the inputs of a remote component say what each output in them was made from.
            getDeploymentInfo: (request: object, callback: Callback<DeploymentInfo>) => getDeploymentInfo(request, (error, info) => {
                info?.addSupportedfeatures(ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES);
                callback(error, info);
            }),
            newUrn: (parent: string | undefined, type: string, name: string) => this.urn(parent, type, name),
            registerResource: (request: RegisterResourceRequest, callback: Callback<RegisterResourceResponse>) =>
                this.answer(callback, () => this.registerResource(request)),
            registerResourceOutputs: (request: { getUrn(): string; getOutputs(): Struct | undefined }, callback: Callback<object>) =>
                this.answer(callback, () => this.registerOutputs(request.getUrn(), properties(request.getOutputs()))),
            readResource: (request: ReadResourceRequest, callback: Callback<ReadResourceResponse>) =>
                this.answer(callback, () => this.readResource(request)),
            invoke: (request: ResourceInvokeRequest, callback: Callback<ResourceInvokeResponse>) =>
                this.answer(callback, () => this.invoke(request)),
            call: (request: ResourceCallRequest, callback: Callback<CallResponse>) =>
                this.answer(callback, () => new CallResponse().setReturn(Struct.fromJavaScript(answerCall(request.getTok())))),
        });
        await this.log.during(() => withoutRemoteFiles(async () => {
            await pulumi.runtime.runInPulumiStack(async () => program());
            await pulumi.runtime.disconnect();
        }));
        return this.resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {};
    }

    /** Adds a resource, and returns it. */
    public register(resource: Omit<PlannedResource, "urn">): PlannedResource {
        const registered = { ...resource, urn: this.urn(resource.parent, resource.type, resource.name) };
        if (this.resources.some(({ urn }) => urn === registered.urn)) {
            throw new Error(`duplicate resource URN '${registered.urn}'; try giving it a unique name`);
        }
        this.resources.push(registered);
        this.notRead.push(...hiddenBy(registered));
        return registered;
    }

    private answer<T>(callback: Callback<T>, compute: () => T): void {
        try {
            callback(null, compute());
        } catch (error) {
            this.failures.push(error as Error);
            // The SDK shows `details` of errors that come from the engine.
            callback(Object.assign(error as Error, { details: (error as Error).message }));
        }
    }

    private urn(parent: string | undefined, type: string, name: string): string {
        return urnOf(this.stack, this.project, parent, type, name);
    }

    private registerResource(request: RegisterResourceRequest): RegisterResourceResponse {
        const custom = request.getCustom();
        const given = properties(request.getObject());
        const inputs = withoutOutputs(given);
        const timeouts = request.getCustomtimeouts();
        const propertyDependencies: Record<string, string[]> = {};
        request.getPropertydependenciesMap().forEach((urns, key) => { propertyDependencies[key] = urns.getUrnsList(); });
        const asked = {
            type: request.getType(),
            name: request.getName(),
            parent: request.getParent() || undefined,
            custom,
            inputs,
            provider: providerUrn(request.getProvider()),
            // What a provider computes stays out, so it is unknown to the program; a component has nothing until it says so.
            outputs: custom ? withComputedParts(request.getType(), inputs) : {},
            dependencies: request.getDependenciesList(),
            propertyDependencies,
            options: {
                protect: request.getProtect() || undefined,
                retainOnDelete: request.getRetainondelete() || undefined,
                ignoreChanges: request.getIgnorechangesList(),
                aliases: request.getAliasurnsList(),
                replacementTrigger: request.getReplacementTrigger()?.toJavaScript() as Json | undefined,
                customTimeouts: {
                    create: timeouts?.getCreate() ?? "", update: timeouts?.getUpdate() ?? "", delete: timeouts?.getDelete() ?? "",
                },
            },
        };
        const resource = this.register(request.getRemote() ? asRegistered(asked) : asked);
        const response = new RegisterResourceResponse();
        response.setUrn(resource.urn);
        if (request.getRemote()) {
            this.construct({ ...asked, urn: resource.urn }, given, request, response);
        }
        const { outputs } = this.resources.find(({ urn }) => urn === resource.urn)!;
        response.setObject(Struct.fromJavaScript(outputs));
        return response;
    }

    /** Registers what a remote component makes, and says what it answers. */
    private construct(component: PlannedResource, given: Properties, request: RegisterResourceRequest, response: RegisterResourceResponse): void {
        const providers = request.getProvidersMap();
        const { outputs, dependencies, notRead = [] } = constructed(
            { ...component, provider: component.provider ?? providerUrn(providers.get(packageOf(component.type))) },
            {
                // A child has its own provider, or the one that the component was given for its package.
                register: child => this.register({ ...child, provider: child.provider ?? (child.custom ? providerUrn(providers.get(packageOf(child.type))) : undefined) }),
                resources: this.resources, given,
            },
        );
        this.resources.find(({ urn }) => urn === component.urn)!.outputs = outputs;
        this.notRead.push(...notRead.map(found => ({ ...found, urn: component.urn })));
        for (const [key, urns] of Object.entries(dependencies)) {
            response.getPropertydependenciesMap().set(key, new RegisterResourceResponse.PropertyDependencies().setUrnsList(urns));
        }
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
        this.log.warnings.push(`${type} ${name} is only read by the program; its outputs are unknown in this plan`);
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
        const result = answerKubernetes(token, args) ?? answerInvoke(token, args, this.region);
        if (result) {
            response.setReturn(Struct.fromJavaScript(result));
        } else {
            response.setUnknown(true);
        }
        if (!result && !isRenderer(token)) {
            this.log.warnings.push(`${token}: no stored answer for ${JSON.stringify(args)}; its result is unknown in this plan`);
        }
        return response;
    }
}

/** URN of a provider, of a reference to it. */
function providerUrn(reference = ""): string | undefined {
    return reference.split("::").slice(0, -1).join("::") || undefined;
}

function packageOf(type: string): string {
    return type.split(":")[0];
}

function properties(struct: Struct | undefined): Properties {
    return (struct?.toJavaScript() ?? {}) as Properties;
}
