import { Markup, html } from "./markup";

/** A part of a bar, in the unit of its whole. */
export interface Span {
    start?: number;
    length: number;
    /** Class of its colour. */
    kind: string;
}

/** A bar as wide as the page lets it be: its parts are percentages, so that one drawing fits a phone and a screen. */
export function bar(label: string, whole: number, spans: Span[]): Markup {
    const percent = (length: number) => `${Math.round(1000 * length / (whole || 1)) / 10}%`;
    return html`<svg class="bar" role="img" aria-label="${label}" height="12"><rect class="rest" width="100%" height="12" rx="3"/>${spans.map(({ start = 0, length, kind }) =>
        // What is there is seen, however small it is beside the whole.
        html`<rect class="${kind}" x="${percent(start)}" width="${percent(Math.max(length, whole / 150))}" height="12" rx="3"/>`)}</svg>`;
}

/** Nodes in a row of the drawing of a group. */
const ROW = 20;
/** More are not counted by eye. */
const DRAWN = 60;
const STEP = 13;

/** A square for each node of a group: filled for those that it starts with, hollow for those that it may grow to. */
export function nodes(label: string, now: number, most: number): Markup | undefined {
    if (most > DRAWN || most < 1) {
        return undefined;
    }
    const size = (squares: number) => squares * STEP;
    return html`<svg class="nodes" role="img" aria-label="${label}" width="${size(Math.min(most, ROW))}" height="${size(Math.ceil(most / ROW))}">${
        Array.from({ length: most }, (_, i) => html`<rect class="${i < now ? "on" : "off"}" x="${size(i % ROW) + 1}" y="${size(Math.floor(i / ROW)) + 1}" width="10" height="10" rx="2"/>`)}</svg>`;
}
