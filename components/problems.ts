import * as pulumi from "@pulumi/pulumi";
import { Problem, problemLines } from "../limits/text/problem";

/** Reports every problem at once, under the component in the engine's output, without a stack. */
export function rejectProblems(component: pulumi.Resource, problems: Problem[]): void {
    if (problems.length > 0) {
        const message = ["invalid arguments:", ...problemLines(problems)].join("\n");
        // The list goes along, for whoever shows problems in another form than text.
        const error = Object.assign(new pulumi.ResourceError(message, component, true), { problems });
        // Where a value is found wrong after the program has run, the SDK writes the name of every property that waits for it before the message.
        throw Object.defineProperty(error, "message", { get: () => message, set: () => undefined });
    }
}
