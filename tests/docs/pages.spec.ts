import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { RULES } from "../../policy/rules";
import { ROOT } from "../support/runPlan";

const page = (name: string) => fs.readFileSync(path.join(ROOT, "docs", name), "utf8");

describe("docs/troubleshooting.md", () => {
    const text = page("troubleshooting.md");

    it("names policies that exist", () => {
        const lines = text.match(/^Policies: .*$/gm)!;
        assert.ok(lines.length >= 8, String(lines.length));
        const names = lines.flatMap(line => [...line.matchAll(/`(.+?)`/g)].map(([, name]) => name));
        assert.deepEqual(names.filter(name => !RULES.some(rule => rule.name === name)), []);
    });

    it("has a section for each symptom of its table, and each section is in the table", () => {
        const [table] = text.split("\n## ");
        const listed = [...table.matchAll(/\]\(#(.+?)\)/g)].map(([, anchor]) => anchor);
        assert.equal(listed.length, text.match(/^## /gm)!.length);
    });

    it("says of each symptom how to see it, why it is, and the mend, in this order", () => {
        for (const section of text.split("\n## ").slice(1)) {
            const parts = [...section.matchAll(/^\*\*(See it|Why|Mend|Why, and the mend)\.\*\*/gm)].map(([, part]) => part);
            assert.ok(["See it,Why,Mend", "See it,Why, and the mend"].includes(parts.join()), `${section.split("\n")[0]}: ${parts.join()}`);
        }
    });
});

describe("docs/glossary.md", () => {
    const text = page("glossary.md");
    const terms = [...text.matchAll(/^\| \[(.+?)\]\((.+?)\) \| (.+) \|$/gm)].map(([, term, link, meaning]) => ({ term, link, meaning }));
    const others = ["README.md", ...fs.readdirSync(path.join(ROOT, "docs")).filter(file => file.endsWith(".md") && file !== "glossary.md").map(file => `docs/${file}`)]
        .map(file => fs.readFileSync(path.join(ROOT, file), "utf8")).join("\n").toLowerCase();

    it("has each term once, in the order of the alphabet, with a sentence and a link, and no line that is none", () => {
        assert.ok(terms.length > 60, String(terms.length));
        assert.equal(terms.length, text.split("\n").filter(line => line.startsWith("| ") && !/^\| (term|---) /.test(line)).length);
        assert.equal(new Set(terms.map(({ term }) => term.toLowerCase())).size, terms.length);
        terms.forEach(({ term, link, meaning }) => assert.ok(meaning.endsWith(".") && /^(https:\/\/|[\w-]+\.md$)/.test(link), term));
        for (const section of text.split(/^## /m).slice(1)) {
            const names = [...section.matchAll(/^\| \[(.+?)\]/gm)].map(([, term]) => term.toLowerCase());
            assert.deepEqual(names, [...names].sort((one, other) => one.localeCompare(other, "en")), section.split("\n")[0]);
        }
    });

    it("explains words that the other pages use", () => {
        assert.deepEqual(terms.filter(({ term }) => !new RegExp(`(^|[^a-z])${term.toLowerCase()}s?([^a-z]|$)`, "m").test(others)).map(({ term }) => term), []);
    });
});
