import type { PolicyResource } from "@pulumi/policy";
import { targetOf } from "./secrets";

type Properties = Record<string, any>;
interface Deserializer {
    deserializeProperties(message: object, proxySecrets: boolean): Properties;
}

const deserializer = require("@pulumi/policy/deserialize") as Deserializer;

/**
 * Makes the SDK unpack the properties of a message of the engine once, not once for every policy.
 *
 * For thousands of resources, unpacking is nearly all that a policy costs. The SDK keeps the message for as long as it runs
 * the policies, so what was unpacked is found by the message itself. A remediation may change properties: it gets its own.
 */
export function unpackOnce(): void {
    const { deserializeProperties } = deserializer;
    const unpacked = new WeakMap<object, Properties>();
    deserializer.deserializeProperties = (message, proxySecrets) => {
        if (proxySecrets) {
            return deserializeProperties(message, proxySecrets);
        }
        let properties = unpacked.get(message);
        if (!properties) {
            properties = deserializeProperties(message, proxySecrets);
            unpacked.set(message, properties);
        }
        return properties;
    };
}

/**
 * Computes something about the stack that a policy is shown, once for all policies that are shown the same.
 *
 * The same are resources that were unpacked from the same messages. If the SDK ever unpacks them for each policy, no two
 * policies are shown the same, and each computes its own: the result stays right and only costs more.
 */
export function oncePerStack<T>(compute: (resources: PolicyResource[]) => T): (resources: PolicyResource[]) => T {
    const computed = new WeakMap<object, { of: object[]; result: T }>();
    return resources => {
        const of = resources.map(({ props }) => targetOf(props));
        const known = of.length > 0 ? computed.get(of[0]) : undefined;
        if (known && known.of.length === of.length && known.of.every((one, i) => one === of[i])) {
            return known.result;
        }
        const result = compute(resources);
        if (of.length > 0) {
            computed.set(of[0], { of, result });
        }
        return result;
    };
}
