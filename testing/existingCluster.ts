import { NEWEST_KUBERNETES } from "../limits/cluster/kubernetesVersion";
import { MockPlace, digits } from "./mockState";

type State = Record<string, unknown>;

/** The lookups of `ExistingCluster`: a cluster of any name, with Windows IPAM in its add-on and all rights; undefined for other lookups. */
export function clusterAnswer(token: string, args: State, { region, accountId }: MockPlace): State | undefined {
    const name = String(args.name ?? args.clusterName);
    switch (token) {
        case "aws:eks/getCluster:getCluster": return {
            name, status: "ACTIVE", version: NEWEST_KUBERNETES, platformVersion: "eks.1", roleArn: `arn:aws:iam::${accountId}:role/${name}`,
            endpoint: `https://${digits(name)}.eks.${region}.amazonaws.com`, certificateAuthorities: [{ data: "Y2VydGlmaWNhdGU=" }],
            accessConfigs: [{ authenticationMode: "API_AND_CONFIG_MAP" }], upgradePolicies: [{ supportType: "STANDARD" }],
            kubernetesNetworkConfigs: [{ ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16" }],
            vpcConfig: {
                vpcId: `vpc-${digits(name)}`, subnetIds: ["a", "b"].map(zone => `subnet-${digits(name + zone)}`), clusterSecurityGroupId: `sg-${digits(name)}`,
            },
        };
        case "aws:eks/getAddon:getAddon": return {
            addonName: args.addonName, clusterName: name, addonVersion: "v1.20.0-eksbuild.1", configurationValues: "{\"enableWindowsIpam\":\"true\"}", tags: {},
        };
        case "aws:eks/getAccessEntry:getAccessEntry": return { clusterName: name, principalArn: args.principalArn, type: "EC2_WINDOWS", tags: {} };
        case "aws:eks/getNodeGroups:getNodeGroups": return { clusterName: name, names: ["linux"] };
        case "aws:eks/getNodeGroup:getNodeGroup": return { clusterName: name, nodeGroupName: args.nodeGroupName, amiType: "AL2023_x86_64_STANDARD" };
        case "aws:iam/getRolePolicies:getRolePolicies": return { roleName: args.roleName, policyNames: [] };
        case "aws:iam/getPrincipalPolicySimulation:getPrincipalPolicySimulation": return { allAllowed: true, results: [] };
        default: return undefined;
    }
}
