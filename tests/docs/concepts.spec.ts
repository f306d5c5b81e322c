import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { Provider } from "@pulumi/kubernetes/provider";
import type { Browser, Page } from "puppeteer-core";
import * as components from "../../components";
import { NatGatewayStrategy, VpcCniOwner, WindowsSupport } from "../../components";
import { PlannedResource } from "../../plan/resource";
import { clusterOf, settingsOf } from "../bench/firstUp";
import { openBrowser } from "../support/browser";
import { planned } from "../support/planned";
import { ROOT } from "../support/runPlan";

const MERMAID = fs.readFileSync(require.resolve("@mermaid-js/tiny"), "utf8");
/** GitHub shrinks a wider picture to its column of about 840 pixels, and its letters of 16 with it. */
const WIDEST = 1200;
const DOCS = path.join(ROOT, "docs");
const CONCEPTS = fs.readFileSync(path.join(DOCS, "concepts.md"), "utf8");

/** Pictures of the documentation, by their page and number. */
function pictures(): [string, string][] {
    return fs.readdirSync(DOCS).filter(file => file.endsWith(".md")).flatMap(file => {
        const found = fs.readFileSync(path.join(DOCS, file), "utf8").matchAll(/```mermaid\n([^]*?)```/g);
        return [...found].map(([, code], index): [string, string] => [`${file}, picture ${index + 1}`, code]);
    });
}

describe("pictures of the documentation", () => {
    let browser: Browser;
    let page: Page;

    before(async () => {
        browser = await openBrowser();
        page = await browser.newPage();
        await page.setContent("<body></body>");
        await page.addScriptTag({ content: MERMAID });
    });

    after(() => browser?.close());

    /** What Mermaid draws: its width, and the texts in it. It throws on what it can't parse. */
    function drawn(code: string): Promise<{ width: number; text: string }> {
        return page.evaluate(async source => {
            const { mermaid } = globalThis as unknown as { mermaid: { render(id: string, code: string): Promise<{ svg: string }> } };
            const { svg } = await mermaid.render("picture", source);
            document.body.innerHTML = svg;
            const element = document.querySelector("svg")!;
            return { width: element.viewBox.baseVal.width, text: element.textContent! };
        }, code);
    }

    it("are one for each section of docs/concepts.md", () => {
        const sections = CONCEPTS.split(/^## /m).slice(1);
        assert.equal(sections.length, 4);
        sections.forEach(section => assert.equal(section.match(/^```mermaid$/gm)?.length, 1, section.split("\n")[0]));
    });

    for (const [name, code] of pictures()) {
        it(`${name} is drawn by Mermaid, and narrow enough to be read`, async () => {
            const { width, text } = await drawn(code);
            assert.ok(width > 300 && width <= WIDEST, `${width} pixels`);
            assert.doesNotMatch(text, /undefined|Syntax error/);
            for (const [, label] of code.matchAll(/\["?([^"\]]+)"?\]/g)) {
                label.split(/<br>/).forEach(line => assert.ok(text.includes(line), line));
            }
        });
    }

    it("are refused where Mermaid can't parse them", async () => {
        await assert.rejects(drawn("flowchart LR\n    a[\"one\" --> b"), /Parse error/);
    });
});

describe("docs/concepts.md, who owns what", () => {
    const rows = CONCEPTS.split("\n").filter(line => /^\| `/.test(line)).map(line => line.split("|").slice(1, 3).map(cell => [...cell.matchAll(/`(\w+)`/g)].map(([, word]) => word)))
        .filter(([names]) => names.every(name => name in components));

    it("E1, E2, E3: names for each component exactly the resources that it makes", async () => {
        const support = (vpcCniOwner: VpcCniOwner) => planned(() => new WindowsSupport("support", {
            clusterName: "shop", nodeRoleArn: "arn:aws:iam::111122223333:role/windows", clusterRoleName: "shop-cluster", vpcCniOwner,
        }, { providers: { kubernetes: new Provider("k8s", { kubeconfig: "{}" }) } }));
        const rootVolume = { kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555" };
        const everything = {
            kubernetesVersion: "1.35", releaseVersion: "1.35-2026.07.21", coreDnsOnFargate: true, network: { secondaryCidrBlock: "100.64.0.0/16" },
            windowsIpam: { prefixDelegation: true }, reservePrefixes: true, runtimeClasses: true, windowsStorage: true, smokeTest: true, linuxNodeGroup: {},
            windowsNodeGroups: [{ name: "web", autoscaled: true, rootVolume }, { name: "hosts", selfManaged: { warmPool: {} }, rootVolume }],
        };
        const isolated = { kubernetesVersion: "1.35", network: { natGateways: NatGatewayStrategy.None }, windowsNodeGroups: [{ name: "web" }] };
        const made: Record<string, Set<string>> = {};
        for (const resources of [
            await clusterOf(settingsOf("dev")), await clusterOf(settingsOf("prod")), await clusterOf(everything), await clusterOf(isolated), await support(VpcCniOwner.Addon), await support(VpcCniOwner.SelfManaged),
        ]) {
            resources.forEach(resource => (made[ownerOf(resource)] ??= new Set()).add(resource.type.split(":").at(-1)!));
        }
        const expected = rows.flatMap(([names, types]) => names.map(name => [name, [...types].sort()]));
        assert.equal(expected.length, 14);
        // Parts of eks.Cluster that are no objects in AWS or Kubernetes.
        const inner = ["VpcCniAddon", "kubernetes"];
        assert.deepEqual(expected, expected.map(([name]) => [name, [...made[name as string]].filter(type => type !== name && !inner.includes(type)).sort()]));
    });
});

/** The component of this package that makes a resource, by the types in its URN. */
function ownerOf({ urn }: PlannedResource): string {
    return urn.split("::")[2].split("$").filter(type => type.startsWith("eks-windows:")).at(-1)?.split(":").at(-1) ?? "";
}
