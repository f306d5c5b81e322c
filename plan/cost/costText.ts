import { Section, wrapped } from "../section";
import { CostPart, part } from "./bill";
import { Cost } from "./cost";

const WIDTH = 100;

/** The cost at a terminal: a line for each part, those of all volumes in one. */
export function costText(cost: Cost | undefined): Section {
    if (cost === undefined) {
        return { title: "", lines: [] };
    }
    const { total, region, asOf, unknown } = cost;
    const parts = together(cost.parts, "volumes");
    const rows = parts.map(each => [each.part, dollars(each.perMonth.minimum), dollars(each.perMonth.full), each.basis]);
    const widths = [0, 1, 2].map(column => Math.max(0, ...rows.map(row => row[column].length)));
    return {
        title: `Cost in USD a month: ${dollars(total.minimum)} at minSize, ${dollars(total.full)} at maxSize (list prices of ${region}, ${asOf})`,
        lines: [
            ...rows.flatMap(([name, minimum, full, basis]) =>
                wrapped(`  ${name.padEnd(widths[0])}  ${minimum.padStart(widths[1])}  ${full.padStart(widths[2])}  `, basis.split("; "), WIDTH)),
            ...wrapped("  not counted: ", unknown, WIDTH),
        ],
    };
}

/** Parts with one where there were several of a kind. */
function together(parts: CostPart[], kind: string): CostPart[] {
    const same = parts.filter(each => each.part.startsWith(`${kind} of `));
    const sum = (size: "minimum" | "full") => same.reduce((total, { perMonth }) => total + perMonth[size], 0);
    return same.length < 2 ? parts : parts.flatMap(each => each === same[0]
        ? [part(kind, sum("minimum"), sum("full"), same.map(({ basis }) => basis).join("; "))] : same.includes(each) ? [] : [each]);
}

/** Whole dollars, with a comma at the thousands. */
function dollars(amount: number): string {
    return Math.round(amount).toLocaleString("en-US");
}
