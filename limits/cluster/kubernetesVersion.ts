import { Problem, shown } from "../text/problem";
import { WINDOWS_RELEASES, windowsAmi } from "../nodes/windowsAmiType";

/** When EKS stops supporting a Kubernetes version, as ISO dates. */
export interface KubernetesSupport {
    version: string;
    /** Last day at the standard price. */
    standardEnds: string;
    /** Last day at the price of extended support; the control plane is upgraded by EKS after it. */
    extendedEnds: string;
}

/**
 * What is known of the versions, oldest first. Rows stay when support has ended: the date says so.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
 */
export const KUBERNETES_SUPPORT: KubernetesSupport[] = [
    { version: "1.31", standardEnds: "2025-11-26", extendedEnds: "2026-11-26" },
    { version: "1.32", standardEnds: "2026-03-23", extendedEnds: "2027-03-23" },
    { version: "1.33", standardEnds: "2026-07-29", extendedEnds: "2027-07-29" },
    { version: "1.34", standardEnds: "2026-12-02", extendedEnds: "2027-12-02" },
    { version: "1.35", standardEnds: "2027-03-27", extendedEnds: "2028-03-27" },
    { version: "1.36", standardEnds: "2027-08-02", extendedEnds: "2028-08-02" },
];

/** Oldest version of the table: what is older has been without support for long, so that EKS has no cluster of it. */
const OLDEST = KUBERNETES_SUPPORT[0].version;
/** Newest version that is known here; EKS may have newer ones. */
export const NEWEST_KUBERNETES = KUBERNETES_SUPPORT.at(-1)!.version;

function minor(version: string): number {
    return Number(version.split(".")[1]);
}

/** Whether a version has the form that EKS takes: `1.35`. */
export function isKubernetesVersion(version: unknown): version is string {
    return typeof version === "string" && /^1\.\d{2}$/.test(version);
}

/** Whether `version` is at least `minimum`. */
export function isAtLeast(version: string, minimum: string): boolean {
    return minor(version) >= minor(minimum);
}

/**
 * A Kubernetes version that EKS may have clusters of.
 *
 * The date decides nothing here: EKS upgrades clusters of a version that has ended some time later, and until then their
 * stacks have to go on. `kubernetesVersionNotice` warns of those, and of versions that are newer than the table.
 */
export function kubernetesVersionProblems(path: string, version: unknown): Problem[] {
    if (version === undefined || version === "") {
        return [{ path, reason: `is required, got ${shown(version)}; set a minor version such as "1.35"` }];
    }
    if (!isKubernetesVersion(version)) {
        return [{ path, reason: `must be a minor version such as "1.35" (in quotes: YAML turns 1.30 into 1.3), got ${shown(version)}` }];
    }
    return isAtLeast(version, OLDEST)
        ? []
        : [{ path, reason: `EKS has dropped this version, got ${shown(version)}; use a later one, up to "${NEWEST_KUBERNETES}"` }];
}

/** Sentence on a version that EKS makes no clusters of at `today` (an ISO date), or that the table lacks; undefined for the others. */
export function kubernetesVersionNotice(version: string, today: string): string | undefined {
    if (!isKubernetesVersion(version)) {
        return undefined;
    }
    const support = KUBERNETES_SUPPORT.find(known => known.version === version);
    if (!support) {
        return isAtLeast(version, OLDEST)
            ? `Kubernetes ${version} is newer than this package, which knows versions up to ${NEWEST_KUBERNETES}: `
                + "this plan can't check whether EKS and its Windows AMIs support it" : undefined;
    }
    const supported = KUBERNETES_SUPPORT.find(({ extendedEnds }) => extendedEnds >= today);
    return today > support.extendedEnds
        ? `extended support of Kubernetes ${version} ended on ${support.extendedEnds}: EKS creates no cluster of it and upgrades existing ones; `
            + (supported ? `use ${shown(supported.version)} or later` : "use a later one") : undefined;
}

/** Each Windows Server release needs a minimum Kubernetes version: 2022 needs 1.24, 2025 needs 1.35. */
export function windowsReleaseGateProblems(path: string, amiType: string, kubernetesVersion: string): Problem[] {
    const release = windowsAmi(amiType)?.release;
    const gate = WINDOWS_RELEASES.find(known => known.release === release);
    return gate && isKubernetesVersion(kubernetesVersion) && !isAtLeast(kubernetesVersion, gate.minKubernetes)
        ? [{ path, reason: `Windows Server ${release} needs Kubernetes ${gate.minKubernetes} or later, `
            + `got ${shown(amiType)} with ${shown(kubernetesVersion)}; upgrade Kubernetes or use an older release` }]
        : [];
}

/** Whether EKS still has clusters whose Kubernetes is too old for the Windows Server release. */
export function isReleaseGated(amiType: string): boolean {
    const release = windowsAmi(amiType)?.release;
    const gate = WINDOWS_RELEASES.find(known => known.release === release);
    return gate !== undefined && !isAtLeast(OLDEST, gate.minKubernetes);
}
