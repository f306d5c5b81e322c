import * as pulumi from "@pulumi/pulumi";
import { Problem } from "../limits/text/problem";
import { rejectProblems } from "./problems";

type Path = (string | number)[];

/** What stands in the place of a reason that would show a secret. */
const SECRET_REASON = "is not valid; the value is secret, so it is not shown: check it against the documentation of the argument";

/**
 * The arguments, judged: at once as far as they are known, and each value of another resource as soon as it is known.
 *
 * Whatever uses such a value waits for its judgement: nothing is made with a value that is wrong. Values are judged one by one, and a list
 * of values as a whole. So a value that is known in a preview stays known, whatever its neighbours are.
 *
 * @param problemsOf - Judges the arguments; values that are not known yet are still outputs there, and not judged.
 */
export function judgedArgs<Args extends object>(component: pulumi.Resource, args: Args, problemsOf: (args: Args) => Problem[]): Args {
    rejectProblems(component, problemsOf(args));
    return judgedLater(args, [], (value, path) => {
        const output: pulumi.Output<unknown> = pulumi.output(value);
        return output.apply(known => {
            const problems = isMark(known) ? [] : problemsOf(withValue(args, path, known) as Args);
            return problems.length === 0 ? known : rejectLate(component, output, problems).then(() => known);
        });
    }) as Args;
}

async function rejectLate(component: pulumi.Resource, value: pulumi.Output<unknown>, problems: Problem[]): Promise<void> {
    const secret = await pulumi.isSecret(value);
    rejectProblems(component, secret ? problems.map(({ path }) => ({ path, reason: SECRET_REASON })) : problems);
}

/** The value with each output in it, or list of outputs, judged; the value itself where there is none. */
function judgedLater(value: unknown, path: Path, judge: (value: unknown, path: Path) => unknown): unknown {
    if (isLater(value) || (Array.isArray(value) && value.some(isLater))) {
        return judge(value, path);
    }
    if (!Array.isArray(value) && !isPlain(value)) {
        return value;
    }
    const judged = Object.entries(value).map(([key, part]) =>
        [key, judgedLater(part, [...path, Array.isArray(value) ? Number(key) : key], judge)] as const);
    return Array.isArray(value) ? judged.map(([, part]) => part) : Object.fromEntries(judged);
}

/** The arguments with another value at a path. */
function withValue(args: unknown, [key, ...rest]: Path, value: unknown): unknown {
    if (key === undefined) {
        return value;
    }
    const changed = withValue((args as Record<string | number, unknown>)[key], rest, value);
    return Array.isArray(args) ? args.map((part: unknown, index) => index === key ? changed : part) : { ...args as object, [key]: changed };
}

/** Encrypted settings are the SDK's mark for unknown values in an offline plan, which can't decrypt them. */
function isMark(value: unknown): boolean {
    return Array.isArray(value) ? value.some(isMark) : value === pulumi.runtime.unknownValue;
}

function isLater(value: unknown): boolean {
    return pulumi.Output.isInstance(value) || value instanceof Promise;
}

/** Resources and other instances of classes are passed on as they are. */
function isPlain(value: unknown): value is Record<string, unknown> {
    return value !== null && typeof value === "object" && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}
