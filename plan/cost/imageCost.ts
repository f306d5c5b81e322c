import { WINDOWS_DISK_GIB } from "../../limits/images/containerImage";
import { WINDOWS_ROOT_DEFAULT_GIB } from "../../limits/nodes/rootVolume";
import { daysAfter } from "../../limits/text/isoDate";
import { nextBuilds, scheduleOf } from "../calendar/nextBuild";
import { PlannedResource } from "../resource";
import { Properties, plain } from "../signatures";
import { minutesToMake } from "../time/durations";
import { Bill, part } from "./bill";
import { MONTH_HOURS, instanceHour, regionPrices } from "./listPrices";

const PIPELINE = "aws:imagebuilder/imagePipeline:ImagePipeline";
const BELOW = {
    infrastructure: "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration", recipe: "aws:imagebuilder/imageRecipe:ImageRecipe",
    distribution: "aws:imagebuilder/distributionConfiguration:DistributionConfiguration", lifecycle: "aws:imagebuilder/lifecyclePolicy:LifecyclePolicy",
};
/** Builds that are counted at most: one an hour. */
const BUILDS_MAXIMUM = 750;

/** Image pipelines: instances that build, and the snapshots of images and of Fast Launch. */
export function imageParts(resources: PlannedResource[], region: string, today: string): Bill {
    const bills = resources.filter(({ type }) => type === PIPELINE).map(pipeline => {
        const below = (type: string) => resources.find(resource => resource.parent === pipeline.parent && resource.type === type)?.inputs ?? {};
        return pipelineBill(pipeline, below, region, today);
    });
    return { parts: bills.flatMap(bill => bill.parts), unknown: bills.flatMap(bill => bill.unknown) };
}

function pipelineBill({ name, inputs }: PlannedResource, below: (type: string) => Properties, region: string, today: string): Bill {
    const snapshotGiB = regionPrices(region)?.snapshotGiB;
    const builds = buildsAMonth(inputs, today);
    const [type] = (plain(below(BELOW.infrastructure).instanceTypes) ?? []) as string[];
    const hour = type === undefined ? undefined : instanceHour(region, type, true);
    const hours = minutesToMake({ type: "aws:imagebuilder/image:Image", custom: true, inputs: {} }) / 60;
    const [root] = (plain(below(BELOW.recipe).blockDeviceMappings) ?? []) as { ebs?: Properties }[];
    const size = Number(root?.ebs?.volumeSize ?? WINDOWS_ROOT_DEFAULT_GIB);
    const { kept, fastLaunch } = { kept: imagesKept(below(BELOW.lifecycle)), fastLaunch: fastLaunchSnapshots(below(BELOW.distribution)) };
    const [least, most] = [Math.min(size, WINDOWS_DISK_GIB), size * ((kept ?? 1) + fastLaunch)];
    return {
        parts: [
            ...hour !== undefined && builds > 0
                ? [part(`image builds of ${name}`, builds * hours * hour, builds * hours * hour, `${builds} builds of ${hours} h on ${type}`)] : [],
            ...snapshotGiB === undefined ? [] : [part(`snapshots of ${name}`, least * snapshotGiB, most * snapshotGiB,
                `${least} to ${most} GiB at ${snapshotGiB} USD; ${kept ?? 1} images, ${fastLaunch} Fast Launch snapshots`)],
        ],
        unknown: [
            ...regionPrices(region) && hour === undefined ? [`image builds of ${name}: no price of ${type ?? "their instance type"} in ${region} here`] : [],
            ...kept === undefined ? [`images of ${name} beyond one: nothing deletes old ones`] : [],
            ...fastLaunch > 0 ? [`instances that Fast Launch starts to prepare snapshots of ${name}`] : [],
        ],
    };
}

/** Builds in the 365 days to come, by month. */
function buildsAMonth(inputs: Properties, today: string): number {
    const schedule = scheduleOf(inputs);
    const days = MONTH_HOURS / 24 * 12;
    const found = schedule ? nextBuilds(schedule, today, BUILDS_MAXIMUM * 12, daysAfter(today, days)).length : 0;
    return Math.round(found / 12 * 10) / 10;
}

/** Images that a life cycle by count keeps. */
function imagesKept(lifecycle: Properties): number | undefined {
    const details = (plain(lifecycle.policyDetails) ?? []) as { filter?: Properties }[];
    const filter = details.find(detail => detail.filter?.type === "COUNT")?.filter;
    return filter === undefined ? undefined : Number(filter.value);
}

function fastLaunchSnapshots(distribution: Properties): number {
    const configurations = ((plain(distribution.distributions) ?? []) as Properties[]).flatMap(each => (plain(each.fastLaunchConfigurations) ?? []) as Properties[]);
    return configurations.reduce((sum, each) => sum + Number((each.snapshotConfiguration as Properties | undefined)?.targetResourceCount ?? 0), 0);
}
