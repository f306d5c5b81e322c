import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "puppeteer-core";
import { htmlPage } from "../../../plan/page/page";
import { clusterOf, settingsOf } from "../../bench/firstUp";
import { openBrowser } from "../../support/browser";
import { FOUND, TODAY, pagePlan } from "./pagePlans";

const WIDTHS = [360, 820, 1280];
const SCHEMES = ["light", "dark"];
const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
/** A4 in points, as Chromium rounds it. */
const A4 = [595, 842];

describe("the page in a browser", () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "page-"));
    /** Whatever the browser asks for beside the file itself, and all that it complains of. */
    const asked: string[] = [];
    const complaints: string[] = [];
    let browser: Browser;
    let page: Page;

    before(async () => {
        browser = await openBrowser();
        page = await browser.newPage();
        page.on("request", request => { asked.push(request.url()); });
        page.on("console", message => { complaints.push(message.text()); });
        page.on("pageerror", error => { complaints.push(String(error)); });
        for (const [name, stack, more] of [["dev", "dev", {}], ["prod", "prod", FOUND]] as const) {
            fs.writeFileSync(path.join(folder, `${name}.html`), htmlPage({ ...pagePlan(await clusterOf(settingsOf(stack))), ...more }, TODAY));
        }
    });

    after(async () => {
        await browser?.close();
        fs.rmSync(folder, { recursive: true });
    });

    async function open(name: string, width = 1280, scheme = "light"): Promise<void> {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.setViewport({ width, height: 900 });
        await page.goto(pathToFileURL(path.join(folder, `${name}.html`)).href);
    }

    const unfold = () => page.evaluate(() => document.querySelectorAll("details").forEach(details => { details.open = true; }));
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const background = () => page.evaluate(() => getComputedStyle(document.querySelector("section")!).backgroundColor);

    for (const name of ["dev", "prod"]) {
        it(`${name} fits every width, folded and unfolded, asks the network for nothing and has no error`, async () => {
            asked.length = complaints.length = 0;
            for (const width of WIDTHS) {
                await open(name, width);
                assert.equal(await overflow(), 0, `folded, ${width}`);
                await unfold();
                assert.equal(await overflow(), 0, `unfolded, ${width}`);
            }
            assert.deepEqual(complaints, []);
            assert.deepEqual(asked.filter(url => !url.startsWith("file:") && !url.startsWith("data:")), []);
            assert.ok(asked.length >= WIDTHS.length);
        });
    }

    it("refuses what asks the network", async () => {
        await open("dev");
        const refused = await page.evaluate(async () => {
            const told = new Promise<string>(resolve => document.addEventListener("securitypolicyviolation", event => resolve(event.effectiveDirective), { once: true }));
            await fetch("http://localhost:9/").catch(() => undefined);
            return told;
        });
        assert.equal(refused, "connect-src");
    });

    for (const scheme of SCHEMES) {
        it(`axe finds no violation in ${scheme}, on a phone and on a screen`, async () => {
            for (const width of [360, 1280]) {
                await open("prod", width, scheme);
                await unfold();
                await page.evaluate(AXE);
                const { violations, passes } = await page.evaluate(() => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
                assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html, failureSummary }) => [html, failureSummary])]), []);
                assert.ok(passes.some(({ id }) => id === "color-contrast"));
            }
        });
    }

    it("is dark where the reader wants it dark", async () => {
        await open("dev", 1280, "light");
        const light = await background();
        await open("dev", 1280, "dark");
        assert.notEqual(await background(), light);
    });

    it("prints in light on A4, without what only a screen needs", async () => {
        await open("prod", 688);
        const light = await background();
        await open("prod", 688, "dark");
        await page.emulateMediaType("print");
        try {
            assert.equal(await background(), light);
            assert.equal(await overflow(), 0);
            assert.equal(await page.evaluate(() => [".tools", "nav"].filter(each => document.querySelector(each)!.getClientRects().length > 0).join()), "");
            const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString("latin1");
            const sizes = [...pdf.matchAll(/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
            assert.ok(sizes.length > 1);
            sizes.forEach(size => assert.deepEqual(size, A4));
        } finally {
            await page.emulateMediaType();
        }
    });

    it("folds and searches by keyboard alone", async () => {
        await open("dev");
        const focused = () => page.evaluate(() => `${document.activeElement!.tagName} ${document.activeElement!.id || document.activeElement!.textContent}`);
        const shown = () => page.evaluate(() => [...document.querySelectorAll<HTMLElement>(".tree li")].filter(li => li.checkVisibility()).length);
        await page.keyboard.press("Tab");
        assert.equal(await focused(), "A Go to the plan");
        await page.keyboard.press("Enter");
        assert.equal(await page.evaluate(() => location.hash), "#main");
        for (let i = 0; i < 9 && await focused() !== "INPUT find"; i++) {
            await page.keyboard.press("Tab");
        }
        assert.equal(await focused(), "INPUT find");
        // By the name that a screen reader says; a placeholder goes when somebody types.
        assert.ok(await page.$("aria/Find a resource[role=\"searchbox\"]"));
        const before = await shown();
        await page.keyboard.type("cluster-coredns");
        assert.equal(await page.evaluate(() => document.querySelector("output")!.textContent), `2 of ${await page.evaluate(() => document.querySelectorAll(".tree li").length)} found`);
        assert.equal(await shown(), 3);
        await page.keyboard.press("Escape");
        assert.equal(await shown(), before);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        assert.ok(await shown() > before);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        assert.equal(await shown(), 1);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        assert.ok(await shown() > 1);
    });

    it("finds a value among the inputs and opens it", async () => {
        await open("dev");
        await page.type("#find", "windows_core_2022");
        assert.ok(await page.evaluate(() => [...document.querySelectorAll("pre")].some(pre => pre.checkVisibility() && pre.textContent.includes("WINDOWS_CORE_2022_x86_64"))));
    });

    it("every link leads to a place in the page, and every section has a heading", async () => {
        await open("prod");
        assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>("a")].map(a => a.getAttribute("href")!).filter(href => !href.startsWith("#") || !document.getElementById(href.slice(1)))), []);
        const titles = await page.evaluate(() => [...document.querySelectorAll("section > h2")].map(({ textContent }) => textContent));
        assert.deepEqual(titles, [
            "Findings", "The cluster", "How an image reaches a node", "Pods on the Windows nodes", "Addresses in the subnets", "Cost", "The first up",
            "Roll-outs and new nodes", "Calendar", "What Windows needs", "Chosen by default", "Outputs", "Resources",
        ]);
    });
});
