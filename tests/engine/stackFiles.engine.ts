import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import { VECTORS_FILE, Vector, askVectors } from "../plan/yaml/vectors";
import { pulumiCli } from "./cli/pulumiCli";

describe("the real CLI", () => {
    it("reads every stack file of the vectors as they say", async () => {
        const vectors = JSON.parse(fs.readFileSync(VECTORS_FILE, "utf8")) as Vector[];
        const asked = askVectors(await pulumiCli(() => undefined));
        // Which of two spellings of a key wins is chance, and the words of a refusal are the CLI's own.
        const comparable = ({ text, reading }: Vector) => ({ text, ...text.includes("p:a: 2") ? {} : { config: reading.config, refused: reading.error !== undefined } });
        assert.deepEqual(asked.map(comparable), vectors.map(comparable));
    });
});
