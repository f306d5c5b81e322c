import {
    FORBIDDEN_BESIDE_TEMPLATE, FORBIDDEN_IN_TEMPLATE, forbiddenSettingProblems, imageFieldProblems, instanceTypesTwiceProblems,
} from "../../limits/nodes/launchTemplate";
import { indices, readText } from "../known";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { NodeGroup } from "../stack/nodeGroups";
import { WindowsTemplate, given, namesImage, settingOf, windowsTemplates } from "../stack/ownImages";
import { written } from "../stack/stack";

/** A4: a group and its launch template that say the same thing twice are refused, as is what EKS decides itself. */
export const customAmiFields: StackRule = {
    name: "windows-custom-ami-fields",
    description: "Windows node groups and their launch templates set only what EKS takes together.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["A4"],
    tags: ["nodes", "images"],
    ...reference("launchTemplates", "Each setting belongs to the launch template, to the node group or to neither; what has more fails."),
    remediationSteps: "Remove the setting, or set it where the message says.",
    judge(stack, report) {
        const judged = new Set<string>();
        for (const windows of windowsTemplates(stack)) {
            const { group, template: { resource } } = windows;
            if (namesImage(windows.template)) {
                judgeImageFields(group, report);
            }
            judgeGroup(windows, report);
            if (!judged.has(resource.urn)) {
                judged.add(resource.urn);
                judgeTemplate(windows, report);
            }
        }
    },
};

function judgeImageFields(group: NodeGroup, report: Report): void {
    const path = (key: string) => group.path(key);
    const amiType = settingOf(group, "amiType");
    if (!amiType.known) {
        report.notJudged(group.resource, path("amiType"));
    }
    const [version, releaseVersion] = ["version", "releaseVersion"].map(key => {
        const found = settingOf(group, key);
        const isPending = !found.known;
        if (isPending) {
            report.notJudged(group.resource, path(key));
        }
        return isPending || isOfEks(group, key, found.value) ? undefined : given(found)?.value;
    });
    const named = amiType.known && typeof amiType.value === "string" && amiType.value !== "" ? amiType.value : undefined;
    report.problems(group.resource, imageFieldProblems(path, { amiType: named, version, releaseVersion }));
}

/** Whether a value may be what EKS says of a group that exists: its Kubernetes version, and the image as its release. */
function isOfEks({ resource }: NodeGroup, key: string, value: unknown): boolean {
    return typeof value !== "string" || value.startsWith("ami-") || (key === "version" && readText(resource.props, "arn") !== undefined);
}

function judgeGroup({ group, template }: WindowsTemplate, report: Report): void {
    for (const { path, instead } of FORBIDDEN_BESIDE_TEMPLATE) {
        const found = given(settingOf(group, ...path));
        report.problems(group.resource, found ? forbiddenSettingProblems("beside", { path: group.path(...path), ...found }, instead) : []);
    }
    const ofTemplate = readText(template.resource.props, "instanceType");
    const types = settingOf<unknown[]>(group, "instanceTypes");
    const ofGroup = types.known && Array.isArray(types.value) && types.value.length > 0 ? settingOf(group, "instanceTypes", 0) : undefined;
    if (ofTemplate && ofGroup?.known && typeof ofGroup.value === "string") {
        report.problems(group.resource, instanceTypesTwiceProblems(group.path("instanceTypes"), ofGroup.value, ofTemplate));
    }
}

function judgeTemplate({ template: { resource } }: WindowsTemplate, report: Report): void {
    for (const { path, only, instead } of FORBIDDEN_IN_TEMPLATE) {
        const found = given(written(resource, ...path));
        const isForbidden = found && (only === undefined || found.value === only);
        report.problems(resource, isForbidden ? forbiddenSettingProblems("in", { path: path.join("."), ...found }, instead) : []);
    }
    for (const i of indices(resource.props, "networkInterfaces")) {
        const found = given(written(resource, "networkInterfaces", i, "subnetId"));
        report.problems(resource, found ? forbiddenSettingProblems("in", {
            path: `networkInterfaces[${i}].subnetId`, ...found,
        }, "remove it; the node group's subnetIds decide") : []);
    }
}
