import * as assert from "node:assert/strict";
import { PackConfig, Violation } from "../../plan/packProtocol";
import { PlannedResource } from "../../plan/resource";
import { Properties, UNKNOWN } from "../../plan/signatures";
import { LAUNCH_TEMPLATE } from "../../policy/stack/types";
import { RawStack, WindowsStack } from "../support/stack";
import { hostedPack } from "./hostedPack";
import type { Remediation } from "./protocolPack";

/** A policy that mends. */
export interface Mender {
    /** What it makes of a resource with these inputs; on where nothing else is said. */
    mend(type: string, inputs: Properties, config?: PackConfig): Promise<Remediation[]>;
    /** What the whole pack says of such a resource; what the policy says of a launch template that a Windows node group uses. */
    judge(type: string, inputs: Properties, config?: PackConfig): Promise<Violation[]>;
    /** What the whole pack says of a stack. */
    judgeStack(resources: PlannedResource[], config: PackConfig): Promise<Violation[]>;
}

/** The policy in the whole pack. */
export function mender(policy: string): Mender {
    return {
        mend: (type, inputs, config = { [policy]: { enforcementLevel: "remediate" } }) =>
            hostedPack.remediate(new RawStack("first").add(type, "resource", inputs), config),
        judgeStack: (resources, config) => hostedPack.violations(resources, config),
        judge: async (type, inputs, config = { [policy]: { enforcementLevel: "mandatory" } }) => {
            const stack = type === LAUNCH_TEMPLATE ? new WindowsStack("first") : new RawStack("first");
            const resource = stack.add(type, "resource", inputs);
            if (stack instanceof WindowsStack) {
                stack.set(stack.main.windows, { launchTemplate: { id: UNKNOWN } });
                stack.main.windows.propertyDependencies.launchTemplate = [resource.urn];
            }
            const violations = await hostedPack.violations(stack.resources, config);
            return violations.filter(found => type !== LAUNCH_TEMPLATE || found.policy === policy);
        },
    };
}

/** Inputs that are mended, once, and those that are left alone. */
export interface MendCases {
    type: string;
    mended: [title: string, inputs: Properties, mended: Properties][];
    left: [title: string, inputs: Properties][];
}

/** One test for each: what is mended is not mended again, and has nothing wrong any more; what is left alone raises nothing. */
export function mendsAndLeaves({ mend, judge }: Mender, policy: string, prefix: string, { type, mended: mends, left }: MendCases): void {
    for (const [title, inputs, mended] of mends) {
        it(`${prefix} mends ${title}, and only once`, async () => {
            assert.equal((await judge(type, inputs)).filter(found => found.policy === policy).length, 1);
            assert.deepEqual(await mend(type, inputs), [{ policy, properties: mended, diagnostic: "" }]);
            assert.deepEqual(await mend(type, mended), []);
            assert.deepEqual(await judge(type, mended), []);
        });
    }
    for (const [title, inputs] of left) {
        it(`${prefix} leaves ${title} alone`, async () => {
            assert.deepEqual(await mend(type, inputs), []);
            assert.deepEqual(await judge(type, inputs), []);
        });
    }
}

/** The policy is off unless it is turned on, mends no other type, and nothing that is exempt. */
export function mendsOnlyWhatItShould({ mend, judge }: Mender, policy: string, prefix: string, type: string, broken: Properties): void {
    const exemptions = [{ resource: "resource", reason: "an old agent" }];

    it(`${prefix} is off by default`, async () => {
        assert.deepEqual(await mend(type, broken, {}), []);
        assert.deepEqual(await judge(type, broken, {}), []);
    });

    for (const enforcementLevel of ["advisory", "mandatory"] as const) {
        it(`${prefix} only reports at level ${enforcementLevel}`, async () => {
            const config: PackConfig = { [policy]: { enforcementLevel } };
            assert.deepEqual(await mend(type, broken, config), []);
            assert.deepEqual((await judge(type, broken, config)).map(found => [found.policy, found.enforcementLevel]),
                [[policy, enforcementLevel]]);
        });
    }

    it(`${prefix} mends nothing that is exempt, and says why`, async () => {
        assert.deepEqual(await mend(type, broken, { [policy]: { enforcementLevel: "remediate", exemptions } }), []);
        const [found, ...more] = await judge(type, broken, { [policy]: { enforcementLevel: "remediate", exemptions } });
        assert.deepEqual([found.enforcementLevel, more], ["advisory", []]);
        assert.match(found.message, /exempt, an old agent: /);
    });

    it(`${prefix} mends beside exemptions of others`, async () => {
        const others = [{ resource: "other-*", reason: "an old agent" }];
        assert.equal((await mend(type, broken, { [policy]: { enforcementLevel: "remediate", exemptions: others } })).length, 1);
    });

    it(`${prefix} leaves other types alone`, async () => {
        for (const other of ["aws:ec2/launchConfiguration:LaunchConfiguration", "aws:ec2/instance:Instance", "eks:index:Cluster",
            "kubernetes:core/v1:Pod"]) {
            assert.deepEqual(await mend(other, broken), []);
            assert.deepEqual((await judge(other, broken)).filter(found => found.policy === policy), []);
        }
    });
}

/** A policy on the launch templates of Windows nodes says nothing of others, which Linux nodes use, or no nodes of the stack. */
export function judgesWindowsTemplatesOnly({ judgeStack }: Mender, policy: string, prefix: string, broken: Properties): void {
    const config: PackConfig = { [policy]: { enforcementLevel: "mandatory" } };

    it(`${prefix} says nothing of a launch template without a Windows node group`, async () => {
        const alone = new RawStack("later");
        alone.add(LAUNCH_TEMPLATE, "instances", broken);
        const linux = new WindowsStack("later");
        const template = linux.add(LAUNCH_TEMPLATE, "linux", broken);
        linux.set(linux.main.linux, { launchTemplate: { id: template.outputs.id } });
        for (const { resources } of [alone, linux]) {
            assert.deepEqual(await judgeStack(resources, config), []);
        }
    });
}
