import * as fs from "node:fs";
import * as path from "node:path";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Cloud, ofUrn } from "./cloud";
import { serve } from "./serve";
import { DEFAULTS, at, changedKeys, withValue } from "./properties";
import { properties, struct } from "./wire";
import { Properties } from "../../../plan/signatures";

type Construct = (request: provider.ConstructRequest) => Promise<provider.ConstructResponse>;
/** The schemas of packages that the components' schema refers to. */
export const SCHEMAS = path.join(__dirname, "schemas");
const { Kind } = provider.PropertyDiff;

/** Starts a stand-in for a provider, and returns its server with the port. */
export function startProvider(name: string, cloud: Cloud, construct?: Construct): Promise<{ server: grpc.Server; port: number }> {
    // The engine warns of a provider that is older than the SDK.
    const { version } = require(`@pulumi/${name}/package.json`) as { version: string };
    /** Settings of each provider of the stack, by its connection. */
    const settings = new Map<string, Properties>();
    return serve(ResourceProviderService as unknown as grpc.ServiceDefinition, {
        getPluginInfo: async () => new PluginInfo().setVersion(version),
        handshake: async () => new provider.ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptResources(true),
        attach: async () => new Empty(),
        cancel: async () => new Empty(),
        getSchema: async () => new provider.GetSchemaResponse().setSchema(schema(name, version)),
        getMapping: async () => new provider.GetMappingResponse(),
        getMappings: async () => new provider.GetMappingsResponse(),
        checkConfig: async (request: provider.CheckRequest) => new provider.CheckResponse().setInputs(request.getNews()),
        diffConfig: async (request: provider.DiffRequest) => {
            const diffs = changedKeys(properties(request.getOldInputs()), properties(request.getNews()));
            return new provider.DiffResponse().setDiffsList(diffs).setChanges(changes(diffs));
        },
        configure: async (request: provider.ConfigureRequest, caller: string) => {
            settings.set(caller, properties(request.getArgs()));
            return new provider.ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true).setSupportspreview(true);
        },
        check: async (request: provider.CheckRequest) => {
            const { type, name } = ofUrn(request.getUrn());
            const { inputs, missing } = cloud.check(type, name, properties(request.getOlds()), properties(request.getNews()));
            return new provider.CheckResponse().setInputs(struct(inputs)).setFailuresList(missing.map(property =>
                new provider.CheckFailure().setProperty(property).setReason(`Missing required argument ${property}`)));
        },
        diff: async (request: provider.DiffRequest, caller: string) => {
            const { type } = ofUrn(request.getUrn());
            const olds = properties(request.getOldInputs());
            const { changed, replaced, deleteFirst } = cloud.diff(type, olds, ignoring(request.getIgnorechangesList(), olds, properties(request.getNews())),
                { id: request.getId(), settings: settings.get(caller) });
            const response = new provider.DiffResponse().setChanges(changes(changed)).setDiffsList(changed).setReplacesList(replaced)
                .setDeletebeforereplace(deleteFirst).setHasdetaileddiff(true);
            changed.forEach(key => response.getDetaileddiffMap().set(key, new provider.PropertyDiff()
                .setInputdiff(true).setKind(replaced.includes(key) ? Kind.UPDATE_REPLACE : Kind.UPDATE)));
            return response;
        },
        create: async (request: provider.CreateRequest) => {
            const { id, outputs } = await cloud.create(request.getUrn(), properties(request.getProperties()), request.getPreview());
            return new provider.CreateResponse().setId(id).setProperties(struct(outputs));
        },
        update: async (request: provider.UpdateRequest) => {
            const outputs = await cloud.update(request.getUrn(), request.getId(), properties(request.getOlds()),
                properties(request.getNews()), request.getPreview());
            return new provider.UpdateResponse().setProperties(struct(outputs));
        },
        delete: async (request: provider.DeleteRequest) => {
            await cloud.remove(request.getUrn(), request.getId());
            return new Empty();
        },
        read: async (request: provider.ReadRequest) => {
            const found = await cloud.read(request.getUrn(), request.getId());
            return found
                ? new provider.ReadResponse().setId(found.id).setProperties(struct(found.outputs)).setInputs(struct(
                    { [DEFAULTS]: properties(request.getInputs())[DEFAULTS] ?? [], ...found.inputs }))
                : new provider.ReadResponse();
        },
        invoke: async (request: provider.InvokeRequest) =>
            new provider.InvokeResponse().setReturn(struct(cloud.lookUp(request.getTok(), properties(request.getArgs())))),
        ...construct && { construct },
    });
}

/**
 * The new inputs with the old value of each property whose changes are ignored: in a refresh the engine leaves that to the provider.
 *
 * @see https://github.com/pulumi/pulumi/issues/18377 what the provider of AWS does
 */
function ignoring(paths: string[], olds: Properties, news: Properties): Properties {
    return paths.reduce((kept, path) => at(olds, path) === undefined ? kept : withValue(kept, path.split("."), at(olds, path)!), news);
}

/** What other packages refer to: nothing of most providers. */
function schema(name: string, version: string): string {
    const file = path.join(SCHEMAS, `${name}.json`);
    return JSON.stringify(fs.existsSync(file) ? { ...JSON.parse(fs.readFileSync(file, "utf8")), version } : {});
}

function changes(diffs: string[]) {
    const { DiffChanges } = provider.DiffResponse;
    return diffs.length > 0 ? DiffChanges.DIFF_SOME : DiffChanges.DIFF_NONE;
}
