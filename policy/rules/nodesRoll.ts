import { PolicyResource } from "@pulumi/policy";
import { ignoredTemplateProblems, ignoresTemplateVersion, pinnedVersionProblems, templateVersionProblems } from "../../limits/nodes/templateVersion";
import { read, readNumber } from "../known";
import { reference } from "../references";
import { StackRule } from "../rule";
import { LaunchTemplate } from "../stack/launchTemplates";
import { windowsNodeGroups } from "../stack/nodeGroups";
import { NODE_GROUP } from "../stack/types";

/** P3: a new AMI comes with a new version of the launch template, and the group has to follow it. */
export const nodesRoll: StackRule = {
    name: "windows-nodes-roll",
    description: "Windows node groups follow each version of their launch template, so that a new AMI replaces the nodes.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["P3"],
    tags: ["patching", "nodes"],
    ...reference("launchTemplates", "A managed node group replaces its nodes when it is given another version of its launch template."),
    remediationSteps: "Set launchTemplate.version to latestVersion of the launch template, and don't ignore its changes.",
    judge(stack, report) {
        for (const group of windowsNodeGroups(stack)) {
            const { resource, launchTemplate } = group;
            const ignored = ignoreChangesOf(resource).filter(ignoresTemplateVersion);
            if (ignored.length > 0) {
                report.problems(resource, launchTemplate?.namesImage ? ignoredTemplateProblems("ignoreChanges", ignored) : []);
                continue;
            }
            const version = group.read("launchTemplate", "version");
            const moves = read(launchTemplate?.resource.props ?? {}, "updateDefaultVersion");
            const defaultStays = launchTemplate !== undefined && moves.known && moves.value !== true;
            report.problems(resource, version.known
                ? templateVersionProblems(group.path("launchTemplate", "version"), version.value, defaultStays) : []);
            if (version.known && typeof version.value === "string" && launchTemplate && isLiteral(launchTemplate, version.value)) {
                report.problems(resource, pinnedVersionProblems(group.path("launchTemplate", "version"), version.value));
            }
        }
    },
};

/**
 * Whether a number that is known is none that the template gave: the template has no number yet, or another one. Where both are
 * alike, nobody can tell.
 */
function isLiteral({ resource: { props }, namesImage }: LaunchTemplate, version: string): boolean {
    const latest = readNumber(props, "latestVersion");
    const isNew = !read(props, "id").known;
    // Where the default version moves, it may be what the group follows.
    const followsDefault = String(readNumber(props, "defaultVersion")) === version;
    return namesImage && /^\d{1,9}$/.test(version) && !followsDefault
        && (isNew || (latest !== undefined && String(latest) !== version));
}

/** Paths that the engine passes over; those of a component are not its children's. */
function ignoreChangesOf({ type, opts }: PolicyResource): string[] {
    // State that is audited has no options.
    const ignored = type === NODE_GROUP ? (opts as PolicyResource["opts"] | undefined)?.ignoreChanges : undefined;
    return Array.isArray(ignored) ? ignored.filter(path => typeof path === "string") : [];
}
