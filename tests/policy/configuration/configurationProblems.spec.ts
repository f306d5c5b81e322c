import * as assert from "node:assert/strict";
import { problemLines } from "../../../limits/text/problem";
import { configurationProblems } from "../../../policy/configuration/configurationProblems";

const POLICIES = ["windows-imdsv2", "windows-ipam", "windows-linux-only-fields", "windows-no-fargate"];
const EXEMPTIONS = [{ resource: "shop-*", reason: "moves in May" }];
const problems = (configuration: Record<string, unknown>) => problemLines(configurationProblems(configuration, POLICIES));

describe("the configuration of the policy pack", () => {
    for (const [title, configuration] of Object.entries({
        "nothing": {},
        "levels": { all: "disabled", "windows-ipam": "mandatory", "windows-imdsv2": "remediate", "windows-no-fargate": "advisory" },
        "levels and exemptions": { "windows-ipam": { enforcementLevel: "advisory", exemptions: EXEMPTIONS }, "windows-imdsv2": { exemptions: [] } },
        "a policy with neither": { "windows-ipam": {} },
        "all as an object": { all: { enforcementLevel: "advisory" } },
        "environments of Pulumi ESC": { environments: ["shop/production"] },
    })) {
        it(`may hold ${title}`, () => {
            assert.deepEqual(problems(configuration), []);
        });
    }

    for (const [title, configuration, ...expected] of [
        ["a misspelt policy", { "windows-ipma": "mandatory" }, "windows-ipma: unknown policy, got \"mandatory\"; did you mean windows-ipam?"],
        ["a policy without its prefix", { imdsv2: "remediate" }, "imdsv2: unknown policy, got \"remediate\"; did you mean windows-imdsv2?"],
        ["a policy that is none", { "linux-anything": { exemptions: [] } },
            "linux-anything: unknown policy, got {\"exemptions\":[]}; docs/policies.md lists the names"],
        ["all in capitals", { ALL: "advisory" }, "ALL: unknown policy, got \"advisory\"; did you mean all?"],
        ["the former name of a policy", { "windows-fs-group": "mandatory" },
            "windows-fs-group: unknown policy, got \"mandatory\"; its new name is windows-linux-only-fields"],
        ["a level in capitals", { "windows-ipam": "Mandatory" }, "windows-ipam: unknown level, got \"Mandatory\"; did you mean mandatory?"],
        ["a level that does not exist", { "windows-ipam": { enforcementLevel: "block" } },
            "windows-ipam.enforcementLevel: unknown level, got \"block\"; use advisory, mandatory, disabled or remediate"],
        ["a level that is no text", { all: { enforcementLevel: 1 } },
            "all.enforcementLevel: unknown level, got 1; use advisory, mandatory, disabled or remediate"],
        ["a misspelt key beside a level", { "windows-imdsv2": { enforcementLevel: "remediate", exemption: EXEMPTIONS } },
            "windows-imdsv2.exemption: unknown key, got [{\"resource\":\"shop-*\",\"reason\":\"moves in May\"}]; did you mean exemptions?"],
        ["another key beside a level", { "windows-imdsv2": { level: "advisory" } },
            "windows-imdsv2.level: unknown key, got \"advisory\"; a policy accepts enforcementLevel and exemptions"],
        ["exemptions of all", { all: { enforcementLevel: "mandatory", exemptions: [] } },
            "all.exemptions: has no effect here, got []; all accepts only enforcementLevel: write the rest under each policy"],
        ["neither a level nor an object", { "windows-ipam": ["shop"], "windows-imdsv2": null },
            "windows-ipam: must be a level or an object with enforcementLevel and exemptions, got [\"shop\"]; write \"mandatory\", for example",
            "windows-imdsv2: must be a level or an object with enforcementLevel and exemptions, got null; write \"mandatory\", for example"],
        ["a malformed exemption", { "windows-ipam": { exemptions: [{ resource: "shop" }] } },
            "windows-ipam.exemptions[0].reason: is required, got nothing; name the resource, and say why it is exempt"],
        ["environments that are no list", { environments: "shop/production" },
            "environments: must be a list of names of Pulumi ESC environments, got \"shop/production\"; write [\"project/environment\"]"],
        ["names of JavaScript's own", { constructor: "advisory", toString: "advisory" },
            "constructor: unknown policy, got \"advisory\"; docs/policies.md lists the names",
            "toString: unknown policy, got \"advisory\"; docs/policies.md lists the names"],
    ] as [string, Record<string, unknown>, ...string[]][]) {
        it(`has no place for ${title}`, () => {
            assert.deepEqual(problems(configuration), expected.map(line => `  - ${line}`));
        });
    }
});
