import type { PolicyResource } from "@pulumi/policy";
import { Problem, shown } from "../../limits/text/problem";
import { Exemption, Place, matcherOf } from "../exemptions";
import { Report } from "../rule";
import { STACK } from "../stack/types";

/**
 * Exemptions that match no resource of the stack: the resource is gone, or its name is misspelt.
 *
 * One URN that names another stack is passed over: several stacks share a configuration.
 */
export function unusedExemptionProblems(exemptions: Exemption[], resources: Place[]): Problem[] {
    const stacks = new Set(resources.map(({ urn }) => stackOf(urn)));
    return exemptions.flatMap((exemption, i) => {
        const { resource } = exemption;
        const isOfAnotherStack = resource.startsWith("urn:") && !resource.includes("*") && !stacks.has(stackOf(resource));
        return isOfAnotherStack || resources.some(matcherOf(exemption)) ? [] : [{
            path: `exemptions[${i}].resource`,
            reason: `matches no resource of this stack, got ${shown(resource)}; correct the name, or remove the exemption`,
        }];
    });
}

/** Says which exemptions match nothing; it is about the stack, which state that somebody wrote by hand may lack. */
export function reportUnusedExemptions(resources: PolicyResource[], exemptions: Exemption[], report: Report): void {
    const stack = resources.find(({ type }) => type === STACK) ?? resources.at(0);
    if (stack) {
        report.configuration(stack, unusedExemptionProblems(exemptions, resources));
    }
}

/** Stack and project of a URN. */
function stackOf(urn: string): string {
    return urn.split("::", 2).join("::");
}
