import { Properties, UNKNOWN, plain, referencedUrns } from "../signatures";
import { Child } from "./eksChild";

/**
 * The access entries that `eks.Cluster` of @pulumi/eks 4.3 makes: none in the mode CONFIG_MAP, which is that of a cluster without a word on it.
 *
 * @param given - The inputs with what is known of each output in them.
 * @param cluster - URN of the cluster that they are for.
 * @see https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/cluster/authenticationMode.ts
 */
export function eksAccessEntries(inputs: Properties, given: Properties, child: Child, cluster: string): void {
    const mode = plain(inputs.authenticationMode);
    const entries = Object.entries((plain(inputs.accessEntries) ?? {}) as Properties);
    if (mode !== "API" && mode !== "API_AND_CONFIG_MAP") {
        if (inputs.accessEntries !== undefined) {
            throw new Error(`The 'accessEntries' property is not supported when 'authenticationMode' is ${mode === undefined ? "not set" : `set to '${String(mode)}'`}.`);
        }
        return;
    }
    for (const [key, value] of entries) {
        const { accessPolicies, username, ...entry } = (plain(value) ?? {}) as Properties;
        const from = referencedUrns((given.accessEntries as Properties)[key]);
        const made = child("aws:eks/accessEntry:AccessEntry", key, { ...entry, userName: username, clusterName: UNKNOWN }, { clusterName: [cluster], principalArn: from });
        for (const [association, policy] of Object.entries((plain(accessPolicies) ?? {}) as Properties)) {
            const { accessScope, policyArn } = (plain(policy) ?? {}) as Properties;
            child("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", `${key}-${association}`, {
                accessScope, policyArn, principalArn: entry.principalArn, clusterName: UNKNOWN,
            }, { clusterName: [cluster], principalArn: from }, { parent: made });
        }
    }
}
