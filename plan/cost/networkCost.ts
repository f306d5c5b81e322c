import { PlannedResource } from "../resource";
import { plain } from "../signatures";
import { Bill, CostPart, part } from "./bill";
import { EVERYWHERE, MONTH_HOURS, RegionPrices } from "./listPrices";

/** NAT gateways, public IPv4 addresses and interface endpoints by the hour; their traffic is not counted. */
export function networkParts(resources: PlannedResource[], prices: RegionPrices | undefined): Bill {
    const ofType = (type: string) => resources.filter(resource => resource.type === type);
    const gateways = ofType("aws:ec2/natGateway:NatGateway");
    const endpoints = ofType("aws:ec2/vpcEndpoint:VpcEndpoint").filter(({ inputs }) => plain(inputs.vpcEndpointType) === "Interface");
    const inZones = endpoints.map(endpoint => ({ name: endpoint.name, zones: zonesOf(endpoint) }));
    const known = inZones.flatMap(({ zones }) => zones ?? []).reduce((sum, zones) => sum + zones, 0);
    const endpointHour = prices?.interfaceEndpoint;
    return {
        parts: [
            ...prices ? hourly("NAT gateways", gateways.length, prices.natGateway) : [],
            ...hourly("public IPv4 addresses", ofType("aws:ec2/eip:Eip").length, EVERYWHERE.publicIpv4),
            ...endpointHour !== undefined ? hourly("interface endpoints, each zone", known, endpointHour) : [],
        ],
        unknown: [
            ...gateways.length > 0 ? ["traffic through NAT gateways"] : [],
            ...prices && endpointHour === undefined && endpoints.length > 0 ? ["interface endpoints: no price for this region here"] : [],
            ...endpointHour === undefined ? [] : inZones.filter(({ zones }) => zones === undefined).map(({ name }) => `endpoint ${name}: its zones are not known offline`),
        ],
    };
}

/** Keys of KMS; requests to them are not counted. */
export function keyPart(resources: PlannedResource[]): Bill {
    const keys = resources.filter(({ type }) => type === "aws:kms/key:Key").length;
    const logs = resources.some(({ type, inputs }) => type === "aws:eks/cluster:Cluster" && ((plain(inputs.enabledClusterLogTypes) ?? []) as unknown[]).length > 0);
    return {
        parts: keys === 0 ? [] : [part("KMS keys", keys * EVERYWHERE.kmsKey, keys * EVERYWHERE.kmsKey, `${keys} at ${EVERYWHERE.kmsKey} USD a month`)],
        unknown: logs ? ["CloudWatch logs of the control plane"] : [],
    };
}

function hourly(name: string, count: number, hour: number): CostPart[] {
    return count === 0 ? [] : [part(name, count * hour * MONTH_HOURS, count * hour * MONTH_HOURS, `${count} at ${hour} USD/h`)];
}

/** Subnets of an endpoint, one a zone; undefined where only another program knows them. */
function zonesOf({ inputs, propertyDependencies }: PlannedResource): number | undefined {
    const subnets = plain(inputs.subnetIds);
    return Array.isArray(subnets) ? subnets.length : propertyDependencies.subnetIds?.filter(urn => urn.includes("subnet:Subnet")).length || undefined;
}
