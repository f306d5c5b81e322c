import * as fs from "node:fs";
import * as path from "node:path";

/**
 * Members that a C# program sets or reads of a generated SDK's classes and enumerations, and that these do not have. No
 * compiler says so: types of values are not looked at.
 */
export function unknownMembers(program: string, sdk: string): string[] {
    const members = declarations(sdk);
    const used = [...initializers(program), ...[...program.matchAll(/\b([A-Z]\w*)\.([A-Z]\w*)/g)].map(([, type, member]) => ({ type, member }))];
    const known = used.filter(({ type }) => members.has(type));
    const missing = used.filter(({ type }) => type.endsWith("Args") && !members.has(type)).map(({ type }) => type);
    return [...missing, ...known.filter(({ type, member }) => !members.get(type)!.has(member)).map(({ type, member }) => `${type}.${member}`)];
}

/** Public members of every type in the SDK. */
function declarations(sdk: string): Map<string, Set<string>> {
    const members = new Map<string, Set<string>>();
    for (const name of fs.readdirSync(sdk, { recursive: true, encoding: "utf8" }).filter(file => file.endsWith(".cs"))) {
        const [, ...types] = fs.readFileSync(path.join(sdk, name), "utf8").split(/public (?:sealed |partial |readonly |static )*(?:class|struct) /);
        for (const text of types) {
            const [, type] = /^(\w+)/.exec(text)!;
            const found = [...text.matchAll(/public (?:static |new )*[\w.<>?, ]+? (\w+)\s*(?:\{|=>|\n)/g)].map(([, member]) => member);
            members.set(type, new Set([...members.get(type) ?? [], ...found]));
        }
    }
    return members;
}

/** `Member = …` inside `new Type { … }`, at any depth. */
function initializers(program: string): { type: string; member: string }[] {
    const found: { type: string; member: string }[] = [];
    const open: (string | undefined)[] = [];
    for (const [token, created, member] of program.matchAll(/new (\w+)\s*\{|(\b[A-Z]\w*) = |[{}]/g)) {
        if (token === "}") {
            open.pop();
        } else if (member) {
            const type = open.at(-1);
            if (type) {
                found.push({ type, member });
            }
        } else {
            open.push(created);
        }
    }
    return found;
}
