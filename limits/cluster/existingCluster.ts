import { AuthenticationMode } from "../access/authenticationMode";
import { customNetworkingProblems } from "../network/customNetworking";
import { IPAM_VALUE, PREFIX_DELEGATION_VALUE, knowsWindowsIpam } from "../network/vpcCniAddon";
import { WindowsIpam } from "../network/windowsIpam";
import { isGoTrue } from "../text/goBoolean";
import { isObject } from "../text/plainObject";
import { Problem, shown } from "../text/problem";
import { ipFamilyProblems } from "./ipFamily";
import { kubernetesVersionProblems } from "./kubernetesVersion";
import { platformVersionProblems } from "./platformVersion";

/** What AWS answers about a cluster that is there already, as far as Windows nodes depend on it. */
export interface ExistingClusterFacts {
    name: string;
    /** State that EKS reports, such as "ACTIVE". */
    status: string;
    /** Kubernetes minor version, such as "1.35". */
    version: string;
    /** Platform version, such as "eks.4". */
    platformVersion: string;
    ipFamily: string;
    authenticationMode: string;
    /** The managed vpc-cni add-on; undefined where the CNI is self-managed. */
    vpcCni?: ExistingAddon;
    /** Access entry of the role of Windows nodes; undefined where it has none, or where nobody gave a role. */
    nodeAccessEntry?: { principalArn: string; type: string; isOurs: boolean };
}

/** A managed add-on that is there already. */
export interface ExistingAddon {
    version: string;
    /** Configuration values, as an object; undefined where they are none. */
    values?: Record<string, unknown>;
    /** Whether this component installed it. */
    isOurs: boolean;
}

/** What a user asks of a cluster that is there already. */
export interface WantedOfCluster {
    windowsIpam?: WindowsIpam;
    /** Whether the component is to own the vpc-cni add-on (true), or to patch the ConfigMap (false); undefined leaves it to the lookup. */
    addon?: boolean;
}

/**
 * What keeps Windows nodes from working in a cluster that is there already, with the mend (E2, E5, L3, L4, L11). Nothing is made before it is mended.
 *
 * @param path - The argument that names the cluster.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function existingClusterProblems(path: string, facts: ExistingClusterFacts, wanted: WantedOfCluster): Problem[] {
    const at = (part: string) => `${path}: ${part} of the cluster ${shown(facts.name)}`;
    return [
        ...["ACTIVE", "UPDATING"].includes(facts.status) ? [] : [{
            path: at("status"), reason: `is not ready for nodes, got ${shown(facts.status)}; wait until it is "ACTIVE"`,
        }],
        ...kubernetesVersionProblems(at("version"), facts.version),
        ...platformVersionProblems(at("platformVersion"), facts.platformVersion, facts.version),
        ...ipFamilyProblems(at("ipFamily"), facts.ipFamily),
        ...Object.values<string>(AuthenticationMode).includes(facts.authenticationMode) ? [] : [{
            path: at("authenticationMode"), reason: `is not known here, got ${shown(facts.authenticationMode)}; use a newer version of this package`,
        }],
        ...facts.vpcCni ? addonProblems(at("vpc-cni add-on"), facts, facts.vpcCni, wanted) : [],
        ...accessEntryProblems(facts),
    ];
}

/** An add-on of somebody else is theirs to change: the message says how (E2). */
function addonProblems(path: string, { name }: ExistingClusterFacts, { version, values = {}, isOurs }: ExistingAddon, wanted: WantedOfCluster): Problem[] {
    const owner = wanted.addon === false ? [{
        path: "vpcCniOwner", reason: `the add-on vpc-cni of the cluster ${shown(name)} writes the ConfigMap amazon-vpc-cni, got "SELF_MANAGED"; remove it`,
    }] : [];
    if (isOurs) {
        return owner;
    }
    const problems = [
        ...owner,
        ...customNetworkingProblems(path, { env: isObject(values.env) ? values.env : {}, eniConfig: isObject(values.eniConfig) ? values.eniConfig : {} }),
    ];
    if (!knowsWindowsIpam(version)) {
        return [...problems, { path, reason: `supports Windows from v1.14 on, got ${shown(version)}; update the add-on` }];
    }
    const { prefixDelegation } = wanted.windowsIpam ?? {};
    const needed = {
        ...isGoTrue(values[IPAM_VALUE]) ? {} : { [IPAM_VALUE]: "true" },
        ...prefixDelegation === undefined || isGoTrue(values[PREFIX_DELEGATION_VALUE]) === prefixDelegation ? {} : { [PREFIX_DELEGATION_VALUE]: String(prefixDelegation) },
    };
    const keys = Object.keys(needed);
    return keys.length === 0 ? problems : [...problems, {
        path,
        reason: `has other settings for Windows pods than you want, got ${shown(Object.fromEntries(keys.map(key => [key, values[key] ?? "nothing"])))}; set it where the add-on is `
            + `managed, or run: aws eks update-addon --cluster-name ${name} --addon-name vpc-cni --resolve-conflicts PRESERVE `
            + `--configuration-values '${JSON.stringify({ ...values, ...needed })}'`,
    }];
}

/** A principal has one entry, whose type can't be changed (L11). */
function accessEntryProblems({ nodeAccessEntry: entry, name }: ExistingClusterFacts): Problem[] {
    return !entry || entry.type === "EC2_WINDOWS" ? [] : [{
        path: "nodeRoleArn",
        reason: `has an access entry of another type, and Windows nodes need EC2_WINDOWS, got ${shown(entry.type)}; use a role that no Linux node uses, or leave it out `
            + `for a new one (if nothing uses the entry: aws eks delete-access-entry --cluster-name ${name} --principal-arn ${entry.principalArn})`,
    }];
}

