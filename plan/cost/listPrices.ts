import { instanceVcpus } from "./instanceVcpus";

/** Hours that AWS's own calculator counts for a month. */
export const MONTH_HOURS = 730;
/** Day of the newest source of the table. */
export const PRICES_AS_OF = "2025-03-02";
export const PRICES_SOURCE = "AWS list prices on demand, before taxes and discounts; docs/cost-and-time.md names the source of each";

/** Prices in USD that are the same in every commercial region, by hour if not said otherwise. */
export const EVERYWHERE = {
    /** @see https://aws.amazon.com/eks/pricing/ */
    controlPlane: 0.1,
    /** For a Kubernetes version in extended support. */
    controlPlaneExtended: 0.6,
    /** @see https://aws.amazon.com/vpc/pricing/ */
    publicIpv4: 0.005,
    /** By month. @see https://aws.amazon.com/kms/pricing/ */
    kmsKey: 1,
};

/** What differs by region, in USD; undefined where no source for it was found. */
export interface RegionPrices {
    /** By hour. */
    natGateway: number;
    /** By hour and zone. */
    interfaceEndpoint?: number;
    /** By GiB and month. */
    gp3GiB: number;
    /** By operation a second above 3,000 and month. */
    gp3Iops?: number;
    /** By MiB/s above 125 and month. */
    gp3Throughput?: number;
    /** By GiB and month. */
    snapshotGiB: number;
}

const US = { natGateway: 0.045, interfaceEndpoint: 0.01, gp3GiB: 0.08, gp3Iops: 0.005, gp3Throughput: 0.04, snapshotGiB: 0.05 };
const REGIONS: Record<string, RegionPrices> = {
    "us-east-1": US,
    "us-east-2": US,
    "us-west-2": US,
    "eu-west-1": { natGateway: 0.048, interfaceEndpoint: 0.011, gp3GiB: 0.088, snapshotGiB: 0.05 },
    "eu-central-1": { natGateway: 0.052, interfaceEndpoint: 0.012, gp3GiB: 0.0952, gp3Iops: 0.006, gp3Throughput: 0.0476, snapshotGiB: 0.054 },
    "ap-southeast-2": { natGateway: 0.059, gp3GiB: 0.096, snapshotGiB: 0.055 },
};
/** Regions of the instance prices: the three in the US have one price list. */
const COLUMNS = ["us", "eu-west-1", "eu-central-1", "ap-southeast-2"];
/** An hour of Linux on the size large, in milli-USD: within these families the price goes by vCPU. */
const LARGE: Record<string, (number | undefined)[]> = {
    "t3": [83.2, 91.2, 96, 105.6],
    "t3a": [75.2, 81.6, 86.4, 95],
    "m5": [96, 107, 115, 120],
    "m5a": [86, 96, 104, 108],
    "m6i": [96, 107, 115, 120],
    "m6a": [86.4, 96.3, 103.5, 108],
    "m7i": [100.8, 112.35, 120.75, 126],
    "m7i-flex": [95.76, 106.73, 114.71, 119.7],
    "m7a": [115.92, 129.2, 138.86, undefined],
    "c5": [85, 96, 97, 111],
    "c6i": [85, 91.2, 97, 111],
    "c6a": [76.5, 82.08, 87.3, 99.9],
    "c7i": [89.25, 95.76, 101.85, 116.55],
    "r5": [126, 141, 152, 151],
    "r6i": [126, 141, 152, 151],
    "r6a": [113.4, 126.9, 136.8, 135.9],
    "r7i": [132.3, 148.05, 159.6, 158.55],
};
/** t3 by memory: a smaller size has the two vCPUs of the size large, and half of its price. */
const BURSTABLE_SHARE: Record<string, number> = { micro: 1 / 8, small: 1 / 4, medium: 1 / 2 };
/** A vCPU hour of Windows Server. @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/optimize-cpu.html */
const WINDOWS_VCPU = 0.046;
/** An hour of Windows Server on t3 and t3a, whose licence goes by size; from xlarge on, by vCPU. */
const BURSTABLE_LICENCE: Record<string, number> = { micro: 0.0092, small: 0.0184, medium: 0.0184, large: 0.0276 };
const BURSTABLE_VCPU = 0.0184;

/** What the table has for a region; undefined for regions that it lacks. */
export function regionPrices(region: string): RegionPrices | undefined {
    return Object.hasOwn(REGIONS, region) ? REGIONS[region] : undefined;
}

/** An hour of an instance on demand in USD, with the licence of Windows Server or without; undefined for types and regions that the table lacks. */
export function instanceHour(region: string, instanceType: string, isWindows: boolean): number | undefined {
    const [family, size] = instanceType.split(".");
    const vcpus = instanceVcpus(instanceType);
    const large = Object.hasOwn(LARGE, family) && regionPrices(region) ? LARGE[family][COLUMNS.indexOf(region.startsWith("us-") ? "us" : region)] : undefined;
    if (large === undefined || vcpus === undefined) {
        return undefined;
    }
    const isBurstable = family.startsWith("t3");
    const linux = large / 1000 * (isBurstable && BURSTABLE_SHARE[size] || vcpus / 2);
    const licence = isBurstable ? BURSTABLE_LICENCE[size] ?? vcpus * BURSTABLE_VCPU : vcpus * WINDOWS_VCPU;
    return linux + (isWindows ? licence : 0);
}
