import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { PolicyPack } from "../../plan/policyPack";
import { Rule } from "../../policy/rule";
import { clusterRolePolicies } from "../../policy/rules/clusterRolePolicies";
import { linuxCapacity } from "../../policy/rules/linuxCapacity";
import { noCustomNetworking } from "../../policy/rules/noCustomNetworking";
import { noIpv6Cluster } from "../../policy/rules/noIpv6Cluster";

const FOLDER = path.resolve(__dirname, "../../policy");
const RULES: [numbers: string, file: string, rule: Rule][] = [
    ["E1", "clusterRolePolicies.ts", clusterRolePolicies],
    ["E4", "linuxCapacity.ts", linuxCapacity],
    ["L3", "noCustomNetworking.ts", noCustomNetworking],
    ["L4", "noIpv6Cluster.ts", noIpv6Cluster],
];

describe("the rules", () => {
    for (const [number, , rule] of RULES) {
        it(`${number}: ${rule.name} says what it is, how grave, where to read on and how to mend it`, () => {
            assert.match(rule.name, /^windows(-[a-z0-9]+)+$/);
            assert.match(rule.description, /^[A-Z].+\.$/);
            assert.equal(rule.enforcementLevel, "mandatory");
            assert.equal(rule.severity, "high");
            assert.match(rule.url ?? "", /^https:\/\/docs\.aws\.amazon\.com\/[^\s]+\.html$/);
            assert.match(rule.remediationSteps ?? "", /^[A-Z].+\.$/);
        });
    }

    it("E1, E4, L3, L4: are all in this test", () => {
        assert.deepEqual(fs.readdirSync(path.join(FOLDER, "rules")).sort(), RULES.map(([, file]) => file));
    });

    it("E1, E4, L3, L4: are all in the pack, and on", async () => {
        const pack = new PolicyPack(FOLDER);
        try {
            assert.deepEqual((await pack.judge("project", "stack", [])).policies, RULES.map(([, , { name }]) => name));
        } finally {
            await pack.stop();
        }
    });
});
