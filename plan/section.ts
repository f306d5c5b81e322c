/** A part of the plan's text; one without lines is left out. */
export interface Section {
    title: string;
    lines: string[];
}

/** Phrases in lines of at most `width` characters, joined by a comma, the first line after `lead` and the others as far in. */
export function wrapped(lead: string, phrases: string[], width: number): string[] {
    const lines = phrases.reduce<string[]>((all, phrase) => {
        const last = all.at(-1);
        return last !== undefined && lead.length + `${last}, ${phrase},`.length <= width ? [...all.slice(0, -1), `${last}, ${phrase}`] : [...all, phrase];
    }, []);
    return lines.map((line, i) => `${i === 0 ? lead : " ".repeat(lead.length)}${line}${i < lines.length - 1 ? "," : ""}`);
}
