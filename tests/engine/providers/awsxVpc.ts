import * as provider from "@pulumi/pulumi/proto/provider_pb";
import { Json, Properties, UNKNOWN } from "../../../plan/signatures";
import { Monitor, Registered } from "./monitor";
import { bare } from "./properties";
import { properties, struct } from "./wire";

const COMPONENT = "awsx:ec2:Vpc";
const PACKAGE = require("@pulumi/awsx/package.json") as { dependencies: Record<string, string> };
const AWS_VERSION = PACKAGE.dependencies["@pulumi/aws"].replace("^", "");

interface Spec {
    type: "Private" | "Public";
    tags?: Properties;
}

/**
 * Answers for the provider of @pulumi/awsx: it registers a VPC in two zones with one NAT gateway, and returns after the last child.
 *
 * @see https://github.com/pulumi/pulumi-awsx/blob/master/awsx/ec2/vpc.ts
 */
export async function constructVpc(request: provider.ConstructRequest): Promise<provider.ConstructResponse> {
    if (request.getType() !== COMPONENT) {
        throw new Error(`nobody expected ${request.getType()}; the stand-in of awsx knows ${COMPONENT} alone`);
    }
    const monitor = new Monitor(request.getMonitorendpoint());
    try {
        return await vpcOf(monitor, request);
    } finally {
        monitor.close();
    }
}

async function vpcOf(monitor: Monitor, request: provider.ConstructRequest): Promise<provider.ConstructResponse> {
    const name = request.getName();
    const inputs = bare(properties(request.getInputs())) as Properties;
    const { strategy } = (inputs.natGateways ?? {}) as Properties;
    if (inputs.numberOfAvailabilityZones !== 2 || inputs.cidrBlock !== "10.0.0.0/16" || strategy !== "Single") {
        throw new Error(`the stand-in of awsx makes 10.0.0.0/16 in two zones with one NAT gateway, got ${JSON.stringify(inputs)}`);
    }
    const component = await monitor.register({ type: COMPONENT, name, parent: request.getParent(), custom: false, inputs, dependencies: request.getDependenciesList() });
    const make = (type: string, of: string, parent: Registered, values: Properties, needed: Registered[] = []) => monitor.register({
        type, name: of, parent: parent.urn, custom: true, inputs: values, dependencies: needed.map(({ urn }) => urn), version: AWS_VERSION,
    });
    const id = (resource: Registered): Json => resource.id || UNKNOWN;

    const vpc = await make("aws:ec2/vpc:Vpc", name, component, { cidrBlock: inputs.cidrBlock, tags: { Name: name } });
    const gateway = await make("aws:ec2/internetGateway:InternetGateway", name, vpc, { vpcId: id(vpc) }, [vpc]);
    let nat: Registered | undefined;
    const ids: Record<Spec["type"], Json[]> = { Public: [], Private: [] };
    const specs = [...(inputs.subnetSpecs ?? []) as unknown as Spec[]].sort((one, other) => other.type.localeCompare(one.type));
    for (const zone of [0, 1]) {
        // Public ones come first: the routes of the others lead to their NAT gateway.
        for (const { type, tags } of specs) {
            const of = `${name}-${type.toLowerCase()}-${zone + 1}`;
            const isPublic = type === "Public";
            const subnet = await make("aws:ec2/subnet:Subnet", of, vpc, {
                // A half of the VPC for each zone: the private subnet is half of that, and the public one comes next.
                vpcId: id(vpc), cidrBlock: isPublic ? `10.0.${128 * zone + 64}.0/24` : `10.0.${128 * zone}.0/18`,
                availabilityZone: `eu-central-1${"ab"[zone]}`, mapPublicIpOnLaunch: isPublic, tags: { ...tags, Name: of, SubnetType: type },
            }, [vpc]);
            ids[type].push(id(subnet));
            const table = await make("aws:ec2/routeTable:RouteTable", of, subnet, { vpcId: id(vpc) }, [vpc, subnet]);
            await make("aws:ec2/routeTableAssociation:RouteTableAssociation", of, table, { routeTableId: id(table), subnetId: id(subnet) }, [table, subnet]);
            if (isPublic && !nat) {
                const address = await make("aws:ec2/eip:Eip", `${name}-1`, subnet, {}, [subnet]);
                nat = await make("aws:ec2/natGateway:NatGateway", `${name}-1`, subnet, { subnetId: id(subnet), allocationId: address.outputs.allocationId ?? UNKNOWN }, [subnet, address]);
            }
            const way: Properties = isPublic ? { gatewayId: id(gateway) } : { natGatewayId: id(nat!) };
            await make("aws:ec2/route:Route", of, table, { routeTableId: id(table), destinationCidrBlock: "0.0.0.0/0", ...way }, [table, isPublic ? gateway : nat!]);
        }
    }
    const state: Properties = { vpcId: id(vpc), publicSubnetIds: ids.Public, privateSubnetIds: ids.Private, isolatedSubnetIds: [] };
    await monitor.registerOutputs(component.urn, state);
    const response = new provider.ConstructResponse().setUrn(component.urn).setState(struct(state));
    Object.keys(state).forEach(key => response.getStatedependenciesMap().set(key, new provider.ConstructResponse.PropertyDependencies().setUrnsList([component.urn])));
    return response;
}
