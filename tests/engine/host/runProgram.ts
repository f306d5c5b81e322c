import * as path from "node:path";
import { RunRequest, RunResponse } from "@pulumi/pulumi/proto/language_pb";
import { Children } from "./children";
import { optionVariables } from "./options";

/**
 * What makes a program fast, and changes nothing of what it does: a memory of what ts-node has compiled, which lies beside the script
 * that this process runs; one frame of each stack, since Pulumi takes a stack of every promise; and fewer collections of young objects.
 *
 * It is `-r`, since at `--require` the SDK would leave ES modules in TypeScript to whoever is required.
 */
const FAST = ["-r", path.join(path.dirname(process.argv[1]), "transpileCache.js"), "--stack-trace-limit=1", "--max-semi-space-size=32"];
/** Exit code of a program whose error the SDK has already shown. */
const SHOWN = 32;

/** Runs a program to its end. */
export function runProgram(request: RunRequest, engine: string, children: Children): Promise<RunResponse> {
    const info = request.getInfo()!;
    const child = children.start("@pulumi/pulumi/cmd/run", info.getProgramDirectory(), programArguments(request, engine), {
        env: {
            ...process.env, ...optionVariables(info),
            PULUMI_CONFIG: JSON.stringify(configuration(request)),
            PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
        },
        // The engine reads the standard output and error of this process.
        stdio: ["ignore", "inherit", "inherit"],
    }, FAST);
    return new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (code, signal) => {
            if (code === SHOWN) {
                resolve(new RunResponse().setBail(true));
            } else {
                resolve(new RunResponse().setError(code === 0 ? "" : `Program exited with non-zero exit code: ${code ?? signal}`));
            }
        });
    });
}

function programArguments(request: RunRequest, engine: string): string[] {
    const info = request.getInfo()!;
    const options: Record<string, string> = {
        monitor: request.getMonitorAddress(), engine, organization: request.getOrganization(), project: request.getProject(),
        "root-directory": info.getRootDirectory(), stack: request.getStack(), pwd: info.getProgramDirectory(),
        parallel: String(request.getParallel()),
    };
    const given = Object.entries(options).filter(([, value]) => value !== "").flatMap(([name, value]) => [`--${name}`, value]);
    return [...given, ...request.getDryrun() ? ["--dry-run"] : [], info.getEntryPoint(), ...request.getArgsList()];
}

/** The configuration of the stack with keys of the SDK's old form, `aws:config:region`, which every version of it reads. */
function configuration(request: RunRequest): Record<string, string> {
    return Object.fromEntries(request.getConfigMap().toArray().map(([key, value]) => [key.replace(/^([^:]+):([^:]+)$/, "$1:config:$2"), value]));
}
