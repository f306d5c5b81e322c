/** Rows under a header, in columns as wide as their widest cell; numbers and what stands for them to the right. */
export function table(header: string[], rows: string[][], indent = "  "): string[] {
    const widths = header.map((title, column) => Math.max(title.length, ...rows.map(row => row[column].length)));
    const right = header.map((_, column) => rows.length > 0 && rows.every(row => /^([\d,/]+|unknown)$/.test(row[column])));
    const line = (cells: string[]) => indent + cells
        .map((cell, column) => right[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column])).join("  ").trimEnd();
    return [line(header), indent + widths.map(width => "-".repeat(width)).join("  "), ...rows.map(line)];
}
