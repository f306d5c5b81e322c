import { Document, Node, ScalarTag, isScalar, parseDocument, visit } from "yaml";
import { isObject } from "../../limits/text/plainObject";
import { Json, Properties } from "../signatures";

/** What a line may hold after the `---` that separates two documents. */
const AFTER_SEPARATOR = /^\s*(#.*)?$/;
/** Go writes numbers of base 8 in this way as well. */
const GO_OCTAL: ScalarTag = { tag: "tag:yaml.org,2002:int", default: true, identify: () => false, test: /^0o[0-7]+$/, resolve: text => Number(text) };
/** Types that a value may be given by a tag. */
const KNOWN_TAGS = ["str", "int", "bool", "map", "seq"].map(name => `tag:yaml.org,2002:${name}`);

/**
 * The objects in a text of YAML or JSON, as Kubernetes' decoder reads it: YAML 1.1, in which `yes` and `on` are true and 017 is 15, but
 * without its dates and its numbers of base 60, so 80:80 is text. Empty documents count for nothing, and neither do members without a
 * value, which the provider leaves out.
 *
 * @throws Error - where the decoder refuses the text.
 * @see https://github.com/kubernetes/apimachinery/blob/v0.35.0/pkg/util/yaml/decoder.go
 */
export function manifestObjects(text: string): Properties[] {
    return documents(text.replace(/^\ufeff/, "")).flatMap(({ content, line }) => {
        const value = parsed(content, line);
        if (value !== null && !isObject(value)) {
            throw new Error(`line ${line}: a Kubernetes manifest must be an object, got ${Array.isArray(value) ? "a list" : JSON.stringify(value)}; `
                + "put each object into a document of its own, after a line with ---");
        }
        return value === null || Object.keys(value).length === 0 ? [] : [withoutNulls(value as Properties) as Properties];
    });
}

function withoutNulls(value: Json): Json {
    if (Array.isArray(value)) {
        return value.map(withoutNulls);
    }
    if (isObject(value)) {
        return Object.fromEntries(Object.entries(value as Properties).filter(([, item]) => item !== null).map(([key, item]) => [key, withoutNulls(item)]));
    }
    // JSON, which the decoder makes of every text, has one zero.
    return value === 0 ? 0 : value;
}

/** The parts between lines with `---`, each with the line that it starts at. */
function documents(text: string): { content: string; line: number }[] {
    const found = [{ content: "", line: 1 }];
    text.split(/(?<=\n)/).forEach((content, index) => {
        if (!content.startsWith("---")) {
            found.at(-1)!.content += content;
        } else if (AFTER_SEPARATOR.test(content.slice(3).trimEnd())) {
            found.push({ content: "", line: index + 2 });
        } else {
            throw new Error(`line ${index + 1}: a line that starts with --- separates documents and may hold only a comment, got `
                + `${JSON.stringify(content.trimEnd())}; indent it, or move what follows to the next line`);
        }
    });
    return found;
}

function parsed(content: string, line: number): Json {
    const document = parseDocument(content, {
        version: "1.1", uniqueKeys: false, stringKeys: false, logLevel: "error", prettyErrors: false,
        customTags: tags => [GO_OCTAL, ...tags.filter(tag => typeof tag === "string" || tag.tag !== "tag:yaml.org,2002:timestamp" && tag.format !== "TIME")],
    });
    const refuse = (offset: number, message: string): never => {
        throw new Error(`line ${line + content.slice(0, offset).split("\n").length - 1}: ${message}`);
    };
    // The decoder reads no further than `...`.
    const [error] = document.errors.filter(({ code }) => code !== "MULTIPLE_DOCS");
    if (error) {
        refuse(error.pos[0], `is not valid YAML: ${error.message}`);
    }
    check(document, refuse);
    return document.toJS() as Json;
}

/** Refuses what JSON can't hold, as the decoder makes JSON of every text, and types that a manifest has no use for. */
function check(document: Document, refuse: (offset: number, message: string) => never): void {
    const checkTag = ({ tag, range }: Node) => {
        if (tag?.startsWith("tag:yaml.org") && !KNOWN_TAGS.includes(tag)) {
            refuse(range![0], `has the tag ${tag}; remove it`);
        }
    };
    visit(document, {
        Pair(_, { key }) {
            if (!isScalar(key) || key.value === null) {
                refuse((key as Node | null)?.range?.[0] ?? 0, "has a key that is not text; write it as text");
            }
        },
        Alias(_, alias) {
            if (!alias.resolve(document)) {
                refuse(alias.range![0], `the alias *${alias.source} refers to no anchor before it; name an anchor`);
            }
        },
        Collection(_, node) {
            checkTag(node);
        },
        Scalar(_, node) {
            checkTag(node);
            if (typeof node.value === "number" && !Number.isFinite(node.value)) {
                refuse(node.range![0], "has a number that is not finite; write another, or put it in quotes");
            }
        },
    });
}
