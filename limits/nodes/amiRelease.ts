import { isKubernetesVersion } from "../cluster/kubernetesVersion";
import { daysAfter, daysBetween } from "../text/isoDate";
import { Problem, shown } from "../text/problem";
import { windowsAmi, windowsAmiParameter } from "./windowsAmiType";

/** Days after which Amazon may have withdrawn the AMI of a release: scaling out then fails. */
const PIN_MAX_AGE_DAYS = 90;
const FORM = /^(1\.\d{2})-(\d{4})\.(\d{2})\.(\d{2})$/;

function releaseDate(release: string): string | undefined {
    const [, , year, month, day] = FORM.exec(release) ?? [];
    const date = `${year}-${month}-${day}`;
    const parsed = new Date(date);
    // A day that the month doesn't have would be taken for one of the next month.
    return year && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : undefined;
}

/** Whether a text has the form of a release: EKS calls one's own AMI by its id in the same place. */
export function isAmiRelease(release: unknown): release is string {
    return typeof release === "string" && releaseDate(release) !== undefined;
}

/**
 * A pinned AMI release exists for one Kubernetes minor version, which it starts with: `1.35-YYYY.MM.DD` (A3).
 *
 * Invalid Kubernetes versions are reported elsewhere; no release is compared with them.
 */
export function amiReleaseProblems(path: string, release: string | undefined, kubernetesVersion: string): Problem[] {
    if (release === undefined || !isKubernetesVersion(kubernetesVersion)) {
        return [];
    }
    if (!releaseDate(release)) {
        return [{ path, reason: `must look like "${kubernetesVersion}-YYYY.MM.DD" (Kubernetes minor, date), got ${shown(release)}` }];
    }
    const [, minor] = FORM.exec(release)!;
    return minor === kubernetesVersion
        ? []
        : [{ path, reason: `is a release for Kubernetes ${minor}, got ${shown(release)} on ${shown(kubernetesVersion)}; `
            + `pin a release that starts with "${kubernetesVersion}-"` }];
}

/** Sentence on a pin that is older than 90 days at `today` (an ISO date); undefined if it is not. */
export function agedReleaseNotice(release: string, amiType: string, today: string): string | undefined {
    const ami = windowsAmi(amiType);
    const age = releaseAge(release, today)?.days ?? 0;
    if (!ami || age <= PIN_MAX_AGE_DAYS) {
        return undefined;
    }
    const parameter = windowsAmiParameter(ami, release.split("-")[0]);
    return `AMI release ${release} is ${age} days old; Amazon withdraws AMIs after about four months, and new nodes `
        + `can't launch then; to find the newest: aws ssm get-parameter --query Parameter.Value --name ${parameter}`;
}

/** The last day on which a release is not older than 90 days, and its age in days at `today` (both ISO dates); undefined for what is no release. */
export function releaseAge(release: string, today: string): { freshUntil: string; days: number } | undefined {
    const date = releaseDate(release);
    return date === undefined ? undefined : { freshUntil: daysAfter(date, PIN_MAX_AGE_DAYS), days: Math.floor(daysBetween(date, today)) };
}

/** A release is at most 90 days old at `today` (an ISO date), or Amazon may withdraw its AMI while nodes still need it. */
export function agedReleaseProblems(path: string, release: string, amiType: string, today: string): Problem[] {
    const notice = agedReleaseNotice(release, amiType, today);
    return notice ? [{ path, reason: notice }] : [];
}
