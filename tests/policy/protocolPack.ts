import * as path from "node:path";
import { promisify } from "node:util";
import { ServiceError, status } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { AnalyzerHandshakeRequest, AnalyzerHandshakeResponse, AnalyzeRequest, RemediateResponse } from "@pulumi/pulumi/proto/analyzer_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { PackConfig, Violation, analyzeRequest } from "../../plan/packProtocol";
import { PolicyPack } from "../../plan/policyPack";
import { PlannedResource } from "../../plan/resource";
import { Json } from "../../plan/signatures";

/** What a policy made of a resource's properties, or why it could not. */
export interface Remediation {
    policy: string;
    properties?: Json;
    diagnostic: string;
}

/** What a pack makes of a resource, as the engine asks it before it shows the resource to the policies. */
export async function remediations(client: AnalyzerClient, resource: PlannedResource): Promise<Remediation[]> {
    const remediate = promisify<AnalyzeRequest, RemediateResponse>(client.remediate.bind(client));
    const response = await remediate(analyzeRequest(resource, new Map()));
    return response.getRemediationsList().map(found => ({
        policy: found.getPolicyname(), properties: found.getProperties()?.toJavaScript() as Json | undefined, diagnostic: found.getDiagnostic(),
    }));
}

/** The pack with the calls of the protocol that the plan doesn't need. */
export class ProtocolPack extends PolicyPack {
    constructor() {
        super(path.resolve(__dirname, "../../policy"));
    }

    /** What the pack finds in a stack, with the configuration. */
    public async violations(resources: PlannedResource[], config: PackConfig = {}): Promise<Violation[]> {
        return (await this.judge("project", "stack", resources, config)).violations;
    }

    /** Whether the pack answers the handshake; the engine goes on without where it is not implemented. */
    public async handshake(): Promise<"answered" | "not implemented"> {
        const client = await this.client;
        try {
            const request = new AnalyzerHandshakeRequest().setEngineAddress("127.0.0.1:1");
            await promisify<AnalyzerHandshakeRequest, AnalyzerHandshakeResponse>(client.handshake.bind(client))(request);
            return "answered";
        } catch (error) {
            if ((error as ServiceError).code === status.UNIMPLEMENTED) {
                return "not implemented";
            }
            throw error;
        }
    }

    public async pluginVersion(): Promise<string> {
        const client = await this.client;
        return (await promisify<Empty, PluginInfo>(client.getPluginInfo.bind(client))(new Empty())).getVersion();
    }

    /** What the pack would mend of a resource, by policy. */
    public async remediate(resource: PlannedResource): Promise<string[]> {
        return (await remediations(await this.client, resource)).map(({ policy }) => policy);
    }
}

/** Starts the pack for the tests of the `describe` around the call. */
export function protocolPack(): () => ProtocolPack {
    let pack: ProtocolPack;
    before(() => { pack = new ProtocolPack(); });
    after(() => pack.stop());
    return () => pack;
}
