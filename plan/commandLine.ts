import * as path from "node:path";
import { parseArgs } from "node:util";
import { PlanError } from "./planError";

/** What the plan was asked for. */
export interface PlanRequest {
    stack: string;
    /** Folder of the Pulumi program. */
    program: string;
    json: boolean;
    help: boolean;
}

export const USAGE = `Usage: npm run plan -- [--stack NAME] [--program DIR] [--json]

Runs a Pulumi program offline, as a preview would: no AWS account, no Pulumi CLI, no network.

  --stack NAME    the stack whose configuration is read, Pulumi.NAME.yaml; default dev
  --program DIR   the folder of the program; default this package's own
  --json          prints the plan as JSON and nothing else on standard output
  --help          prints this

Exit code 0; 1 if a mandatory policy is violated; 2 if the configuration or the arguments are wrong.
`;

/** Reads the command line. */
export function commandLine(args: string[], ownProgram: string): PlanRequest {
    try {
        const { values } = parseArgs({
            args,
            options: {
                stack: { type: "string", default: "dev" },
                program: { type: "string", default: ownProgram },
                json: { type: "boolean", default: false },
                help: { type: "boolean", default: false },
            },
        });
        return { ...values, program: path.resolve(values.program) };
    } catch (error) {
        throw new PlanError([{ path: "arguments", reason: (error as Error).message }]);
    }
}
