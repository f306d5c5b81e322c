import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as components from "../../components";
import { ROOT } from "./support/engine";

const { API_FILE, apiPage } = require("../../plugin/api/apiPage.js") as { API_FILE: string; apiPage(): Promise<string> };

describe("API of the components", function () {
    this.timeout(300_000);
    const page = fs.readFileSync(path.join(ROOT, API_FILE), "utf8");

    it("is what npm run docs:api writes", async () => {
        assert.equal(page, await apiPage());
    });

    it("has every component with its outputs, and every enumeration with its values", () => {
        const sections = Object.fromEntries(page.split(/^### /m).slice(1).map(section => [section.split("\n")[0], section]));
        for (const [name, exported] of Object.entries(components)) {
            const names = typeof exported === "function" ? ["#### Outputs", `[${name}Args]`] : Object.entries(exported).flat();
            names.forEach(each => assert.ok(sections[name]?.includes(each), `${each} of ${name}`));
        }
    });
});
