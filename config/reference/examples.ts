import type { ExistingClusterSettings } from "../../components/existingCluster/existingClusterSettings";
import type { WindowsClusterArgs } from "../../components/windowsClusterSettings";

/** An example of every key; the compiler asks for one where a key has none. */
export const EXAMPLES: Required<WindowsClusterArgs> & { existingCluster: ExistingClusterSettings } = {
    existingCluster: { clusterName: "legacy", subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"] },
    kubernetesVersion: "1.35",
    clusterName: "shop",
    authenticationMode: "API_AND_CONFIG_MAP",
    supportType: "EXTENDED",
    windowsIpam: { prefixDelegation: true, warmIpTarget: 4, minimumIpTarget: 8 },
    endpoint: { privateAccess: true, publicAccess: true, publicAccessCidrs: ["1.2.3.4/32"] },
    enabledLogTypes: ["audit", "authenticator"],
    secretsEncryptionKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    serviceIpv4Cidr: "172.20.0.0/16",
    accessEntries: [{
        name: "developers", principalArn: "arn:aws:iam::111122223333:role/developers", access: "AmazonEKSEditPolicy", namespaces: ["web"],
    }],
    oidcProvider: true,
    deletionProtection: false,
    releaseVersion: "1.35-2026.07.21",
    releaseVersions: { WINDOWS_CORE_2022_x86_64: "1.35-2026.07.21", WINDOWS_CORE_2025_x86_64: "1.35-2026.07.18" },
    followLatestRelease: false,
    network: { cidrBlock: "10.20.0.0/16", availabilityZoneCount: 3, natGateways: "SINGLE" },
    linuxNodeGroup: { instanceTypes: ["m6i.large"], scaling: { minSize: 2, maxSize: 4, desiredSize: 2 }, labels: { workload: "system" } },
    coreDnsOnFargate: false,
    imagePipelines: [{
        name: "apps", eksOptimizedBase: { amiType: "WINDOWS_CORE_2022_x86_64" },
        cachedImages: [{ reference: "mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022", sizeGiB: 8 }],
        schedule: { expression: "cron(0 3 ? * TUE *)", timezone: "Europe/Berlin" },
        fastLaunch: { targetResourceCount: 10 },
    }],
    smokeTest: true,
    smokeTestImage: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/windows/servercore:ltsc2022",
    runtimeClasses: true,
    windowsStorage: true,
    reservePrefixes: true,
    windowsNodeGroups: [{
        name: "web", instanceTypes: ["m6i.xlarge"], scaling: { minSize: 1, maxSize: 3, desiredSize: 1 },
        autoscaled: false,
        update: { maxUnavailable: 1, strategy: "DEFAULT", force: false },
        rootVolume: { sizeGiB: 150, iops: 4000, throughputMiBps: 250, initializationRateMiBps: 200 },
        metadataHopLimit: 1, capacityType: "ON_DEMAND", windowsTaint: true, labels: { workload: "web" },
    }, {
        name: "hosts", instanceTypes: ["m5.2xlarge"], imagePipeline: "apps", kubelet: { maxPods: 29 },
        selfManaged: {
            instanceRefresh: { minHealthyPercentage: 100, maxHealthyPercentage: 120, checkpointPercentages: [20, 100], checkpointDelaySeconds: 1800, autoRollback: true },
            healthCheckGraceSeconds: 1200, drainSeconds: 600, warmPool: { minSize: 1, maxPreparedCapacity: 4 },
            dedicatedHosts: {
                hostResourceGroupArn: "arn:aws:resource-groups:eu-central-1:111122223333:group/windows-hosts",
                licenseConfigurationArns: ["arn:aws:license-manager:eu-central-1:111122223333:license-configuration:lic-0123456789abcdef0123456789abcdef"],
            },
        },
    }],
    tags: { environment: "dev" },
};
