import { Json, Properties, UNKNOWN } from "../../../plan/signatures";
import type { Mapping, Request } from "../mappings";
import { isObject } from "../shapes";

/** What the provider writes where the program describes no security group. */
const DESCRIPTION_DEFAULT = "Managed by Pulumi";

/** A rule of a security group as the API has it, whichever resource it is written in. */
function permission(rule: Properties): Properties {
    const list = (value: Json | undefined) => Array.isArray(value) ? value : value === undefined ? [] : [value];
    const groups = [...list(rule.sourceSecurityGroupId), ...list(rule.securityGroups), ...list(rule.referencedSecurityGroupId)];
    const described = rule.description === undefined ? {} : { Description: rule.description };
    const blocks = [...list(rule.cidrBlocks), ...list(rule.cidrIpv4)];
    return Object.fromEntries(Object.entries({
        IpProtocol: rule.protocol ?? rule.ipProtocol, FromPort: rule.fromPort, ToPort: rule.toPort,
        IpRanges: blocks.length > 0 ? blocks.map(CidrIp => ({ CidrIp, ...described })) : undefined,
        UserIdGroupPairs: groups.length > 0 || rule.self === true
            ? [...groups, ...rule.self === true ? [rule.securityGroupId] : []].map(GroupId => ({ GroupId, ...described })) : undefined,
    }).filter(([, value]) => value !== undefined)) as Properties;
}

function authorize(direction: string, group: Json | undefined, rule: Properties): Request {
    return {
        service: "ec2", operation: direction === "egress" ? "AuthorizeSecurityGroupEgress" : "AuthorizeSecurityGroupIngress",
        parameters: { ...group !== undefined && { GroupId: group }, IpPermissions: [permission({ ...rule, securityGroupId: group ?? UNKNOWN })] },
    };
}

/** Rules that are a resource of their own. */
function ruleMapping(direction: (inputs: Properties) => string): Mapping {
    const own = ["type", "protocol", "ipProtocol", "fromPort", "toPort", "cidrBlocks", "cidrIpv4", "self", "sourceSecurityGroupId",
        "referencedSecurityGroupId", "description", "securityGroupId"];
    return {
        service: "ec2", operation: "AuthorizeSecurityGroupEgress", elsewhere: own, tagged: "security-group-rule",
        members: inputs => authorize(direction(inputs), inputs.securityGroupId, inputs).parameters,
    };
}

const LAUNCH_TEMPLATE_OWN = ["name", "namePrefix", "tags", "updateDefaultVersion", "defaultVersion", "description", "vpcSecurityGroupIds"];

/** The data of a launch template: all properties but those of the template itself. */
function launchTemplateData(inputs: Properties): Properties {
    const data = Object.entries(inputs).filter(([key]) => !LAUNCH_TEMPLATE_OWN.includes(key) && !key.startsWith("__"));
    return {
        ...Object.fromEntries(data),
        ...inputs.vpcSecurityGroupIds !== undefined && { SecurityGroupIds: inputs.vpcSecurityGroupIds },
        ...Array.isArray(inputs.networkInterfaces) && {
            networkInterfaces: inputs.networkInterfaces.map(one => {
                const { securityGroups, ...rest } = isObject(one) ? one : {};
                return { ...rest, ...securityGroups !== undefined && { Groups: securityGroups } };
            }),
        },
    };
}

/** Networks, and launch templates, since EC2 has them. */
export const ec2Mappings: Record<string, Mapping> = {
    "aws:ec2/vpc:Vpc": { service: "ec2", operation: "CreateVpc", tagged: "vpc", elsewhere: ["enableDnsSupport", "enableDnsHostnames"] },
    "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": { service: "ec2", operation: "AssociateVpcCidrBlock" },
    "aws:ec2/subnet:Subnet": { service: "ec2", operation: "CreateSubnet", tagged: "subnet", elsewhere: ["mapPublicIpOnLaunch"] },
    "aws:ec2/subnetCidrReservation:SubnetCidrReservation": {
        service: "ec2", operation: "CreateSubnetCidrReservation", renamed: { cidrBlock: "Cidr" },
    },
    "aws:ec2/internetGateway:InternetGateway": {
        service: "ec2", operation: "CreateInternetGateway", tagged: "internet-gateway", elsewhere: ["vpcId"],
    },
    "aws:ec2/eip:Eip": { service: "ec2", operation: "AllocateAddress", tagged: "elastic-ip" },
    "aws:ec2/natGateway:NatGateway": { service: "ec2", operation: "CreateNatGateway", tagged: "natgateway" },
    "aws:ec2/routeTable:RouteTable": { service: "ec2", operation: "CreateRouteTable", tagged: "route-table" },
    "aws:ec2/route:Route": { service: "ec2", operation: "CreateRoute" },
    "aws:ec2/routeTableAssociation:RouteTableAssociation": { service: "ec2", operation: "AssociateRouteTable" },
    "aws:ec2/vpcEndpoint:VpcEndpoint": { service: "ec2", operation: "CreateVpcEndpoint", tagged: "vpc-endpoint" },
    "aws:ec2/securityGroup:SecurityGroup": {
        service: "ec2", operation: "CreateSecurityGroup", named: { property: "name", member: "GroupName" }, tagged: "security-group",
        elsewhere: ["revokeRulesOnDelete", "ingress", "egress"],
        members: ({ description }) => ({ description: description ?? DESCRIPTION_DEFAULT }),
        further: inputs => ["ingress", "egress"].flatMap(direction => {
            const rules = inputs[direction];
            return Array.isArray(rules) ? rules.filter(isObject).map(rule => authorize(direction, UNKNOWN, rule)) : [];
        }),
    },
    "aws:ec2/securityGroupRule:SecurityGroupRule": ruleMapping(({ type }) => String(type)),
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ruleMapping(() => "egress"),
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ruleMapping(() => "ingress"),
    "aws:ec2/tag:Tag": {
        service: "ec2", operation: "CreateTags", elsewhere: ["resourceId", "key", "value"],
        members: ({ resourceId, key, value }) => ({ Resources: [resourceId], Tags: [{ Key: key, Value: value }] }),
    },
    "aws:ec2/launchTemplate:LaunchTemplate": {
        service: "ec2", operation: "CreateLaunchTemplate", named: { property: "name", member: "LaunchTemplateName" }, tagged: "launch-template",
        // All but the template's own properties is its data.
        elsewhere: ["*"], members: inputs => ({ LaunchTemplateData: launchTemplateData(inputs), VersionDescription: inputs.description }),
    },
};
