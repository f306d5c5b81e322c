import { childrenByParent } from "../childrenByParent";
import { PlannedResource } from "../resource";
import { readable } from "../signatures";
import { Markup, Part, html } from "./markup";

/** Levels that are open at first: the stack, and the components in it. */
const OPEN = 2;

/** The resources to fold and to search, each with its inputs as a person may see them. */
export function resourceTree(resources: PlannedResource[]): Markup {
    const urns = new Set(resources.map(({ urn }) => urn));
    const childrenOf = childrenByParent(resources);
    const tree = (level: number, siblings: PlannedResource[] = []): Part[] =>
        siblings.map(resource => {
            const title = html`${resource.name} <span class="type">${resource.type}</span>`;
            const inputs = Object.keys(resource.inputs).length > 0 && html`<pre>${JSON.stringify(readable(resource.inputs), undefined, 2)}</pre>`;
            const children = tree(level + 1, childrenOf.get(resource.urn));
            const list = children.length > 0 && html`<ul>${children}</ul>`;
            return list || inputs
                ? html`<li><details${level < OPEN && html` open`}><summary>${title}</summary>${list && inputs ? html`<details class="args"><summary>arguments</summary>${inputs}</details>` : inputs}${list}</details></li>
`
                : html`<li><div><span>${title}</span></div></li>
`;
        });
    return html`<form class="tools" role="search" hidden><label for="find">Find a resource</label> <input id="find" type="search" autocomplete="off" placeholder="name, type or value">
<button type="button" data-open="1">Unfold all</button> <button type="button" data-open="">Fold all</button> <output for="find"></output></form>
<ul class="tree">${tree(0, resources.filter(({ parent }) => parent === undefined || !urns.has(parent)))}</ul>`;
}

/** Folds and searches the tree, in the browser; without a script, its parts fold all the same. It stands in the page as text, so it uses nothing from here. */
export function treeScript(): void {
    const form = document.querySelector<HTMLFormElement>(".tools")!;
    const find = form.querySelector("input")!;
    const items = [...document.querySelectorAll<HTMLElement>(".tree li")].map(li => {
        const box = li.firstElementChild as HTMLDetailsElement;
        const own = [...box.children].filter(({ tagName }) => tagName !== "UL").map(({ textContent }) => textContent).join(" ");
        return { li, box, wasOpen: box.open, own: own.toLowerCase(), title: box.firstElementChild!.textContent.toLowerCase() };
    });
    form.hidden = false;
    form.onsubmit = event => event.preventDefault();
    form.onclick = event => {
        const { open } = (event.target as HTMLElement).dataset;
        if (open !== undefined) {
            items.forEach(({ box }) => { box.open = open !== ""; });
        }
    };
    find.oninput = () => {
        const wanted = find.value.trim().toLowerCase();
        let hits = 0;
        // From the leaves up, so that a parent knows whether something below it is shown.
        for (const { li, box, wasOpen, own, title } of [...items].reverse()) {
            const isAbove = wanted !== "" && li.querySelector("li:not([hidden])") !== null;
            const isHit = own.includes(wanted);
            const isInside = wanted !== "" && isHit && !title.includes(wanted);
            hits += isHit ? 1 : 0;
            li.hidden = !isHit && !isAbove;
            box.open = wanted === "" ? wasOpen : isAbove || isInside;
            box.querySelectorAll<HTMLDetailsElement>(":scope > .args").forEach(args => { args.open = isInside; });
        }
        form.querySelector("output")!.textContent = wanted === "" ? "" : `${hits} of ${items.length} found`;
    };
}
