import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";
import * as pulumi from "@pulumi/pulumi";
import * as library from "../../components";
import { ArgumentDocs } from "../../config/reference/argumentDocs";
import { description, peerDependencies, version } from "../../package.json";
import { PackageSchema } from "./packageSchema";

/** First part of every component's token. */
export const PACKAGE = "eks-windows";
/** Where the schema is kept, from the root of the repository. */
export const SCHEMA_FILE = "schema.json";
const ENTRY = "../../components/index.ts";

/** What the generators of some SDKs need to be told, so that what they make compiles. */
const LANGUAGES = {
    // The components take and give roles of the AWS provider; the generator adds no reference by itself.
    csharp: { packageReferences: { "Pulumi": "3.*", "Pulumi.Aws": "7.*" } },
    // Objects that stand only in plain lists get no type for arguments otherwise.
    go: { generateExtraInputTypes: true },
    // Otherwise one version of the AWS SDK alone would do.
    nodejs: { dependencies: { "@pulumi/aws": peerDependencies["@pulumi/aws"] } },
};

/** The classes of the library that are components. */
export function componentNames(): string[] {
    return Object.entries(library).filter(([, exported]) => typeof exported === "function" && exported.prototype instanceof pulumi.ComponentResource)
        .map(([name]) => name);
}

/**
 * The schema of the package, as Pulumi's analyzer of TypeScript components makes it.
 *
 * What it makes leaves out what an object type or an enumeration is for, so this is added from the same doc comments.
 */
export function makeSchema(): PackageSchema {
    const analyzer = new Analyzer(__dirname, PACKAGE, { main: ENTRY }, new Set(componentNames()));
    const { components, typeDefinitions, dependencies } = analyzer.analyze();
    const schema = generateSchema(PACKAGE, version, description, components, typeDefinitions, dependencies) as unknown as PackageSchema;
    for (const [language, options] of Object.entries(LANGUAGES)) {
        schema.language[language] = { ...schema.language[language], ...options };
    }
    const docs = new ArgumentDocs();
    for (const [name, type] of Object.entries(typeDefinitions)) {
        schema.types[`${PACKAGE}:index:${name}`].description = type.description ?? docs.interface(name);
    }
    // Without what is undefined, as the file has it.
    return JSON.parse(JSON.stringify(schema)) as PackageSchema;
}

/** The schema as the file has it. */
export function schemaText(schema: PackageSchema): string {
    return `${JSON.stringify(schema, undefined, 4)}\n`;
}
