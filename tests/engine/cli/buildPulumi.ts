import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

const COMMAND = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
/** Without it the CLI does not know its version, and the Automation API refuses it. */
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
const INSTALL_HINT = "install Pulumi (https://www.pulumi.com/docs/install/) or Go (https://go.dev/doc/install), and run this again";

/** Builds the CLI from the Go module beside this file; about four minutes on two cores. */
export async function buildPulumi(target: string, version: string, say: (line: string) => void): Promise<void> {
    say("building it from source with Go, for some minutes");
    await buildGo(__dirname, COMMAND, target, `-X ${VERSION_VARIABLE}=v${version}`);
}

/** Builds a command with the Go module in a folder. */
export async function buildGo(module: string, command: string, target: string, linkerFlags = ""): Promise<void> {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    // Built aside and renamed, so that an interrupted build leaves no half of a program.
    const partial = `${target}.${process.pid}`;
    try {
        await go(module, ["build", "-buildvcs=false", "-ldflags", `-s -w ${linkerFlags}`.trim(), "-o", partial, command]);
        fs.renameSync(partial, target);
    } finally {
        fs.rmSync(partial, { force: true });
    }
}

/** Runs Go in a folder; what it says last is the error, if there is one. */
export function go(folder: string, args: string[]): Promise<void> {
    // No C compiler is asked for, and go.mod and go.sum stay as they are.
    const env = { ...process.env, CGO_ENABLED: "0", GOFLAGS: "-mod=readonly", GOWORK: "off" };
    const child = spawn("go", args, { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.on("data", data => { said += data; });
    return new Promise((resolve, reject) => {
        child.on("error", () => reject(new Error(`there is no Pulumi CLI, and no Go to build it with; ${INSTALL_HINT}`)));
        child.on("close", code => code === 0
            ? resolve() : reject(new Error(`\`go ${args[0]}\` failed in ${path.basename(folder)}:\n${said.trim().split("\n").slice(-10).join("\n")}\n${INSTALL_HINT}`)));
    });
}
