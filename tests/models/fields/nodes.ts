import * as fc from "fast-check";
import { CapacityType, UpdateStrategy, WindowsAmiType } from "../../../components";
import { Field, LETTERS, around, oneOf, shortName, textAround } from "./field";

/** Types that Windows runs well on, more of them than a group may have. */
const TYPES = ["5", "6i", "7i"].flatMap(generation => ["m", "c", "r"].flatMap(family =>
    ["xlarge", "2xlarge", "4xlarge"].map(size => `${family}${generation}.${size}`)));
const NO_TYPES = ["m6g.xlarge", "t3.nano", "t3.small", "c7a.medium", "inf2.xlarge", "trn1.2xlarge", "mac2.metal", "m6i", "m3.large", "M6I.large", ""];

export const instanceTypes: fc.Arbitrary<unknown> = fc.oneof(
    { weight: 4, arbitrary: fc.uniqueArray(fc.constantFrom(...TYPES.slice(0, 9)), { minLength: 1, maxLength: 3 }) },
    { weight: 2, arbitrary: around(20, 20).map(count => TYPES.slice(0, count)) },
    { weight: 1, arbitrary: oneOf(NO_TYPES).map(type => [type]) },
    { weight: 1, arbitrary: fc.constant([]) },
);

/** Volumes: what gp3 has at least and at most, in proportion and out of it. */
export const rootVolume = (sizes: number[], iops: number[], throughput: number[], more: Record<string, fc.Arbitrary<unknown>> = {}) => fc.record({
    sizeGiB: fc.oneof(fc.integer({ min: 50, max: 2_000 }), fc.constantFrom(...sizes)),
    iops: fc.oneof(fc.integer({ min: 3_000, max: 16_000 }), fc.constantFrom(...iops)),
    throughputMiBps: fc.oneof(fc.integer({ min: 125, max: 750 }), fc.constantFrom(...throughput)),
    initializationRateMiBps: around(100, 300), ...more,
}, { requiredKeys: [] });

/** Volumes at the limits of a service, alone and in proportion. */
export function volumeCorners(sizeGiB: number, iops: number, throughputMiBps: number): unknown[] {
    const largest = { sizeGiB, iops, throughputMiBps };
    return [
        largest, { ...largest, sizeGiB: sizeGiB + 1 }, { ...largest, iops: iops + 1 }, { ...largest, throughputMiBps: throughputMiBps + 1 },
        { sizeGiB: 50, iops: 25_000 }, { sizeGiB: 100, iops: 50_000 }, { sizeGiB: 100, iops: 50_001 }, { throughputMiBps: 750 }, { throughputMiBps: 751 },
        { sizeGiB: 100, iops: 4_000, throughputMiBps: 1_000 }, { sizeGiB: 100, iops: 4_000, throughputMiBps: 1_001 }, { iops: 2_999 }, { throughputMiBps: 124 },
    ];
}

const scaling = fc.tuple(around(0, 3), around(1, 6), around(0, 6)).chain(([minSize, maxSize, desiredSize]) => fc.oneof(
    { weight: 3, arbitrary: fc.constant({ minSize: Math.max(0, Math.min(minSize, maxSize)), maxSize: Math.max(1, maxSize), desiredSize: Math.max(1, maxSize) }) },
    { weight: 1, arbitrary: fc.constant({ minSize, maxSize, desiredSize }) },
));

const LABEL_KEYS = [
        "k".repeat(63), "k".repeat(64), "example.com/tier", `example.com/${"k".repeat(51)}`, `example.com/${"k".repeat(52)}`, `${"p".repeat(60)}/k`,
        "node-role.kubernetes.io/worker", "kubernetes.io/role", "k8s.io/x", "node.kubernetes.io/pool", "kubelet.kubernetes.io/pool", "a.k8s.io/x",
        "eks.amazonaws.com/team", "topology.kubernetes.io/zone", "a/b/c", "/x", "x/", "-x", "Example.com/x", "",
    ];
const LABEL_VALUES = ["v".repeat(63), "v".repeat(64), "", "a b", "-a", "ä"];
const LABEL_CORNERS = [...LABEL_KEYS.map(key => ({ [key]: "v" })), ...LABEL_VALUES.map(value => ({ tier: value }))];
const labelKey = fc.oneof(
    { weight: 6, arbitrary: textAround(`${LETTERS}${LETTERS.toUpperCase()}0123456789._-`, 0, 20).map(middle => `a${middle}Z`) },
    { weight: 3, arbitrary: fc.constantFrom(...LABEL_KEYS) },
);
const labels = fc.dictionary(labelKey, fc.oneof(
    { weight: 6, arbitrary: textAround(`${LETTERS}0123456789._-`, 0, 20).map(middle => `v${middle}9`) },
    { weight: 2, arbitrary: fc.constantFrom(...LABEL_VALUES) },
), { maxKeys: 4 });

const update = fc.record({
    maxUnavailable: around(1, 100), maxUnavailablePercentage: around(1, 100), strategy: oneOf(Object.values(UpdateStrategy), "NONE"), force: fc.boolean(),
}, { requiredKeys: [] });

const kubelet = fc.record({
    maxPods: around(1, 110), kubeReserved: oneOf(["memory=0.5Gi"], "memory"), evictionHard: oneOf(["memory.available<500Mi"], "x<1"),
}, { requiredKeys: [] });

const HOSTS = {
    hostResourceGroupArn: "arn:aws:resource-groups:eu-central-1:111122223333:group/windows-hosts",
    licenseConfigurationArns: ["arn:aws:license-manager:eu-central-1:111122223333:license-configuration:lic-0123456789abcdef0123456789abcdef"],
};
const selfManaged = fc.record({
    instanceRefresh: fc.record({
        minHealthyPercentage: around(0, 100), maxHealthyPercentage: around(100, 200), autoRollback: fc.boolean(),
        checkpointPercentages: oneOf([[100], [1, 100], [20, 50, 100]], [50]), checkpointDelaySeconds: around(0, 172_800),
    }, { requiredKeys: [] }),
    healthCheckGraceSeconds: around(0, 900), onDemandBaseCapacity: around(0, 3), onDemandPercentage: around(0, 100), drainSeconds: around(30, 7_200),
    dedicatedHosts: oneOf([HOSTS], { hostResourceGroupArn: "windows-hosts" }),
    warmPool: fc.record({ minSize: around(0, 3), maxPreparedCapacity: around(0, 5) }, { requiredKeys: [] }),
}, { requiredKeys: [] });
const SELF_MANAGED_CORNERS = [
    {}, { drainSeconds: 30 }, { drainSeconds: 29 }, { drainSeconds: 7_200 }, { drainSeconds: 7_201 }, { warmPool: {} }, { dedicatedHosts: HOSTS },
    ...[[0, 100], [100, 200], [99, 200]].map(([minHealthyPercentage, maxHealthyPercentage]) => ({ instanceRefresh: { minHealthyPercentage, maxHealthyPercentage } })),
    ...[172_800, 172_801].map(checkpointDelaySeconds => ({ instanceRefresh: { checkpointPercentages: [100], checkpointDelaySeconds } })),
];

const GROUP = "windowsNodeGroups.0";

/** Settings of groups of nodes; the second group runs the image of a pipeline. */
export const nodeFields: Field[] = [
    { path: `${GROUP}.name`, values: shortName },
    { path: `${GROUP}.amiType`, values: oneOf(Object.values(WindowsAmiType), "WINDOWS_CORE_2016_x86_64") },
    { path: `${GROUP}.instanceTypes`, values: instanceTypes, corners: [20, 21].map(count => TYPES.slice(0, count)) },
    { path: `${GROUP}.scaling`, values: scaling },
    { path: `${GROUP}.autoscaled`, values: fc.boolean() },
    { path: `${GROUP}.update`, values: update },
    { path: `${GROUP}.rootVolume`, values: rootVolume(
        [50, 49, 16_000, 16_001, 65_536, 65_537], [2_999, 3_000, 64_000, 80_000, 80_001], [124, 125, 1_000, 1_001, 2_000, 2_001],
        { kmsKeyArn: oneOf(["arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"]) }),
        corners: [...volumeCorners(65_536, 80_000, 2_000), { kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:alias/nodes" }] },
    { path: `${GROUP}.metadataHopLimit`, values: around(1, 64) },
    { path: `${GROUP}.capacityType`, values: oneOf(Object.values(CapacityType), "CAPACITY_BLOCK") },
    { path: `${GROUP}.windowsTaint`, values: fc.boolean() },
    { path: `${GROUP}.labels`, values: labels, corners: LABEL_CORNERS },
    { path: `${GROUP}.selfManaged`, values: selfManaged },
    // On an image of one's own no release must be given beside it.
    { path: "windowsNodeGroups.1.selfManaged", values: selfManaged, corners: SELF_MANAGED_CORNERS },
    { path: "windowsNodeGroups.1.labels", values: labels },
    { path: "windowsNodeGroups.1.instanceTypes", values: instanceTypes, corners: [21].map(count => TYPES.slice(0, count)) },
    { path: "windowsNodeGroups.1.kubelet", values: kubelet },
    { path: "windowsNodeGroups.1.rootVolume", values: rootVolume([50, 100, 65_536], [80_000], [2_000]) },
    { path: "linuxNodeGroup", values: fc.record({
        instanceTypes: fc.oneof(fc.constantFrom(["t3.medium"], ["m7g.large"], ["t3.medium", "m7g.large"]), around(20, 20).map(count => TYPES.slice(0, count))),
        scaling, rootVolumeSizeGiB: fc.oneof(around(20, 100), fc.constantFrom(65_536, 65_537)), labels,
    }, { requiredKeys: [] }) },
    { path: "releaseVersion", values: oneOf(["1.35-2026.07.21"], "1.34-2026.07.21", "1.35-2026.02.30") },
    { path: "followLatestRelease", values: fc.boolean() },
];
