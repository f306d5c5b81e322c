import { PolicyResource } from "@pulumi/policy";
import {
    ignoredTemplateProblems, ignoresTemplateVersion, missingRefreshProblems, pinnedVersionProblems, refreshVersionProblems, templateVersionProblems,
} from "../../limits/nodes/templateVersion";
import { property } from "../property";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { LaunchTemplate } from "../stack/launchTemplates";
import { NodeGroup, windowsNodeGroups } from "../stack/nodeGroups";
import { AUTO_SCALING_GROUP, NODE_GROUP } from "../stack/types";

/** P3: a new AMI comes with a new version of the launch template, and the group has to follow it. */
export const nodesRoll: StackRule = {
    name: "windows-nodes-roll",
    description: "Windows node groups use the latest version of their launch template, so that a new AMI replaces the nodes.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["P3"],
    tags: ["patching", "nodes"],
    ...reference("launchTemplates", "A managed node group replaces its nodes when the version of its launch template changes."),
    remediationSteps: "Set launchTemplate.version to latestVersion of the launch template, and don't ignore its changes.",
    judge(stack, report) {
        windowsNodeGroups(stack).filter(({ resource }) => resource.type === AUTO_SCALING_GROUP).forEach(group => judgeRefresh(group, report));
        for (const group of windowsNodeGroups(stack).filter(({ isManaged }) => isManaged)) {
            const { resource, launchTemplate } = group;
            const ignored = ignoreChangesOf(resource).filter(ignoresTemplateVersion);
            if (ignored.length > 0) {
                report.problems(resource, launchTemplate?.namesImage ? ignoredTemplateProblems("ignoreChanges", ignored) : []);
                continue;
            }
            const version = group.property("launchTemplate", "version");
            const moves = property(launchTemplate?.resource.props ?? {}, "updateDefaultVersion");
            const defaultStays = launchTemplate !== undefined && moves.known && moves.value !== true;
            report.problems(resource, version.known
                ? templateVersionProblems(group.path("launchTemplate", "version"), version.value, defaultStays) : []);
            if (version.known && typeof version.value === "string" && launchTemplate && isLiteral(launchTemplate, version.value)) {
                report.problems(resource, pinnedVersionProblems(group.path("launchTemplate", "version"), version.value));
            }
        }
    },
};

/** Advises on an Auto Scaling group that keeps its instances when the AMI changes; a command may replace them all the same. */
function judgeRefresh(group: NodeGroup, report: Report): void {
    const { resource, launchTemplate } = group;
    const path = group.templateVersionPath;
    const [refresh, lifetime, version] = [["instanceRefresh"], ["maxInstanceLifetime"], path].map(each => group.property(...each));
    // Where instances are replaced by age, they come with whatever is the newest then.
    if (!refresh.known || !lifetime.known || (typeof lifetime.value === "number" && lifetime.value > 0)) {
        return;
    }
    const ignored = ignoreChangesOf(resource).filter(each => each === "*" || each.startsWith(path[0]));
    if (refresh.value === undefined) {
        report.advice(resource, missingRefreshProblems(""));
    } else if (ignored.length > 0) {
        report.advice(resource, ignoredTemplateProblems("ignoreChanges", ignored));
    } else if (launchTemplate && version.known) {
        report.advice(resource, refreshVersionProblems(group.path(...path), version.value));
    }
}

/**
 * Whether a number that is known is none that the template gave: the template has no number yet, or another one. Where both are
 * alike, nobody can tell.
 */
function isLiteral({ resource: { props }, namesImage }: LaunchTemplate, version: string): boolean {
    const latest = property(props, "latestVersion").number;
    const isNew = property(props, "id").text === undefined && latest === undefined;
    // Where the default version moves, it may be what the group follows.
    const followsDefault = String(property(props, "defaultVersion").number) === version;
    return namesImage && /^\d{1,9}$/.test(version) && !followsDefault
        && (isNew || (latest !== undefined && String(latest) !== version));
}

/** Paths that the engine passes over; those of a component are not its children's. */
function ignoreChangesOf({ type, opts }: PolicyResource): string[] {
    // State that is audited has no options.
    const ignored = [NODE_GROUP, AUTO_SCALING_GROUP].includes(type) ? (opts as PolicyResource["opts"] | undefined)?.ignoreChanges : undefined;
    return Array.isArray(ignored) ? ignored.filter(path => typeof path === "string") : [];
}
