import {
    FORBIDDEN_BESIDE_TEMPLATE, FORBIDDEN_IN_TEMPLATE, forbiddenSettingProblems, imageFieldProblems, instanceTypesTwiceProblems,
} from "../../limits/nodes/launchTemplate";
import { propertyOf } from "../property";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { NodeGroup } from "../stack/nodeGroups";
import { WindowsTemplate, namesImage, windowsTemplates } from "../stack/ownImages";

/** A4: a group and its launch template that say the same thing twice are refused, as is what EKS decides itself. */
export const customAmiFields: StackRule = {
    name: "windows-custom-ami-fields",
    description: "Windows node groups and their launch templates set only fields that EKS accepts together.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["A4"],
    tags: ["nodes", "images"],
    ...reference("launchTemplates", "A setting belongs either in the launch template or in the node group; EKS rejects it in the wrong place or in both."),
    remediationSteps: "Remove the setting, or set it where the message says.",
    judge(stack, report) {
        const judged = new Set<string>();
        for (const windows of windowsTemplates(stack).filter(({ group }) => group.isManaged)) {
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
    const amiType = group.property("amiType").written;
    if (!amiType.known) {
        report.notJudged(group.resource, path("amiType"));
    }
    const [version, releaseVersion] = ["version", "releaseVersion"].map(key => {
        const found = group.property(key).written;
        const isPending = !found.known;
        if (isPending) {
            report.notJudged(group.resource, path(key));
        }
        return isPending || isOfEks(group, key, found.value) ? undefined : found.given?.value;
    });
    const named = amiType.known && typeof amiType.value === "string" && amiType.value !== "" ? amiType.value : undefined;
    report.problems(group.resource, imageFieldProblems(path, { amiType: named, version, releaseVersion }));
}

/** Whether a value may be what EKS says of a group that exists: its Kubernetes version, and the image as its release. */
function isOfEks({ resource }: NodeGroup, key: string, value: unknown): boolean {
    return typeof value !== "string" || value.startsWith("ami-") || (key === "version" && propertyOf(resource, "arn").text !== undefined);
}

function judgeGroup({ group, template }: WindowsTemplate, report: Report): void {
    for (const { path, instead } of FORBIDDEN_BESIDE_TEMPLATE) {
        const found = group.property(...path).written.given;
        report.problems(group.resource, found ? forbiddenSettingProblems("beside", { path: group.path(...path), ...found }, instead) : []);
    }
    const ofTemplate = propertyOf(template.resource, "instanceType").text;
    const types = group.property<unknown[]>("instanceTypes").written;
    const ofGroup = types.known && Array.isArray(types.value) && types.value.length > 0 ? group.property("instanceTypes", 0).written : undefined;
    if (ofTemplate && ofGroup?.known && typeof ofGroup.value === "string") {
        report.problems(group.resource, instanceTypesTwiceProblems(group.path("instanceTypes"), ofGroup.value, ofTemplate));
    }
}

function judgeTemplate({ template: { resource } }: WindowsTemplate, report: Report): void {
    for (const { path, only, instead } of FORBIDDEN_IN_TEMPLATE) {
        const found = propertyOf(resource, ...path).written.given;
        const isForbidden = found && (only === undefined || found.value === only);
        report.problems(resource, isForbidden ? forbiddenSettingProblems("in", { path: path.join("."), ...found }, instead) : []);
    }
    for (const i of propertyOf(resource, "networkInterfaces").indices) {
        const found = propertyOf(resource, "networkInterfaces", i, "subnetId").written.given;
        report.problems(resource, found ? forbiddenSettingProblems("in", {
            path: `networkInterfaces[${i}].subnetId`, ...found,
        }, "remove it; EKS uses subnetIds of the node group") : []);
    }
}
