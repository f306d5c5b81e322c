import type { ResourceRules } from "../resourceRules";
import { arn, serialId } from "./names";

const ec2 = (file: string) => `hashicorp/terraform-provider-aws internal/service/ec2/${file}.go`;

/** VPC, subnets, routes and gateways; launch templates, since EC2 has them. */
export const networkRules: Record<string, ResourceRules> = {
    "aws:ec2/vpc:Vpc": {
        required: [], source: ec2("vpc_"), id: serialId("vpc"),
        outputs: (_, place) => ({ arn: arn("ec2", place, "vpc"), mainRouteTableId: `rtb-${place.serial}` }),
    },
    "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": {
        required: ["vpcId"], source: ec2("vpc_ipv4_cidr_block_association"), id: serialId("vpc-cidr-assoc"),
        identity: ({ vpcId, cidrBlock }) => `${vpcId} ${cidrBlock}`,
    },
    "aws:ec2/internetGateway:InternetGateway": {
        required: [], source: ec2("vpc_internet_gateway"), id: serialId("igw"),
        outputs: (_, place) => ({ arn: arn("ec2", place, "internet-gateway") }),
    },
    "aws:ec2/subnet:Subnet": {
        required: ["vpcId"],
        source: ec2("vpc_subnet"), id: serialId("subnet"), identity: ({ vpcId, cidrBlock }) => `${vpcId} ${cidrBlock}`,
        outputs: (_, place) => ({ arn: arn("ec2", place, "subnet") }),
    },
    "aws:ec2/subnetCidrReservation:SubnetCidrReservation": {
        required: ["subnetId", "cidrBlock", "reservationType"],
        source: ec2("vpc_subnet_cidr_reservation"), id: serialId("scr"), identity: ({ subnetId, cidrBlock }) => `${subnetId} ${cidrBlock}`,
    },
    "aws:ec2/routeTable:RouteTable": {
        required: ["vpcId"], source: ec2("vpc_route_table"), id: serialId("rtb"),
        outputs: (_, place) => ({ arn: arn("ec2", place, "route-table") }),
    },
    "aws:ec2/route:Route": {
        required: ["routeTableId"], source: ec2("vpc_route"),
        identity: ({ routeTableId, destinationCidrBlock }) => `${routeTableId} ${destinationCidrBlock}`, id: serialId("r"),
        outputs: () => ({ state: "active" }),
    },
    "aws:ec2/routeTableAssociation:RouteTableAssociation": {
        required: ["routeTableId"], source: ec2("vpc_route_table_association"),
        identity: ({ subnetId }) => String(subnetId), id: serialId("rtbassoc"),
    },
    "aws:ec2/eip:Eip": {
        required: [], source: ec2("ec2_eip"), id: serialId("eipalloc"),
        outputs: (_, { serial }) => ({ allocationId: `eipalloc-${serial}`, publicIp: `192.0.2.${serial % 256}` }),
    },
    "aws:ec2/natGateway:NatGateway": {
        required: [], source: ec2("vpc_nat_gateway"),
        identity: ({ allocationId }) => String(allocationId), id: serialId("nat"),
    },
    "aws:ec2/vpcEndpoint:VpcEndpoint": {
        required: ["vpcId"], source: ec2("vpc_endpoint"), id: serialId("vpce"),
        // EC2 takes no second one for a service: of a gateway, routes exist already, of an interface, its DNS domain.
        identity: ({ vpcId, serviceName }) => `${vpcId} ${serviceName}`,
        outputs: (_, place) => ({ arn: arn("ec2", place, "vpc-endpoint"), state: "available" }),
    },
    "aws:ec2/securityGroup:SecurityGroup": {
        required: [], named: "name", source: ec2("vpc_security_group"),
        identity: ({ vpcId, name }) => `${vpcId} ${name}`, id: serialId("sg"),
        outputs: (_, place) => ({ arn: arn("ec2", place, "security-group") }),
    },
    "aws:ec2/securityGroupRule:SecurityGroupRule": {
        required: ["type", "protocol", "fromPort", "toPort", "securityGroupId"],
        source: ec2("vpc_security_group_rule"), id: serialId("sgrule"),
    },
    "aws:ec2/launchTemplate:LaunchTemplate": {
        required: [], named: "name", source: ec2("ec2_launch_template"),
        identity: ({ name }) => String(name), id: serialId("lt"),
        outputs: (_, place) => ({ arn: arn("ec2", place, "launch-template"), latestVersion: 1, defaultVersion: 1 }),
    },
    "aws:ec2/tag:Tag": {
        required: ["resourceId", "key", "value"], source: ec2("tag_gen"),
        identity: ({ resourceId, key }) => `${resourceId},${key}`,
    },
};
