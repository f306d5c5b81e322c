/** Text that is HTML already; everything else that goes into `html` is escaped. */
export class Markup {
    constructor(readonly text: string) {}
}

/** What `html` takes: values of the plan, markup, lists of both; nothing for what is absent. */
export type Part = Markup | string | number | false | undefined | Part[];

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Markup from a template. A value stays text, whatever stands in it, also between the quotes of an attribute. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
    return new Markup(strings.map((string, i) => string + (i < parts.length ? markup(parts[i]) : "")).join(""));
}

function markup(part: Part): string {
    if (Array.isArray(part)) {
        return part.map(markup).join("");
    }
    return part instanceof Markup ? part.text
        : part === undefined || part === false ? "" : String(part).replace(/[&<>"']/g, sign => ENTITIES[sign]);
}

/** A table with a header for each column, and the first cell of a row as the row's own. */
export function table(caption: string, columns: string[], rows: Part[][], numeric: number[] = []): Markup {
    const kind = (column: number) => numeric.includes(column) && html` class="n"`;
    return html`<table><caption>${caption}</caption><thead><tr>${columns.map((column, i) => html`<th scope="col"${kind(i)}>${column}</th>`)}</tr></thead>
<tbody>${rows.map(([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map((cell, i) => html`<td${kind(i + 1)}>${cell}</td>`)}</tr>
`)}</tbody></table>`;
}

/** Names and what they stand for. */
export function pairs(kind: string, list: [string, Part][]): Markup {
    return html`<dl class="${kind}">${list.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
