import { agedReleaseNotice } from "../limits/nodes/amiRelease";
import { endpointNotices } from "../limits/cluster/endpointAccess";
import { INSTANCE_TABLE_SOURCE } from "../limits/nodes/instanceType";
import { supportNotice, windowsSupportNotice } from "../limits/cluster/supportNotice";
import { windowsAmi } from "../limits/nodes/windowsAmiType";
import { Capacity } from "./capacity";
import { supportTypeOf } from "./clusterSupport";
import { clusterAccess } from "./model/access";
import { PlannedResource } from "./resource";
import { Json, Properties, UNKNOWN_TEXT, plain } from "./signatures";

/** End of support of every cluster's Kubernetes version, seen from `today` (an ISO date). */
export function supportNotices(resources: PlannedResource[], today: string): string[] {
    return resources.filter(({ type }) => type === "aws:eks/cluster:Cluster").flatMap(cluster => {
        const version = plain(cluster.inputs.version);
        const supportType = supportTypeOf(cluster);
        return typeof version === "string" ? [`${supportNotice(version, supportType, today)} (supportType ${supportType})`] : [];
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
            `${name}: ${instanceTypes.length === 0 || instanceTypes.includes(UNKNOWN_TEXT) ? "its instance type is not known in this plan"
                : `${instanceTypes.join(", ")} is not in the table of network interfaces (${INSTANCE_TABLE_SOURCE})`}, `
            + "so its capacity is unknown; pulumi up asks EC2",
        ] : []),
        ...[...new Set(nodeGroups.flatMap(({ releaseVersion, amiType, followsLatest }) => {
            const notice = releaseVersion === null ? undefined : followsLatest
                ? `AMI release ${releaseVersion} is the latest that this package knows; pulumi up asks SSM for the latest`
                : agedReleaseNotice(releaseVersion, amiType, today);
            return notice ? [notice] : [];
        }))],
        ...subnets.flatMap(({ name, usableAddresses, neededAddresses }) => neededAddresses !== null && neededAddresses > usableAddresses
            ? [`${name}: node groups need ${neededAddresses} addresses at full size, but it has ${usableAddresses}; use larger subnets or lower maxSize`]
            : []),
        ...nodeGroups.length > 0 && subnets.length === 0
            ? ["the subnets of the node groups are not in this stack, so the plan can't check their size"] : [],
    ];
}

/** Who can't reach the Kubernetes API of a cluster in this stack. */
export function endpointWarnings(resources: PlannedResource[]): string[] {
    return clusterAccess(resources).flatMap(({ cluster, privateAccess, publicAccess, publicAccessCidrs }) => {
        // A block that is known only later may be that of a NAT gateway.
        const publicCidrs = publicAccessCidrs?.some(block => block.includes(UNKNOWN_TEXT)) ? undefined : publicAccessCidrs ?? undefined;
        return endpointNotices({ isPrivate: privateAccess, isPublic: publicAccess, publicCidrs }).map(notice => `${cluster}: ${notice}`);
    });
}

/** Names that other resources give, as `type name`. */
function sources(urns: string[]): string {
    return [...new Set(urns)].map(urn => urn.split("::").slice(2)).map(([types, name]) => `${types.split("$").at(-1)} ${name}`).join(", ");
}

const CLUSTER = "eks-windows:index:WindowsCluster";
/** Where components take a VPC that is there already: the argument, and what they take it in. */
const EXISTING_VPC: Record<string, (inputs: Properties) => { argument: string; path: string; vpc: Json | undefined }> = {
    [CLUSTER]: ({ network }) => ({ argument: "network", path: "network.existingVpc", vpc: (plain(network) as Properties | undefined)?.existingVpc }),
    "eks-windows:index:Network": ({ existingVpc }) => ({ argument: "existingVpc", path: "existingVpc", vpc: existingVpc }),
};

/** Networks of clusters that only another resource can tell of: they are judged when they are known, and not in this plan. */
export function unknownNetworkWarnings(resources: PlannedResource[]): string[] {
    // The network of a WindowsCluster is told of under the cluster.
    const asked = resources.filter(({ type, parent }) => Object.hasOwn(EXISTING_VPC, type) && !parent?.split("::")[2].endsWith(CLUSTER));
    return asked.flatMap(({ type, name, inputs, propertyDependencies }) => {
        const { argument, path, vpc } = EXISTING_VPC[type](inputs);
        const unknown = Object.entries((plain(vpc) ?? {}) as Properties).filter(([, value]) => isUnknown(value)).map(([key]) => `${path}.${key}`);
        return unknown.length === 0 ? [] : [
            `${name}: this plan can't judge ${unknown.join(", ")}, which ${sources(propertyDependencies[argument] ?? []) || "another program"} gives; `
            + "pulumi up judges it before it makes the cluster",
        ];
    });
}

/** Whether a value, or a part of a list, is known only later. */
function isUnknown(value: Json): boolean {
    return Array.isArray(value) ? value.some(isUnknown) : plain(value) === undefined;
}
