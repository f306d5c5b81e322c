import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { readArguments } from "../../commands/command";
import { boundaryDocument, documents } from "./documents";
import { POLICY_ARN } from "./managedPolicy";
import { Access, Plan, accessOf, unknownTypes } from "./planned";

export const USAGE = `Usage: npm run access -- [options]

Writes the IAM policies that a stack needs: preview.json, up.json, up-roles.json and, where it builds images, image-pipeline.json; and
boundary.json, a permissions boundary for the roles that it makes.
Without options, those of this repository's own stacks, into delivery/access.

  --program <folder>  folder with the Pulumi.yaml of the program
  --stack <name>      stack that the policies are for; several times for several stacks
  --out <folder>      folder that the policies are written into
  --account <id>      account that the policies name; by default they work in whichever account has them
  --boundary <arn>    permissions boundary without which no role can be made or changed
  -h, --help          prints this and does nothing else`;

const ROOT = path.join(__dirname, "../..");
/** Stacks whose documents are in this folder. */
export const OWN_STACKS = ["dev", "prod"];

/** What the command was asked for. */
interface Request {
    program: string;
    stacks: string[];
    out: string;
    given: Pick<Access, "accountId" | "permissionsBoundaryArn">;
}

/** Reads the arguments; nothing if they ask for help. */
export function requestOf(args: string[]): Request | undefined {
    const { values } = readArguments(args, {
        program: { type: "string" }, stack: { type: "string", multiple: true }, out: { type: "string" }, account: { type: "string" }, boundary: { type: "string" },
    });
    if (values.help) {
        return undefined;
    }
    const [option] = Object.keys(values).filter(key => !["out", "help"].includes(key));
    if (option !== undefined && values.out === undefined) {
        throw new Error(`--${option} needs --out, got none; name the folder to write into, since delivery/access has the policies of this repository's stacks`);
    }
    if (values.account !== undefined && !/^\d{12}$/.test(values.account)) {
        throw new Error(`--account must be twelve digits, got "${values.account}"`);
    }
    if (values.boundary !== undefined && !POLICY_ARN.test(values.boundary)) {
        throw new Error(`--boundary must be the ARN of an IAM policy, got "${values.boundary}"; write arn:aws:iam::111122223333:policy/NAME`);
    }
    return {
        program: values.program ?? ROOT, out: values.out ?? __dirname,
        stacks: values.stack ?? (values.program === undefined ? OWN_STACKS : []),
        given: { accountId: values.account, permissionsBoundaryArn: values.boundary },
    };
}

/** The documents as files, by name. */
export function filesOf(plans: Plan[], given: Request["given"] = {}): Record<string, string> {
    const access = { ...accessOf(plans), ...given };
    const unknown = unknownTypes(access);
    if (unknown.length > 0) {
        throw new Error(`no table of delivery/access/actions has ${unknown.join(", ")}; add the IAM actions that they need there`);
    }
    const all = { ...documents(access), boundary: boundaryDocument(access) };
    return Object.fromEntries(Object.entries(all).map(([name, document]) => [`${name}.json`, `${JSON.stringify(document, undefined, 4)}\n`]));
}

/** Plans the stacks, and writes their documents. */
export async function writeDocuments({ program, stacks, out, given }: Request): Promise<string[]> {
    const plans = await Promise.all((stacks.length === 0 ? [[]] : stacks.map(stack => ["--stack", stack])).map(args => planned(program, args)));
    const files = filesOf(plans, given);
    fs.mkdirSync(out, { recursive: true });
    Object.entries(files).forEach(([name, text]) => fs.writeFileSync(path.join(out, name), text));
    return Object.keys(files);
}

async function planned(program: string, args: string[]): Promise<Plan> {
    const command = [path.join(ROOT, "plan/run.js"), "--json", "--program", program, ...args];
    const { code, stdout, stderr } = await promisify(execFile)(process.execPath, command, { maxBuffer: Infinity })
        .then(ran => ({ code: 0, ...ran }), (error: { code: number; stdout: string; stderr: string }) => error);
    // A plan that violates a policy ends with 1, and is a plan all the same.
    if (code > 1) {
        throw new Error(stderr);
    }
    return JSON.parse(stdout) as Plan;
}
