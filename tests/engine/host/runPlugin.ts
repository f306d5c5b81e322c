import * as grpc from "@grpc/grpc-js";
import { RunPluginRequest, RunPluginResponse } from "@pulumi/pulumi/proto/language_pb";
import { Children } from "./children";
import { optionVariables } from "./options";

/** Runs a policy pack, or another plugin that is written for Node, and passes on what it prints until it ends. */
export function runPlugin(call: grpc.ServerWritableStream<RunPluginRequest, RunPluginResponse>, children: Children): void {
    const { request } = call;
    const info = request.getInfo()!;
    const folder = info.getProgramDirectory();
    // A policy pack works in its own folder, and is told it last.
    const isPack = request.getKind() === "analyzer";
    const child = children.start(
        isPack ? "@pulumi/pulumi/cmd/run-policy-pack" : "@pulumi/pulumi/cmd/run-plugin", folder,
        isPack ? [...request.getArgsList(), folder] : [folder, ...request.getArgsList()],
        {
            cwd: isPack ? folder : request.getPwd(), stdio: ["ignore", "pipe", "pipe"],
            // The engine gives the whole environment.
            env: { ...Object.fromEntries(request.getEnvList().map(variable => variable.split(/=([^]*)/, 2))), ...optionVariables(info) },
        },
    );
    child.stdout!.on("data", data => call.write(new RunPluginResponse().setStdout(data)));
    child.stderr!.on("data", data => call.write(new RunPluginResponse().setStderr(data)));
    child.on("error", error => call.emit("error", error));
    child.on("close", code => {
        call.write(new RunPluginResponse().setExitcode(code ?? 1));
        call.end();
    });
    // The engine is done with a plugin when it cancels the call.
    call.on("cancelled", () => child.kill());
}
