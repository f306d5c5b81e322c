import { createHash } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";

/** Where mocks pretend to be. */
export interface MockPlace {
    region: string;
    accountId: string;
}

type State = Record<string, unknown>;

/** What ids of EC2 begin with. */
const ID_PREFIXES: Record<string, string> = {
    "aws:ec2/vpc:Vpc": "vpc", "aws:ec2/subnet:Subnet": "subnet", "aws:ec2/securityGroup:SecurityGroup": "sg",
    "aws:ec2/launchTemplate:LaunchTemplate": "lt", "aws:ec2/routeTable:RouteTable": "rtb", "aws:ec2/internetGateway:InternetGateway": "igw",
    "aws:ec2/natGateway:NatGateway": "nat", "aws:ec2/eip:Eip": "eipalloc", "aws:ec2/vpcEndpoint:VpcEndpoint": "vpce", "aws:ec2/ami:Ami": "ami",
};

/** The same 17 hexadecimal digits for the same name, as ids of EC2 have them. */
export function digits(name: string): string {
    return createHash("sha256").update(name).digest("hex").slice(0, 17);
}

/** What a resource has once it is made: its inputs, a name, an id and an ARN of the form that AWS gives, and what components read besides. */
export function mockState({ type, name, inputs }: pulumi.runtime.MockResourceArgs, place: MockPlace): { id: string; state: State } {
    const prefix = ID_PREFIXES[type];
    const id = prefix ? `${prefix}-${digits(name)}` : `${name}-id`;
    const given = inputs as State;
    return { id, state: { name, arn: arnOf(type, name, given, place), ...computed(type, name, place), ...given } };
}

function arnOf(type: string, name: string, inputs: State, { region, accountId }: MockPlace): string {
    const [, service, resource] = /^aws:(\w+)\/(\w+):/.exec(type) ?? ["", "any", "resource"];
    switch (type) {
        case "aws:iam/openIdConnectProvider:OpenIdConnectProvider":
            return `arn:aws:iam::${accountId}:oidc-provider/${String(inputs.url).replace("https://", "")}`;
        case "aws:kms/key:Key": return `arn:aws:kms:${region}:${accountId}:key/${digits(name)}`;
        case "aws:sns/topic:Topic": return `arn:aws:sns:${region}:${accountId}:${name}`;
        case "aws:imagebuilder/component:Component": return `arn:aws:imagebuilder:${region}:${accountId}:component/${name.toLowerCase()}/1.0.0/1`;
        default: return service === "iam" ? `arn:aws:iam::${accountId}:${resource}/${name}` : `arn:aws:${service}:${region}:${accountId}:${resource}/${name}`;
    }
}

function computed(type: string, name: string, { region }: MockPlace): State {
    switch (type) {
        case "eks:index:Cluster": return clusterState(name, region);
        case "aws:ec2/launchTemplate:LaunchTemplate": return { latestVersion: 1 };
        case "aws:eks/nodeGroup:NodeGroup": return { nodeGroupName: name };
        case "aws:imagebuilder/image:Image": return { outputResources: [{ amis: [{ region, image: `ami-${digits(name)}` }] }] };
        default: return {};
    }
}

/** The outputs of `eks.Cluster` that components read. */
function clusterState(name: string, region: string): State {
    const issuer = `oidc.eks.${region}.amazonaws.com/id/${digits(name).toUpperCase()}`;
    const eksCluster = {
        name, endpoint: `https://${digits(name)}.eks.${region}.amazonaws.com`, certificateAuthority: { data: "Y2VydGlmaWNhdGU=" },
        kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16" }, vpcConfig: { clusterSecurityGroupId: `sg-${digits(name)}` },
    };
    return { eksCluster, kubeconfigJson: JSON.stringify({ apiVersion: "v1", kind: "Config" }), oidcIssuer: issuer, oidcProviderUrl: `https://${issuer}` };
}
