import { isGoTrue } from "../text/goBoolean";
import { Problem, shown, wholeNumberProblems } from "../text/problem";

/** Root device of the EKS-optimized Windows AMIs. */
export const WINDOWS_ROOT_DEVICE = "/dev/sda1";
/** Size of the snapshot behind Amazon's Windows AMIs: a volume can't be smaller. */
export const WINDOWS_ROOT_MINIMUM_GIB = 50;
/** Two or three .NET Framework images (8.24 GB on average, A6) beside the system. */
export const WINDOWS_ROOT_DEFAULT_GIB = 100;

/** Root volume of a node: gp3, always encrypted. */
export interface RootVolume {
    /**
     * Size in GiB, at least 50 on Windows, at most 65536, in an image 16000; the default is 100, room for two or three .NET Framework images.
     *
     * @default 100
     */
    sizeGiB?: number;
    /**
     * Operations per second, 3000 to 80000, in an image 64000, and at most 500 a GiB; the default is 3000, which costs nothing extra.
     *
     * @default 3000
     */
    iops?: number;
    /**
     * Throughput in MiB/s, 125 to 2000, in an image 1000, and at most a quarter of iops; the default is 125, which costs nothing extra. More of it extracts images faster.
     *
     * @default 125
     */
    throughputMiBps?: number;
    /** Rate in MiB/s, 100 to 300, at which a new volume is filled from its snapshot, at a charge; by default blocks load as they are read. */
    initializationRateMiBps?: number;
}

/** Ranges of a gp3 volume. */
interface Gp3Ranges {
    /** What takes the settings, as messages name it. */
    service: string;
    sizeGiB: number;
    iops: number;
    throughputMiBps: number;
}

/**
 * Volumes of nodes.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateEbsBlockDeviceRequest.html
 */
export const EC2_GP3: Gp3Ranges = { service: "EC2", sizeGiB: 65536, iops: 80000, throughputMiBps: 2000 };
/**
 * Volumes of images, for which Image Builder takes less.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_EbsInstanceBlockDeviceSpecification.html
 */
export const IMAGE_BUILDER_GP3: Gp3Ranges = { service: "Image Builder", sizeGiB: 16000, iops: 64000, throughputMiBps: 1000 };

const IOPS_DEFAULT = 3000;
const THROUGHPUT_DEFAULT = 125;
const IOPS_PER_GIB = 500;
/** MiB/s that each of the operations per second allows. */
const THROUGHPUT_PER_IOPS = 0.25;

/** The volume holds Windows, and is one that gp3 and the service have. */
export function windowsRootVolumeProblems(path: string, volume: RootVolume, most: Gp3Ranges): Problem[] {
    const { sizeGiB = WINDOWS_ROOT_DEFAULT_GIB, initializationRateMiBps: rate } = volume;
    const tooSmall = !(Number.isInteger(sizeGiB) && sizeGiB >= WINDOWS_ROOT_MINIMUM_GIB);
    return [
        ...tooSmall ? [{
            path: `${path}.sizeGiB`,
            reason: `must be a whole number of at least ${WINDOWS_ROOT_MINIMUM_GIB}, the size of Amazon's Windows AMIs, `
                + `got ${shown(sizeGiB)}; ${WINDOWS_ROOT_DEFAULT_GIB} leaves room for images`,
        }] : volumeSizeProblems(`${path}.sizeGiB`, sizeGiB, WINDOWS_ROOT_MINIMUM_GIB, most),
        ...performanceProblems(path, volume, tooSmall ? undefined : sizeGiB, most),
        ...rate === undefined || (Number.isInteger(rate) && rate >= 100 && rate <= 300)
            ? [] : [{ path: `${path}.initializationRateMiBps`, reason: `must be a whole number from 100 to 300, got ${shown(rate)}` }],
    ];
}

/** The size is one that the service takes, and at least that of the image. */
export function volumeSizeProblems(path: string, sizeGiB: number | undefined, minimum: number, { service, sizeGiB: maximum }: Gp3Ranges): Problem[] {
    return rangeProblems(path, sizeGiB, minimum, maximum, service);
}

/**
 * Operations and throughput are in gp3's ranges, and in proportion to the size and to one another.
 *
 * @see https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html
 */
function performanceProblems(path: string, { iops, throughputMiBps }: RootVolume, sizeGiB: number | undefined, most: Gp3Ranges): Problem[] {
    const problems = [
        ...rangeProblems(`${path}.iops`, iops, IOPS_DEFAULT, most.iops, most.service),
        ...rangeProblems(`${path}.throughputMiBps`, throughputMiBps, THROUGHPUT_DEFAULT, most.throughputMiBps, most.service),
    ];
    if (problems.length > 0) {
        return problems;
    }
    const operations = iops ?? IOPS_DEFAULT;
    return [
        ...sizeGiB !== undefined && operations > sizeGiB * IOPS_PER_GIB ? [{
            path: `${path}.iops`, reason: `gp3 allows ${IOPS_PER_GIB} IOPS per GiB, got ${operations} with ${sizeGiB} GiB; `
                + `use ${sizeGiB * IOPS_PER_GIB} or less, or a sizeGiB of ${Math.ceil(operations / IOPS_PER_GIB)}`,
        }] : [],
        ...throughputMiBps !== undefined && throughputMiBps > operations * THROUGHPUT_PER_IOPS ? [{
            path: `${path}.throughputMiBps`, reason: `gp3 allows ${THROUGHPUT_PER_IOPS} MiB/s per IOPS, got ${throughputMiBps} with ${operations}; `
                + `use ${Math.floor(operations * THROUGHPUT_PER_IOPS)} or less, or iops of ${throughputMiBps / THROUGHPUT_PER_IOPS}`,
        }] : [],
    ];
}

function rangeProblems(path: string, value: number | undefined, minimum: number, maximum: number, service: string): Problem[] {
    return value === undefined || !Number.isInteger(value) || value <= maximum ? wholeNumberProblems(path, value, minimum)
        : [{ path, reason: `${service} allows at most ${maximum}, got ${shown(value)}; use ${maximum} or less` }];
}

/** The volume is encrypted: what pods write and what their images hold is on it. */
export function rootEncryptionProblems(path: string, encrypted: unknown): Problem[] {
    return isGoTrue(encrypted) ? [] : [{ path, reason: `the root volume is not encrypted, got ${shown(encrypted)}; use "true"` }];
}
