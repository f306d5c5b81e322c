import { agedReleaseNotice } from "../limits/nodes/amiRelease";
import { INSTANCE_TABLE_SOURCE } from "../limits/nodes/instanceType";
import { supportNotice, windowsSupportNotice } from "../limits/cluster/supportNotice";
import { windowsAmi } from "../limits/nodes/windowsAmiType";
import { Capacity } from "./capacity";
import { PlannedResource } from "./resource";
import { Properties, plain } from "./signatures";

/** End of support of every cluster's Kubernetes version, seen from `today` (an ISO date). */
export function supportNotices(resources: PlannedResource[], today: string): string[] {
    return resources.filter(({ type }) => type === "aws:eks/cluster:Cluster").flatMap(({ inputs }) => {
        const version = plain(inputs.version);
        const policy = plain(inputs.upgradePolicy) as Properties | undefined;
        // Without a word on it, EKS gives extended support.
        const supportType = plain(policy?.supportType) ?? "EXTENDED";
        return typeof version === "string" ? [`${supportNotice(version, String(supportType), today)} (supportType ${supportType})`] : [];
    });
}

/** End of support of the Windows Server releases that node groups on Amazon's AMIs run. */
export function windowsSupportNotices({ nodeGroups }: Capacity, today: string): string[] {
    const releases = new Set(nodeGroups.map(({ amiType }) => windowsAmi(amiType)?.release).filter(release => release !== undefined));
    return [...releases].sort().map(release => windowsSupportNotice(release, today)).filter(notice => notice !== undefined);
}

/** What is no error, and better known before `pulumi up`. */
export function warnings({ nodeGroups, subnets }: Capacity, today: string): string[] {
    return [
        ...nodeGroups.flatMap(({ name, instanceTypes, ipv4PerInterface }) => ipv4PerInterface === null ? [
            `${name}: ${instanceTypes.join(", ") || "its instance type"} is not in the table of network interfaces (${INSTANCE_TABLE_SOURCE}); `
            + "its capacity is unknown offline, pulumi up asks EC2",
        ] : []),
        ...[...new Set(nodeGroups.flatMap(({ releaseVersion, amiType, followsLatest }) => {
            const notice = releaseVersion === null ? undefined : followsLatest
                ? `AMI release ${releaseVersion} is the latest that this package has stored; pulumi up asks SSM for the latest`
                : agedReleaseNotice(releaseVersion, amiType, today);
            return notice ? [notice] : [];
        }))],
        ...subnets.flatMap(({ name, usableAddresses, neededAddresses }) => neededAddresses !== null && neededAddresses > usableAddresses
            ? [`${name}: node groups need ${neededAddresses} addresses at full size, it has ${usableAddresses}; use larger subnets or lower maxSize`]
            : []),
        ...nodeGroups.length > 0 && subnets.length === 0
            ? ["the subnets of the node groups are not in this stack: whether they are large enough is unknown offline"] : [],
    ];
}
