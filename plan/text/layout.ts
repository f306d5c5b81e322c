/** A part of the plan's text. */
export interface Section {
    title: string;
    lines: string[];
    /** Whether the lines go on where the title ends. */
    isParagraph?: boolean;
}

/** A section in one paragraph, which begins on the line of its title. */
export function paragraph(title: string, phrases: string[], separator: string, width: number): Section {
    const lead = `${title}: `;
    return { title, isParagraph: true, lines: phrases.length === 0 ? [] : wrapPhrases(phrases, separator, width, lead, "  ").map((line, i) => i === 0 ? line.slice(lead.length) : line) };
}

/** Between phrases that stand on one line. */
export const DOT = " · ";

/** Words in lines of at most `width` characters; a word is never broken, so one that is longer has a line of its own. */
export function wrap(text: string, width: number, first = "", others = first): string[] {
    return pack(text.split(" "), width, first, others);
}

/** Phrases in lines as `wrap` makes them, broken between phrases where that does, and within the ones that are longer than a line. */
export function wrapPhrases(phrases: string[], separator: string, width: number, first = "", others = first): string[] {
    const room = width - Math.max(first.length, others.length);
    return pack(phrases.flatMap((phrase, i) => {
        const ended = i < phrases.length - 1 ? phrase + separator.trimEnd() : phrase;
        return ended.length > room ? ended.split(" ") : [ended];
    }), width, first, others);
}

/** Texts beside their labels, which are as wide as the widest one. */
export function labelled(rows: [label: string, text: string][], width: number, indent = "  "): string[] {
    const column = Math.max(0, ...rows.map(([label]) => label.length)) + indent.length + 2;
    return rows.flatMap(([label, text]) => wrap(text, width, `${indent}${label}`.padEnd(column), " ".repeat(column)));
}

function pack(pieces: string[], width: number, first: string, others: string): string[] {
    const lines: string[] = [];
    let line: string | undefined;
    for (const piece of pieces) {
        if (line !== undefined && line.length + 1 + piece.length <= width) {
            line += ` ${piece}`;
        } else {
            lines.push(...line === undefined ? [] : [line]);
            line = (lines.length === 0 ? first : others) + piece;
        }
    }
    return [...lines, line ?? first].map(each => each.trimEnd());
}
