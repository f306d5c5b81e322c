"use strict";
// JavaScript, since TypeScript finds TypeDoc's types only with another moduleResolution than Pulumi's SDKs are read with.
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { Application, Comment, Converter, DeclarationReflection, LiteralType, ReflectionGroup, ReflectionKind } = require("typedoc");

/** Where the page is kept, from the root of the repository. */
const API_FILE = "docs/components-api.md";
const ROOT = path.join(__dirname, "../..");
/** The sections of the page, as TypeDoc is told to call the kinds of exports. */
const SECTIONS = { kind_plural_class: "Components", kind_plural_interface: "Arguments", kind_plural_enum: "Enumerations" };
const INTRODUCTION = [
    "# API of the components", "",
    "Every component with its outputs, every argument with its default, unit and limits, and every enumeration. [The components](components.md) shows how they",
    "fit together. This page is made by `npm run docs:api` from the comments in the sources; [schema.json](../schema.json) has the same for other languages.", "",
    "A component takes its name, its arguments and Pulumi's [resource options](https://www.pulumi.com/docs/iac/concepts/options/). It refuses an argument that",
    "breaks a limit in the preview. The error has one line for each problem: the path, what is wrong, what was given, and what to write instead, such as",
    "`windowsNodeGroups[0].instanceTypes[0]: Windows AMIs are x86_64 and this type is Arm, got \"m7g.large\"; use \"m7a.large\"`.", "",
    "An argument with a question mark is optional. One of type `Input` takes a value or an output; every other one must be known in a preview.", "", "",
].join("\n");

/** The page, as TypeDoc makes it of what programs import. It takes some seconds: TypeDoc reads all types of the AWS SDK. */
async function apiPage() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "api-"));
    try {
        const app = await Application.bootstrapWithPlugins({
            entryPoints: [path.join(ROOT, "components/index.ts")], tsconfig: path.join(ROOT, "plugin/schema/tsconfig.json"), skipErrorChecking: true,
            plugin: ["typedoc-plugin-markdown"], readme: "none", out: folder, logLevel: "Error",
            excludePrivate: true, excludeInternal: true, excludeExternals: true, disableSources: true,
            sort: ["required-first", "alphabetical"], groupOrder: Object.values(SECTIONS),
            // One page, with tables.
            outputFileStrategy: "modules", hidePageHeader: true, hideBreadcrumbs: true, hidePageTitle: true,
            interfacePropertiesFormat: "table", classPropertiesFormat: "table", enumMembersFormat: "table",
            tableColumnSettings: { hideModifiers: true, hideInherited: true, hideOverrides: true, hideSources: true },
        });
        app.internationalization.addTranslations("en", { ...SECTIONS, kind_enum_member: "Name" });
        app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => simplify(project));
        const project = await app.convert();
        await app.generateOutputs(project);
        return INTRODUCTION + tidy(fs.readFileSync(path.join(folder, "README.md"), "utf8"));
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}

/** Leaves out what all components have alike, and shows constants that stand for an enumeration as one. */
function simplify(project) {
    const exported = kind => project.children.filter(child => child.kindOf(kind));
    const interfaces = exported(ReflectionKind.Interface);
    for (const component of exported(ReflectionKind.Class)) {
        const constructor = component.children.find(child => child.kindOf(ReflectionKind.Constructor));
        const { type } = constructor.signatures[0].parameters.find(({ name }) => name === "args");
        component.comment.summary.push({ kind: "text", text: "\n\nArguments: " }, {
            kind: "inline-tag", tag: "@link", text: type.name, target: interfaces.find(({ name }) => name === type.name),
        });
        project.removeReflection(constructor);
        component.extendedTypes = undefined;
    }
    interfaces.forEach(one => { one.extendedTypes = undefined; });
    for (const constant of exported(ReflectionKind.Variable)) {
        asEnumeration(project, exported(ReflectionKind.TypeAlias).find(({ name }) => name === constant.name), constant);
    }
}

/** Makes an enumeration of a type and the constant of the same name, which holds its values. */
function asEnumeration(project, alias, constant) {
    alias.kind = ReflectionKind.Enum;
    alias.type = undefined;
    alias.comment ??= constant.comment;
    alias.children = constant.type.declaration.children.map(({ name, type, comment }) => {
        const member = new DeclarationReflection(name, ReflectionKind.EnumMember, alias);
        member.type = new LiteralType(type.value);
        member.comment = comment && new Comment(Comment.cloneDisplayParts(comment.summary));
        project.registerReflection(member, undefined, undefined);
        return member;
    });
    const group = new ReflectionGroup("Values", alias);
    group.children = alias.children;
    alias.groups = [group];
    project.removeReflection(constant);
}

/** Without anchors for each line of a table, and without headings over a table or a link that stand alone; with a list of its links above each section. */
function tidy(page) {
    const contents = section => section.replace("\n", `\n\n${[...section.matchAll(/^### (\w+)$/gm)].map(([, name]) => `[${name}](#${name.toLowerCase()})`).join(", ")}\n`);
    const [components, ...others] = page.replace(/<a id="[^"]*"><\/a> /g, "").replace(/^#### See\n\n((?:(?: - )?https:\S+\n+)+)/gm, (_, links) => `See ${links.match(/https:\S+/g).map(link => `<${link}>`).join(", ")}.\n\n`)
        .split(/^(?=## )/m).filter(section => section.trim() !== "");
    return [components.replace(/^#### Properties$/gm, "#### Outputs"), ...others.map(section => section.replace(/^#### (Properties|Values)\n\n/gm, ""))]
        .map(section => contents(section).replace(/\n{3,}/g, "\n\n").trim()).join("\n\n").concat("\n");
}

module.exports = { API_FILE, apiPage };
