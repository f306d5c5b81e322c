import { WINDOWS_DISK_GIB } from "../limits/images/containerImage";
import { WINDOWS_ROOT_DEFAULT_GIB } from "../limits/nodes/rootVolume";
import { PlannedResource } from "./resource";
import { Json, Properties, plain, readable } from "./signatures";

/** @see https://docs.aws.amazon.com/eks/latest/best-practices/windows-images.html "8.24 GB" */
const DOTNET_FRAMEWORK_GIB = 8.24;

/** A pipeline that builds Windows images, and what its image holds. */
export interface PlannedImage {
    name: string;
    base: string;
    schedule: string;
    delivery: string;
    fastLaunch: string;
    /** Container images that nodes find on their disk. */
    cached: string[];
    /** The largest of them in GiB; the average .NET Framework image where no size is stated (A6). */
    largestGiB: number;
    disk: string;
    /** Windows node groups that run the image. */
    nodeGroups: string[];
}

/** The image pipelines of the program, read off their arguments and what they made of them. */
export function plannedImages(resources: PlannedResource[]): PlannedImage[] {
    return resources.filter(({ type }) => type === "eks-windows:index:WindowsImagePipeline").map(pipeline => {
        const below = (type: string) => resources.find(resource => resource.parent === pipeline.urn && resource.type === type)?.inputs ?? {};
        const { inputs } = pipeline;
        const schedule = plain(inputs.schedule) as Properties | undefined;
        const cached = ((plain(inputs.cachedImages) ?? []) as Properties[]);
        const shown = readable(inputs.cachedImages ?? []);
        // Of a list that is a secret as a whole, no reference is shown.
        const references = cached.map((_, i) => String(Array.isArray(shown) ? (shown[i] as Properties).reference : shown));
        const { parentImage } = below("aws:imagebuilder/imageRecipe:ImageRecipe");
        const sizes = cached.map(({ sizeGiB }) => Number(sizeGiB ?? 0));
        const size = Number((plain(inputs.rootVolume) as Properties | undefined)?.sizeGiB ?? WINDOWS_ROOT_DEFAULT_GIB);
        return {
            name: pipeline.name,
            base: plain(parentImage) === undefined ? "unknown" : String(readable(parentImage!)),
            schedule: schedule ? `${schedule.expression} ${schedule.timezone ?? "UTC"}` : "on demand",
            delivery: inputs.delivery === "DURING_UP" ? "built during up" : "SSM parameter; the next up rolls it out",
            fastLaunch: fastLaunch(below("aws:imagebuilder/distributionConfiguration:DistributionConfiguration")),
            cached: cached.map(({ sizeGiB }, i) => `${references[i]}${sizeGiB === undefined ? "" : ` (${sizeGiB} GiB)`}`),
            largestGiB: Math.max(...sizes) > 0 ? Math.max(...sizes) : DOTNET_FRAMEWORK_GIB,
            disk: `${size} GiB: Windows ${WINDOWS_DISK_GIB}, images ${sizes.reduce((sum, each) => sum + each, 0)}`
                + `${cached.some(({ sizeGiB }) => sizeGiB === undefined) ? " and those of unknown size" : ""}`,
            nodeGroups: nodeGroups(pipeline, resources),
        };
    });
}

function fastLaunch(distribution: Properties): string {
    const [first] = (plain(distribution.distributions) ?? []) as Properties[];
    const [configuration] = (plain(first?.fastLaunchConfigurations) ?? []) as Properties[];
    const count = (configuration?.snapshotConfiguration as Properties | undefined)?.targetResourceCount;
    return configuration ? `${count} snapshots kept ready` : "off";
}

/** The groups that name the pipeline in the arguments of their cluster. */
function nodeGroups(pipeline: PlannedResource, resources: PlannedResource[]): string[] {
    const cluster = resources.find(({ urn }) => urn === pipeline.parent);
    const groups = (plain(cluster?.inputs.windowsNodeGroups) ?? []) as Record<string, Json>[];
    return groups.filter(group => `${cluster?.name}-${group.imagePipeline}` === pipeline.name).map(group => `${cluster?.name}-${group.name}`);
}
