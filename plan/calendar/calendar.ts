import { KUBERNETES_SUPPORT } from "../../limits/cluster/kubernetesVersion";
import { SupportType } from "../../limits/cluster/supportNotice";
import { releaseAge } from "../../limits/nodes/amiRelease";
import { WINDOWS_RELEASES, windowsAmi } from "../../limits/nodes/windowsAmiType";
import { Capacity } from "../capacity";
import { supportTypeOf } from "../clusterSupport";
import { PlannedResource } from "../resource";
import { plain } from "../signatures";
import { nextBuilds, scheduleOf } from "./nextBuild";

/** A day on which something of the stack ends, grows old or is built. */
export interface CalendarEntry {
    /** ISO date. */
    date: string;
    what: string;
    kind: "kubernetes" | "windows" | "ami" | "build";
    note?: string;
}

/** The days to know of a stack, sorted, seen from `today` (an ISO date); undefined where there are none. */
export function calendar(resources: PlannedResource[], { nodeGroups }: Pick<Capacity, "nodeGroups">, today: string): CalendarEntry[] | undefined {
    const ends = (date: string) => today > date ? "ended" : "ends";
    const entries = [...kubernetes(resources, ends), ...windows(resources, nodeGroups, ends), ...releases(nodeGroups, today), ...builds(resources, today)];
    const unique = new Map(entries.map(entry => [`${entry.date} ${entry.what}`, entry]));
    return entries.length === 0 ? undefined : [...unique.values()].sort((one, other) => one.date < other.date ? -1 : one.date > other.date ? 1 : 0);
}

function kubernetes(resources: PlannedResource[], ends: (date: string) => string): CalendarEntry[] {
    return resources.filter(({ type }) => type === "aws:eks/cluster:Cluster").flatMap(cluster => {
        const support = KUBERNETES_SUPPORT.find(({ version }) => version === plain(cluster.inputs.version));
        const isExtended = supportTypeOf(cluster) === SupportType.Extended;
        const [kind, upgrades] = ["kubernetes" as const, "EKS then upgrades the control plane"];
        return support === undefined ? [] : [
            { date: support.standardEnds, what: `standard support of Kubernetes ${support.version} ${ends(support.standardEnds)}`, kind, note: isExtended ? "then extended support, at a higher price" : upgrades },
            ...isExtended ? [{ date: support.extendedEnds, what: `extended support of Kubernetes ${support.version} ${ends(support.extendedEnds)}`, kind, note: upgrades }] : [],
        ];
    });
}

/** Windows Server by the AMI types of groups, and by the base images of pipelines. */
function windows(resources: PlannedResource[], nodeGroups: Capacity["nodeGroups"], ends: (date: string) => string): CalendarEntry[] {
    const bases = resources.filter(({ type }) => type === "aws:imagebuilder/imageRecipe:ImageRecipe")
        .map(({ inputs }) => /windows[_-]server-(\d{4})/i.exec(String(plain(inputs.parentImage)))?.[1]);
    const used = new Set([...nodeGroups.map(({ amiType }) => windowsAmi(amiType)?.release), ...bases.map(Number)]);
    return WINDOWS_RELEASES.filter(({ release }) => used.has(release)).flatMap(({ release, mainstreamEnds, supportEnds }) => [
        ...mainstreamEnds ? [{ date: mainstreamEnds, what: `mainstream support of Windows Server ${release} ${ends(mainstreamEnds)}`, kind: "windows" as const, note: `security updates until ${supportEnds}` }] : [],
        ...supportEnds ? [{ date: supportEnds, what: `support of Windows Server ${release} ${ends(supportEnds)}`, kind: "windows" as const }] : [],
    ]);
}

function releases(nodeGroups: Capacity["nodeGroups"], today: string): CalendarEntry[] {
    return nodeGroups.flatMap(({ releaseVersion, followsLatest }) => {
        const age = releaseVersion === null || followsLatest ? undefined : releaseAge(releaseVersion, today);
        return age === undefined ? [] : [{
            date: age.freshUntil, what: `AMI release ${releaseVersion} is 90 days old`, kind: "ami" as const,
            note: `${age.days} days today; Amazon withdraws AMIs after about four months`,
        }];
    });
}

function builds(resources: PlannedResource[], today: string): CalendarEntry[] {
    return resources.filter(({ type }) => type === "aws:imagebuilder/imagePipeline:ImagePipeline").flatMap(({ name, inputs }) => {
        const schedule = scheduleOf(inputs);
        return !schedule ? [] : nextBuilds(schedule, today, 1).map(date => ({
            date, what: `next build of ${name}`, kind: "build" as const,
            note: schedule.expression.startsWith("rate") ? `${schedule.expression}, counted from today` : `${schedule.expression} ${schedule.timezone}`,
        }));
    });
}
