import { clusterAccess } from "../model/access";
import { PlannedGroup, plannedGroups } from "../plannedGroups";
import { PlannedResource } from "../resource";
import { Json, readable } from "../signatures";
import { endpoint } from "../text/cluster";
import { written } from "../text/words";
import { nodes } from "./bar";
import { amiName } from "./capacityBars";
import { Markup, Part, html } from "./markup";
import { count, range } from "./numbers";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";

/** The cluster as boxes in boxes: a list of lists, so that a screen reader has the same picture. */
export function drawing(resources: PlannedResource[]): Markup | undefined {
    const ofType = (type: string) => resources.filter(resource => resource.type === type);
    const clusters = ofType("aws:eks/cluster:Cluster");
    const access = clusterAccess(resources);
    const groups = plannedGroups(resources);
    const vpcs = ofType(VPC);
    if (clusters.length + groups.length + vpcs.length === 0) {
        return undefined;
    }
    const fargate = ofType("aws:eks/fargateProfile:FargateProfile");
    const addOns = ofType("aws:eks/addon:Addon").map(({ inputs }) => shown(inputs.addonName));
    const placed = (zones: string[]) => [
        ...groups.filter(group => String(zonesOf(group, resources)) === String(zones)).map(group => groupBox(group, zones)),
        ...fargate.filter(profile => String(zonesAt(profile.propertyDependencies.subnetIds ?? [], resources)) === String(zones))
            .map(({ name }) => html`<li class="box linux"><b>${name}</b><p>Fargate: a Linux host for each pod</p></li>`),
    ];
    const known = new Set(vpcs.map(({ urn }) => urn));
    const here = (subnet: PlannedResource) => subnet.propertyDependencies.vpcId?.some(urn => known.has(urn)) ?? false;
    const elsewhere = ofType(SUBNET).filter(subnet => !here(subnet));
    return html`<ul class="map">${clusters.map((cluster, i) => html`<li class="box plane"><b>Control plane ${cluster.name}</b>
<p>Kubernetes ${shown(cluster.inputs.version) || "of EKS's choice"}, run by AWS in its own network</p><p>Kubernetes API: ${endpoint(access[i]).join("; ")}</p>
${addOns.length > 0 && html`<p>Add-ons: ${addOns.join(", ")}</p>`}</li>`)}
${vpcs.map(vpc => network(html`VPC ${shown(vpc.inputs.cidrBlock)}`, ofType(SUBNET).filter(({ propertyDependencies }) => propertyDependencies.vpcId?.includes(vpc.urn))))}
${(vpcs.length === 0 || elsewhere.length > 0) && network("An existing VPC", elsewhere)}</ul>`;

    function network(title: Part, subnets: PlannedResource[]): Markup {
        const zones = [...new Set(subnets.map(zoneOf))].sort();
        const spanning = [...new Set([...groups.map(group => zonesOf(group, resources)), ...fargate.map(profile => zonesAt(profile.propertyDependencies.subnetIds ?? [], resources))].map(String))]
            .map(list => list === "" ? [] : list.split(",")).filter(list => list.length !== 1 && list.every(zone => zones.includes(zone)));
        const endpoints = ofType("aws:ec2/vpcEndpoint:VpcEndpoint").map(({ inputs }) => shown(inputs.serviceName).split(".").slice(3).join("."));
        return html`<li class="box vpc"><b>${title}</b>${endpoints.length > 0 && html`<p>VPC endpoints: ${endpoints.join(", ")}</p>`}
${zones.length > 0 && html`<ul class="zones">${zones.map(zone => html`<li class="box zone"><b>${zone}</b><ul>${
    subnets.filter(subnet => zoneOf(subnet) === zone).map(subnet => subnetBox(subnet, resources))}${placed([zone])}</ul></li>`)}</ul>`}
<ul class="zones">${spanning.map(placed)}</ul></li>`;
    }
}

function groupBox({ resource, isWindows, amiType, instanceTypes, sizes: { minSize, desiredSize, maxSize } }: PlannedGroup, zones: string[]): Markup {
    const now = desiredSize ?? minSize ?? 0;
    const size = `${count(now, "node")} at first, ${range(String(minSize ?? "?"), String(maxSize ?? "?"))} by its limits`;
    return html`<li class="box ${isWindows ? "windows" : "linux"}"><b>${resource.name}</b><p>${isWindows ? "Windows" : "Linux"} nodes, ${instanceTypes.join(" or ") || "instance type unknown"}, ${amiName(amiType)}</p>
${nodes(`${resource.name}: ${size}`, now, maxSize ?? now)}<p>${size}${zones.length > 0 && `, in ${zones.join(", ")}`}</p></li>`;
}

function subnetBox(subnet: PlannedResource, resources: PlannedResource[]): Markup {
    const gateways = resources.filter(({ type, propertyDependencies }) => type === "aws:ec2/natGateway:NatGateway" && propertyDependencies.subnetId?.includes(subnet.urn));
    return html`<li class="box subnet"><b>${isPublic(subnet, resources) ? "Public" : "Private"} subnet</b> ${shown(subnet.inputs.cidrBlock)}
${gateways.length > 0 && html`<p>${count(gateways.length, "NAT gateway")}: the way out for private subnets</p>`}</li>`;
}

/** Whether the route table of a subnet has a route to an internet gateway. */
function isPublic(subnet: PlannedResource, resources: PlannedResource[]): boolean {
    const from = ({ propertyDependencies }: PlannedResource, property: string) => propertyDependencies[property] ?? [];
    const tables = resources.filter(other => other.type === "aws:ec2/routeTableAssociation:RouteTableAssociation" && from(other, "subnetId").includes(subnet.urn))
        .flatMap(other => from(other, "routeTableId"));
    return resources.some(other => other.type === "aws:ec2/route:Route" && from(other, "routeTableId").some(table => tables.includes(table))
        && from(other, "gatewayId").some(urn => urn.includes("aws:ec2/internetGateway:")));
}

function zonesOf({ subnets }: PlannedGroup, resources: PlannedResource[]): string[] {
    return zonesAt(subnets, resources);
}

function zonesAt(urns: string[], resources: PlannedResource[]): string[] {
    return [...new Set(resources.filter(({ urn, type }) => type === SUBNET && urns.includes(urn)).map(zoneOf))].sort();
}

function zoneOf({ inputs }: PlannedResource): string {
    return shown(inputs.availabilityZone ?? inputs.availabilityZoneId) || "zone of AWS's choice";
}

/** A value as a person may see it: of a secret, only that it is one. */
export function shown(value: Json | undefined): string {
    return value === undefined ? "" : written(readable(value));
}
