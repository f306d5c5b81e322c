import * as v from "valibot";
import type * as pulumi from "@pulumi/pulumi";
import { ExistingClusterArgs, ExistingClusterSettings, existingClusterArgsProblems } from "../components/existingCluster/existingClusterSettings";
import { releasePinProblems } from "../components/releasePinProblems";
import { WindowsClusterArgs, pinnedRelease } from "../components/windowsClusterSettings";
import { VpcCniOwner } from "../components/windowsSupport/windowsSupport";
import { isAmiRelease } from "../limits/nodes/amiRelease";
import { Problem, shown } from "../limits/text/problem";
import { object } from "./stackSchema";

/** Keys that count beside existingCluster too. */
const SHARED = ["windowsNodeGroups", "windowsIpam", "tags", "releaseVersion", "releaseVersions"];
/** What to do about a key that counts only for a new cluster; any other one is removed. */
const MENDS: Record<string, string> = {
    kubernetesVersion: "remove it: nodes have the cluster's version",
    clusterName: "remove it, and write the name into existingCluster",
    network: "remove it, and write subnets into existingCluster.subnetIds",
    followLatestRelease: "remove it, or pin a release with releaseVersion",
    authenticationMode: "remove it: the package looks up the cluster's mode",
};
/** What a group can have in a new cluster alone. */
const GROUP_KEYS = ["imagePipeline", "selfManaged"] as const;

/** Problems with what the key existingCluster itself holds. */
const OWN_KEYS = /^(clusterName|subnetIds|nodeRoleArn|vpcCniOwner)/;

/** The shape of the key existingCluster. */
export function existingClusterSchema(input: v.GenericSchema<string, pulumi.Input<string>>) {
    return object({
        clusterName: input, subnetIds: v.optional(v.array(input)), nodeRoleArn: v.optional(input), vpcCniOwner: v.optional(v.picklist(Object.values(VpcCniOwner))),
    });
}

/** The value where it is the name of the cluster alone; undefined where it is JSON. */
export function nameAlone(value: string): { clusterName: string } | undefined {
    return /^\s*[[{]/.test(value) ? undefined : { clusterName: value };
}

/** Arguments of `ExistingCluster`, from the keys of the configuration. */
export function existingClusterArgs(settings: ExistingClusterSettings, args: WindowsClusterArgs): ExistingClusterArgs {
    const { windowsIpam, tags } = args;
    return {
        ...settings, windowsIpam, tags,
        windowsNodeGroups: args.windowsNodeGroups.map(group =>
            ({ ...group, releaseVersion: pinnedRelease(args, group.amiType) })),
    };
}

/** What is wrong with the stack: keys that count only for a new cluster, and what the component refuses. */
export function existingClusterProblemsOf(settings: ExistingClusterSettings | undefined, args: WindowsClusterArgs): Problem[] {
    const only = (path: string, value: unknown, mend = "remove it") =>
        ({ path, reason: `has no effect with existingCluster, got ${shown(value)}; ${mend}` });
    const pins: [string, string | undefined][] = [
        ["releaseVersion", args.releaseVersion], ...Object.entries(args.releaseVersions ?? {}).map(([key, value]): [string, string] => [`releaseVersions.${key}`, value]),
    ];
    return [
        ...Object.entries(args).filter(([key]) => !SHARED.includes(key)).map(([key, value]) => only(key, value, MENDS[key])),
        ...args.windowsNodeGroups.flatMap((group, i) => GROUP_KEYS.filter(key => group[key] !== undefined)
            .map(key => only(`windowsNodeGroups[${i}].${key}`, group[key]))),
        ...releasePinProblems({ ...args, followLatestRelease: undefined, kubernetesVersion: "" }),
        // Whether a release is one of the cluster's version is known after the lookup.
        ...pins.filter(([, release]) => release !== undefined && !isAmiRelease(release)).map(([path, release]) => ({
            path, reason: `must look like "1.NN-YYYY.MM.DD" (Kubernetes minor of the cluster, date), got ${shown(release)}`,
        })),
        ...existingClusterArgsProblems("cluster", existingClusterArgs(settings ?? { clusterName: "unread" }, args))
            .map(({ path, reason }) => ({ path: OWN_KEYS.test(path) ? `existingCluster.${path}` : path, reason })),
    ];
}
