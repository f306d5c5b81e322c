import * as assert from "node:assert/strict";
import { parsed, parsedList } from "../../../limits/text/parsed";

const LONG = " ".repeat(2 ** 21);

describe("JSON and YAML texts", () => {
    it("are read however long they are", () => {
        assert.deepEqual(parsed(`{${LONG}"enableWindowsIpam": "false"}`), { enableWindowsIpam: "false" });
        assert.deepEqual(parsed(`#${LONG}\nenableWindowsIpam: "false"\n`), { enableWindowsIpam: "false" });
        assert.deepEqual(parsedList(`[${LONG}1]`), [1]);
    });

    it("stand for nothing where they are neither, or of another kind", () => {
        assert.deepEqual([parsed("[1]"), parsed("{"), parsed(1), parsedList("{}"), parsedList(undefined)], Array(5).fill(undefined));
    });
});
