import { adopt } from "./adopt/adopt";
import { runCommand } from "./command";
import { init } from "./init";
import { PACKAGE_NAME, POLICY_PACK } from "./packageRoot";

/** A command of the installed package: `npx pulumi-eks-windows NAME`. */
export interface Command {
    /** One word, or two for a command about what another one prints. */
    name: string;
    summary: string;
    /** Gets the arguments after the name, and returns the exit code. Each command has `--help`. */
    run(args: string[]): Promise<number>;
}

const POLICY_PACK_CHECK = "policy-pack check";
const POLICY_PACK_USAGE = `Usage: npx ${PACKAGE_NAME} policy-pack

Prints the folder of the policy pack, for pulumi preview --policy-pack.

  -h, --help    prints this and does nothing else`;

/** All commands, in the order of the help. A new one is a row here. */
export const COMMANDS: Command[] = [
    { name: "init", summary: "writes a small project into an empty folder", run: init },
    { name: "adopt", summary: "writes a program that takes over the Windows parts of a cluster that another tool made", run: adopt },
    {
        name: "plan", summary: "runs the Pulumi program of this folder offline, as a preview would",
        run: async args => {
            // Loaded when it runs: Pulumi's SDK is slow to start.
            const { main } = await import("../plan/main");
            return main(args, { command: `npx ${PACKAGE_NAME} plan`, program: process.cwd(), programName: "this folder" });
        },
    },
    { name: "policy-pack", summary: "prints the folder of the policy pack", run: args => exitCode(runCommand(POLICY_PACK_USAGE, 0, () => console.log(POLICY_PACK), args)) },
    {
        name: POLICY_PACK_CHECK, summary: "checks a configuration file of the policy pack",
        run: async args => {
            const { checkCommand } = await import("../policy/configuration/checkCommand");
            return exitCode(checkCommand(`npx ${PACKAGE_NAME} ${POLICY_PACK_CHECK}`, args));
        },
    },
];

/** The exit code that a command has set. */
async function exitCode(command: Promise<void>): Promise<number> {
    await command;
    return Number(process.exitCode ?? 0);
}
