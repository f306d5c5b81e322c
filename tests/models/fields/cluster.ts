import * as fc from "fast-check";
import { AuthenticationMode } from "../../../limits/access/authenticationMode";
import { SupportType } from "../../../limits/cluster/supportNotice";
import { ClusterAccess, ClusterLogType, NatGatewayStrategy } from "../../../components";
import { Field, TAG_CORNERS, around, oneOf, tags, textAround } from "./field";

const PRINCIPALS = [
    "arn:aws:iam::111122223333:role/ci", "arn:aws:iam::111122223333:user/ada", "arn:aws:iam::111122223333:role/path/of/role",
    "arn:aws-us-gov:iam::111122223333:role/ci",
];
const NO_PRINCIPALS = [
    "arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/AWSServiceRoleForAmazonEKS", "ci", "arn:aws:iam::1:role/ci",
    "arn:aws:sts::111122223333:assumed-role/ci/session", "arn:aws:iam::111122223333:root",
];
const KEYS = [
    "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555", "arn:aws:kms:eu-central-1:111122223333:key/mrk-1234567890abcdef1234567890abcdef",
];

const IMAGE_IN_ECR = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/windows/servercore:ltsc2022";

/** Blocks that a VPC of 10.0.0.0/16 takes beside its own, and some that it does not. */
const secondaryBlock = oneOf(["100.64.0.0/16", "100.127.255.192/26", "10.1.0.0/20"], "172.16.0.0/16", "10.0.0.0/20", "198.19.0.0/16", "100.64.0.0/15");

const access = fc.record({
    name: oneOf(["ci", "ada"], "CI", ""), principalArn: oneOf(PRINCIPALS, ...NO_PRINCIPALS),
    access: fc.option(oneOf(Object.values(ClusterAccess), "AmazonEKSNoPolicy"), { nil: undefined }),
    namespaces: fc.option(fc.array(oneOf(["shop", "kube-system", "dev-*", "a".repeat(63)], "a".repeat(64), "Shop", "a_b"), { maxLength: 3 }), { nil: undefined }),
});

/** Blocks that may reach the Kubernetes API, and some that can't. */
const PUBLIC_BLOCKS = ["0.0.0.0/0", "8.8.8.0/24", "198.17.0.0/16", "52.0.0.0/8", "1.1.1.1/32", "128.0.0.0/1", "223.255.255.0/24"];
const NO_PUBLIC_BLOCKS = [
    "10.0.0.0/8", "172.16.5.0/24", "172.31.255.255/32", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4",
    "192.88.99.0/24", "203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24", "198.18.0.0/15", "0.0.0.0/8", "0.0.0.0/1", "2001:db8::/32", "8.8.8.8/24", "256.0.0.0/8",
];
const publicBlock = oneOf(PUBLIC_BLOCKS, ...NO_PUBLIC_BLOCKS);
const vpcBlock = oneOf(
    ["10.0.0.0/16", "172.16.0.0/16", "192.168.0.0/20", "100.64.0.0/16", "10.1.0.0/17", "198.19.0.0/16", "9.0.0.0/16"],
    "10.0.0.0/15", "10.0.0.0/24", "10.0.0.0/25", "0.0.0.0/16", "0.255.0.0/16", "127.0.0.0/16", "169.254.0.0/16", "224.0.0.0/16", "239.255.0.0/16",
    "223.255.0.0/16", "172.17.0.0/16", "10.0.0.1/16",
);
const serviceBlock = oneOf(
    ["172.20.0.0/16", "10.100.0.0/16", "172.16.0.0/12", "192.168.255.0/24", "10.240.0.0/12"],
    "10.0.0.0/11", "192.168.255.0/25", "100.64.0.0/16", "10.0.0.0/16", "172.32.0.0/16", "11.0.0.0/16",
);

/** Settings of the control plane and the network. */
export const clusterFields: Field[] = [
    { path: "kubernetesVersion", values: oneOf(["1.35", "1.34", "1.33"], "1.12", "1.36", "2.0", "1.35.1") },
    { path: "clusterName", values: fc.oneof(textAround("abcXYZ019_-", 0, 99).map(rest => `s${rest}`), fc.constantFrom("", "-a", "_a", "ä", "a b", "A1")) },
    { path: "authenticationMode", values: oneOf(Object.values(AuthenticationMode), "NONE") },
    { path: "supportType", values: oneOf(Object.values(SupportType), "NONE") },
    { path: "runtimeClasses", values: fc.boolean() },
    { path: "windowsStorage", values: fc.boolean() },
    { path: "reservePrefixes", values: fc.boolean() },
    { path: "windowsIpam", values: fc.record({
        prefixDelegation: fc.boolean(), warmPrefixTarget: around(0, 4), warmIpTarget: around(0, 8), minimumIpTarget: around(0, 8),
    }, { requiredKeys: [] }) },
    { path: "endpoint", values: fc.record({
        privateAccess: fc.boolean(), publicAccess: fc.boolean(), publicAccessCidrs: fc.array(publicBlock, { maxLength: 3 }),
    }, { requiredKeys: [] }) },
    { path: "endpoint.publicAccessCidrs", values: fc.oneof(
        fc.array(publicBlock, { minLength: 1, maxLength: 2 }), around(39, 40).map(count => Array.from({ length: count }, (_, i) => `52.${i}.0.0/16`)),
    ), corners: [...PUBLIC_BLOCKS, ...NO_PUBLIC_BLOCKS].map(block => [block]) },
    { path: "enabledLogTypes", values: fc.uniqueArray(oneOf(Object.values(ClusterLogType), "vpcResourceController"), { maxLength: 5 }) },
    { path: "secretsEncryptionKeyArn", values: oneOf(KEYS) },
    { path: "serviceIpv4Cidr", values: serviceBlock },
    { path: "accessEntries", values: fc.uniqueArray(access, { maxLength: 3, selector: ({ name, principalArn }) => `${name}${principalArn}` }) },
    { path: "deletionProtection", values: fc.boolean() },
    { path: "oidcProvider", values: fc.boolean() },
    { path: "smokeTest", values: fc.boolean() },
    { path: "smokeTestImage", values: oneOf([IMAGE_IN_ECR], "mcr.microsoft.com/windows/servercore:ltsc2022", "mcr.microsoft.com/windows/servercore:ltsc2025") },
    { path: "coreDnsOnFargate", values: fc.boolean() },
    { path: "tags", values: tags, corners: TAG_CORNERS },
    { path: "network", values: fc.record({
        cidrBlock: vpcBlock, secondaryCidrBlock: secondaryBlock, availabilityZoneCount: around(2, 3), natGateways: oneOf(Object.values(NatGatewayStrategy), "TWO"),
    }, { requiredKeys: [] }) },
    { path: "network.cidrBlock", values: vpcBlock },
    { path: "network", values: secondaryBlock.map(secondaryCidrBlock => ({ secondaryCidrBlock })), corners: [{ secondaryCidrBlock: "100.64.0.0/16" }] },
    { path: "network", values: oneOf(["rtb-0a1b2c3d"], "rtb").chain(table => fc.record({
        vpcCidrBlocks: fc.array(vpcBlock, { minLength: 1, maxLength: 3 }), subnetIds: fc.constantFrom(["subnet-0a1b2c3d"], ["subnet-0a1b2c3d", "subnet-0a1b2c3e"]),
        omittedServices: fc.uniqueArray(oneOf(["ec2", "ecr.dkr", "kms"], "s3"), { maxLength: 3 }), s3RouteTableIds: fc.constant([table]),
    }, { requiredKeys: ["vpcCidrBlocks"] })).chain(endpoints => fc.boolean().map(internetAccess => ({
        existingVpc: { vpcId: "vpc-0a1b2c3d", privateSubnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], internetAccess, endpoints },
    }))) },
    { path: "network", values: fc.constant({
        existingVpc: { vpcId: "vpc-0a1b2c3d", privateSubnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"], publicSubnetIds: ["subnet-0a1b2c3f"] },
    }) },
];
