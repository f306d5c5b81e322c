import * as v from "valibot";
import type * as pulumi from "@pulumi/pulumi";
import { AuthenticationMode } from "../limits/access/authenticationMode";
import { BuildCondition } from "../limits/images/imageSchedule";
import { UpdateStrategy } from "../limits/nodes/nodeScaling";
import { SupportType } from "../limits/cluster/supportNotice";
import { WindowsAmiType } from "../limits/nodes/windowsAmiType";
import { ClusterAccess } from "../components/controlPlane/accessEntries";
import { ClusterLogType } from "../components/controlPlane/controlPlaneSettings";
import { NatGatewayStrategy } from "../components/network/network";
import { ImageDelivery, StigLevel } from "../components/images/imagePipelineSettings";
import { CapacityType } from "../components/nodes/windowsNodeGroupSettings";

/** Settings that a stack's file holds as text; all others are numbers, switches, lists or objects. */
export const TEXT_KEYS = [
    "kubernetesVersion", "clusterName", "authenticationMode", "supportType", "secretsEncryptionKeyArn", "serviceIpv4Cidr", "releaseVersion", "smokeTestImage",
];

const choice = <T extends string>(values: Record<string, T>) => v.picklist(Object.values(values));
const text = v.string();
const number = v.number();
const flag = v.boolean();
const o = v.optional;
/** An object with these keys and no others; a list is none, though JavaScript takes it for one. */
export const object = <T extends v.ObjectEntries>(entries: T) => v.pipe(plainObject, v.strictObject(entries));
const map = <T extends v.GenericSchema<string, unknown>>(value: T) => v.pipe(plainObject, v.record(text, value));
const plainObject = v.custom<object>(value => value !== null && typeof value === "object" && !Array.isArray(value), "object");

/**
 * The shape of every configuration key; the keys are the arguments of `WindowsCluster`.
 *
 * @param input - How a value is read that need not be known before `pulumi up`: as a secret, where its key is one.
 * @param judged - Whether a size of a group may be missing: its judge compares the others all the same.
 */
export function stackSchema(input: v.GenericSchema<string, pulumi.Input<string>>, judged = false) {
    const size = (judged ? o(number) : number) as typeof number;
    const scaling = object({ minSize: size, maxSize: size, desiredSize: size });
    const labels = map(text);
    const volume = { sizeGiB: o(number), iops: o(number), throughputMiBps: o(number), initializationRateMiBps: o(number) };
    return {
        kubernetesVersion: text,
        clusterName: text,
        authenticationMode: choice(AuthenticationMode),
        supportType: choice(SupportType),
        windowsIpam: object({
            prefixDelegation: o(flag), warmPrefixTarget: o(number), warmIpTarget: o(number), minimumIpTarget: o(number),
        }),
        endpoint: object({ privateAccess: o(flag), publicAccess: o(flag), publicAccessCidrs: o(v.array(input)) }),
        enabledLogTypes: v.array(choice(ClusterLogType)),
        secretsEncryptionKeyArn: input,
        serviceIpv4Cidr: text,
        accessEntries: v.array(object({
            name: text, principalArn: input, access: o(choice(ClusterAccess)), namespaces: o(v.array(input)),
        })),
        oidcProvider: flag,
        deletionProtection: flag,
        releaseVersion: text,
        releaseVersions: map(text),
        followLatestRelease: flag,
        network: object({
            cidrBlock: o(text),
            secondaryCidrBlock: o(text),
            availabilityZoneCount: o(number),
            natGateways: o(choice(NatGatewayStrategy)),
            existingVpc: o(object({
                vpcId: input, privateSubnetIds: v.array(input), publicSubnetIds: o(v.array(input)), windowsSubnetIds: o(v.array(input)),
                internetAccess: o(flag),
                endpoints: o(object({ vpcCidrBlocks: v.array(input), subnetIds: o(v.array(input)), omittedServices: o(v.array(text)), s3RouteTableIds: o(v.array(input)) })),
            })),
        }),
        linuxNodeGroup: object({
            instanceTypes: o(v.array(text)), scaling: o(scaling), rootVolumeSizeGiB: o(number), labels: o(labels),
        }),
        coreDnsOnFargate: flag,
        imagePipelines: v.array(object({
            name: text,
            eksOptimizedBase: o(object({ amiType: o(choice(WindowsAmiType)), releaseVersion: o(text), imageId: o(input) })),
            windowsServerBase: o(object({ amiType: o(choice(WindowsAmiType)) })),
            steps: o(v.array(object({ name: text, powerShell: o(text), componentArn: o(input) }))),
            stigLevel: o(choice(StigLevel)),
            cachedImages: o(v.array(object({ reference: input, sizeGiB: o(number) }))),
            schedule: o(object({ expression: text, timezone: o(text), condition: o(choice(BuildCondition)) })),
            delivery: o(choice(ImageDelivery)),
            fastLaunch: o(object({ targetResourceCount: o(number), maxParallelLaunches: o(number) })),
            rootVolume: o(object(volume)),
            build: o(object({
                instanceTypes: o(v.array(text)), logBucketName: o(input), snsTopicArn: o(input), kmsKeyArn: o(input), internetAccess: o(flag),
            })),
            imageScanning: o(flag),
            keepImages: o(number),
            imageTags: o(map(input)),
        })),
        smokeTest: flag,
        smokeTestImage: input,
        runtimeClasses: flag,
        windowsStorage: flag,
        reservePrefixes: flag,
        windowsNodeGroups: v.array(object({
            name: text,
            imagePipeline: o(text),
            amiType: o(choice(WindowsAmiType)),
            instanceTypes: o(v.array(text)),
            scaling: o(scaling),
            autoscaled: o(flag),
            update: o(object({
                maxUnavailable: o(number), maxUnavailablePercentage: o(number), strategy: o(choice(UpdateStrategy)), force: o(flag),
            })),
            rootVolume: o(object({ ...volume, kmsKeyArn: o(input) })),
            metadataHopLimit: o(number),
            capacityType: o(choice(CapacityType)),
            windowsTaint: o(flag),
            labels: o(labels),
            kubelet: o(object({ maxPods: o(number), kubeReserved: o(text), systemReserved: o(text), evictionHard: o(text) })),
            selfManaged: o(object({
                instanceRefresh: o(object({
                    minHealthyPercentage: o(number), maxHealthyPercentage: o(number), checkpointPercentages: o(v.array(number)),
                    checkpointDelaySeconds: o(number), autoRollback: o(flag),
                })),
                healthCheckGraceSeconds: o(number),
                onDemandBaseCapacity: o(number),
                onDemandPercentage: o(number),
                drainSeconds: o(number),
                dedicatedHosts: o(object({ hostResourceGroupArn: input, licenseConfigurationArns: o(v.array(input)) })),
                warmPool: o(object({ minSize: o(number), maxPreparedCapacity: o(number) })),
            })),
        })),
        tags: map(input),
    };
}
