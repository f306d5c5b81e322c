import * as fs from "node:fs";
import * as path from "node:path";
import * as ts from "typescript";

/** Each file with the files that it loads. */
export type Imports = Map<string, string[]>;

/** Modules that a source loads when it is loaded itself: an `import type` loads nothing, and a function loads nothing before it runs. */
export function loadedModules(file: string, text: string): string[] {
    const found: string[] = [];
    const add = (specifier: ts.Node | undefined) => {
        if (specifier && ts.isStringLiteral(specifier)) {
            found.push(specifier.text);
        }
    };
    const visit = (node: ts.Node): void => {
        if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly || ts.isExportDeclaration(node) && !node.isTypeOnly) {
            add(node.moduleSpecifier);
        } else if (ts.isExternalModuleReference(node)) {
            add(node.expression);
        } else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "require") {
            add(node.arguments[0]);
        }
        if (!ts.isFunctionLike(node)) {
            ts.forEachChild(node, visit);
        }
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
    return found;
}

/** The sources below the folders, and what they load of each other. */
export function importsOf(root: string, entries: string[]): Imports {
    const files = entries.flatMap(entry => sources(path.join(root, entry)));
    return new Map(files.map(file => [path.relative(root, file), loadedModules(file, fs.readFileSync(file, "utf8"))
        .filter(specifier => specifier.startsWith("."))
        .map(specifier => path.resolve(path.dirname(file), specifier))
        .flatMap(wanted => [wanted, `${wanted}.ts`, `${wanted}.js`, path.join(wanted, "index.ts")].filter(name => files.includes(name)).slice(0, 1))
        .map(name => path.relative(root, name))]));
}

function sources(entry: string): string[] {
    if (!fs.statSync(entry).isDirectory()) {
        return /\.[jt]s$/.test(entry) ? [entry] : [];
    }
    return fs.readdirSync(entry).filter(name => name !== "node_modules").flatMap(name => sources(path.join(entry, name)));
}

/** Circles of files that load each other, each from its first file back to it. */
export function circles(imports: Imports): string[][] {
    const found: string[][] = [];
    const done = new Set<string>();
    const follow = (file: string, trail: string[]): void => {
        const start = trail.indexOf(file);
        if (start >= 0) {
            found.push([...trail.slice(start), file]);
        } else if (!done.has(file)) {
            (imports.get(file) ?? []).forEach(next => follow(next, [...trail, file]));
            done.add(file);
        }
    };
    [...imports.keys()].forEach(file => follow(file, []));
    return found;
}
