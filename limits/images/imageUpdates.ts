import { componentSteps } from "./componentSteps";
import { Problem, shown } from "../text/problem";

/** Component of Amazon's that installs what Windows Update has. */
export const UPDATE_COMPONENT = "update-windows";

/** What a user's own PowerShell installs Windows updates with. */
const UPDATING_COMMANDS = /\b(?:(?:Install|Get)-WindowsUpdate|Get-WUInstall|PSWindowsUpdate|wusa|usoclient|Microsoft\.Update\.Session)\b/i;

/** Name of a component that Amazon keeps in Image Builder, of whatever version; undefined for others. */
export function amazonComponent(arn: string): string | undefined {
    return /^arn:[\w-]+:imagebuilder:[\w-]*:aws:component\/([\w-]+)(?:\/|$)/.exec(arn)?.[1];
}

/** Whether a component's own document installs Windows updates, in whatever way. */
export function updatesWindows(document: unknown): boolean {
    return componentSteps("", document).some(({ action, commands }) =>
        action === "UpdateOS" || commands.some(({ text }) => UPDATING_COMMANDS.test(text)));
}

/** What a component of a recipe is. */
export interface RecipePart {
    /** ARN, where it is known. */
    arn?: string;
    /** Its document, where the component is the user's own. */
    document?: unknown;
}

/**
 * Nodes are replaced, not patched, so the updates have to be in the image (P2).
 *
 * @param path - That of the list of components.
 */
export function imageUpdateProblems(path: string, parts: RecipePart[]): Problem[] {
    const names = parts.map(({ arn }) => (arn && amazonComponent(arn)) ?? "one of your own");
    return names.includes(UPDATE_COMPONENT) || parts.some(({ document }) => updatesWindows(document)) ? [] : [{
        path,
        reason: `no component installs Windows updates, so nodes have only those of the base image, got ${shown(names)}; `
            + `add Amazon's component ${UPDATE_COMPONENT} (arn:aws:imagebuilder:<region>:aws:component/${UPDATE_COMPONENT}/x.x.x)`,
    }];
}
