import * as fs from "node:fs";
import type * as glob from "glob";
import { isDefinitionOf, isNamespaced, resourceType, withoutLists } from "../kubernetes/kinds";
import { manifestObjects } from "../kubernetes/manifestObjects";
import { NO_OPTIONS, PlannedResource } from "../resource";
import { Json, Properties, UNKNOWN, plain, secret } from "../signatures";
import { Constructed, Construction, NO_OUTPUTS } from "./construction";

const NAMESPACE_DEFAULT = "default";
/** The provider reads a file from the network where its name has a scheme. */
const URL_SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** Characters that make a file name a pattern, unless a backslash stands before them. */
const PATTERN = /(^|[^\\])[*?[]/;

/** The children of `kubernetes.yaml.v2.ConfigFile`. */
export function configFileChildren(component: PlannedResource, construction: Construction): Constructed {
    const { file, ...rest } = component.inputs;
    return manifestChildren({ ...component, inputs: { ...rest, files: [file] } }, construction, name => [name]);
}

/** The children of `kubernetes.yaml.v2.ConfigGroup`. */
export function configGroupChildren(component: PlannedResource, construction: Construction): Constructed {
    // As Go's filepath.Glob, which knows no **, and no braces.
    return manifestChildren(component, construction, name => PATTERN.test(name)
        // Few programs need it, and it takes its time to load.
        ? (require("glob") as typeof glob).globSync(name, { dot: true, nobrace: true, noext: true, noglobstar: true }).sort() : [name]);
}

/**
 * The objects of files, of a text and of the program, as the provider of @pulumi/kubernetes 4.34 registers them. Definitions of custom resources and
 * namespaces come first, as others wait for them.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/provider/pkg/provider/yaml/v2/yaml.go
 */
function manifestChildren(component: PlannedResource, { register, resources }: Construction, filesOf: (name: string) => string[]): Constructed {
    const { inputs, name } = component;
    if (JSON.stringify(inputs).includes(UNKNOWN)) {
        return { ...NO_OUTPUTS, notRead: [{ what: `manifests of ${name}`, reason: "they depend on values that are not known before pulumi up" }] };
    }
    const named = list(inputs.files).map(file => String(plain(file)));
    const remote = named.filter(file => URL_SCHEME.test(file));
    const texts = named.filter(file => !remote.includes(file)).flatMap(filesOf).map(file => [file, fs.readFileSync(file, "utf8")]);
    const given = [
        ...[...texts, [`yaml of ${name}`, String(plain(inputs.yaml) ?? "")]].flatMap(([origin, text]) => objectsIn(origin, text)),
        ...list(inputs.objs).map(object => plain(object) as Properties),
    ];
    const { inputs: settings } = resources.find(({ urn }) => urn === component.provider) ?? {};
    const namespace = String(plain(settings?.namespace) ?? NAMESPACE_DEFAULT);
    const objects = withoutLists(given).map(object => checked(object)).map(object => withNamespace(object, namespace, given));
    const prefix = String(plain(inputs.resourcePrefix) ?? name);
    const registered: { object: Properties; urn: string }[] = [];
    for (const object of [...objects].sort((one, other) => rank(one) - rank(other))) {
        const metadata = object.metadata as Properties;
        const place = metadata.namespace === undefined ? "" : `${String(metadata.namespace)}/`;
        const child = register({
            type: resourceType(object), name: `${prefix === "" ? "" : `${prefix}:`}${place}${String(metadata.name)}`, parent: component.urn, custom: true,
            ...state(plain(inputs.skipAwait) === true ? skippingAwait(object) : object),
            dependencies: registered.filter(({ object: other }) => isNamespaceOf(other, metadata) || isDefinitionOf(other, object)).map(({ urn }) => urn),
            propertyDependencies: {}, options: NO_OPTIONS,
        });
        registered.push({ object, urn: child.urn });
    }
    return { ...NO_OUTPUTS, notRead: remote.map(remoteFile) };
}

/** What to say of a file that a preview would read from the network. */
export function remoteFile(url: string): { what: string; reason: string } {
    return { what: `file ${url}`, reason: "an offline plan reads nothing from the network; pulumi preview shows its resources" };
}

function objectsIn(origin: string, text: string): Properties[] {
    try {
        return manifestObjects(text);
    } catch (error) {
        throw new Error(`${origin}: ${(error as Error).message}`, { cause: error });
    }
}

function checked(object: Properties): Properties {
    const { apiVersion, kind, metadata } = object;
    if (!apiVersion || !kind || !(metadata as Properties | undefined)?.name) {
        throw new Error("a Kubernetes object needs apiVersion, kind and metadata.name, got an object with the keys "
            + `${Object.keys(object).join(", ")}; write all three`);
    }
    return object;
}

function withNamespace(object: Properties, namespace: string, all: Properties[]): Properties {
    const metadata = object.metadata as Properties;
    return metadata.namespace || isNamespaced(object, all) !== true ? object : { ...object, metadata: { ...metadata, namespace } };
}

/** Definitions first, then namespaces, then what lies in them. */
function rank({ kind }: Properties): number {
    return kind === "CustomResourceDefinition" ? 0 : kind === "Namespace" ? 1 : 2;
}

function isNamespaceOf(object: Properties, { namespace }: Properties): boolean {
    return object.kind === "Namespace" && namespace !== undefined && (object.metadata as Properties).name === namespace;
}

function skippingAwait(object: Properties): Properties {
    const metadata = object.metadata as Properties;
    return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations as Properties, "pulumi.com/skipAwait": "true" } } };
}

/** The values of a Secret are secret, wherever they come from. */
function state(object: Properties): Pick<PlannedResource, "inputs" | "outputs"> {
    const inputs = object.apiVersion === "v1" && object.kind === "Secret" ? Object.fromEntries(Object.entries(object)
        .map(([key, value]) => [key, ["data", "stringData"].includes(key) ? secret(value) : value])) : object;
    return { inputs, outputs: inputs };
}

function list(value: Json | undefined): Json[] {
    const found = plain(value);
    return Array.isArray(found) ? found : [];
}
