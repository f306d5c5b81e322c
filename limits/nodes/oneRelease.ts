import { isAmiRelease } from "./amiRelease";
import { isAtLeast, isKubernetesVersion } from "../cluster/kubernetesVersion";
import { Problem, shown } from "../text/problem";
import { windowsAmi } from "./windowsAmiType";

/** What the nodes of a Windows group run, as far as it is known. */
export interface NodeRelease {
    amiType?: string;
    kubernetesVersion?: string;
    /** AMI release: Kubernetes minor and date. */
    releaseVersion?: string;
}

/** The newest of each among the groups of a cluster. */
export interface NewestRelease extends NodeRelease {
    /** Newest AMI release of each AMI type. */
    ofAmiType?: Record<string, string>;
    /** Name of the cluster, where there may be several. */
    cluster?: string;
}

/** Date of a release as it is written, which sorts as text. */
function dateOf(releaseVersion: string): string {
    return releaseVersion.split("-")[1];
}

/** Month of a release: Amazon builds the AMI types of one month on different days. */
function monthOf(releaseVersion: string): string {
    return dateOf(releaseVersion).slice(0, "YYYY.MM".length);
}

/** Version of kubelet: what the group says, or else what its release is made for. */
function kubeletOf({ kubernetesVersion, releaseVersion }: NodeRelease): string | undefined {
    return kubernetesVersion === undefined && isAmiRelease(releaseVersion) ? releaseVersion.split("-")[0] : kubernetesVersion;
}

function serverOf(amiType: string): number {
    return windowsAmi(amiType)!.release;
}

/** Which group has the newest. */
function otherGroup({ cluster }: NewestRelease): string {
    return `of another Windows group of the cluster${cluster === undefined ? "" : ` ${cluster}`}`;
}

/** The newest of each among the groups; what is not known, or is no version, is none. */
export function newestRelease(groups: NodeRelease[]): NewestRelease {
    const newest: NewestRelease = { ofAmiType: {} };
    for (const group of groups) {
        const { amiType, releaseVersion } = group;
        const kubelet = kubeletOf(group);
        const ami = amiType === undefined ? undefined : windowsAmi(amiType);
        if (ami && !(newest.amiType && serverOf(newest.amiType) >= ami.release)) {
            newest.amiType = amiType;
        }
        if (isKubernetesVersion(kubelet) && !(newest.kubernetesVersion && isAtLeast(newest.kubernetesVersion, kubelet))) {
            newest.kubernetesVersion = kubelet;
        }
        if (isAmiRelease(releaseVersion)) {
            newest.releaseVersion = later(newest.releaseVersion, releaseVersion);
            if (ami) {
                newest.ofAmiType![amiType!] = later(newest.ofAmiType![amiType!], releaseVersion);
            }
        }
    }
    return newest;
}

function later(one: string | undefined, other: string): string {
    return one !== undefined && dateOf(one) >= dateOf(other) ? one : other;
}

/**
 * All Windows nodes of a cluster run one Windows Server, one kubelet and one AMI release (A3).
 *
 * Nodes of one AMI type run the same AMI; those of several run AMIs of one month, as Amazon builds them on different days.
 */
export function oneReleaseProblems(paths: Record<keyof NodeRelease, string>, group: NodeRelease, newest: NewestRelease): Problem[] {
    const { amiType, kubernetesVersion, releaseVersion } = group;
    const problems: Problem[] = [];
    const [own, other] = [amiType, newest.amiType].map(type => type === undefined ? undefined : windowsAmi(type));
    if (own && other && own.release < other.release) {
        problems.push({
            path: paths.amiType,
            reason: `is an older Windows Server than that ${otherGroup(newest)}, got ${shown(amiType)} beside ${shown(newest.amiType)}; `
                + `use ${shown(`WINDOWS_${own.edition.toUpperCase()}_${other.release}_x86_64`)}`,
        });
    }
    const kubelet = kubeletOf(group);
    if (isKubernetesVersion(kubelet) && newest.kubernetesVersion && !isAtLeast(kubelet, newest.kubernetesVersion)) {
        problems.push({
            path: kubernetesVersion === undefined ? paths.releaseVersion : paths.kubernetesVersion,
            reason: `is an older kubelet than that ${otherGroup(newest)}, got ${shown(kubernetesVersion ?? releaseVersion)} beside `
                + `${shown(newest.kubernetesVersion)}; use ${shown(newest.kubernetesVersion)}`,
        });
    }
    return isAmiRelease(releaseVersion) ? [...problems, ...olderReleaseProblems(paths.releaseVersion, amiType, releaseVersion, newest)] : problems;
}

function olderReleaseProblems(path: string, amiType: string | undefined, releaseVersion: string, newest: NewestRelease): Problem[] {
    const sameType = amiType === undefined ? undefined : newest.ofAmiType?.[amiType];
    const older = (other: string, use: string) => [{
        path, reason: `is an older AMI release than that ${otherGroup(newest)}, got ${shown(releaseVersion)} beside ${shown(other)}; use ${use}`,
    }];
    if (sameType !== undefined && dateOf(releaseVersion) < dateOf(sameType)) {
        return older(sameType, `the release of ${dateOf(sameType)}`);
    }
    return newest.releaseVersion && monthOf(releaseVersion) < monthOf(newest.releaseVersion)
        ? older(newest.releaseVersion, `a release of ${monthOf(newest.releaseVersion)}`) : [];
}
