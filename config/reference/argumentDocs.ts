import * as fs from "node:fs";
import * as path from "node:path";
import * as ts from "typescript";

/** What the doc comment of an argument says. */
export interface ArgumentDoc {
    description: string;
    /** The `@default` tag, with the value of an enumeration in place of its name. */
    defaultValue?: string;
    /** Name of the interface that the argument, or each item of it, is. */
    type: string;
}

const ROOT = path.join(__dirname, "../..");

/** The doc comments of all argument interfaces, read from the sources, so that nothing is described twice. */
export class ArgumentDocs {
    private readonly interfaces = new Map<string, ts.InterfaceDeclaration>();
    private readonly constants = new Map<string, string>();

    constructor(folders = ["components", "limits"]) {
        for (const folder of folders) {
            for (const file of fs.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })) {
                if (file.endsWith(".ts")) {
                    const text = fs.readFileSync(path.join(ROOT, folder, file), "utf8");
                    ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).forEachChild(node => this.take(node));
                }
            }
        }
    }

    /** The argument `key` of an interface, or of one that it extends. */
    public argument(name: string, key: string): ArgumentDoc {
        const found = this.find(name, key);
        const [comment] = found ? ts.getJSDocCommentsAndTags(found).filter(ts.isJSDoc) : [];
        if (!found?.type || !comment) {
            throw new Error(`${name}.${key} has no doc comment, so the configuration can't be described`);
        }
        const tag = comment.tags?.find(({ tagName }) => tagName.text === "default");
        const defaultValue = tag && text(tag.comment);
        return {
            description: text(comment.comment), type: typeName(found.type),
            ...defaultValue !== undefined && { defaultValue: this.constants.get(defaultValue) ?? defaultValue.replace(/^"(.*)"$/, "$1") },
        };
    }

    /** What an interface is for. */
    public interface(name: string): string {
        const [comment] = ts.getJSDocCommentsAndTags(this.interfaces.get(name)!).filter(ts.isJSDoc);
        return text(comment?.comment);
    }

    private find(name: string, key: string): ts.PropertySignature | undefined {
        const declaration = this.interfaces.get(name);
        const own = declaration?.members.filter(ts.isPropertySignature).find(member => member.name.getText() === key);
        const bases = declaration?.heritageClauses?.flatMap(({ types }) => types.map(({ expression }) => expression.getText())) ?? [];
        return own ?? bases.map(base => this.find(base, key)).find(found => found !== undefined);
    }

    private take(node: ts.Node): void {
        if (ts.isInterfaceDeclaration(node)) {
            this.interfaces.set(node.name.text, node);
        } else if (ts.isVariableStatement(node)) {
            for (const { name, initializer } of node.declarationList.declarations) {
                const literal = initializer && ts.isAsExpression(initializer) ? initializer.expression : undefined;
                if (literal && ts.isObjectLiteralExpression(literal)) {
                    literal.properties.filter(ts.isPropertyAssignment).filter(member => ts.isStringLiteral(member.initializer)).forEach(member =>
                        this.constants.set(`${name.getText()}.${member.name.getText()}`, (member.initializer as ts.StringLiteral).text));
                }
            }
        }
    }
}

function text(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
    return (ts.getTextOfJSDocComment(comment) ?? "").replace(/\s*\n\s*/g, " ").trim();
}

/** `Item[]`, `Input<Item>` and `Input<Item>[]` are described by `Item`. */
function typeName(type: ts.TypeNode): string {
    if (ts.isArrayTypeNode(type)) {
        return typeName(type.elementType);
    }
    return ts.isTypeReferenceNode(type) && type.typeArguments?.length === 1 ? typeName(type.typeArguments[0]) : type.getText();
}
