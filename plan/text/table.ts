import { wrapPhrases } from "./layout";

const GAP = "  ";

/**
 * Rows under a header, in columns as wide as their widest cell; numbers and what stands for them to the right. Where that is wider than
 * `width`, each row is a paragraph in which the header's words stand before the cells.
 */
export function table(header: string[], rows: string[][], width: number, indent = "  "): string[] {
    const widths = header.map((title, column) => Math.max(title.length, ...rows.map(row => row[column].length)));
    const right = header.map((_, column) => rows.length > 0 && rows.every(row => /^(\$?[\d.,/]+|unknown)$/.test(row[column])));
    const line = (cells: string[]) => indent + cells
        .map((cell, column) => right[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column])).join(GAP).trimEnd();
    const lines = [line(header), ...rows.map(line)];
    return lines.every(each => each.length <= width) ? lines : rows.flatMap(([name, ...cells]) =>
        wrapPhrases([name, ...cells.map((cell, i) => `${header[i + 1]} ${cell}`)], ", ", width, indent, `${indent}    `));
}
