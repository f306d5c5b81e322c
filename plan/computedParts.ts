import { isObject } from "../limits/text/plainObject";
import { Json, Properties, UNKNOWN, plain } from "./signatures";

/**
 * What AWS fills in within a property that the program gives in part: the program reads it, and a preview knows only that it comes.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/eks/cluster/#clustervpcconfig
 */
const COMPUTED_PARTS: Record<string, Record<string, string[]>> = {
    "aws:eks/cluster:Cluster": { vpcConfig: ["clusterSecurityGroupId", "vpcId"], kubernetesNetworkConfig: ["serviceIpv4Cidr", "serviceIpv6Cidr"] },
};

/** The properties of a resource that is still to be made, with what will be filled in of those that are given. */
export function withComputedParts(type: string, inputs: Properties): Properties {
    const filled = Object.entries(COMPUTED_PARTS[type] ?? {}).flatMap(([key, parts]): [string, Json][] => {
        const given = inputs[key];
        return isObject(given) && plain(given) === given ? [[key, { ...Object.fromEntries(parts.map(part => [part, UNKNOWN])), ...given }]] : [];
    });
    return { ...inputs, ...Object.fromEntries(filled) };
}
