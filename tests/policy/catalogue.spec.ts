import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { catalogue } from "../../policy/catalogue/catalogue";
import { STATEMENTS } from "../../policy/catalogue/statements";
import { RULES } from "../../policy/rules";
import { ROOT } from "../support/runPlan";

const read = (file: string) => fs.readFileSync(path.join(ROOT, file), "utf8");

describe("the catalogue of policies", () => {
    it("in docs/policies.md is what the rules say (npm run docs:policies)", () => {
        assert.equal(read("docs/policies.md"), catalogue(RULES));
    });

    it("has every rule file, each with one rule that is in the pack", () => {
        const files = fs.readdirSync(path.join(ROOT, "policy/rules")).sort();
        const exported = files.map(file => Object.values(require(path.join(ROOT, "policy/rules", file)) as object).find(value => value?.name));
        assert.deepEqual(exported.map(rule => rule?.name).sort(), RULES.map(({ name }) => name).sort());
        assert.equal(new Set(RULES).size, files.length);
    });

    for (const { number, statement, noRule } of STATEMENTS) {
        it(`${number}: is held by a rule, or says why no setting can show it`, () => {
            const holders = RULES.filter(({ limits }) => limits.includes(number)).map(({ name }) => name);
            assert.match(statement, /^[A-Za-z].+\.$/);
            assert.equal(holders.length === 0, noRule !== undefined, `held by ${holders.join(", ") || "none"}`);
        });
    }

    it("knows every number that a rule holds", () => {
        assert.deepEqual(RULES.flatMap(({ limits }) => limits).filter(limit => !STATEMENTS.some(({ number }) => number === limit)), []);
    });

    it("has profiles that set the level of every policy: baseline its own, production none that is lower", () => {
        const order = ["disabled", "advisory", "mandatory"];
        const levels = (profile: string): Record<string, string> => JSON.parse(read(`policy/profiles/${profile}.json`));
        assert.deepEqual(levels("baseline"), Object.fromEntries(RULES.map(({ name, enforcementLevel }) => [name, enforcementLevel])));
        const production = levels("production");
        assert.deepEqual(Object.keys(production), RULES.map(({ name }) => name));
        assert.deepEqual(RULES.filter(({ name, enforcementLevel }) => order.indexOf(production[name]) < order.indexOf(enforcementLevel)), []);
    });
});
