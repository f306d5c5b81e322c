import * as assert from "node:assert/strict";
import { PackConfig, Violation } from "../../plan/packProtocol";
import { isStackRule } from "../../policy/rule";
import { RULES } from "../../policy/rules";
import { RawStack, WindowsStack } from "../support/stack";
import { BREAKS } from "./breaks";
import { protocolPack } from "./protocolPack";

const STACK_RULES = RULES.filter(isStackRule).map(({ name }) => name);
const RESOURCE_RULES = RULES.filter(rule => !isStackRule(rule)).map(({ name }) => name);
const disabled = (...names: string[]): PackConfig => Object.fromEntries(names.map(name => [name, { enforcementLevel: "disabled" }]));
const policiesOf = (violations: Violation[]) => [...new Set(violations.map(({ policy }) => policy))];

/** A stack that breaks the rules, as far as one doesn't undo the other. */
function broken(...names: string[]): WindowsStack {
    const stack = new WindowsStack("later");
    names.forEach(name => BREAKS[name](stack));
    return stack;
}

const IPV6 = "windows-no-ipv6-cluster";
const CUSTOM_NETWORKING = "windows-no-custom-networking";
const ROLE = "windows-cluster-role-policies";

// The pack judges for all policies on the stack when the first of them runs, and each then tells what is its own.
describe("the policies, which look at a stack once", () => {
    const pack = protocolPack();

    it("gives every policy its own findings, whichever run first", async () => {
        const { resources } = broken(ROLE, CUSTOM_NETWORKING, IPV6);
        assert.deepEqual(policiesOf(await pack().violations(resources)), [ROLE, CUSTOM_NETWORKING, IPV6]);
        assert.deepEqual(policiesOf(await pack().violations(resources, disabled(STACK_RULES[0]))),
            [ROLE, CUSTOM_NETWORKING, IPV6].filter(name => name !== STACK_RULES[0]));
        assert.deepEqual(policiesOf(await pack().violations(resources, disabled(ROLE))), [CUSTOM_NETWORKING, IPV6]);
        assert.deepEqual(policiesOf(await pack().violations(resources, disabled(ROLE, IPV6))), [CUSTOM_NETWORKING]);
    });

    it("is silent where all are disabled, and speaks again where they are not", async () => {
        const { resources } = broken(IPV6);
        assert.deepEqual(await pack().violations(resources, disabled(...STACK_RULES, ...RESOURCE_RULES)), []);
        assert.deepEqual(policiesOf(await pack().violations(resources)), [IPV6]);
    });

    it("lists all policies, whatever ran before, at any level", async () => {
        const listed = async () => (await pack().info()).getPoliciesList().map(policy => policy.getName());
        const before = await listed();
        await pack().violations(broken(IPV6).resources, disabled(...STACK_RULES));
        assert.deepEqual(await listed(), before);
        assert.equal(before.length, RULES.length);
    });

    it("keeps nothing of one stack for the next", async () => {
        const [good, bad] = [new WindowsStack("later").resources, broken(IPV6).resources];
        for (const [resources, found] of [[bad, [IPV6]], [good, []], [bad, [IPV6]], [[], []], [broken(ROLE).resources, [ROLE]],
            [good, []]] as const) {
            assert.deepEqual(policiesOf(await pack().violations([...resources])), found);
        }
    });

    it("keeps stacks apart that are judged at once", async () => {
        const names = Object.keys(BREAKS);
        const judged = (name: string) => pack().violations(broken(name).resources);
        const alone: Violation[][] = [];
        for (const name of names) {
            alone.push(await judged(name));
        }
        assert.deepEqual(await Promise.all(names.map(judged)), alone);
    });

    it("says the same of a component of @pulumi/eks where no policy on resources is on, to which alone the SDK shows its inputs", async () => {
        const judged = (name: string, config: PackConfig) => {
            const stack = new RawStack("later");
            const cluster = stack.add("eks:index:Cluster", name, { ipFamily: "ipv6", serviceRole: "a-role",
                vpcCniOptions: { configurationValues: { enableWindowsIpam: "true" } } });
            cluster.outputs = { name };
            stack.addNodeGroup("windows", cluster, "WINDOWS_CORE_2022_x86_64");
            stack.addNodeGroup("linux", cluster, "AL2023_x86_64_STANDARD");
            return pack().violations(stack.resources, config);
        };
        assert.deepEqual(policiesOf(await judged("one", {})), [IPV6]);
        assert.deepEqual(policiesOf(await judged("other", disabled(...RESOURCE_RULES))), [IPV6]);
    });

    it("forgets what a component of one stack was told, where the next stack has one of the same name that hides its inputs", async () => {
        const judged = (shown: boolean) => {
            const stack = new RawStack("later");
            const cluster = stack.add("eks:index:Cluster", "again", shown ? { ipFamily: "ipv6", serviceRole: "a-role", skipDefaultNodeGroup: false } : {});
            cluster.outputs = { name: "again" };
            stack.addNodeGroup("windows", cluster, "WINDOWS_CORE_2022_x86_64");
            return pack().violations(stack.resources);
        };
        assert.ok(policiesOf(await judged(true)).includes(IPV6));
        assert.deepEqual(policiesOf(await judged(false)), []);
    });

    it("says nothing of a cluster that the program only reads, also where no policy on resources is on", async () => {
        for (const config of [{}, disabled(...RESOURCE_RULES)]) {
            const stack = new WindowsStack("later");
            stack.main.cluster.inputs = { name: "main" };
            stack.set(stack.main.windows, { clusterName: stack.main.cluster.outputs.name });
            stack.remove(stack.main.vpcPolicy, stack.main.linux);
            stack.main.cluster.urn += Object.keys(config).length;
            assert.deepEqual(await pack().violations(stack.resources, config), []);
        }
    });

    it("answers the handshake, or says that it doesn't know it, and tells its version", async () => {
        assert.ok(["answered", "not implemented"].includes(await pack().handshake()));
        assert.match(await pack().pluginVersion(), /^v?\d+\.\d+\.\d+/);
    });
});
