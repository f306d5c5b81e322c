import { ActionTable, EC2_TAGS } from "./typeActions";

/** Network interfaces that nodes left behind keep a subnet and a security group from being deleted, so the provider removes them first. */
const LINGERING_INTERFACES = ["ec2:DescribeNetworkInterfaces", "ec2:DetachNetworkInterface", "ec2:DeleteNetworkInterface"];
const RULE_CHANGES = [
    "ec2:AuthorizeSecurityGroupIngress", "ec2:AuthorizeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress", "ec2:RevokeSecurityGroupEgress",
];

/** @see https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service/ec2 */
export const NETWORK: ActionTable = {
    "aws:ec2/vpc:Vpc": {
        // The VPC's default network ACL, route table and security group are outputs of it.
        read: ["ec2:DescribeVpcs", "ec2:DescribeVpcAttribute", "ec2:DescribeNetworkAcls", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups"],
        create: ["ec2:CreateVpc", "ec2:ModifyVpcAttribute"],
        update: ["ec2:ModifyVpcAttribute"],
        delete: ["ec2:DeleteVpc"],
        tag: EC2_TAGS,
    },
    "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": {
        read: ["ec2:DescribeVpcs"],
        create: ["ec2:AssociateVpcCidrBlock"],
        delete: ["ec2:DisassociateVpcCidrBlock"],
    },
    "aws:ec2/subnet:Subnet": {
        read: ["ec2:DescribeSubnets"],
        create: ["ec2:CreateSubnet", "ec2:ModifySubnetAttribute"],
        update: ["ec2:ModifySubnetAttribute"],
        delete: ["ec2:DeleteSubnet", ...LINGERING_INTERFACES],
        tag: EC2_TAGS,
    },
    "aws:ec2/subnetCidrReservation:SubnetCidrReservation": {
        read: ["ec2:GetSubnetCidrReservations"],
        create: ["ec2:CreateSubnetCidrReservation"],
        delete: ["ec2:DeleteSubnetCidrReservation"],
    },
    "aws:ec2/internetGateway:InternetGateway": {
        read: ["ec2:DescribeInternetGateways"],
        create: ["ec2:CreateInternetGateway", "ec2:AttachInternetGateway"],
        update: ["ec2:AttachInternetGateway", "ec2:DetachInternetGateway"],
        delete: ["ec2:DetachInternetGateway", "ec2:DeleteInternetGateway"],
        tag: EC2_TAGS,
    },
    "aws:ec2/eip:Eip": {
        read: ["ec2:DescribeAddresses", "ec2:DescribeAddressesAttribute"],
        create: ["ec2:AllocateAddress"],
        delete: ["ec2:DisassociateAddress", "ec2:ReleaseAddress"],
        tag: EC2_TAGS,
    },
    "aws:ec2/natGateway:NatGateway": {
        read: ["ec2:DescribeNatGateways"],
        create: ["ec2:CreateNatGateway"],
        delete: ["ec2:DeleteNatGateway"],
        tag: EC2_TAGS,
    },
    "aws:ec2/routeTable:RouteTable": {
        read: ["ec2:DescribeRouteTables"],
        create: ["ec2:CreateRouteTable", "ec2:CreateRoute"],
        update: ["ec2:CreateRoute", "ec2:ReplaceRoute", "ec2:DeleteRoute"],
        delete: ["ec2:DisassociateRouteTable", "ec2:DeleteRouteTable"],
        tag: EC2_TAGS,
    },
    "aws:ec2/route:Route": {
        read: ["ec2:DescribeRouteTables"],
        create: ["ec2:CreateRoute"],
        update: ["ec2:ReplaceRoute"],
        delete: ["ec2:DeleteRoute"],
    },
    "aws:ec2/routeTableAssociation:RouteTableAssociation": {
        read: ["ec2:DescribeRouteTables"],
        create: ["ec2:AssociateRouteTable"],
        update: ["ec2:ReplaceRouteTableAssociation"],
        delete: ["ec2:DisassociateRouteTable"],
    },
    "aws:ec2/vpcEndpoint:VpcEndpoint": {
        // The provider reads the addresses of interface endpoints from their network interfaces.
        read: ["ec2:DescribeVpcEndpoints", "ec2:DescribePrefixLists", "ec2:DescribeNetworkInterfaces"],
        // Private DNS is a hosted zone of Route 53 that AWS ties to the VPC.
        create: ["ec2:CreateVpcEndpoint", "ec2:DescribeVpcs", "route53:AssociateVPCWithHostedZone"],
        update: ["ec2:ModifyVpcEndpoint"],
        delete: ["ec2:DeleteVpcEndpoints"],
        tag: EC2_TAGS,
    },
    "aws:ec2/securityGroup:SecurityGroup": {
        read: ["ec2:DescribeSecurityGroups"],
        // The rule that lets everything out is revoked where the program does not ask for it.
        create: ["ec2:CreateSecurityGroup", ...RULE_CHANGES],
        update: RULE_CHANGES,
        delete: ["ec2:RevokeSecurityGroupIngress", "ec2:RevokeSecurityGroupEgress", "ec2:DeleteSecurityGroup", ...LINGERING_INTERFACES],
        tag: EC2_TAGS,
    },
    "aws:ec2/securityGroupRule:SecurityGroupRule": {
        read: ["ec2:DescribeSecurityGroups", "ec2:DescribeSecurityGroupRules"],
        create: ["ec2:AuthorizeSecurityGroupIngress", "ec2:AuthorizeSecurityGroupEgress"],
        update: ["ec2:UpdateSecurityGroupRuleDescriptionsIngress", "ec2:UpdateSecurityGroupRuleDescriptionsEgress"],
        delete: ["ec2:RevokeSecurityGroupIngress", "ec2:RevokeSecurityGroupEgress"],
    },
    "aws:ec2/launchTemplate:LaunchTemplate": {
        read: ["ec2:DescribeLaunchTemplates", "ec2:DescribeLaunchTemplateVersions"],
        create: ["ec2:CreateLaunchTemplate"],
        update: ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"],
        delete: ["ec2:DeleteLaunchTemplate"],
        tag: EC2_TAGS,
    },
    // One tag of a resource that another stack owns, or Amazon.
    "aws:ec2/tag:Tag": {
        read: ["ec2:DescribeTags"],
        create: ["ec2:CreateTags"],
        update: ["ec2:CreateTags"],
        delete: ["ec2:DeleteTags"],
    },
};
