import * as assert from "node:assert/strict";
import { PlannedResource } from "../../../plan/resource";
import { Json, Properties, UNKNOWN } from "../../../plan/signatures";
import { Preview, RawStack, WindowsStack } from "../../support/stack";
import { policyPack } from "../judging";
import { inNativeForm } from "./nativeForm";

/** What the pack says: the policy, the name of the resource, and what the message looks like. */
export type Said = [policy: string, resource: string, message?: RegExp];
/** A good stack of aws-native, what is changed in it, and all that the pack says then. */
export type Case = [title: string, change: (stack: WindowsStack) => unknown, ...said: Said[]];

const PREVIEWS: Preview[] = ["first", "later"];

/** A setting that Windows nodes can't have. */
export const IPV6: Properties = { kubernetesNetworkConfig: { ipFamily: "ipv6" } };

/**
 * One test for each case and preview; what is not judged in a first preview does not count.
 *
 * @param only - Names of the policies that the cases are about; unset, no other policy may say a word either.
 */
export function saysOfNative(cases: Case[], only?: string[]): void {
    const judge = policyPack();
    for (const [title, change, ...expected] of cases) {
        for (const preview of PREVIEWS) {
            it(`${title}: ${expected.length === 0 ? "nothing" : expected[0][0]}, in a ${preview} preview`, async () => {
                const stack = inNativeForm(new WindowsStack(preview));
                change(stack);
                const found = (await judge(stack.resources)).filter(({ policy, message }) =>
                    (only?.includes(policy) ?? true) && !message.includes("so it is not judged"));
                const nameOf = (urn: string) => stack.resources.find(resource => resource.urn === urn)!.name;
                assert.deepEqual(found.map(({ policy, urn }) => [policy, nameOf(urn)]), expected.map(([policy, name]) => [policy, name]));
                expected.forEach(([, , message], i) => message && assert.match(found[i].message.split("\n")[1], message));
            });
        }
    }
}

/** Makes a property from other resources. */
export function madeFrom(stack: RawStack, resource: PlannedResource, property: string, value: Json, ...sources: PlannedResource[]): void {
    stack.set(resource, { [property]: value });
    if (stack.preview === "first") {
        resource.propertyDependencies[property] = sources.map(({ urn }) => urn);
        resource.dependencies.push(...sources.map(({ urn }) => urn));
    }
}

/** What is known of a resource that is made. */
export const later = (stack: RawStack, resource: PlannedResource, outputs: Properties) =>
    Object.assign(resource.outputs, stack.preview === "first" ? Object.fromEntries(Object.keys(outputs).map(key => [key, UNKNOWN])) : outputs);

/** Has the Windows group run an AMI of one's own. */
export const runsOwnImage = (stack: WindowsStack) =>
    stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }] });

/** A launch template of the Windows group. */
export function giveTemplate(stack: WindowsStack, launchTemplateData: Json, made: PlannedResource[] = []): PlannedResource {
    const template = stack.add("aws-native:ec2:LaunchTemplate", "template", {});
    madeFrom(stack, template, "launchTemplateData", launchTemplateData, ...made);
    later(stack, template, { launchTemplateId: "lt-1", latestVersionNumber: "3", defaultVersionNumber: "1" });
    madeFrom(stack, stack.main.windows, "launchTemplate", { id: template.outputs.launchTemplateId, version: template.outputs.latestVersionNumber }, template);
    return template;
}
