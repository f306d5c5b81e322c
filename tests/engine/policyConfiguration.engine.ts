import * as assert from "node:assert/strict";
import { analyze } from "./support/analyze";
import { startEngine } from "./support/baseline";
import { Engine } from "./support/engine";

const STACK = "urn:pulumi:dev::project::pulumi:pulumi:Stack::project-dev";
/** State with what two of the policies that are off by default mend: an add-on without Windows IPAM, and a launch template with IMDSv1. */
const STATE = { version: 3, deployment: {
    manifest: { time: "2026-01-01T00:00:00Z", magic: "", version: "" },
    resources: [
        { urn: STACK, type: "pulumi:pulumi:Stack", custom: false },
        ...Object.entries({
            "aws:eks/addon:Addon": { addonName: "vpc-cni", clusterName: "main" },
            "aws:ec2/launchTemplate:LaunchTemplate": { metadataOptions: { httpTokens: "optional" } },
        }).map(([type, inputs]) => ({
            urn: `urn:pulumi:dev::project::${type}::old`, type, custom: true, id: "old", inputs, outputs: inputs, parent: STACK,
        })),
    ],
} };

/** What docs/policy-pack.md says of wrong configurations, and of `all`. */
describe("the configuration of the policy pack in the real CLI", () => {
    let engine: Engine;
    before(async () => { engine = await startEngine(); });
    const judged = async (config: unknown) => analyze(engine, STATE, typeof config === "string" ? config : JSON.stringify(config));

    for (const [title, config, said] of [
        ["the pack refuses a misspelt policy", { "windows-ipma": "mandatory" },
            /configuring policy pack "eks-windows": its configuration is not right:\n {2}- windows-ipma: unknown policy, got .+; did you mean windows-ipam\?/],
        ["the pack refuses a misspelt key, and mends nothing", { "windows-imdsv2": { enforcementLevel: "remediate", exemption: [] } },
            /windows-imdsv2\.exemption: unknown key, got \[\]; did you mean exemptions\?/],
        ["the pack refuses exemptions of all", { all: { enforcementLevel: "advisory", exemptions: [] } }, /all\.exemptions: has no effect here, got \[\]/],
        ["the CLI itself refuses a misspelt policy without a level, and doesn't name it", { "windows-ipma": { exemptions: [] } },
            /configuring policy pack "eks-windows": invalid enforcement level ""/],
        ["the CLI itself refuses a level that does not exist", { "windows-ipam": "Mandatory" }, /"Mandatory" is not a valid enforcement level/],
        ["the CLI itself refuses a malformed exemption", { "windows-ipam": { exemptions: [{ resource: "old" }] } },
            /windows-ipam: exemptions\.0: reason is required/],
        ["the CLI itself refuses what is no object", [], /cannot unmarshal array/],
    ] as [string, unknown, RegExp][]) {
        it(title, async () => {
            const { code, said: output } = await judged(config);
            assert.notEqual(code, 0, output);
            assert.match(output, said);
            assert.doesNotMatch(output, /\[(remediate|mandatory|advisory)\]|\n\s+at /);
        });
    }

    it("takes an empty file and null for no configuration", async () => {
        for (const config of ["", "null", "{}"]) {
            const { code, said } = await judged(config);
            assert.equal(code, 0, said);
            assert.doesNotMatch(said, /\[(remediate|mandatory|advisory)\]/);
        }
    });

    it("turns on by all what is off by default, and at level remediate changes resources", async () => {
        const { said: mandatory } = await judged({ all: "mandatory" });
        assert.match(mandatory, /\[mandatory\].+windows-vpc-cni-ipam {2}\(aws:eks:Addon: old\)/);
        const { said: remediate } = await judged({ all: "remediate" });
        assert.match(remediate, /\[remediate\] {2}windows-vpc-cni-ipam {2}\(aws:eks:Addon: old\) \[diff: \+configurationValues\]/);
        assert.match(remediate, /\[remediate\] {2}windows-imdsv2 {2}\(aws:ec2:LaunchTemplate: old\) \[diff: ~metadataOptions\]/);
    });

    it("goes by the policy's own level before all", async () => {
        const { code, said } = await judged({ all: "mandatory", "windows-vpc-cni-ipam": "disabled" });
        assert.equal(code, 0, said);
    });

    it("mentions an exemption that matches nothing, as advice", async () => {
        const { code, said } = await judged({ "windows-ipam": { exemptions: [{ resource: "gone", reason: "an old cluster" }] } });
        assert.equal(code, 0, said);
        assert.match(said, /\[advisory\].+windows-ipam.+\(pulumi:pulumi:Stack: project-dev\)\n[^\n]+\n\s+configuration of the policy, exemptions\[0\]\.resource: matches no resource/);
    });
});
