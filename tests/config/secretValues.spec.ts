import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { maskSecrets } from "../../config/secretValues";
import { shown } from "../../limits/text/problem";

const HIDDEN = "is not valid; the value is secret, so it is not shown: check it against docs/configuration.md";

/** The reason of another setting's problem, once the secret setting is masked. */
function masked(setting: string, reason: string): string {
    return maskSecrets([{ path: "other", reason }], { key: setting })[0].reason;
}

describe("secret settings", () => {
    it("keep only the path of their own problems", () => {
        assert.deepEqual(maskSecrets([
            { path: "key", reason: "is wrong, got 5" }, { path: "key.part", reason: "is wrong" }, { path: "key[0].part", reason: "is wrong" },
        ], { key: "5" }), [{ path: "key", reason: HIDDEN }, { path: "key.part", reason: HIDDEN }, { path: "key[0].part", reason: HIDDEN }]);
    });

    for (const [what, setting, reason, expected] of [
        ["text", "hunter2", "is wrong beside \"hunter2\"; use another", "is wrong beside \"[secret]\"; use another"],
        ["text that JSON would read otherwise", "1.30", "must start with \"1.30-\"", "must start with \"[secret]-\""],
        ["text that is a number in JSON", "1e5", "got \"1e5\"", "got \"[secret]\""],
        ["a number, not a part of another", "5", "at least 50, got 5", "at least 50, got [secret]"],
        ["a part of an object", "{\"existingVpc\":{\"vpcId\":\"vpc-1\"}}", "got \"vpc-1\"", "got \"[secret]\""],
        ["parts of a list", "[{\"name\":\"web\"},{\"name\":\"api\"}]", "got \"api\" beside \"web\"", "got \"[secret]\" beside \"[secret]\""],
        ["a value that holds another", "[12,\"12-34\"]", "got 12-34 and 12", "got [secret] and [secret]"],
    ]) {
        it(`are taken out of what others say: ${what}`, () => {
            assert.equal(masked(setting, reason), expected);
        });
    }

    it("leave every other setting as it is", () => {
        const problems = [{ path: "name", reason: "is required, got nothing; set it" }, { path: "keys", reason: "unknown value \"api\"" }];
        assert.deepEqual(maskSecrets(problems, { key: "web" }), problems);
        assert.deepEqual(maskSecrets(problems, {}), problems);
    });

    it("are in no reason that shows them, wherever they stand in the setting", () => {
        // Letters that no reason and no mask has, so that what is found is the value itself.
        const value = fc.stringMatching(/^[XYZ#+]{3,9}$/);
        fc.assert(fc.property(fc.array(fc.record({ name: value, labels: fc.array(value) })), value, (others, secret) => {
            const setting = JSON.stringify([...others, { name: "n", labels: [secret] }]);
            assert.equal(masked(setting, `is wrong, got ${shown(secret)}`), "is wrong, got \"[secret]\"");
        }));
    });
});
