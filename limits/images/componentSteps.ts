import { isObject } from "../text/plainObject";

/** A step of an Image Builder component, as far as its document is well formed. */
export interface ComponentStep {
    /** Name of its phase: `build`, `validate`, `test`. */
    phase: string;
    /** Action module: `ExecutePowerShell`, `UpdateOS`. */
    action: string;
    /** Whether it may be passed over. */
    conditional: boolean;
    /** Its inline commands, each with the path of its text. */
    commands: { path: string; text: string }[];
}

/**
 * The steps of an Image Builder component's document, whoever wrote it; what is no step is left out.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-use-documents.html
 */
export function componentSteps(path: string, document: unknown): ComponentStep[] {
    return items(member(document, "phases")).flatMap((phase, i) => items(member(phase, "steps")).flatMap((step, j): ComponentStep[] => {
        const action = member(step, "action");
        return typeof action !== "string" ? [] : [{
            phase: text(member(phase, "name")), action, conditional: member(step, "if") !== undefined,
            commands: items(member(member(step, "inputs"), "commands")).flatMap((command, k) =>
                typeof command === "string" ? [{ path: `${path}.phases[${i}].steps[${j}].inputs.commands[${k}]`, text: command }] : []),
        }];
    }));
}

function member(value: unknown, key: string): unknown {
    return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function items(value: unknown): unknown[] {
    return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
    return typeof value === "string" ? value : "";
}
