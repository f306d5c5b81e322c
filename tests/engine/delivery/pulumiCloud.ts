import * as grpc from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { changedKeys } from "../providers/properties";
import { serve } from "../providers/serve";
import { properties } from "../providers/wire";

const { DiffChanges } = provider.DiffResponse;

/** Starts a stand-in of the provider of Pulumi Cloud, which takes everything: the provider's types have judged it. */
export function startPulumiCloud(): Promise<{ server: grpc.Server; port: number }> {
    const { version } = require("@pulumi/pulumiservice/package.json") as { version: string };
    let serial = 0;
    return serve(ResourceProviderService as unknown as grpc.ServiceDefinition, {
        getPluginInfo: async () => new PluginInfo().setVersion(version),
        handshake: async () => new provider.ProviderHandshakeResponse().setAcceptSecrets(true).setAcceptResources(true),
        attach: async () => new Empty(),
        cancel: async () => new Empty(),
        getSchema: async () => new provider.GetSchemaResponse().setSchema("{}"),
        checkConfig: async (request: provider.CheckRequest) => new provider.CheckResponse().setInputs(request.getNews()),
        diffConfig: async () => new provider.DiffResponse().setChanges(DiffChanges.DIFF_NONE),
        configure: async () => new provider.ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true).setSupportspreview(true),
        check: async (request: provider.CheckRequest) => new provider.CheckResponse().setInputs(request.getNews()),
        diff: async (request: provider.DiffRequest) => {
            const changed = changedKeys(properties(request.getOldInputs()), properties(request.getNews()));
            return new provider.DiffResponse().setDiffsList(changed).setChanges(changed.length > 0 ? DiffChanges.DIFF_SOME : DiffChanges.DIFF_NONE);
        },
        create: async (request: provider.CreateRequest) =>
            new provider.CreateResponse().setId(request.getPreview() ? "" : `id-${++serial}`).setProperties(request.getProperties()),
        delete: async () => new Empty(),
    });
}
