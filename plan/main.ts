import * as fs from "node:fs";
import { PACKAGE_ROOT } from "../commands/packageRoot";
import { isoDate } from "../limits/text/isoDate";
import { problemLines } from "../limits/text/problem";
import { Caller, commandLine, usage } from "./commandLine";
import type { Plan } from "./plan";
import { PlanError } from "./planError";
import { outputOptions } from "./text/textOptions";
import { mandatory } from "./text/verdict";

const IN_THIS_REPOSITORY: Caller = { command: "npm run plan --", program: PACKAGE_ROOT, programName: "this package's own" };

/** Runs the command, and returns its exit code. */
export async function main(args: string[], caller = IN_THIS_REPOSITORY): Promise<number> {
    const json = args.includes("--json");
    // Before anything is redirected.
    const output = outputOptions(process.stdout, process.env);
    const today = isoDate(Date.now());
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
        require("../loader/deferred.js");
        const [{ makePlan }, { planModel }, { report }] = await Promise.all([import("./plan"), import("./model/planModel"), import("./report")]);
        // Read first: a wrong file is told at once.
        const earlier = request.against === undefined ? undefined : (await import("./compare/earlierPlan")).earlierPlan(request.against, caller.command);
        const plan = await makePlan(request, today);
        if (request.html !== undefined) {
            await writePage(request.html, plan, today);
        }
        const model = planModel(plan, today);
        await print(report(model, request, output, earlier));
        if (request.json || request.markdown) {
            model.warnings.forEach(warning => console.error(`warning: ${warning}`));
        }
        return mandatory(model.policy.violations) > 0 ? 1 : 0;
    } catch (error) {
        const problems = error instanceof PlanError ? error.problems : [(await import("./programProblems")).planProblem(error)];
        if (json) {
            const [{ noPlan }, { jsonReport }] = await Promise.all([import("./model/planModel"), import("./jsonReport")]);
            await print(jsonReport(noPlan(problems, today)));
        }
        console.error(["There is no plan. Fix this first:", ...problemLines(problems)].join("\n"));
        return 2;
    }
}

async function writePage(file: string, plan: Plan, today: string): Promise<void> {
    // Loaded when it is asked for: most plans go to a terminal.
    const { htmlPage } = await import("./page/page");
    try {
        fs.writeFileSync(file, htmlPage(plan, today));
    } catch (error) {
        throw new PlanError([{ path: "--html", reason: `the page can't be written: ${(error as Error).message}` }]);
    }
    console.error(`The plan is in ${file}; open it in a browser.`);
}
