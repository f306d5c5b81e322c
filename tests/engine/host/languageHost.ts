import * as grpc from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as language from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { serve } from "../providers/serve";
import { Children } from "./children";
import { runPlugin } from "./runPlugin";
import { runProgram } from "./runProgram";

/**
 * Serves what the CLI asks of a language host: it starts programs and policy packs in Node.
 *
 * It stands in for Pulumi's own `pulumi-language-nodejs` where that is not installed, and gives Node the same arguments and
 * variables, and a program some that make it faster. It leaves out what no test needs: the installation of packages and plugins, the
 * debugger, code generation, and the proxies that Pulumi's own puts between the engine and Node.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/cmd/pulumi-language-nodejs/main.go
 */
async function main(engine: string): Promise<void> {
    const children = new Children();
    const { runPlugin: pluginMethod, installDependencies: installMethod, ...unary } = LanguageRuntimeService as unknown as grpc.ServiceDefinition;
    const { server, port } = await serve(unary, {
        handshake: async () => new language.LanguageHandshakeResponse(),
        getPluginInfo: async () => new PluginInfo().setVersion(require("@pulumi/pulumi/package.json").version),
        about: async () => new language.AboutResponse().setExecutable(process.execPath).setVersion(process.version),
        getRequiredPackages: async () => new language.GetRequiredPackagesResponse(),
        getProgramDependencies: async () => new language.GetProgramDependenciesResponse(),
        run: async (request: language.RunRequest) => runProgram(request, engine, children),
        cancel: async () => {
            children.stop();
            return new Empty();
        },
    });
    server.addService({ pluginMethod, installMethod }, {
        // A checkout of the tests links the packages.
        installMethod: (call: grpc.ServerWritableStream<unknown, unknown>) => call.end(),
        pluginMethod: (call: Parameters<typeof runPlugin>[0]) => {
            try {
                runPlugin(call, children);
            } catch (error) {
                call.emit("error", { code: grpc.status.UNKNOWN, details: (error as Error).message });
            }
        },
    });
    endWith(engine);
    // The first line of standard output is how the engine learns the port.
    process.stdout.write(`${port}\n`);
}

/** Ends this process when the engine has gone, however it went. */
function endWith(engine: string): void {
    const channel = new grpc.Client(engine, grpc.credentials.createInsecure()).getChannel();
    const watch = () => {
        const state = channel.getConnectivityState(true);
        channel.watchConnectivityState(state, Infinity, () => {
            if (state === grpc.connectivityState.READY) {
                process.exit(0);
            }
            watch();
        });
    };
    watch();
}

main(process.argv.at(-1)!).catch(error => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
});
