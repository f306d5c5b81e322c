import { execFile } from "node:child_process";
import * as path from "node:path";
import { promisify } from "node:util";
import { pythonPackages } from "../languages/pythonPackages";

/** What is wrong with each command line, in the words of the tool; nothing where it takes it. */
export type Complaints = (lines: string[][]) => Promise<string[]>;

/** The AWS CLI: operations, options, query expressions, shorthand, and parameters by the API's model. */
export const awsComplaints: Complaints = async lines => {
    const PYTHONPATH = await pythonPackages(path.join(__dirname, "requirements.txt"));
    const running = promisify(execFile)("python3", [path.join(__dirname, "awsCli.py")], { env: { ...process.env, PYTHONPATH } });
    running.child.stdin!.end(JSON.stringify(lines));
    return JSON.parse((await running).stdout) as string[];
};

/**
 * A tool that is made with Cobra, such as kubectl and pulumi: with `--help` it reads all options, refuses those that it does not have, and
 * prints how the command is used instead of running it.
 */
export function cobraComplaints(command: string, name: string): Complaints {
    return async lines => {
        const complaints: string[] = [];
        // One after the other: each is short, and the machine has other work.
        for (const line of lines) {
            complaints.push(await complaint(command, name, line));
        }
        return complaints;
    };
}

async function complaint(command: string, name: string, line: string[]): Promise<string> {
    const end = line.includes("--") ? line.indexOf("--") : line.length;
    const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    try {
        const { stdout } = await promisify(execFile)(command, [...line.slice(0, end), "--help", ...line.slice(end)], { env });
        const missing = missingCommand(stdout, name, line);
        return missing === undefined ? "" : `no such command: ${name} ${line.join(" ")}; its help is of "${missing}"`;
    } catch (error) {
        const { code, stderr, message } = error as { code?: string; stderr?: string; message: string };
        if (code === "ENOENT") {
            throw new Error(`The commands of the documentation are read by ${command}, which is not on the PATH: install it`, { cause: error });
        }
        return stderr || message;
    }
}

/** Of what command the help is, if of another one than the line names: Cobra prints that of the command before an unknown one. */
function missingCommand(help: string, name: string, line: string[]): string | undefined {
    const [, usage] = new RegExp(`^Usage:\\n +${name} ?(.*)$`, "m").exec(help) ?? [];
    const verbs = (usage ?? "").split(/ ?[[(<\-A-Z]/)[0].split(" ").filter(verb => verb !== "");
    const [, aliases] = /^Aliases:\n +(.*)$/m.exec(help) ?? [];
    const known = verbs.map((verb, index) => index === verbs.length - 1 ? [verb, ...aliases?.split(", ") ?? []] : [verb]);
    let from = 0;
    const isNamed = verbs.length > 0 && known.every(words => {
        const found = line.findIndex((word, index) => index >= from && words.includes(word));
        from = found + 1;
        return found >= 0;
    });
    const isParent = /^(Available )?Commands:$/m.test(help) && /^[a-z]/.test(line[from] ?? "");
    return isNamed && !isParent ? undefined : [name, ...verbs].join(" ");
}
