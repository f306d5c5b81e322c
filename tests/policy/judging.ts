import * as assert from "node:assert/strict";
import { Violation } from "../../plan/packProtocol";
import { PlannedResource } from "../../plan/resource";
import { Json } from "../../plan/signatures";
import { described } from "../../policy/help";
import { RULES } from "../../policy/rules";
import { WindowsStack } from "../support/stack";
import { hostedPack } from "./hostedPack";

/** What the whole pack says of a stack. */
export type Judge = (resources: PlannedResource[]) => Promise<Violation[]>;

/** A good stack, what is changed in it, and what the whole pack says then: nothing, where that is left out. */
export type Case = [title: string, change: (stack: WindowsStack) => unknown, found?: (stack: WindowsStack) => Violation[]];

/** Values of types and sizes that no schema allows; a rule that stumbles over one of them misses what is wrong beside it. */
export const ODD: Json[] = [
    null, "", " ", "text", 0, -1.5, true, [], [null], ["text"], [{}], {}, { toString: 1 }, { name: null }, Array(1_001).fill("text"),
];

/** Policies on what makes Windows nodes work at all: cases that are about linking resources look at these. */
export const ENABLING = ["windows-cluster-role-policies", "windows-linux-capacity", "windows-no-custom-networking", "windows-no-ipv6-cluster"];

/** Names of groups and clusters, which messages end with where a stack has several; tests of their own hold these. */
const NAMES = / \((?:node groups? [^()]+|cluster [^()]+)\)$/;

/** The pack, as its levels are by default. */
export function policyPack(): Judge {
    return resources => hostedPack.violations(resources);
}

/**
 * One test for each case: in a first preview, where nothing is known of other resources, and in a later one.
 *
 * @param only - Names of the policies that the cases are about; unset, no other policy may say a word either.
 */
export function judged(judge: Judge, prefix: string, cases: Case[], only?: string[]): void {
    const about = (violations: Violation[]) => violations.filter(({ policy }) => only?.includes(policy) ?? true)
        .map(violation => ({ ...violation, message: violation.message.replace(NAMES, "") }));
    for (const [title, change, found = () => []] of cases) {
        it(`${prefix} ${title}`, async () => {
            const [first, later] = [new WindowsStack("first"), new WindowsStack("later")];
            [first, later].forEach(change);
            assert.deepEqual(
                { first: about(await judge(first.resources)), later: about(await judge(later.resources)) },
                { first: found(first), later: found(later) },
            );
        });
    }
}

/** A finding as the engine shows it: the policy's description and the page that helps, then what is wrong. */
export function finding(policy: string, description: string, enforcementLevel = "mandatory"): (resource: PlannedResource, message: string) => Violation {
    return ({ urn }, message) => ({ policy, enforcementLevel, urn, message: `${described({ name: policy, description })}\n${message}` });
}

/** The same findings where they depend on a secret: of each, only the property and the rule's own mend are shown, once. */
export function withoutValues(found: Case[2]): (stack: WindowsStack) => Violation[] {
    return stack => {
        const shown = (found?.(stack) ?? []).map(violation => {
            const [description, reason] = violation.message.split("\n");
            const [, property] = /^([a-zA-Z]+)(?:[.[]\S*)?: /.exec(reason) ?? [];
            const { remediationSteps } = RULES.find(({ name }) => name === violation.policy)!;
            return {
                ...violation,
                message: `${description}\n${property === undefined ? "" : `${property}: `}is wrong. It depends on a secret, so no values are shown. ${remediationSteps}`,
            };
        });
        return [...new Map(shown.map(violation => [violation.urn + violation.message, violation])).values()];
    };
}

/** What the pack says of a property that decides and that nobody knows in a first preview. */
export function notJudged(policy: string, description: string): (resource: PlannedResource, path: string) => Violation {
    const advice = finding(policy, description, "advisory");
    return (resource, path) => advice(resource, `${path}: not known before \`pulumi up\`, so it is not judged in this preview`);
}
