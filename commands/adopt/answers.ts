import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { isObject } from "../../limits/text/plainObject";

/** A question to AWS that changes nothing. */
export interface Question {
    /** Arguments of the `aws` CLI. */
    args: string[];
    /** Name of the file that holds its answer, for `--from`. */
    file: string;
    /** What the answer must hold. */
    holds: string;
}

/** Answers questions; what is asked in one go does not depend on one another. */
export type Answers = (questions: Question[]) => Promise<Answer[]>;
/** What AWS says, in the shapes of its API. */
export type Answer = Record<string, any>;

/** An answer that could not be had, with what to do. */
export class NoAnswer extends Error {}

/** The command that answers a question, as a shell takes it. */
export function commandLine({ args }: Question): string {
    return ["aws", ...args, "--output", "json"].map(word => /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`).join(" ");
}

/** Asks AWS by the `aws` CLI, with the credentials that it finds by itself. */
export function liveAnswers(options: string[], save?: string): Answers {
    return questions => Promise.all(questions.map(async question => {
        const args = [...question.args, ...options];
        try {
            const { stdout } = await promisify(execFile)("aws", [...args, "--output", "json"], { maxBuffer: Infinity });
            if (save !== undefined) {
                fs.mkdirSync(save, { recursive: true });
                fs.writeFileSync(path.join(save, question.file), stdout);
            }
            return parsed(stdout, commandLine({ ...question, args }), question);
        } catch (error) {
            throw error instanceof NoAnswer ? error : new NoAnswer(refusal(error as NodeJS.ErrnoException & { stderr?: string }, commandLine({ ...question, args })));
        }
    }));
}

function refusal({ code, stderr = "", message }: NodeJS.ErrnoException & { stderr?: string }, command: string): string {
    return code === "ENOENT"
        ? "The aws CLI is not installed, or not on the PATH; install it, or give the saved answers by --from FOLDER"
        : `AWS did not answer: ${stderr.trim() || message}\nThe command was: ${command}`;
}

/** Reads answers from files; names every file that is missing, with the command that writes it. */
export function savedAnswers(folder: string): Answers {
    return async questions => {
        const missing = questions.filter(({ file }) => !fs.existsSync(path.join(folder, file)));
        if (missing.length > 0) {
            throw new NoAnswer(`${folder} lacks answers of AWS; save them with these commands, and run this one again:\n\n${
                missing.map(question => `    ${commandLine(question)} > ${question.file}\n`).join("")}`);
        }
        return questions.map(question => parsed(fs.readFileSync(path.join(folder, question.file), "utf8"), path.join(folder, question.file), question));
    };
}

function parsed(text: string, source: string, { holds }: Question): Answer {
    let answer: unknown;
    try {
        answer = JSON.parse(text);
    } catch (error) {
        throw new NoAnswer(`${source}: not JSON (${(error as Error).message}); save the answer of the command with --output json`);
    }
    if (!isObject(answer) || answer[holds] === undefined) {
        throw new NoAnswer(`${source}: has no ${holds}; save the whole answer, without --query`);
    }
    if (answer.nextToken || answer.NextToken || answer.IsTruncated === true) {
        throw new NoAnswer(`${source}: is one page of several; save the whole answer, without --no-paginate or --max-items`);
    }
    return answer;
}
