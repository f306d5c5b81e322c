import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { symptom } from "../../limits/text/page";
import { helpPage } from "../../policy/help";
import { RULES } from "../../policy/rules";
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

/** Pages that the library's messages name. */
const NAMED = ["limits", "components"].flatMap(folder => fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter(file => file.endsWith(".ts"))
    .flatMap(file => [...fs.readFileSync(path.join(ROOT, folder, file), "utf8").matchAll(/\bsymptom\("([^"]+)"\)/g)])
    .map(([, name]) => symptom(name)));

function exists(link: string): void {
    const [page, fragment] = link.split("#");
    assert.ok(PAGES.includes(page) && anchors(page).has(fragment), link);
}

describe("links of messages", () => {
    it("lead from every policy to a heading that exists", () => RULES.forEach(({ name }) => exists(helpPage(name))));

    it("lead from errors of the components to a heading that exists", () => {
        assert.ok(NAMED.length > 3, NAMED.join());
        NAMED.forEach(exists);
    });

    it("lead to every symptom that a policy prevents, and only from policies that exist", () => {
        const linked = RULES.map(({ name }) => helpPage(name));
        const sections = read("docs/troubleshooting.md").split(/^## /m).slice(1).map(section => ({
            anchor: anchor(section.split("\n", 1)[0]), policies: [.../^Policies: (.+)$/m.exec(section)?.[1].matchAll(/`([^`]+)`/g) ?? []].map(([, name]) => name),
        })).filter(({ policies }) => policies.length > 0);
        assert.ok(sections.length > 5);
        assert.deepEqual(sections.filter(section => !linked.includes(symptom(section.anchor))), []);
        assert.deepEqual(sections.flatMap(({ policies }) => policies).filter(policy => !RULES.some(({ name }) => name === policy)), []);
    });
});
