import { isAmiRelease } from "./amiRelease";
import { isAtLeast, isKubernetesVersion } from "./kubernetesVersion";
import { Problem, shown } from "./problem";
import { windowsAmi } from "./windowsAmiType";

/** What the nodes of a Windows group run, as far as it is known. */
export interface NodeRelease {
    amiType?: string;
    kubernetesVersion?: string;
    /** AMI release, such as `1.35-2026.04.18`. */
    releaseVersion?: string;
}

const OTHER_GROUP = "of another Windows group of the cluster";

/** Date of a release as it is written, which sorts as text; releases of several Kubernetes versions come out together. */
function dateOf(releaseVersion: string): string {
    return releaseVersion.split("-")[1];
}

function serverOf(amiType: string): number {
    return windowsAmi(amiType)!.release;
}

/** The newest of each among the groups; what is not known, or is no version, is none. */
export function newestRelease(groups: NodeRelease[]): NodeRelease {
    const newest: NodeRelease = {};
    for (const { amiType, kubernetesVersion, releaseVersion } of groups) {
        if (amiType !== undefined && windowsAmi(amiType) && !(newest.amiType && serverOf(newest.amiType) >= serverOf(amiType))) {
            newest.amiType = amiType;
        }
        if (isKubernetesVersion(kubernetesVersion) && !(newest.kubernetesVersion && isAtLeast(newest.kubernetesVersion, kubernetesVersion))) {
            newest.kubernetesVersion = kubernetesVersion;
        }
        if (isAmiRelease(releaseVersion) && !(newest.releaseVersion && dateOf(newest.releaseVersion) >= dateOf(releaseVersion))) {
            newest.releaseVersion = releaseVersion;
        }
    }
    return newest;
}

/** All Windows nodes of a cluster run one Windows Server, one kubelet and one AMI release (A3). */
export function oneReleaseProblems(paths: Record<keyof NodeRelease, string>, group: NodeRelease, newest: NodeRelease): Problem[] {
    const { amiType, kubernetesVersion, releaseVersion } = group;
    const problems: Problem[] = [];
    const [own, other] = [amiType, newest.amiType].map(type => type === undefined ? undefined : windowsAmi(type));
    if (own && other && own.release < other.release) {
        problems.push({
            path: paths.amiType,
            reason: `is an older Windows Server than that ${OTHER_GROUP}, got ${shown(amiType)} beside ${shown(newest.amiType)}; `
                + `use ${shown(`WINDOWS_${own.edition.toUpperCase()}_${other.release}_x86_64`)}`,
        });
    }
    if (isKubernetesVersion(kubernetesVersion) && newest.kubernetesVersion && !isAtLeast(kubernetesVersion, newest.kubernetesVersion)) {
        problems.push({
            path: paths.kubernetesVersion,
            reason: `is an older kubelet than that ${OTHER_GROUP}, got ${shown(kubernetesVersion)} beside ${shown(newest.kubernetesVersion)}; `
                + `use ${shown(newest.kubernetesVersion)}`,
        });
    }
    if (isAmiRelease(releaseVersion) && newest.releaseVersion && dateOf(releaseVersion) < dateOf(newest.releaseVersion)) {
        problems.push({
            path: paths.releaseVersion,
            reason: `is an older AMI release than that ${OTHER_GROUP}, got ${shown(releaseVersion)} beside ${shown(newest.releaseVersion)}; `
                + `use the release of ${dateOf(newest.releaseVersion)}`,
        });
    }
    return problems;
}
