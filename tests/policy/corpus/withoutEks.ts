import * as apigatewayv2 from "@pulumi/aws/apigatewayv2";
import * as cloudfront from "@pulumi/aws/cloudfront";
import * as ec2 from "@pulumi/aws/ec2";
import { Repository } from "@pulumi/aws/ecr";
import * as ecs from "@pulumi/aws/ecs";
import * as lambda from "@pulumi/aws/lambda";
import * as lb from "@pulumi/aws/lb";
import * as rds from "@pulumi/aws/rds";
import * as s3 from "@pulumi/aws/s3";
import * as ssm from "@pulumi/aws/ssm";
import { ComponentResource, ComponentResourceOptions, StackReference, asset, interpolate, secret } from "@pulumi/pulumi";
import { Programs } from "./forms";
import { SUBNETS, role, vpc } from "./parts";

/** A component of somebody else's. */
class StaticSite extends ComponentResource {
    constructor(name: string, opts?: ComponentResourceOptions) {
        super("acme:web:StaticSite", name, { name }, opts);
        const bucket = new s3.Bucket(name, {}, { parent: this });
        const access = new cloudfront.OriginAccessControl(name, { originAccessControlOriginType: "s3", signingBehavior: "always",
            signingProtocol: "sigv4" }, { parent: this });
        const site = new cloudfront.Distribution(name, {
            enabled: true, origins: [{ originId: "s3", domainName: bucket.bucketRegionalDomainName, originAccessControlId: access.id }],
            defaultCacheBehavior: { targetOriginId: "s3", viewerProtocolPolicy: "redirect-to-https", allowedMethods: ["GET"],
                cachedMethods: ["GET"] },
            restrictions: { geoRestriction: { restrictionType: "none" } }, viewerCertificate: { cloudfrontDefaultCertificate: true },
            isIpv6Enabled: true,
        }, { parent: this });
        this.registerOutputs({ bucket: bucket.id, site: site.id });
    }
}

/** Stacks that have nothing to do with EKS. */
export const withoutEks: Programs = {
    "nothing": () => undefined,
    "outputs alone": () => ({ os: "windows", amiType: "WINDOWS_CORE_2022_x86_64" }),
    "a VPC": () => {
        const { vpc: net, subnets } = vpc("net", { assignGeneratedIpv6CidrBlock: true });
        const gateway = new ec2.InternetGateway("net", { vpcId: net.id });
        const routes = new ec2.RouteTable("public", { vpcId: net.id, routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id },
            { ipv6CidrBlock: "::/0", gatewayId: gateway.id }] });
        subnets.forEach((subnet, i) => new ec2.RouteTableAssociation(`public-${i}`, { subnetId: subnet.id, routeTableId: routes.id }));
        const address = new ec2.Eip("nat", { domain: "vpc" });
        new ec2.NatGateway("nat", { subnetId: subnets[0].id, allocationId: address.id });
        new ec2.SubnetCidrReservation("prefixes", { subnetId: subnets[0].id, cidrBlock: "10.0.16.0/28", reservationType: "explicit" });
    },
    "ECS on Fargate, also with Windows containers": () => {
        const { subnetIds } = vpc("net");
        const { role: execution } = role("execution", "ecs-tasks.amazonaws.com", ["service-role/AmazonECSTaskExecutionRolePolicy"]);
        const repository = new Repository("shop");
        const cluster = new ecs.Cluster("shop");
        const balancer = new lb.LoadBalancer("shop", { subnets: subnetIds });
        ["LINUX", "WINDOWS_SERVER_2022_CORE"].forEach(operatingSystemFamily => {
            const task = new ecs.TaskDefinition(operatingSystemFamily, {
                family: operatingSystemFamily, requiresCompatibilities: ["FARGATE"], networkMode: "awsvpc", cpu: "1024", memory: "2048",
                executionRoleArn: execution.arn,
                runtimePlatform: { operatingSystemFamily, cpuArchitecture: "X86_64" },
                containerDefinitions: interpolate`[{"name":"web","image":"${repository.repositoryUrl}:1","privileged":true}]`,
            });
            new ecs.Service(operatingSystemFamily, { cluster: cluster.arn, taskDefinition: task.arn, desiredCount: 2000,
                networkConfiguration: { subnets: subnetIds } }, { dependsOn: balancer });
        });
    },
    "a function behind an API": () => {
        const { role: ofFunction } = role("function", "lambda.amazonaws.com", ["service-role/AWSLambdaBasicExecutionRole"]);
        const handler = new lambda.Function("api", {
            role: ofFunction.arn, runtime: "nodejs22.x", handler: "index.handler",
            code: new asset.AssetArchive({ "index.js": new asset.StringAsset("exports.handler = () => 1;") }),
            environment: { variables: { SECRET: secret("s3cret"), amiType: "WINDOWS_CORE_2022_x86_64" } },
        });
        const api = new apigatewayv2.Api("api", { protocolType: "HTTP" });
        new apigatewayv2.Integration("api", { apiId: api.id, integrationType: "AWS_PROXY", integrationUri: handler.invokeArn });
        new lambda.Permission("api", { function: handler.name, action: "lambda:InvokeFunction", principal: "apigateway.amazonaws.com",
            sourceArn: interpolate`${api.executionArn}/*/*` });
    },
    "a static site": () => {
        new StaticSite("www");
        new StaticSite("docs", { protect: true });
    },
    "a database": () => {
        const { subnetIds } = vpc("net");
        const group = new rds.SubnetGroup("db", { subnetIds });
        const cluster = new rds.Cluster("db", { engine: "aurora-postgresql", dbSubnetGroupName: group.name,
            masterPassword: secret("s3cret"), networkType: "DUAL" });
        new rds.ClusterInstance("db", { clusterIdentifier: cluster.id, instanceClass: "db.r6g.large", engine: "aurora-postgresql" });
        new ssm.Parameter("db", { type: "SecureString", value: secret(cluster.endpoint) });
    },
    "what another stack exports": () => {
        const other = new StackReference("acme/shop/prod");
        new ssm.Parameter("cluster", { type: "String", value: other.requireOutput("clusterName").apply(String) });
        return { subnets: SUBNETS };
    },
};
