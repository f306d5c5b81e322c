import { PlannedGroup, plannedGroups } from "../plannedGroups";
import { PlannedResource } from "../resource";
import { Properties, plain } from "../signatures";
import { Bill, part } from "./bill";
import { EVERYWHERE, MONTH_HOURS, RegionPrices, instanceHour, regionPrices } from "./listPrices";

/** What gp3 includes. @see https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
const INCLUDED = { iops: 3000, throughput: 125 };

/** Nodes of every group with the licence of Windows Server, their volumes, and public addresses that their subnets give them. */
export function nodeParts(resources: PlannedResource[], region: string): Bill {
    const bills = plannedGroups(resources).flatMap(group => {
        const { sizes: { minSize, desiredSize, maxSize }, resource: { name } } = group;
        const [least, most] = [minSize ?? desiredSize, maxSize];
        if (least === null || most === null) {
            return [{ parts: [], unknown: [`nodes of ${name}: their number is not known offline`] }];
        }
        const nodes = { least, most };
        return [instances(group, nodes, region), volumes(group, nodes, regionPrices(region)), publicAddresses(group, nodes, resources)];
    });
    return { parts: bills.flatMap(bill => bill.parts), unknown: bills.flatMap(bill => bill.unknown) };
}

interface Nodes {
    least: number;
    most: number;
}

function instances(group: PlannedGroup, nodes: Nodes, region: string): Bill {
    const { resource: { name }, component, isWindows, instanceTypes: [type], instanceTypes } = group;
    const what = `nodes of ${name}`;
    const other = otherTerms(group);
    if (other) {
        return { parts: [], unknown: [`${what}: ${other}`] };
    }
    const hour = type === undefined ? undefined : instanceHour(region, type, isWindows);
    if (hour === undefined) {
        return { parts: [], unknown: [`${what}: no price of ${type ?? "their instance type"} in ${region} here`] };
    }
    const month = hour * MONTH_HOURS;
    const isWarm = component?.inputs.warmPool !== undefined;
    return { unknown: isWarm ? [`volumes of the instances that wait in the warm pool of ${name}`] : [], parts: [part(what, nodes.least * month, nodes.most * month, [
        `${count(nodes)} ${type} at ${round(hour)} USD/h${isWindows ? " with Windows Server" : ""}`, ...instanceTypes.length > 1 ? ["the first of its types"] : [],
    ].join(", "))] };
}

/** Why on-demand prices do not hold for a group; undefined where they do. */
function otherTerms({ resource: { inputs }, component, launchTemplate }: PlannedGroup): string | undefined {
    const tenancy = (plain(launchTemplate?.inputs.placement) as Properties | undefined)?.tenancy;
    return plain(inputs.capacityType) === "SPOT" || plain(component?.inputs.capacityType) === "SPOT" ? "Spot prices change by the hour and are not in the table"
        : plain(inputs.capacityType) === "CAPACITY_BLOCK" ? "prices of capacity blocks are not in the table"
            : tenancy === "host" ? "they run on Dedicated Hosts, which AWS bills per host"
                : tenancy === "dedicated" ? "prices of dedicated tenancy are not in the table" : undefined;
}

function volumes({ resource: { name }, launchTemplate }: PlannedGroup, nodes: Nodes, prices: RegionPrices | undefined): Bill {
    const mappings = (plain(launchTemplate?.inputs.blockDeviceMappings) ?? []) as { ebs?: Properties }[];
    const what = `volumes of ${name}`;
    if (!prices) {
        return { parts: [], unknown: [] };
    }
    if (mappings.length === 0) {
        return { parts: [], unknown: [`${what}: the AMI decides their size`] };
    }
    const bills = mappings.map(({ ebs = {} }) => volume(ebs, prices));
    const month = bills.reduce((sum, bill) => sum + bill.month, 0);
    return {
        unknown: bills.flatMap(bill => bill.unknown.map(reason => `${what}: ${reason}`)),
        parts: month === 0 ? [] : [part(what, nodes.least * month, nodes.most * month, `${count(nodes)} × ${bills.flatMap(bill => bill.basis).join(" + ")}`)],
    };
}

function volume(ebs: Properties, prices: RegionPrices): { month: number; basis: string[]; unknown: string[] } {
    const [size, type] = [Number(plain(ebs.volumeSize)), plain(ebs.volumeType) ?? "gp3"];
    if (type !== "gp3" || !(size > 0)) {
        return { month: 0, basis: [], unknown: [`no price of ${size > 0 ? `${String(type)} here` : "a volume whose size is not known"}`] };
    }
    const extras = [
        { what: "IOPS above 3,000", more: Number(plain(ebs.iops) ?? 0) - INCLUDED.iops, price: prices.gp3Iops },
        { what: "MiB/s above 125", more: Number(plain(ebs.throughput) ?? 0) - INCLUDED.throughput, price: prices.gp3Throughput },
    ].filter(({ more }) => more > 0);
    return {
        month: extras.reduce((sum, { more, price = 0 }) => sum + more * price, size * prices.gp3GiB),
        basis: [`${size} GiB gp3`, ...extras.filter(({ price }) => price !== undefined).map(({ what, more }) => `${more} ${what}`)],
        unknown: [
            ...extras.filter(({ price }) => price === undefined).map(({ what, more }) => `no price of ${more} ${what} here`),
            ...ebs.volumeInitializationRate !== undefined ? ["the charge for volumeInitializationRate, by GiB of each new volume, is not in the table"] : [],
        ],
    };
}

function publicAddresses({ resource: { name }, subnets }: PlannedGroup, nodes: Nodes, resources: PlannedResource[]): Bill {
    const isPublic = resources.some(({ urn, inputs }) => subnets.includes(urn) && plain(inputs.mapPublicIpOnLaunch) === true);
    const month = EVERYWHERE.publicIpv4 * MONTH_HOURS;
    return { unknown: [], parts: isPublic ? [part(`public IPv4 addresses of ${name}`, nodes.least * month, nodes.most * month, `${count(nodes)} × ${EVERYWHERE.publicIpv4} USD/h`)] : [] };
}

function count({ least, most }: Nodes): string {
    return least === most ? String(least) : `${least} to ${most}`;
}

/** Prices as AWS writes them, without what adding them has left. */
function round(price: number): number {
    return Number(price.toFixed(5));
}
