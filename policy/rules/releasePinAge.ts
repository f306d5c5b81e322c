import { agedReleaseProblems, isAmiRelease } from "../../limits/nodes/amiRelease";
import { windowsAmi } from "../../limits/nodes/windowsAmiType";
import { isoDate } from "../../limits/text/isoDate";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { NodeGroup, windowsNodeGroups } from "../stack/nodeGroups";

/** A3: Amazon withdraws an AMI after some months, and a node that is to be launched from it then is not. */
export const releasePinAge: StackRule = {
    name: "windows-release-pin-age",
    description: "A pinned AMI release of Windows node groups is at most 90 days old.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["A3"],
    tags: ["images", "patching"],
    ...reference("windowsAmi", "Amazon makes Windows AMIs private some months after their release."),
    remediationSteps: "Set releaseVersion to the newest AMI release of the node group's Kubernetes version.",
    judge(stack, report) {
        const today = isoDate(Date.now());
        // Groups of a WindowsCluster share their pins.
        const pins = new Map(windowsNodeGroups(stack).map(group => [`${group.resource.urn} ${group.releasePath}`, group]));
        pins.forEach(group => judgePin(group, today, report));
    },
};

function judgePin(group: NodeGroup, today: string, report: Report): void {
    const { amiType, releaseVersion, releasePath } = group;
    // The release of one's own AMI is its id.
    if (typeof amiType !== "string" || !windowsAmi(amiType)) {
        return;
    }
    if (group.property("releaseVersion").isPending) {
        report.notJudged(group.resource, "releaseVersion");
    } else if (releaseVersion.known && isAmiRelease(releaseVersion.value)) {
        report.problems(group.resource, agedReleaseProblems(releasePath, releaseVersion.value, amiType, today));
    }
}
