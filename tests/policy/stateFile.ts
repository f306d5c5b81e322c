import { PlannedResource } from "../../plan/resource";
import { Json, Properties, secret } from "../../plan/signatures";

/** A resource as `pulumi stack export` writes it, as far as a policy pack gets to see it. */
interface StateResource {
    urn: string;
    type: string;
    custom: boolean;
    id?: string;
    /** Replaced already, and still to be deleted. */
    delete?: boolean;
    external?: boolean;
    inputs?: Properties;
    outputs?: Properties;
    parent?: string;
    protect?: boolean;
    /** URN and id of the provider. */
    provider?: string;
    dependencies?: string[];
    propertyDependencies?: Record<string, string[] | null>;
    ignoreChanges?: string[];
    aliases?: string[];
    /** In seconds. */
    customTimeouts?: { create?: number; update?: number; delete?: number };
}

const SIGNATURE = Object.keys(secret(null) as Properties)[0];
const seconds = (count = 0) => count > 0 ? `${count}s` : "";

/**
 * What `pulumi policy analyze --file` shows a policy pack of an exported state: a resource's inputs first, then the outputs of
 * all, without what is marked for deletion.
 *
 * @see https://github.com/pulumi/pulumi/blob/v3.255.0/pkg/resource/deploy/analyze_snapshot.go
 */
export function readState(text: string): PlannedResource[] {
    const { version, deployment } = JSON.parse(text) as { version: number; deployment: { resources: StateResource[] } };
    if (version !== 3) {
        throw new Error(`the state has version ${version}, not 3`);
    }
    return deployment.resources.filter(resource => !resource.delete).map(resource => ({
        urn: resource.urn, type: resource.type, name: resource.urn.split("::").slice(3).join("::"), parent: resource.parent,
        custom: resource.custom,
        inputs: decrypted(resource.inputs ?? {}) as Properties, outputs: decrypted(resource.outputs ?? {}) as Properties,
        provider: resource.provider?.split("::").slice(0, -1).join("::"),
        dependencies: resource.dependencies ?? [],
        propertyDependencies: Object.fromEntries(Object.entries(resource.propertyDependencies ?? {}).map(([key, urns]) =>
            [key, urns ?? []])),
        options: {
            protect: resource.protect, ignoreChanges: resource.ignoreChanges ?? [], aliases: resource.aliases ?? [],
            customTimeouts: {
                create: seconds(resource.customTimeouts?.create), update: seconds(resource.customTimeouts?.update),
                delete: seconds(resource.customTimeouts?.delete),
            },
        },
    }));
}

/** Secrets stand in the state as JSON within JSON, once they are shown; the engine hands out what it means. */
function decrypted(value: Json): Json {
    if (Array.isArray(value)) {
        return value.map(decrypted);
    }
    if (value === null || typeof value !== "object") {
        return value;
    }
    if (SIGNATURE in value && "plaintext" in value) {
        return secret(decrypted(JSON.parse(value.plaintext as string) as Json));
    }
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, decrypted(member)]));
}

/** The state that a stack of such resources leaves behind, as it is exported. */
export function writeState(resources: PlannedResource[]): string {
    const byUrn = new Map(resources.map(resource => [resource.urn, resource]));
    const idOf = ({ type, name, outputs }: PlannedResource) =>
        typeof outputs.id === "string" ? outputs.id : type.startsWith("pulumi:providers:") ? "0000" : name;
    const states = resources.map((resource): StateResource => {
        const { urn, type, custom, inputs, outputs, parent, dependencies, propertyDependencies, options } = resource;
        const provider = resource.provider === undefined ? undefined : byUrn.get(resource.provider);
        return {
            urn, custom, ...custom && { id: idOf(resource) }, type, inputs, outputs, parent, ...options.protect && { protect: true },
            ...provider && { provider: `${provider.urn}::${idOf(provider)}` },
            ...dependencies.length > 0 && { dependencies }, ...Object.keys(propertyDependencies).length > 0 && { propertyDependencies },
            ...options.ignoreChanges.length > 0 && { ignoreChanges: options.ignoreChanges },
        };
    });
    const line = (value: object) =>
        JSON.stringify(value).replace(/"(inputs|outputs|parent|provider|dependencies|propertyDependencies)":/g, "\n        \"$1\": ");
    const manifest = JSON.stringify({ time: "2026-09-01T08:00:00Z", magic: "", version: "v3.255.0" });
    return `{ "version": 3, "deployment": { "manifest": ${manifest}, "resources": [\n${
        states.map(state => `    ${line(state)}`).join(",\n")}\n] } }\n`;
}
