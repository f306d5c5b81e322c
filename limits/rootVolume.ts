import { isGoTrue } from "./goBoolean";
import { Problem, shown, wholeNumberProblems } from "./problem";

/** Root device of the EKS-optimized Windows AMIs. */
export const WINDOWS_ROOT_DEVICE = "/dev/sda1";
/** Size of the snapshot behind Amazon's Windows AMIs: a volume can't be smaller. */
export const WINDOWS_ROOT_MINIMUM_GIB = 50;
/** Two or three .NET Framework images (8.24 GB on average, A6) beside the system. */
export const WINDOWS_ROOT_DEFAULT_GIB = 100;

/** Root volume of a node: gp3, always encrypted. */
export interface RootVolume {
    /**
     * Size in GiB, at least 50 on Windows; the default is 100, room for two or three .NET Framework images.
     *
     * @default 100
     */
    sizeGiB?: number;
    /**
     * Operations per second, at least 3000; the default is 3000, which costs nothing extra.
     *
     * @default 3000
     */
    iops?: number;
    /**
     * Throughput in MiB/s, at least 125; the default is 125, which costs nothing extra. More of it extracts images faster.
     *
     * @default 125
     */
    throughputMiBps?: number;
    /** Rate in MiB/s, 100 to 300, at which a new volume is filled from its snapshot, at a charge; by default blocks load as they are read. */
    initializationRateMiBps?: number;
}

/** The volume holds Windows, and has what gp3 has at least. */
export function windowsRootVolumeProblems(path: string, volume: RootVolume): Problem[] {
    const { sizeGiB = WINDOWS_ROOT_DEFAULT_GIB, iops, throughputMiBps, initializationRateMiBps: rate } = volume;
    const tooSmall = !(Number.isInteger(sizeGiB) && sizeGiB >= WINDOWS_ROOT_MINIMUM_GIB);
    return [
        ...tooSmall ? [{
            path: `${path}.sizeGiB`,
            reason: `must be a whole number of at least ${WINDOWS_ROOT_MINIMUM_GIB}, the size of Amazon's Windows AMIs, `
                + `got ${shown(sizeGiB)}; ${WINDOWS_ROOT_DEFAULT_GIB} leaves room for images`,
        }] : [],
        ...wholeNumberProblems(`${path}.iops`, iops, 3000),
        ...wholeNumberProblems(`${path}.throughputMiBps`, throughputMiBps, 125),
        ...rate === undefined || (Number.isInteger(rate) && rate >= 100 && rate <= 300)
            ? [] : [{ path: `${path}.initializationRateMiBps`, reason: `must be a whole number from 100 to 300, got ${shown(rate)}` }],
    ];
}

/** The volume is encrypted: what pods write and what their images hold is on it. */
export function rootEncryptionProblems(path: string, encrypted: unknown): Problem[] {
    return isGoTrue(encrypted) ? [] : [{ path, reason: `the root volume is not encrypted, got ${shown(encrypted)}; use "true"` }];
}
