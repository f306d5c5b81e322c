import * as assert from "node:assert/strict";
import { PolicySeverity, PolicyType } from "@pulumi/pulumi/proto/analyzer_pb";
import { PackConfig, Violation } from "../../plan/packProtocol";
import { described } from "../../policy/help";
import { isStackRule } from "../../policy/rule";
import { RULES } from "../../policy/rules";
import { Preview, WindowsStack } from "../support/stack";
import { BREAKS } from "./breaks";
import { protocolPack } from "./protocolPack";

const NAMES = RULES.map(({ name }) => name);
const mandatory = (name: string): PackConfig => ({ [name]: { enforcementLevel: "mandatory" } });
type Level = NonNullable<PackConfig[string]["enforcementLevel"]>;

/** A stack that breaks a rule. */
function broken(name: string, preview: Preview = "later"): WindowsStack {
    const stack = new WindowsStack(preview);
    BREAKS[name](stack);
    return stack;
}

/** Every rule at one level, but those that are given. */
const all = (enforcementLevel: Level, but: PackConfig = {}): PackConfig =>
    ({ ...Object.fromEntries(NAMES.map(name => [name, { enforcementLevel }])), ...but });

describe("every rule of the pack", () => {
    const pack = protocolPack();

    it("is in the list of what breaks each rule", () => {
        assert.deepEqual(Object.keys(BREAKS).sort(), [...NAMES].sort());
    });

    it("is in the pack once, in the order in which the rules stand there: those on resources, then those on the stack", async () => {
        const listed = (await pack().info()).getPoliciesList();
        const [ofStack, ofResources] = [RULES.filter(isStackRule), RULES.filter(rule => !isStackRule(rule))];
        assert.deepEqual(listed.map(policy => policy.getName()), [...ofResources, ...ofStack].map(({ name }) => name));
        assert.deepEqual(listed.map(policy => policy.getPolicyType()), [
            ...ofResources.map(() => PolicyType.POLICY_TYPE_RESOURCE),
            // The SDK lists what can mend a resource as a policy on resources.
            ...ofStack.map(rule => rule.remediate ? PolicyType.POLICY_TYPE_RESOURCE : PolicyType.POLICY_TYPE_STACK),
        ]);
    });

    it("is silent on a good stack at every level", async () => {
        for (const preview of ["first", "later"] as const) {
            assert.deepEqual(await pack().violations(new WindowsStack(preview).resources, all("mandatory")), []);
        }
    });

    for (const name of NAMES) {
        it(`${name} says what it is, how grave, where to read on and how to mend it`, async () => {
            const policy = (await pack().info()).getPoliciesList().find(each => each.getName() === name)!;
            const framework = policy.getFramework()!;
            assert.match(name, /^windows(-[a-z0-9]+)+$/);
            assert.match(policy.getDescription(), /^[A-Z].+\. See docs\/\S+$/);
            assert.ok(policy.getSeverity() !== PolicySeverity.POLICY_SEVERITY_UNSPECIFIED, "severity");
            assert.match(policy.getUrl(), /^https:\/\/(docs\.aws\.amazon\.com|kubernetes\.io)\/\S+$/);
            assert.match(framework.getName(), /^\S.+$/);
            assert.match(framework.getVersion(), /^\d{4}-\d{2}$/);
            assert.equal(framework.getReference(), policy.getUrl());
            assert.match(framework.getSpecification(), /^[A-Z].+\.$/);
            assert.ok(policy.getTagsList().length > 0 && policy.getTagsList().every(tag => /^[a-z]+$/.test(tag)), "tags");
            assert.match(policy.getRemediationSteps(), /^[A-Z].+\.$/);
            const { exemptions } = policy.getConfigschema()!.getProperties()!.toJavaScript() as any;
            assert.equal(exemptions.type, "array");
            assert.deepEqual([exemptions.items.required, exemptions.items.additionalProperties], [["resource", "reason"], false]);
        });

        it(`${name} speaks in a first preview, and says what to do`, async () => {
            const { resources } = broken(name, "first");
            const found = (await pack().violations(resources, mandatory(name))).filter(({ policy }) => policy === name);
            assert.deepEqual([...new Set(found.map(({ enforcementLevel }) => enforcementLevel))], ["mandatory"]);
            const description = described(RULES.find(rule => rule.name === name)!);
            for (const { message, urn } of found) {
                assert.ok(message.startsWith(`${description}\n`) && message.length > description.length + 40, message);
                assert.doesNotMatch(message, /undefined|\[object|NaN|\bgot\s*[;,]/);
                assert.ok(resources.some(resource => resource.urn === urn), "speaks of a resource of the stack");
            }
        });

        it(`${name} takes its level from the configuration`, async () => {
            const { resources } = broken(name);
            const found = async (config: PackConfig) => (await pack().violations(resources, config)).filter(({ policy }) =>
                policy === name);
            const { enforcementLevel } = RULES.find(rule => rule.name === name)!;
            const violations = await found(mandatory(name));
            assert.deepEqual([...new Set(violations.map(each => each.enforcementLevel))], ["mandatory"]);
            const at = (level: string) => violations.map(each => ({ ...each, enforcementLevel: level }));
            assert.deepEqual(await found({ [name]: { enforcementLevel: "advisory" } }), at("advisory"));
            assert.deepEqual(await found({ [name]: { enforcementLevel: "disabled" } }), []);
            assert.deepEqual(await found({}), enforcementLevel === "disabled" ? [] : at(enforcementLevel!));
        });

        it(`${name} speaks alone where all others are disabled`, async () => {
            const { resources } = broken(name);
            const found = await pack().violations(resources, all("disabled", mandatory(name)));
            assert.deepEqual([...new Set(found.map(({ policy }) => policy))], [name]);
        });

        it(`${name} lets pass what is exempt, with the reason`, async () => {
            const { resources } = broken(name);
            const judge = async (config: object): Promise<Violation[]> =>
                (await pack().violations(resources, { [name]: { enforcementLevel: "mandatory", ...config } })).filter(({ policy }) =>
                    policy === name);
            const violations = await judge({});
            const exemptions = violations.map(({ urn }) => ({ resource: urn, reason: "moves in May" }));
            assert.deepEqual(await judge({ exemptions }), violations.map(each => ({
                ...each, enforcementLevel: "advisory", message: each.message.replace("\n", "\nexempt, moves in May: "),
            })));
        });
    }
});
