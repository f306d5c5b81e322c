import { PlannedResource } from "../../../plan/resource";
import { Properties } from "../../../plan/signatures";

const ACCOUNT = "111122223333";
const REGION = "eu-central-1";

/** What AWS and Kubernetes say of a resource that exists, where the program leaves it to them. */
type Computed = (resource: Pick<PlannedResource, "name" | "inputs">, physicalName: string) => Properties;

/** Of an EKS cluster: what other resources are made from, and the defaults that show in its state. */
const cluster: Computed = ({ name, inputs }) => ({
    endpoint: `https://${name.toUpperCase()}.gr7.${REGION}.eks.amazonaws.com`, certificateAuthority: { data: "Q0E=" },
    platformVersion: "eks.9",
    version: "1.35", status: "ACTIVE",
    identities: [{ oidcs: [{ issuer: `https://oidc.eks.${REGION}.amazonaws.com/id/${name.toUpperCase()}` }] }],
    accessConfig: { authenticationMode: "CONFIG_MAP", bootstrapClusterCreatorAdminPermissions: true },
    kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16", elasticLoadBalancing: { enabled: false } },
    upgradePolicy: { supportType: "EXTENDED" }, deletionProtection: false,
    vpcConfig: { ...inputs.vpcConfig as Properties, clusterSecurityGroupId: `sg-cluster-${name}`, vpcId: "vpc-0a1b2c3d" },
});

/** Date of an AMI release that is a month old, whenever that is. */
const RELEASED = new Date(Date.now() - 30 * 24 * 3600 * 1000).toISOString().slice(0, 10).replace(/-/g, ".");

/** Of a managed node group: one with an AMI of its own has that AMI as its release. */
const nodeGroup: Computed = ({ name, inputs }, physicalName) => {
    const { version = "1.35", launchTemplate, amiType = launchTemplate ? "CUSTOM" : "AL2023_x86_64_STANDARD" } = inputs;
    return {
        nodeGroupName: physicalName, nodeGroupNamePrefix: `${name}-`, status: "ACTIVE", capacityType: "ON_DEMAND", version, amiType,
        releaseVersion: amiType === "CUSTOM" ? "ami-0123456789abcdef0"
            : (amiType as string).startsWith("WINDOWS_") ? `${version as string}-${RELEASED}` : "1.35.3-20260901",
        diskSize: launchTemplate ? 0 : 20, instanceTypes: launchTemplate ? [] : ["t3.medium"],
        updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 0 },
        resources: [{ autoscalingGroups: [{ name: `eks-${physicalName}` }], remoteAccessSecurityGroupId: "" }],
    };
};

/** Of a cluster of @pulumi/eks: the kubeconfig names the address of the cluster that it holds. */
const eksCluster: Computed = ({ name }) => {
    const kubeconfig = { clusters: [{ cluster: { server: `https://${name.toUpperCase()}-EKSCLUSTER.gr7.${REGION}.eks.amazonaws.com` } }] };
    return {
        kubeconfig, kubeconfigJson: JSON.stringify(kubeconfig),
        clusterSecurityGroupId: `sg-cluster-${name}`, nodeSecurityGroupId: `sg-node-${name}`,
        oidcIssuer: `oidc.eks.${REGION}.amazonaws.com/id/${name}`, oidcProviderUrl: "https://oidc.example",
    };
};

const BY_TYPE: Record<string, Computed> = {
    "aws:eks/cluster:Cluster": cluster,
    "aws:eks/nodeGroup:NodeGroup": nodeGroup,
    "aws:eks/addon:Addon": () => ({ addonVersion: "v1.20.4-eksbuild.2", configurationValues: "", preserve: false }),
    "aws:eks/accessEntry:AccessEntry": ({ inputs }) => ({
        accessEntryArn: `arn:aws:eks:${REGION}:${ACCOUNT}:access-entry/entry`, kubernetesGroups: [],
        type: "STANDARD", userName: `${inputs.principalArn as string}/{{SessionName}}`,
    }),
    "aws:eks/fargateProfile:FargateProfile": (_, physicalName) => ({ fargateProfileName: physicalName, status: "ACTIVE" }),
    "aws:ec2/launchTemplate:LaunchTemplate": () => ({
        latestVersion: 3, defaultVersion: 1, userData: "", imageId: "", instanceType: "", vpcSecurityGroupIds: [], securityGroupNames: [],
        networkInterfaces: [], blockDeviceMappings: [], tagSpecifications: [], ebsOptimized: "", keyName: "", kernelId: "", ramDiskId: "",
        instanceInitiatedShutdownBehavior: "", disableApiStop: false, disableApiTermination: false, updateDefaultVersion: false,
        iamInstanceProfile: null, hibernationOptions: null, instanceMarketOptions: null, placement: null, monitoring: null,
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "optional", httpPutResponseHopLimit: 1 },
    }),
    "aws:iam/role:Role": () => ({ managedPolicyArns: [], inlinePolicies: [], maxSessionDuration: 3600, path: "/",
        uniqueId: "AROAEXAMPLE" }),
    "aws:ec2/subnet:Subnet": () => ({ availabilityZone: `${REGION}a`, mapPublicIpOnLaunch: false, ipv6CidrBlock: "",
        assignIpv6AddressOnCreation: false }),
    "aws:ec2/vpc:Vpc": () => ({ defaultSecurityGroupId: "sg-default", ipv6CidrBlock: "2001:db8::/56", mainRouteTableId: "rtb-main",
        dhcpOptionsId: "dopt-1" }),
    "aws:autoscaling/group:Group": () => ({
        availabilityZones: [`${REGION}a`], desiredCapacity: 1, healthCheckType: "EC2", launchTemplate: null, vpcZoneIdentifiers: [],
        tags: [],
    }),
    "aws:ec2/instance:Instance": () => ({ privateIp: "10.0.0.10", availabilityZone: `${REGION}a`, primaryNetworkInterfaceId: "eni-1" }),
    "aws:ec2/eip:Eip": () => ({ publicIp: "198.51.100.7", allocationId: "eipalloc-1" }),
    "aws:imagebuilder/imageRecipe:ImageRecipe": () => ({ dateCreated: "2026-01-01", platform: "Linux", owner: ACCOUNT }),
    "aws:imagebuilder/component:Component": () => ({ type: "BUILD", owner: ACCOUNT, supportedOsVersions: [] }),
    "aws:imagebuilder/image:Image": () => ({ outputResources: [{ amis: [{ region: REGION, image: "ami-0123456789abcdef0" }] }] }),
    "aws:lambda/function:Function": () => ({ invokeArn: `arn:aws:apigateway:${REGION}:lambda:path/functions/f/invocations`,
        version: "$LATEST" }),
    "aws:apigatewayv2/api:Api": () => ({ executionArn: `arn:aws:execute-api:${REGION}:${ACCOUNT}:api`,
        apiEndpoint: "https://api.example" }),
    "aws:s3/bucket:Bucket": (_, physicalName) => ({ bucket: physicalName,
        bucketRegionalDomainName: `${physicalName}.s3.${REGION}.amazonaws.com` }),
    "aws:ecr/repository:Repository": (_, physicalName) => ({ repositoryUrl: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${physicalName}` }),
    "aws:lb/loadBalancer:LoadBalancer": () => ({ dnsName: "lb.example", zoneId: "Z1" }),
    "aws:rds/cluster:Cluster": () => ({ endpoint: "db.example", port: 5432 }),
    "eks:index:Cluster": eksCluster,
};

/** Id of a resource that exists; what has no id of its own kind goes by its name. */
export function idOf(type: string, name: string, physicalName: string): string {
    const prefixes: Record<string, string> = {
        "ec2/vpc:Vpc": "vpc", "ec2/subnet:Subnet": "subnet", "ec2/securityGroup:SecurityGroup": "sg",
        "ec2/launchTemplate:LaunchTemplate": "lt",
        "ec2/instance:Instance": "i", "ec2/internetGateway:InternetGateway": "igw", "ec2/routeTable:RouteTable": "rtb",
        "ec2/natGateway:NatGateway": "nat",
    };
    const prefix = prefixes[type.replace(/^aws:/, "")];
    return prefix ? `${prefix}-0${name.replace(/[^a-z0-9]/g, "")}` : type.startsWith("kubernetes:") ? `default/${name}` : physicalName;
}

/** All that a resource which exists has beside its inputs. */
export function computed(resource: Pick<PlannedResource, "type" | "name" | "inputs">): Properties {
    const { type, name, inputs } = resource;
    const physicalName = typeof inputs.name === "string" ? inputs.name : `${name}-1a2b3c4`;
    const service = /^aws:(\w+)\//.exec(type)?.[1];
    const ofAws: Properties = service
        ? { id: idOf(type, name, physicalName), name: physicalName, arn: arnOf(service, type, physicalName), region: REGION,
            tagsAll: {} } : {};
    return { ...ofAws, ...BY_TYPE[type]?.(resource, physicalName) };
}

function arnOf(service: string, type: string, physicalName: string): string {
    const kind = type.split(":").pop()!.toLowerCase();
    return service === "iam" ? `arn:aws:iam::${ACCOUNT}:${kind}/${physicalName}`
        : `arn:aws:${service}:${REGION}:${ACCOUNT}:${kind}/${physicalName}`;
}
