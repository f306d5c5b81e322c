import { Problem, shown } from "../text/problem";
import { WINDOWS_RELEASES } from "./windowsAmiType";

/**
 * Build of Windows Server 2022, the first whose interface to the kernel stays: later hosts run its images too. Earlier hosts
 * run images of their own build alone.
 */
const STABLE_SINCE = 20348;

/**
 * Whether a host of one build of Windows runs a container of another in process isolation, which is all that EKS has.
 *
 * @see https://github.com/containerd/platforms/blob/main/platform_windows_compat.go
 */
export function hostRunsBuild(host: number, container: number): boolean {
    return host < STABLE_SINCE ? host === container : container >= STABLE_SINCE && container <= host;
}

/** Windows Server releases whose container images run on a host of `release`, its own first. */
export function imageReleasesFor(release: number): number[] {
    const host = buildOf(release);
    return WINDOWS_RELEASES.filter(image => host !== undefined && hostRunsBuild(host, buildNumber(image.build)))
        .map(image => image.release as number).sort((a, b) => b - a);
}

/** Windows Server releases of the hosts that run a container image for `release`. */
export function hostReleasesFor(release: number): number[] {
    const image = buildOf(release);
    return WINDOWS_RELEASES.filter(host => image !== undefined && hostRunsBuild(buildNumber(host.build), image)).map(host => host.release as number);
}

/** The release is one that EKS has Windows AMIs of (A1). */
export function hostReleaseProblems(path: string, release: number): Problem[] {
    const releases = WINDOWS_RELEASES.map(known => known.release as number);
    return releases.includes(release)
        ? [] : [{ path, reason: `must be the Windows Server release of the nodes, ${releases.join(", ")}, got ${shown(release)}` }];
}

function buildOf(release: number): number | undefined {
    const known = WINDOWS_RELEASES.find(each => each.release === release);
    return known && buildNumber(known.build);
}

/** 20348 of 10.0.20348. */
function buildNumber(build: string): number {
    return Number(build.split(".")[2]);
}
