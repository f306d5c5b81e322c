import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { EXAMPLES, exampleNames } from "../support/examples";
import { ROOT } from "../support/runPlan";

const PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "delivery/deployments/README.md", ...fs.readdirSync(path.join(ROOT, "docs")).filter(file => file.endsWith(".md")).map(file => `docs/${file}`),
    ...exampleNames().map(name => path.relative(ROOT, path.join(EXAMPLES, name, "README.md"))).filter(file => fs.existsSync(path.join(ROOT, file)))];
/** The page of Pulumi's registry, which takes the place of the README there. */
const INDEX = ["docs/_index.md", "docs/installation-configuration.md"];

function read(page: string): string {
    return fs.readFileSync(path.join(ROOT, page), "utf8").replace(/```[^]*?```/g, "");
}

/** The anchor that GitHub gives a heading. */
function anchor(heading: string): string {
    return heading.toLowerCase().replace(/[`*]|\[|\]\([^)]*\)/g, "").replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-");
}

function anchors(page: string): Set<string> {
    return new Set([...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchor(heading)));
}

describe("links of the documentation", () => {
    for (const page of PAGES) {
        it(`${page}: lead to files and headings that exist`, () => {
            for (const [, target, , fragment] of read(page).matchAll(/\]\((?!https?:)([^)#]*)(#([^)]+))?\)/g)) {
                const file = target === "" ? page : path.join(path.dirname(page), target);
                assert.ok(fs.existsSync(path.join(ROOT, file)), `${target} of ${page}`);
                assert.ok(fragment === undefined || anchors(file).has(fragment), `#${fragment} in ${file}`);
            }
        });
    }

    it("lead from the README to every page of the documentation in two clicks", () => {
        const linked = (page: string) => [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target]) => path.join(path.dirname(page), target));
        const oneClick = linked("README.md");
        const reached = new Set([...oneClick, ...oneClick.filter(file => PAGES.includes(file)).flatMap(linked)]);
        assert.deepEqual(PAGES.filter(page => page.startsWith("docs/") && !reached.has(page)), INDEX);
    });
});
