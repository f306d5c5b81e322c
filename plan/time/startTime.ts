import { PlannedImage, plannedImages } from "../images";
import { PlannedGroup, plannedGroups } from "../plannedGroups";
import { PlannedResource } from "../resource";
import { Properties, plain } from "../signatures";
import { TimedStep, tenths } from "./minutes";

/** What passes between the request for a node and its first pod. */
export interface StartTime {
    group: string;
    steps: StartStep[];
    minutes: number;
}

export interface StartStep extends TimedStep {
    /** Where the minutes are from. */
    source: string;
}

/**
 * A cold t3.large, measured: ten minutes to Ready, six of them in user data, of which 222 s load PowerShell's AWS module.
 *
 * @see https://github.com/awslabs/amazon-eks-ami/issues/2723
 */
const MEASURED = { launch: 3.5, setUp: 6, join: 0.5, source: "measured on a t3.large, amazon-eks-ami #2723; larger types are faster" };
/** @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableFastLaunch.html "up to 65% faster" */
const FAST_LAUNCH_SHARE = 0.35;
/** A stopped instance that starts: it has been through its first boot. */
const WARM_START = 1;
/** @see https://docs.aws.amazon.com/eks/latest/best-practices/windows-images.html "over 8 minutes" */
const PULL = { minutes: 8, source: "8.24 GB, an average .NET Framework image: over 8 minutes (EKS best practices guide)" };
/** MiB/s of a gp3 volume without a throughput of its own. */
const GP3_THROUGHPUT = 125;

/** Start times of the Windows groups, with what Fast Launch, cached images, the volume and a warm pool take off. */
export function startTimes(resources: PlannedResource[]): StartTime[] {
    const images = plannedImages(resources);
    return plannedGroups(resources).filter(({ isWindows }) => isWindows).map(group => {
        const image = images.find(({ nodeGroups }) => nodeGroups.includes(group.resource.name));
        const steps = [
            launch(group, image), { what: "set-up", minutes: MEASURED.setUp, source: MEASURED.source },
            { what: "join", minutes: MEASURED.join, source: MEASURED.source }, pods(group, image),
        ];
        return { group: group.resource.name, steps, minutes: tenths(steps.reduce((sum, { minutes }) => sum + minutes, 0)) };
    });
}

function launch({ resource: { inputs }, component }: PlannedGroup, image: PlannedImage | undefined): StartStep {
    if (inputs.warmPoolConfig !== undefined || component?.inputs.warmPool !== undefined) {
        return { what: "start from the warm pool", minutes: WARM_START, source: "assumed: a stopped instance that has booted before" };
    }
    return image !== undefined && image.fastLaunch !== "off"
        ? { what: "launch with Fast Launch", minutes: tenths(MEASURED.launch * FAST_LAUNCH_SHARE), source: `at best: up to 65 % off ${MEASURED.launch} minutes (EC2 API reference)` }
        : { what: "launch", minutes: MEASURED.launch, source: MEASURED.source };
}

/** The container image: pulled and extracted, or read from the disk of an image that holds it. */
function pods({ launchTemplate }: PlannedGroup, image: PlannedImage | undefined): StartStep {
    if (!image || image.cached.length === 0) {
        return { what: "pull and extract the image", ...PULL };
    }
    const [disk] = (plain(launchTemplate?.inputs.blockDeviceMappings) ?? []) as { ebs?: Properties }[];
    const rate = plain(disk?.ebs?.volumeInitializationRate);
    const throughput = Number(plain(disk?.ebs?.throughput) ?? GP3_THROUGHPUT);
    const speed = typeof rate === "number" ? Math.min(rate, throughput) : throughput;
    return {
        what: "read the cached image", minutes: tenths(image.largestGiB * 1024 / speed / 60),
        source: `${image.largestGiB} GiB at ${speed} MiB/s, ${typeof rate === "number" ? "its initialization rate" : "at best: a new volume loads from its snapshot; initializationRateMiBps says how fast"}`,
    };
}
