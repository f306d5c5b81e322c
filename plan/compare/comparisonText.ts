import { Section, wrap, wrapPhrases } from "../text/layout";
import { counted, shortType, written } from "../text/words";
import { Json } from "../signatures";
import { Comparison, Figure } from "./comparison";
import { PropertyChange } from "./propertyChanges";
import { CHANGES, ResourceChange } from "./resourceChanges";

/** Longer values are cut: documents have thousands of characters. */
const VALUE_LENGTH = 60;
const LEAD = " ".repeat(11);

/** What changes, at a terminal. */
export function comparisonSections(comparison: Comparison, width: number): Section[] {
    const { changes, figures, policy } = comparison;
    return [
        {
            title: `Changes against ${againstText(comparison)}: ${totals(comparison)}`,
            lines: changes.length === 0 ? ["  no resource changes"] : grouped(changes).flatMap(({ change, type, names, properties, meaning }) => [
                ...wrapPhrases([`${shortType({ type })} ${names[0]}`, ...names.slice(1)], ", ", width, `  ${change.padEnd(LEAD.length - 2)}`, LEAD),
                ...meaning === undefined ? [] : wrap(meaning, width, LEAD),
                ...properties.flatMap(each => wrap(propertyText(each), width, LEAD, `${LEAD}  `)),
            ]),
        },
        { title: "Figures before and after", lines: figures.flatMap(figure => wrap(figureText(figure), width, "  ", "      ")) },
        {
            title: "Policies before and after",
            lines: [...policy.came.map(each => ({ word: "new", each })), ...policy.went.map(each => ({ word: "mended", each }))].flatMap(({ word, each }) =>
                wrap(`${word}: ${each.enforcementLevel} ${each.policy}, ${each.urn.split("::").at(-1)}`, width, "  ", "      ")),
        },
    ];
}

/** The earlier plan in words. */
export function againstText({ against: { stack, date } }: Comparison): string {
    return `the plan of stack ${stack} of ${date}`;
}

/** How many resources do what. */
export function totals({ changes, unchanged }: Comparison): string {
    const counts = CHANGES.map(each => `${changes.filter(({ change }) => change === each).length} to ${each}`);
    return `${counts.join(", ")}, ${counted(unchanged, "resource")} unchanged`;
}

/** Changes of one kind that say the same, in one; `names` has all of them. */
export function grouped(changes: ResourceChange[]): (Omit<ResourceChange, "urn" | "name"> & { names: string[] })[] {
    const groups = new Map<string, Omit<ResourceChange, "urn" | "name"> & { names: string[] }>();
    changes.forEach(({ change, type, name, properties, meaning }) => {
        const key = JSON.stringify([change, type, properties, meaning]);
        const group = groups.get(key);
        if (group) {
            group.names.push(name);
        } else {
            groups.set(key, { change, type, names: [name], properties, meaning });
        }
    });
    return [...groups.values()];
}

/** A property before and after. */
export function propertyText({ path, before, after, replaces }: PropertyChange): string {
    return `${path}: ${valueText(before)} → ${valueText(after)}${replaces ? " (makes a new one)" : ""}`;
}

/** A figure before and after. */
export function figureText({ what, before, after }: Figure): string {
    return `${what}: ${before ?? "none"} → ${after ?? "none"}`;
}

function valueText(value: Json): string {
    const text = value === null ? "nothing" : written(value).replace(/\s+/g, " ");
    return text.length > VALUE_LENGTH ? `${text.slice(0, VALUE_LENGTH)}…` : text;
}
