import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { PolicyResource } from "@pulumi/policy";

type Properties = Record<string, any>;
/** What the SDK reads of a message of the engine. */
type Message = Pick<Struct, "toJavaScript">;

/** Parts of the SDK that it does not describe; `watchSecrets` fails loudly where they have changed. */
interface Deserializer {
    deserializeProperties(message: Message, proxySecrets: boolean): Properties;
}
interface Proxies {
    unknownCheckingProxy(properties: Properties): Properties;
    unknownStringValue: string;
    getSpecialProxyTarget: string;
    /** Among others, the values that stand for what is unknown: `unknownNumberValue`. */
    [name: string]: unknown;
}

/** @see https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/runtime/rpc.ts */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/**
 * What `pulumi policy analyze --file` shows in place of secrets, which it does not decrypt.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/config/crypt.go
 */
const NOT_DECRYPTED = "[secret]";

/** Only compared with the endpoints of clusters, to find the cluster of a Kubernetes resource; no message holds it. */
const NEVER_SHOWN = "kubeconfig";

/** What is secret in the properties of a resource. */
interface Secrets {
    /** The properties where secrets are unknown values. */
    open: Properties;
    /** Properties that are secret, or hold a secret. */
    keys: Set<string>;
    /** Properties that hold a secret which was not decrypted. */
    notDecrypted: Set<string>;
}

const deserializer = require("@pulumi/policy/deserialize") as Deserializer;
const proxies = require("@pulumi/policy/proxy") as Proxies;
const secrets = new WeakMap<object, Secrets>();
const unknowns = new Set(Object.keys(proxies).filter(name => /^unknown\w+Value$/.test(name)).map(name => proxies[name]));

/**
 * Remembers which properties are secret: the engine says so, and the SDK hands them to policies as if they were not.
 * A secret that is not decrypted becomes an unknown value.
 */
export function watchSecrets(): void {
    const { deserializeProperties } = deserializer;
    if (typeof deserializeProperties !== "function" || typeof proxies.unknownCheckingProxy !== "function") {
        throw new Error("the policy pack does not start, because it could show secrets: this release of @pulumi/policy reads properties differently from 1.21");
    }
    deserializer.deserializeProperties = (message, proxySecrets) => {
        // A remediation shows no values, and writes secrets back as secrets.
        if (proxySecrets) {
            return deserializeProperties(message, proxySecrets);
        }
        const sent: Properties = message.toJavaScript();
        const readable = replaced(sent, value => value === NOT_DECRYPTED);
        const open = Object.fromEntries(Object.entries(readable).map(([key, value]) =>
            [key, key === NEVER_SHOWN ? value : replaced(value, isSecret)]));
        const read = (properties: Properties) => deserializeProperties({ toJavaScript: () => properties as never }, false);
        const properties = read(readable);
        const changed = (other: Properties, before: Properties) => new Set(Object.keys(before).filter(key => other[key] !== before[key]));
        const found = { keys: changed(open, sent), notDecrypted: changed(readable, sent) };
        if (found.keys.size > 0) {
            const known: Secrets = { ...found, open: read(open) };
            secrets.set(properties, known);
            secrets.set(known.open, known);
        }
        return properties;
    };
}

/** Properties as the SDK hands them to policies. */
export function propertiesOf(message: Message): Properties {
    return proxies.unknownCheckingProxy(deserializer.deserializeProperties(message, false));
}

/** Whether a value of raw properties stands for one that nobody knows yet. */
export function isUnknown(value: unknown): boolean {
    return typeof value === "string" && unknowns.has(value);
}

/**
 * The properties in another shape: what is unknown there throws as before, and what is secret is known to be.
 *
 * @param reshape - Takes and gives raw properties.
 * @param namesOf - What a property is called in the shape.
 */
export function reshaped(
    props: Properties, reshape: (raw: Properties) => Properties, namesOf: (property: string) => string[],
): Properties {
    const known = secretsOf(props);
    const raw = targetOf(props);
    const shape = reshape(raw);
    if (known) {
        const open = known.open === raw ? shape : reshape(known.open);
        const named = (keys: Set<string>) => new Set([...keys].flatMap(namesOf));
        const found: Secrets = { open, keys: named(known.keys), notDecrypted: named(known.notDecrypted) };
        secrets.set(shape, found);
        secrets.set(open, found);
    }
    return proxies.unknownCheckingProxy(shape);
}

/** Whether a property is secret, or holds a secret. */
export function holdsSecret(props: Properties, property: string | number): boolean {
    return secretsOf(props)?.keys.has(String(property)) ?? false;
}

/** Whether a property is unknown because the CLI did not decrypt it. */
export function isNotDecrypted(props: Properties, property: string): boolean {
    return secretsOf(props)?.notDecrypted.has(property) ?? false;
}

/** The properties where secrets are unknown values; the properties themselves where there are none. */
export function withoutSecrets(props: Properties): Properties {
    const known = secretsOf(props);
    return known ? proxies.unknownCheckingProxy(known.open) : props;
}

/** The resources, linked as they were, where secrets are unknown values; undefined if there are no secrets. */
export function resourcesWithoutSecrets(resources: PolicyResource[]): PolicyResource[] | undefined {
    const all = [...resources.map(({ props }) => props), ...resources.flatMap(({ provider }) => provider ? [provider.props] : [])];
    if (!all.some(secretsOf)) {
        return undefined;
    }
    const copies = new Map(resources.map(resource => [resource, {
        ...resource, props: withoutSecrets(resource.props),
        ...resource.provider && { provider: { ...resource.provider, props: withoutSecrets(resource.provider.props) } },
    }]));
    const copyOf = (resource: PolicyResource): PolicyResource => copies.get(resource) ?? resource;
    for (const copy of copies.values()) {
        copy.parent &&= copyOf(copy.parent);
        copy.dependencies = copy.dependencies.map(copyOf);
        copy.propertyDependencies = Object.fromEntries(
            Object.entries(copy.propertyDependencies).map(([property, sources]) => [property, sources.map(copyOf)]));
    }
    return [...copies.values()];
}

/** The properties as they were unpacked, which the SDK hands to each policy behind a proxy of its own. */
export function targetOf(props: Properties): Properties {
    return props[proxies.getSpecialProxyTarget] ?? props;
}

function secretsOf(props: Properties): Secrets | undefined {
    return secrets.get(targetOf(props));
}

function isSecret(value: unknown): boolean {
    return value !== null && typeof value === "object" && (value as Properties)[SIGNATURE] === SECRET;
}

/** The value with unknown values in place of some; the value itself where there are none. */
function replaced<T>(value: T, isOne: (value: unknown) => boolean): T {
    if (isOne(value)) {
        return proxies.unknownStringValue as T;
    }
    if (value === null || typeof value !== "object") {
        return value;
    }
    const entries = Object.entries(value).map(([key, member]) => [key, member, replaced(member, isOne)] as const);
    if (entries.every(([, before, after]) => before === after)) {
        return value;
    }
    return (Array.isArray(value) ? entries.map(([, , after]) => after) : Object.fromEntries(entries.map(([key, , after]) => [key, after]))) as T;
}
