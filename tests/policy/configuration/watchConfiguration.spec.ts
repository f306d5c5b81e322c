import * as assert from "node:assert/strict";
import { PackConfig } from "../../../plan/packProtocol";
import { RawStack } from "../../support/stack";
import { protocolPack } from "../protocolPack";

const refused = (...problems: string[]) => ({
    message: ["policy pack: failed while it judged the stack: its configuration is not right:", ...problems.map(problem => `- ${problem}`)].join("\n"),
});

describe("the policy pack, when it is configured", () => {
    const pack = protocolPack();
    const stack = new RawStack("first");
    const template = stack.add("aws:ec2/launchTemplate:LaunchTemplate", "agent", { metadataOptions: { httpTokens: "optional" } });
    const configure = (config: PackConfig) => pack().violations([], config);

    it("refuses policies that it doesn't have, with the level that they were given", async () => {
        await assert.rejects(configure({ "windows-ipma": { enforcementLevel: "mandatory" } }),
            refused("windows-ipma: unknown policy, got {\"enforcementLevel\":\"mandatory\"}; did you mean windows-ipam?"));
    });

    it("refuses a key beside a level, and mends nothing then", async () => {
        const remediate = { enforcementLevel: "remediate" } as const;
        await configure({});
        await assert.rejects(configure({ "windows-imdsv2": { ...remediate, exemption: [{ resource: "agent", reason: "an old agent" }] } }),
            refused("windows-imdsv2.exemption: unknown key, got [{\"reason\":\"an old agent\",\"resource\":\"agent\"}]; did you mean exemptions?"));
        assert.deepEqual(await pack().remediate(template), []);
        await configure({ "windows-imdsv2": remediate });
        assert.deepEqual(await pack().remediate(template), ["windows-imdsv2"]);
    });

    it("lists ten problems, and says how many there are", async () => {
        const misspelt = Array.from({ length: 300 }, (_, i) => [`windows-ipma-${i}`, { enforcementLevel: "advisory", exemptions: "a".repeat(500) }] as const);
        await assert.rejects(configure(Object.fromEntries(misspelt)), error => {
            const lines = (error as Error).message.split("\n");
            assert.deepEqual([lines.length, lines.at(-1)], [12, "… and 290 more: npx pulumi-eks-windows policy-pack check lists all"]);
            return true;
        });
    });

    it("takes a level for all, and nothing beside it", async () => {
        await configure({ all: { enforcementLevel: "advisory" } });
        await assert.rejects(configure({ all: { enforcementLevel: "advisory", exemptions: [] } }), refused(
            "all.exemptions: has no effect here, got []; all accepts only enforcementLevel: write the rest under each policy"));
    });
});
