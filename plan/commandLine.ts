import * as path from "node:path";
import { readArguments } from "../commands/command";
import { PlanError } from "./planError";

/** What the plan was asked for. */
export interface PlanRequest {
    stack: string;
    /** Folder of the Pulumi program. */
    program: string;
    json: boolean;
    /** The plan for a comment on a pull request. */
    markdown: boolean;
    /** File with an earlier plan to compare with. */
    against?: string;
    /** Whether the text lists every resource. */
    resources: boolean;
    /** Whether the text gives reasons and sources. */
    details: boolean;
    /** File that the plan is written to as a page. */
    html?: string;
    help: boolean;
}

/** Who runs the plan: `npm run plan` in this repository, or the command of the installed package. */
export interface Caller {
    /** What a person writes before the options. */
    command: string;
    /** Folder of the program that is planned where none is named. */
    program: string;
    /** That folder in words. */
    programName: string;
}

export const usage = ({ command, programName }: Caller) => `Usage: ${command} [--stack NAME] [--program DIR] [--json | --markdown] [--html FILE] [--against FILE] [--resources] [--details]

Runs a Pulumi program offline, as a preview would: no AWS account, no Pulumi CLI, no network.

  --stack NAME    the stack whose configuration is read, Pulumi.NAME.yaml; default dev
  --program DIR   the folder of the program; default ${programName}
  --json          prints the plan as JSON and nothing else on standard output
  --markdown      prints the plan as Markdown, for a comment on a pull request, and nothing else on standard output
  --against FILE  compares with an earlier plan, which --json has printed into the file: what changes, and what is replaced
  --resources     lists every resource of the tree; without it, components
  --details       gives the reasons of defaults, the sources of costs, all days of the calendar and the names of policies
  --html FILE     also writes the plan into FILE as one page, which asks the network for nothing
  -h, --help      prints this and does nothing else

As text it is as wide as the terminal; elsewhere as COLUMNS says, or 100. NO_COLOR turns colours off.

Exit code 0; 1 if a mandatory policy is violated; 2 if there is no plan: the program fails, or the configuration or the
arguments are wrong.
`;

/** Reads the command line. */
export function commandLine(args: string[], { program }: Caller): PlanRequest {
    try {
        const { values } = readArguments(args, {
            stack: { type: "string", default: "dev" },
            program: { type: "string", default: program },
            json: { type: "boolean", default: false },
            markdown: { type: "boolean", default: false },
            against: { type: "string" },
            resources: { type: "boolean", default: false },
            details: { type: "boolean", default: false },
            html: { type: "string" },
        });
        if (values.json && values.markdown) {
            throw new Error("--json and --markdown both fill standard output, got both; give one of them");
        }
        return { ...values, program: path.resolve(values.program) };
    } catch (error) {
        throw new PlanError([{ path: "arguments", reason: (error as Error).message }]);
    }
}
