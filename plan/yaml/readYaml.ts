import {
    Alias, Document, ErrorCode, LineCounter, Node, Pair, Range, Scalar, YAMLMap, YAMLSeq, isAlias, isMap, isScalar, isSeq, parseDocument, visit,
} from "yaml";
import { GoScalar, ZonedTime, goScalar } from "./goScalar";

/** A value of a YAML file, as the CLI reads it. */
export type YamlValue = GoScalar | YamlValue[] | { [key: string]: YamlValue };

/** A file that the CLI refuses, or that it reads in a way of its own. */
export class YamlError extends Error {
    /** @param line - Line of the file, from 1. */
    constructor(public readonly line: number, message: string) {
        super(message);
    }
}

/** Characters that the CLI refuses or takes for ends of lines. */
// eslint-disable-next-line no-control-regex
const STRANGE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)/u;
const TEXT_TAG = "tag:yaml.org,2002:str";
/** The file is an object, and so is its `config`; below that are the values. */
const DEPTH_OF_VALUES = 2;
/** A block of text whose first line that is not empty starts with a tab. */
const TAB_FIRST = /^[^\n]*\n(?: *\n)* *\t/;
const QUOTE_IT = "put the text in quotes";
/** What to do about an error of the parser, where its code tells. */
const MENDS: Partial<Record<ErrorCode, string>> = {
    BLOCK_AS_IMPLICIT_KEY: `start the next key on a line of its own, or ${QUOTE_IT} if it holds a colon`,
    BLOCK_IN_FLOW: `${QUOTE_IT} if it holds a colon, and close each brace and bracket`,
    BAD_INDENT: "indent the line like its neighbours, and close each brace, bracket and quote",
    TAB_AS_INDENT: "use spaces",
};

/**
 * Reads a YAML file as the CLI does (gopkg.in/yaml.v3), or refuses it. Where the two parsers read a text differently, or
 * the CLI would drop a part of the file, it is refused with a mend, so that a plan never rests on another reading.
 *
 * @throws YamlError
 */
export function readYaml(bytes: Uint8Array): YamlValue {
    const text = decode(bytes);
    const lines = new LineCounter();
    const document = parseDocument(text, {
        version: "1.2", schema: "failsafe", strict: true, stringKeys: false, uniqueKeys: false, lineCounter: lines, logLevel: "error", prettyErrors: false,
    });
    return new Reader(text, document, lines).read();
}

function decode(bytes: Uint8Array): string {
    let text: string;
    try {
        // A byte-order mark is dropped, by the CLI as well.
        text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
        throw new YamlError(1, "is not UTF-8; save it as UTF-8");
    }
    const strange = STRANGE.exec(text);
    if (strange) {
        const code = strange[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
        throw new YamlError(text.slice(0, strange.index).split("\n").length, `has the character U+${code}; remove it, or write it with \\u in double quotes`);
    }
    return text;
}

class Reader {
    constructor(private readonly text: string, private readonly document: Document.Parsed, private readonly lines: LineCounter) {}

    public read(): YamlValue {
        const [error] = this.document.errors;
        if (error?.code === "MULTIPLE_DOCS") {
            this.refuse(error.pos[0], "has a second document, which the CLI ignores; remove it");
        }
        if (error) {
            this.refuse(error.pos[0], `is not valid YAML: ${lowerFirst(error.message)}; ${MENDS[error.code] ?? "mend it there"}`);
        }
        const directive = /^%/m.exec(this.text);
        if (directive) {
            this.refuse(directive.index, "has a line that starts with %; remove it");
        }
        this.checkTabs();
        return this.value(this.document.contents, false, 0);
    }

    /** Where a key or an item may start, the CLI takes no tab, not even in an empty line. */
    private checkTabs(): void {
        const values: Range[] = [];
        visit(this.document, {
            Scalar: (_, { range }) => { values.push(range!); },
            Collection: (_, node) => { if (node.flow) { values.push(node.range!); } },
        });
        for (const { index, 0: { length } } of this.text.matchAll(/^ *(?:[-?:] +)*[-?:]?\t/gm)) {
            const tab = index + length - 1;
            if (!values.some(([from, to]) => from < tab && tab < to)) {
                this.refuse(tab, "has a tab where the CLI allows only spaces; replace it");
            }
        }
    }

    /**
     * @param flow - Whether the value is within brackets or braces.
     * @param depth - Objects and lists that it is within.
     */
    private value(node: Node | null, flow: boolean, depth: number): YamlValue {
        if (node === null) {
            return null;
        }
        if (isAlias(node)) {
            return this.value(this.target(node), flow, depth);
        }
        this.checkProperties(node);
        if (isScalar(node)) {
            return this.scalar(node, flow);
        }
        if (isSeq(node)) {
            const within = flow || (node as YAMLSeq).flow === true;
            return (node as YAMLSeq<Node | Pair<Node, Node>>).items.map(item => this.value(item as Node, within, depth + 1));
        }
        return isMap(node) ? this.map(node as YAMLMap<Node, Node | null>, flow || (node as YAMLMap).flow === true, depth) : null;
    }

    private scalar(node: Scalar, flow: boolean): string | GoScalar {
        const value = String(node.value ?? "");
        if (node.type !== Scalar.PLAIN) {
            this.checkText(node, value);
        }
        if (node.type !== Scalar.PLAIN || node.tag !== undefined) {
            return value;
        }
        if (flow) {
            this.checkFlowText(node);
        }
        try {
            const read = goScalar(value);
            return typeof read === "number" && !Number.isFinite(read)
                ? this.refuse(start(node), `${value} is not a number that a configuration can hold; write another, or ${QUOTE_IT}`) : read;
        } catch (error) {
            if (error instanceof ZonedTime) {
                this.refuse(start(node), `${value} is a time, which the CLI reads differently on different machines; ${QUOTE_IT}`);
            }
            throw error;
        }
    }

    /** The CLI writes what it has read and reads that again, and does not always get back the text that it wrote. */
    private checkText(node: Scalar, value: string): void {
        if (node.type?.startsWith("BLOCK") && TAB_FIRST.test(this.source(node))) {
            this.refuse(start(node), "has a tab at the start of a block of text, where the CLI looks for its indentation; replace it");
        }
        if (node.type === Scalar.QUOTE_DOUBLE && /\\u[dD][89a-fA-F]/.test(this.source(node))) {
            this.refuse(start(node), "has an incomplete character (\\u), which the CLI rejects; write the character itself");
        }
        if (/^ *[\t\n\u0085\u2028\u2029]/.test(value) && value.includes("\n")) {
            this.refuse(start(node), "starts with an empty line or a tab, which the CLI drops; remove it");
        }
    }

    /** Within brackets and braces, the CLI ends a text without quotes at other characters than YAML does. */
    private checkFlowText(node: Scalar): void {
        const [from, to] = node.range!;
        const source = this.source(node);
        if (source.includes("?")) {
            this.refuse(from, `the CLI ends a text within braces or brackets at a question mark, got ${source}; ${QUOTE_IT}`);
        }
        if (source.startsWith(":") || /^\s*:[,[\]{}]/.test(this.text.slice(to, this.text.indexOf(":", to) + 2))) {
            this.refuse(from, `the CLI reads the colon as part of the text, got ${source}; write a space after it`);
        }
    }

    private map(node: YAMLMap<Node, Node | null>, flow: boolean, depth: number): YamlValue {
        const seen = new Map<string, Node>();
        const own: [string, YamlValue][] = [];
        const merged: [string, YamlValue][] = [];
        for (const { key, value } of node.items) {
            if (!isScalar(key)) {
                return this.refuse(start(key ?? node), "has a key that is a list, an object or an alias; use text");
            }
            if (this.source(key) === "") {
                this.refuse(start(key), "has a value without a key; write the key");
            }
            this.checkProperties(key);
            const text = String(key.value ?? "");
            if (seen.has(text)) {
                this.refuse(start(key), `has the key ${JSON.stringify(text)} twice, first in line ${this.line(start(seen.get(text)!))}; remove one`);
            }
            seen.set(text, key);
            if (text === "<<") {
                merged.push(...this.merged(value, flow, depth));
            } else {
                own.push([this.key(key, flow, depth), this.value(value, flow, depth + 1)]);
            }
        }
        // What a map says itself wins, then the first map that is merged; the CLI hands keys on in the order of the alphabet.
        const entries = [...merged.reverse(), ...own].map(([key, value]) => [key, value] as const);
        const all = new Map(entries);
        return Object.fromEntries([...all.keys()].sort(byBytes).map(key => [key, all.get(key)!]));
    }

    /** A key that is no text becomes one, but the CLI refuses it where it looks for names of its own. */
    private key(node: Scalar, flow: boolean, depth: number): string {
        const key = this.scalar(node, flow);
        if (typeof key !== "string" && depth < DEPTH_OF_VALUES) {
            this.refuse(start(node), `a key must be text here, got ${String(key)}; ${QUOTE_IT}`);
        }
        return key === null ? "<nil>" : String(key);
    }

    private merged(node: Node | null, flow: boolean, depth: number): [string, YamlValue][] {
        const target = node && isAlias(node) ? this.target(node) : node;
        const maps = target && isSeq(target) ? (target as YAMLSeq<Node>).items : [target];
        return maps.flatMap(map => {
            const value = this.value(map, flow, depth);
            if (value === null || typeof value !== "object" || Array.isArray(value)) {
                return this.refuse(start(node ?? map!), "merges a value that is not an object; use an alias of an object");
            }
            return Object.entries(value);
        });
    }

    private target(alias: Alias): Node {
        const found = alias.resolve(this.document);
        const within = found?.range && alias.range && found.range[0] <= alias.range[0] && alias.range[0] < found.range[1];
        return found && !within ? found as Node : this.refuse(start(alias), `the alias *${alias.source} refers to no anchor before it; name an anchor`);
    }

    private checkProperties(node: Node): void {
        const { anchor } = node as { anchor?: string };
        if (anchor !== undefined && !/^[\w-]+$/.test(anchor)) {
            this.refuse(start(node), `the CLI allows only letters, digits, - and _ in anchors, got ${anchor}; use another name`);
        }
        if (node.tag !== undefined && !(isScalar(node) && node.tag === TEXT_TAG)) {
            this.refuse(start(node), `has the tag ${node.tag}; remove it, or write text in quotes`);
        }
    }

    private source({ range }: Node): string {
        return this.text.slice(range![0], range![1]);
    }

    private line(offset: number): number {
        return this.lines.linePos(offset).line;
    }

    private refuse(offset: number, message: string): never {
        throw new YamlError(this.line(offset), message);
    }
}

function start(node: Node): number {
    return node.range?.[0] ?? 0;
}

/** The order of Go's strings, which is that of their UTF-8. */
function byBytes(one: string, other: string): number {
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function lowerFirst(text: string): string {
    return text.charAt(0).toLowerCase() + text.slice(1);
}
