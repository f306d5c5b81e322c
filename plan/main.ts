import { PACKAGE_ROOT } from "../commands/packageRoot";
import { problemLines } from "../limits/text/problem";
import { Caller, commandLine, usage } from "./commandLine";
import { jsonProblems, jsonReport } from "./jsonReport";
import { PlanError } from "./planError";

const IN_THIS_REPOSITORY: Caller = { command: "npm run plan --", program: PACKAGE_ROOT, programName: "this package's own" };

/** Runs the command, and returns its exit code. */
export async function main(args: string[], caller = IN_THIS_REPOSITORY): Promise<number> {
    const json = args.includes("--json");
    const today = new Date().toISOString().slice(0, 10);
    // With --json nothing else may stand on standard output, not even what the program prints.
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
    const print = (text: string) => new Promise<void>(resolve => { write(text, () => resolve()); });
    try {
        const request = commandLine(args, caller);
        if (request.help) {
            await print(usage(caller));
            return 0;
        }
        // Only here: help waits for no SDK.
        const [{ makePlan }, { textReport }] = await Promise.all([import("./plan"), import("./textReport")]);
        const plan = await makePlan(request, today);
        await print(request.json ? jsonReport(plan) : textReport(plan, today));
        if (request.json) {
            plan.warnings.forEach(warning => console.error(`warning: ${warning}`));
        }
        return plan.verdict.violations.some(({ enforcementLevel }) => enforcementLevel === "mandatory") ? 1 : 0;
    } catch (error) {
        const problems = error instanceof PlanError ? error.problems : [(await import("./programProblems")).planProblem(error)];
        if (json) {
            await print(jsonProblems(problems));
        }
        console.error(["There is no plan; mend this first:", ...problemLines(problems)].join("\n"));
        return 2;
    }
}
