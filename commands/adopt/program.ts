import { isObject } from "../../limits/text/plainObject";
import { PACKAGE_NAME } from "../packageRoot";
import { Adoption, Import } from "./adoption";

const STEP = "    ";
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** The program that takes a cluster's Windows parts over, in TypeScript. */
export function programOf({ groups, supports, imports }: Adoption): string {
    const hasImports = Object.keys(imports).length > 0;
    return [
        ...groups.length > 0 ? ["import { NodeGroup } from \"@pulumi/aws/eks\";"] : [],
        ...hasImports ? ["import * as pulumi from \"@pulumi/pulumi\";"] : [],
        ...supports.length > 0 ? [`import { WindowsSupport } from "${PACKAGE_NAME}";`] : [],
        ...hasImports ? [
            "",
            "/** What exists already, by type and name. After the first pulumi up, an import does nothing, and an entry can go. */",
            `const imports: Record<string, pulumi.CustomResourceOptions> = ${literal(mapped(imports, options))};`,
            "",
            "/** Gives the children of a component their imports. */",
            "function adopted({ type, name, props, opts }: pulumi.ResourceTransformationArgs) {",
            `${STEP}return { props, opts: { ...opts, ...imports[\`\${type} \${name}\`] } };`,
            "}",
        ] : [],
        ...supports.flatMap(({ name, args }) => ["",
            `new WindowsSupport(${literal(name)}, ${literal(args)}${hasImports ? ", { transformations: [adopted] }" : ""});`]),
        ...groups.flatMap(({ name, args, import: how }) => ["", `new NodeGroup(${literal(name)}, ${literal(args)}, ${literal(options(how))});`]),
        "",
    ].join("\n");
}

/** Options of a resource that is taken over: when the stack lets go of it, it stays in AWS. */
function options({ id, ignoreChanges }: Import): Record<string, unknown> {
    return { import: id, retainOnDelete: true, ...ignoreChanges && { ignoreChanges } };
}

function mapped<T, U>(values: Record<string, T>, of: (value: T) => U): Record<string, U> {
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, of(value)]));
}

/** A value as TypeScript. */
function literal(value: unknown, indent = ""): string {
    const inner = indent + STEP;
    if (Array.isArray(value)) {
        return value.some(isObject)
            ? `[\n${value.map(item => `${inner}${literal(item, inner)},\n`).join("")}${indent}]` : `[${value.map(item => literal(item, inner)).join(", ")}]`;
    }
    return isObject(value)
        ? `{\n${Object.entries(value).map(([key, item]) => `${inner}${IDENTIFIER.test(key) ? key : JSON.stringify(key)}: ${literal(item, inner)},\n`).join("")}${indent}}`
        : JSON.stringify(value);
}
