import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";

const ROOT = path.resolve(__dirname, "../../policy");

/** Files of the pack that one of them imports, types included: what stands in a circle can't be understood alone. */
function importsOf(file: string): string[] {
    const text = fs.readFileSync(file, "utf8");
    return [...text.matchAll(/ from "(\.[^"]+)";/g)].map(([, target]) => `${path.resolve(path.dirname(file), target)}.ts`)
        .filter(target => target.startsWith(ROOT) && fs.existsSync(target));
}

/** A chain of files each of which imports the next, and the last of which is the first again. */
function circle(file: string, chain: string[], done: Set<string>): string[] | undefined {
    if (chain.includes(file)) {
        return [...chain.slice(chain.indexOf(file)), file].map(each => path.relative(ROOT, each));
    }
    for (const target of done.has(file) ? [] : importsOf(file)) {
        const found = circle(target, [...chain, file], done);
        if (found) {
            return found;
        }
    }
    done.add(file);
    return undefined;
}

describe("imports of the policy pack", () => {
    it("make no circle", () => {
        const files = fs.readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter(file => file.endsWith(".ts")).map(file => path.join(ROOT, file));
        assert.ok(files.length > 80 && files.flatMap(importsOf).length > 250, "finds the imports");
        const done = new Set<string>();
        assert.deepEqual(files.map(file => circle(file, [], done)).find(found => found !== undefined), undefined);
    });
});
