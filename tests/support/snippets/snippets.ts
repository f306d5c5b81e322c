import * as fs from "node:fs";
import * as path from "node:path";
import { ROOT } from "../runPlan";

/** A block of code in a page, or a command in the middle of a sentence. */
export interface Snippet {
    /** File of the page and the line of the block. */
    place: string;
    page: string;
    /** Word after the fence; `shell` for lines that four spaces indent, also in a list, and for commands in a sentence; empty for output. */
    language: string;
    text: string;
}

/** What commands of a sentence begin with; other words in backticks are names. */
const TOOLS = /^(aws|kubectl|pulumi|npm|npx) [a-z-]/;

/** The pages that people read: README, CONTRIBUTING and the documentation. */
export function pages(): string[] {
    return ["README.md", "CONTRIBUTING.md", ...fs.readdirSync(path.join(ROOT, "docs")).filter(file => file.endsWith(".md")).map(file => `docs/${file}`)];
}

/** Every block of code of these pages, and every command in their sentences. */
export function snippets(): Snippet[] {
    return pages().flatMap(page => [...blocks(page), ...inSentences(page)]);
}

function blocks(page: string): Snippet[] {
    const found: Snippet[] = [];
    let fenced: Snippet | undefined;
    let indented: Snippet | undefined;
    lines(page).forEach((line, index) => {
        const place = `${page}:${index + 1}`;
        const fence = /^ {0,3}```(\S*)$/.exec(line);
        if (fence) {
            indented = undefined;
            if (fenced) {
                found.push(fenced);
                fenced = undefined;
            } else {
                fenced = { place, page, language: fence[1], text: "" };
            }
        } else if (fenced) {
            fenced.text += `${line}\n`;
        } else if (/^ {4,}\S/.test(line)) {
            if (!indented) {
                indented = { place, page, language: /^ {4}\S/.test(line) || TOOLS.test(line.trim()) ? "shell" : "", text: "" };
                found.push(indented);
            }
            indented.text += `${line.slice(4)}\n`;
        } else if (line !== "") {
            indented = undefined;
        }
    });
    return found;
}

function inSentences(page: string): Snippet[] {
    let isFenced = false;
    return lines(page).flatMap((line, index) => {
        isFenced = /^ {0,3}```/.test(line) ? !isFenced : isFenced;
        return isFenced || line.startsWith("    ") ? [] : [...line.matchAll(/`([^`]+)`/g)].map(([, code]) => code).filter(code => TOOLS.test(code))
            .map(text => ({ place: `${page}:${index + 1}`, page, language: "shell", text }));
    });
}

function lines(page: string): string[] {
    return fs.readFileSync(path.join(ROOT, page), "utf8").split("\n");
}
