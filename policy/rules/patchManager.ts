import { patchGroupProblems, patchGroupTagProblems, patchRunProblems } from "../../limits/nodes/patchManager";
import { pathText, property, propertyOf } from "../property";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { NodeGroup } from "../stack/nodeGroups";
import { PatchRun, TaggedNodes, patchRuns, taggedNodes, targets } from "../stack/patching";
import { Stack } from "../stack/stack";
import { PATCH_GROUP } from "../stack/types";

/** P1: nodes are replaced by ones with a newer AMI, never patched in place. */
export const patchManager: StackRule = {
    name: "windows-patch-manager",
    description: "Systems Manager installs no updates on Windows nodes: replace them by nodes with a newer AMI.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["P1"],
    tags: ["nodes", "patching"],
    ...reference("windowsPatching", "Nodes are immutable: update them with a new AMI, not with Patch Manager, WSUS or System Center."),
    remediationSteps: "Target other instances, remove the patch group's tag from the launch template, and update the AMI of the node group.",
    judge(stack, report) {
        const nodes = taggedNodes(stack);
        if (nodes.length === 0) {
            return;
        }
        const runs = patchRuns(stack);
        const isScan = ({ installs }: PatchRun) => installs.known && !installs.value;
        const patched = runs.filter(run => !isScan(run)).flatMap(run => judgeRun(stack, run, nodes, report));
        const scanned = runs.filter(isScan).flatMap(run => hitBy(stack, run, nodes));
        judgePatchGroups(stack, nodes.filter(({ group }) => patched.includes(group) || !scanned.includes(group)), report);
    },
};

/** Reports a command that installs on Windows nodes; gives the groups that it hits. */
function judgeRun(stack: Stack, run: PatchRun, nodes: TaggedNodes[], report: Report): NodeGroup[] {
    const hit = hitBy(stack, run, nodes);
    if (hit.length > 0 && run.installs.known) {
        report.problems(run.resource, patchRunProblems("targets", run.document, run.aimedBy.flatMap(({ props }) =>
            property(props, "targets").indices.flatMap(i => property(props, "targets", i, "key").text ?? []))));
    } else if (hit.length > 0) {
        report.notJudged(run.resource, run.path);
    } else if (run.installs.known) {
        run.aimedBy.filter(aim => nodes.some(each => targets(stack, aim, each) === undefined))
            .forEach(aim => report.notJudged(aim, "targets"));
    }
    return hit;
}

function hitBy(stack: Stack, { aimedBy }: PatchRun, nodes: TaggedNodes[]): NodeGroup[] {
    return nodes.filter(each => aimedBy.some(aim => targets(stack, aim, each))).map(({ group }) => group);
}

/** Reports patch groups of Windows nodes, and the tags that put nodes into them. */
function judgePatchGroups(stack: Stack, nodes: TaggedNodes[], report: Report): void {
    // Several groups may have one launch template.
    const patchGroups = [...new Map(nodes.flatMap(each => each.patchGroups).map(each => [`${each.resource.urn} ${each.path}`, each])).values()];
    patchGroups.forEach(({ resource, path, value }) => report.problems(resource, patchGroupTagProblems(path, value)));
    const names = new Set(patchGroups.map(({ value }) => value));
    for (const patchGroup of stack.ofType(PATCH_GROUP)) {
        // A baseline of aws-native lists the groups that it is for.
        const paths = [["patchGroup"], ...propertyOf(patchGroup, "patchGroups").indices.map(i => ["patchGroups", i])];
        report.problems(patchGroup, paths.flatMap(path => {
            const name = propertyOf(patchGroup, ...path).text;
            return name !== undefined && names.has(name) ? patchGroupProblems(pathText(path), name) : [];
        }));
    }
}
