import * as pulumi from "@pulumi/pulumi";
import { Problem } from "../limits/text/problem";

/**
 * The error as the engine formats it for every language: each problem under the property that it is of. An error without
 * problems stays as it is.
 */
export function inputError(error: unknown): unknown {
    const { problems } = (error ?? {}) as { problems?: Problem[] };
    return problems
        ? new pulumi.InputPropertiesError({
            message: "invalid arguments:", errors: problems.map(({ path, reason }) => ({ propertyPath: path, reason })),
        })
        : error;
}

/**
 * Takes the stack from errors that hide it, before the SDK shows it: a problem that is found when an output becomes known
 * reaches no caller.
 */
export function hideStacks(): void {
    const hide = (error: unknown) => {
        if (pulumi.ResourceError.isInstance(error) && error.hideStack) {
            error.stack = error.message;
        }
    };
    process.prependListener("uncaughtException", hide);
    process.prependListener("unhandledRejection", hide);
}
