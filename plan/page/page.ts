import { createHash } from "node:crypto";
import { chosenDefaults } from "../defaults";
import { enablement } from "../enablement";
import { Plan } from "../plan";
import { Properties, readable } from "../signatures";
import { written } from "../text/words";
import { addressBars, podBars } from "./capacityBars";
import { drawing } from "./drawing";
import { calendar, costs, later, timeline } from "./estimates";
import { imageWays } from "./imageWay";
import { Markup, Part, html, pairs } from "./markup";
import { resourceTree, treeScript } from "./resourceTree";
import { STYLE } from "./style";
import { findings, verdict } from "./verdict";

const SCRIPT = `(${String(treeScript)})()`;

/**
 * The plan as one HTML page that asks the network for nothing: a Content-Security-Policy allows its own style and script, and nothing else.
 *
 * @see https://www.w3.org/TR/CSP3/#framework-directive-source-list hashes of what stands in the page
 */
export function htmlPage(plan: Plan, today: string): string {
    const { project, stack, region, resources, capacity, outputs, cost, time, calendar: dates } = plan;
    const sections = ([
        ["findings", "Findings", findings(plan)],
        ["cluster", "The cluster", drawing(resources)],
        ["images", "How an image reaches a node", imageWays(resources)],
        ["pods", "Pods on the Windows nodes", podBars(capacity)],
        ["addresses", "Addresses in the subnets", addressBars(capacity)],
        ["cost", "Cost", cost && costs(cost)],
        ["up", "The first up", timeline(resources)],
        ["later", "Roll-outs and new nodes", time && later(time)],
        ["calendar", "Calendar", dates && calendar(dates, today)],
        ["needs", "What Windows needs", listed(enablement(resources).map(({ need, given }) => [need, given]))],
        ["defaults", "Chosen by default", listed(chosenDefaults(resources).map(({ argument, value, why }) => [argument, html`${String(value ?? "left to EKS")}<p>${why}</p>`]))],
        ["outputs", "Outputs", listed(Object.entries(readable(outputs) as Properties).map(([key, value]) => [key, written(value)]))],
        ["resources", "Resources", resources.length > 0 && resourceTree(resources)],
    ] as [string, string, Part][]).filter(([, , body]) => hasContent(body));
    return `<!doctype html>\n${html`<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hash(STYLE)}'; script-src '${hash(SCRIPT)}'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,"><title>${`Plan of ${project}, stack ${stack}`}</title><style>${new Markup(STYLE)}</style></head><body>
<a class="skip" href="#main">Go to the plan</a>
<header><p>Plan of ${today}, made offline: AWS was not asked, and nothing was created</p><h1>${project} <span>stack ${stack}, ${region}</span></h1></header>
<nav aria-label="Sections"><ul>${sections.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main id="main" tabindex="-1">${verdict(plan)}
${sections.map(([id, title, body]) => html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${body}</section>
`)}</main>
<script>${new Markup(SCRIPT)}</script></body></html>`.text}\n`;
}

function hasContent(part: Part): boolean {
    return Array.isArray(part) ? part.some(hasContent) : part !== undefined && part !== false;
}

function listed(list: [string, Part][]): Part {
    return list.length > 0 && pairs("facts", list);
}

function hash(text: string): string {
    return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
