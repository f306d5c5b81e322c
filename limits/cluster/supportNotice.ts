import { KUBERNETES_SUPPORT, NEWEST_KUBERNETES } from "./kubernetesVersion";
import { WINDOWS_RELEASES } from "../nodes/windowsAmiType";
import { daysAfter } from "../text/isoDate";

/** How EKS goes on when standard support of the Kubernetes version ends. */
export const SupportType = {
    /** EKS upgrades the control plane when standard support ends; no extra cost. */
    Standard: "STANDARD",
    /** The version stays for another year at the higher price of extended support. */
    Extended: "EXTENDED",
} as const;
export type SupportType = (typeof SupportType)[keyof typeof SupportType];

/** Sentence on the end of support of a Kubernetes version, seen from `today` (an ISO date). */
export function supportNotice(version: string, supportType: string, today: string): string {
    const support = KUBERNETES_SUPPORT.find(known => known.version === version);
    if (!support) {
        return `Kubernetes ${version}: this package does not know when its support ends (it knows versions up to ${NEWEST_KUBERNETES}); see the EKS release calendar`;
    }
    const { standardEnds, extendedEnds } = support;
    if (today > extendedEnds) {
        return `Kubernetes ${version}: extended support ended on ${extendedEnds}; EKS creates no cluster of it and upgrades existing ones`;
    }
    if (today > standardEnds) {
        return `Kubernetes ${version}: standard support ended on ${standardEnds}, ${supportType === SupportType.Extended
            ? `extended support costs more until ${extendedEnds}` : "EKS upgrades the control plane by itself"}`;
    }
    return `Kubernetes ${version}: standard support ends ${standardEnds}, then ${supportType === SupportType.Extended
        ? `extended support at a higher price until ${extendedEnds}` : "EKS upgrades the control plane by itself"}`;
}

/** Sentence on the end of support of a Windows Server release, seen from `today` (an ISO date); undefined where nobody here knows it. */
export function windowsSupportNotice(release: number, today: string): string | undefined {
    const { mainstreamEnds, supportEnds } = WINDOWS_RELEASES.find(known => known.release === release) ?? {};
    if (!mainstreamEnds || !supportEnds) {
        return undefined;
    }
    const mainstream = `mainstream support ${today > mainstreamEnds ? "ended on" : "ends"} ${mainstreamEnds}`;
    return `Windows Server ${release}: ${today > supportEnds ? `support ended on ${supportEnds}` : `${mainstream}, security updates until ${supportEnds}`}`;
}

/** Days before an end of support from which on the user of a cluster that is there already is told of it. */
const NOTICE_DAYS = 90;

/** Sentences on what is without support in a cluster that is there already, or will be within 90 days, seen from `today` (an ISO date). */
export function existingSupportNotices(version: string, supportType: string, releases: number[], today: string): string[] {
    const soon = daysAfter(today, NOTICE_DAYS);
    const kubernetes = KUBERNETES_SUPPORT.find(known => known.version === version);
    const ending = [...new Set(releases)].filter(release => {
        const { supportEnds } = WINDOWS_RELEASES.find(known => known.release === release) ?? {};
        return supportEnds !== undefined && supportEnds <= soon;
    });
    return [
        ...!kubernetes || kubernetes.standardEnds <= soon ? [supportNotice(version, supportType, today)] : [],
        ...ending.map(release => windowsSupportNotice(release, today)!),
    ];
}
