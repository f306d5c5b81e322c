import { promisify } from "node:util";
import * as grpc from "@grpc/grpc-js";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
    RegisterResourceOutputsRequest, RegisterResourceRequest, RegisterResourceResponse, ResourceInvokeRequest, ResourceInvokeResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Properties } from "../../../plan/signatures";
import { UNLIMITED } from "./serve";
import { properties, struct } from "./wire";

/** What a component in a provider of its own registers. */
export interface Registration {
    type: string;
    name: string;
    parent: string;
    custom: boolean;
    inputs?: Properties;
    dependencies?: string[];
    propertyDependencies?: Record<string, string[]>;
    /** Reference of an explicit provider. */
    provider?: string;
    version?: string;
}

export interface Registered {
    urn: string;
    id: string;
    outputs: Properties;
}

/** The engine, as a provider sees it that makes resources. */
export class Monitor {
    private readonly client: ResourceMonitorClient;

    constructor(endpoint: string) {
        // Connections of its own: at the port of an earlier engine, shared ones would remember that nobody answers.
        this.client = new ResourceMonitorClient(endpoint, grpc.credentials.createInsecure(), { ...UNLIMITED, "grpc.use_local_subchannel_pool": 1 });
    }

    public async register(resource: Registration): Promise<Registered> {
        const request = new RegisterResourceRequest()
            .setType(resource.type).setName(resource.name).setParent(resource.parent).setCustom(resource.custom)
            .setObject(struct(resource.inputs ?? {})).setDependenciesList(resource.dependencies ?? [])
            .setProvider(resource.provider ?? "").setVersion(resource.version ?? "")
            .setAcceptsecrets(true).setAcceptresources(true);
        for (const [key, urns] of Object.entries(resource.propertyDependencies ?? {})) {
            request.getPropertydependenciesMap().set(key, new RegisterResourceRequest.PropertyDependencies().setUrnsList(urns));
        }
        const call = promisify<RegisterResourceRequest, RegisterResourceResponse>(this.client.registerResource.bind(this.client));
        const response = await call(request);
        return { urn: response.getUrn(), id: response.getId(), outputs: properties(response.getObject()) };
    }

    public async registerOutputs(urn: string, outputs: Properties): Promise<void> {
        const call = promisify<RegisterResourceOutputsRequest, unknown>(this.client.registerResourceOutputs.bind(this.client));
        await call(new RegisterResourceOutputsRequest().setUrn(urn).setOutputs(struct(outputs)));
    }

    /** The outputs of a resource that was passed by reference. */
    public async outputsOf(urn: string): Promise<Properties> {
        const call = promisify<ResourceInvokeRequest, ResourceInvokeResponse>(this.client.invoke.bind(this.client));
        const request = new ResourceInvokeRequest().setTok("pulumi:pulumi:getResource").setArgs(struct({ urn })).setAcceptresources(true);
        const { state } = properties((await call(request)).getReturn());
        return (state ?? {}) as Properties;
    }

    public close(): void {
        this.client.close();
    }
}
