import { Properties } from "../../../plan/signatures";
import { ProseRule, numberOf, objectOf, objects } from "./rule";

/** What a gp3 volume can have. */
interface VolumeLimits {
    iops: number;
    throughput: number;
    sizeGiB: number;
}

/** What a gp3 volume has where nothing is said. */
const IOPS_DEFAULT = 3000;
const THROUGHPUT_DEFAULT = 125;
const IOPS_PER_GIB = 500;
/** A quarter of a MiB/s for each operation. */
const IOPS_PER_MIBPS = 4;

function volumeRefusals(limits: VolumeLimits, { iops, throughput, size }: Record<string, number | undefined>): string[] {
    const above = (what: string, value: number | undefined, most: number) =>
        value !== undefined && value > most ? [`gp3 ${what} must be at most ${most}, got ${value}`] : [];
    const below = (what: string, value: number | undefined, least: number) =>
        value !== undefined && value < least ? [`gp3 ${what} must be at least ${least}, got ${value}`] : [];
    return [
        ...above("iops", iops, limits.iops), ...above("throughput", throughput, limits.throughput), ...above("size", size, limits.sizeGiB),
        ...below("iops", iops, IOPS_DEFAULT), ...below("throughput", throughput, THROUGHPUT_DEFAULT), ...below("size", size, 1),
        ...iops !== undefined && size !== undefined && iops > IOPS_DEFAULT && iops > size * IOPS_PER_GIB
            ? [`gp3 allows at most ${IOPS_PER_GIB} IOPS per GiB, got ${iops} on ${size} GiB`] : [],
        ...throughput !== undefined && throughput * IOPS_PER_MIBPS > (iops ?? IOPS_DEFAULT)
            ? [`gp3 has at most 0.25 MiB/s for each of its iops, got ${throughput} MiB/s and ${iops ?? IOPS_DEFAULT} iops`] : [],
    ];
}

function volumes(limits: VolumeLimits, mappings: Properties[], ebs: string, members: [string, string, string]): string[] {
    return mappings.map(mapping => objectOf(mapping[ebs])).flatMap(volume => {
        const [iops, throughput, size] = members.map(member => numberOf(volume[member]));
        return volumeRefusals(limits, { iops, throughput, size });
    });
}

export const volumeRules: ProseRule[] = [
    {
        operations: ["CreateLaunchTemplate"],
        source: "https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html",
        refuses: ({ LaunchTemplateData }) => volumes({ iops: 80_000, throughput: 2_000, sizeGiB: 65_536 },
            objects(objectOf(LaunchTemplateData).BlockDeviceMappings), "Ebs", ["Iops", "Throughput", "VolumeSize"]),
    },
    {
        operations: ["CreateLaunchTemplate"],
        source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateEbsBlockDeviceRequest.html",
        refuses: ({ LaunchTemplateData }) => objects(objectOf(LaunchTemplateData).BlockDeviceMappings)
            .map(({ Ebs }) => numberOf(objectOf(Ebs).VolumeInitializationRate))
            .filter(rate => rate !== undefined && (rate < 100 || rate > 300)).map(rate => `a volume is filled at 100 to 300 MiB/s, got ${rate}`),
    },
    {
        operations: ["CreateImageRecipe"],
        source: "https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_EbsInstanceBlockDeviceSpecification.html",
        refuses: ({ blockDeviceMappings }) => volumes({ iops: 64_000, throughput: 1_000, sizeGiB: 16_000 },
            objects(blockDeviceMappings), "ebs", ["iops", "throughput", "volumeSize"]),
    },
];
