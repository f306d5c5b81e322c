import { AccessEntry, AccessPolicyAssociation } from "@pulumi/aws/eks";
import * as pulumi from "@pulumi/pulumi";
import { principalArnProblems } from "../../limits/text/arn";
import { AuthenticationMode, readsAccessEntries } from "../../limits/access/authenticationMode";
import { symptom } from "../../limits/text/page";
import { Problem, below, enumerationProblems, shown } from "../../limits/text/problem";
import { currentPartition } from "../lookups";

/** What EKS lets a principal do, as access policies of its own. */
export const ClusterAccess = {
    /** Everything, as whoever deploys needs it. */
    ClusterAdmin: "AmazonEKSClusterAdminPolicy",
    /** Everything but changing the cluster itself; can be limited to namespaces. */
    Admin: "AmazonEKSAdminPolicy",
    /** Changing workloads; can be limited to namespaces. */
    Edit: "AmazonEKSEditPolicy",
    /** Looking at workloads; can be limited to namespaces. */
    View: "AmazonEKSViewPolicy",
} as const;
export type ClusterAccess = (typeof ClusterAccess)[keyof typeof ClusterAccess];

/** Access of one principal: a person's role, a laptop's, or CI's. */
export interface PrincipalAccess {
    /** Name of the entry, unique in the cluster's list: `ci`. */
    name: string;
    /** ARN of the IAM role or user, with its path; not of a service-linked role, and not of the one that created the cluster, which EKS gives an entry itself. */
    principalArn: pulumi.Input<string>;
    /**
     * What it may do; the default is everything, as whoever deploys needs it.
     *
     * @default ClusterAccess.ClusterAdmin
     */
    access?: ClusterAccess;
    /** Namespaces that the access is limited to, such as `web` or `dev-*`; the whole cluster by default. */
    namespaces?: pulumi.Input<pulumi.Input<string>[]>;
}

/** An access entry and its policy for every principal. */
export function accessEntries(
    name: string, principals: PrincipalAccess[], clusterName: pulumi.Input<string>,
    tags: Record<string, pulumi.Input<string>> | undefined, opts: pulumi.CustomResourceOptions,
): void {
    for (const { name: principal, principalArn, access = ClusterAccess.ClusterAdmin, namespaces } of principals) {
        const entry = new AccessEntry(`${name}-${principal}`, { clusterName, principalArn, type: "STANDARD", tags }, opts);
        const partition = currentPartition(opts.parent);
        new AccessPolicyAssociation(`${name}-${principal}`, {
            clusterName,
            principalArn: entry.principalArn,
            policyArn: pulumi.interpolate`arn:${partition}:eks::aws:cluster-access-policy/${access}`,
            accessScope: namespaces ? { type: "namespace", namespaces } : { type: "cluster" },
        }, { ...opts, dependsOn: [entry] });
    }
}

/** A namespace, or several with a star in place of what differs. */
function namespaceProblems(path: string, namespace: unknown): Problem[] {
    return typeof namespace !== "string" || namespace.length <= 63 && /^[a-z0-9*]([-a-z0-9*]*[a-z0-9*])?$/.test(namespace) ? [] : [{
        path, reason: "must be the name of a namespace: lowercase letters, digits and dashes, 63 at most, or a pattern such as \"dev-*\", "
            + `got ${shown(namespace)}`,
    }];
}

/** What is wrong with the list, each under its own path below `path`. */
export function accessEntriesProblems(path: string, principals: PrincipalAccess[], mode: AuthenticationMode): Problem[] {
    const problems: Problem[] = [];
    if (principals.length > 0 && !readsAccessEntries(mode)) {
        problems.push({ path, reason: `EKS ignores access entries in authentication mode ${mode}, got ${principals.length}; `
            + `use ${AuthenticationMode.ApiAndConfigMap} or ${AuthenticationMode.Api}; see ${symptom("access-denied")}` });
    }
    principals.forEach(({ name, principalArn, access, namespaces }, index) => {
        const at = `${path}[${index}]`;
        const first = principals.findIndex(other => other.name === name);
        if (!name) {
            problems.push({ path: below(at, "name"), reason: `is required, got ${shown(name)}; set a name such as "ci"` });
        } else if (first < index) {
            problems.push({ path: below(at, "name"), reason: `is already the name of ${path}[${first}], got ${shown(name)}; use another name` });
        }
        problems.push(...principalArnProblems(below(at, "principalArn"), principalArn));
        const firstOfArn = principals.findIndex(other => other.principalArn === principalArn);
        if (typeof principalArn === "string" && firstOfArn < index) {
            problems.push({ path: below(at, "principalArn"), reason: `already has an entry, ${path}[${firstOfArn}], and EKS allows one for each principal, `
                + `got ${shown(principalArn)}; remove one` });
        }
        const listed: unknown[] | undefined = Array.isArray(namespaces) ? namespaces : undefined;
        if (listed?.length === 0) {
            problems.push({ path: below(at, "namespaces"), reason: "names no namespace, got []; add one, or remove the list for the whole cluster" });
        }
        problems.push(...(listed ?? []).flatMap((namespace, i) => namespaceProblems(below(at, `namespaces[${i}]`), namespace)));
        problems.push(...enumerationProblems(below(at, "access"), access, ClusterAccess));
    });
    return problems;
}
