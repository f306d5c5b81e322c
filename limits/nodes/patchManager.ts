import { Problem, shown } from "../text/problem";

/** Documents of Systems Manager that install updates on a running Windows, where their operation says so. */
const PATCHING_DOCUMENTS = [
    "AWS-RunPatchBaseline", "AWS-RunPatchBaselineWithHooks", "AWS-RunPatchBaselineAssociation", "AWS-ApplyPatchBaseline",
    "AWS-InstallWindowsUpdates",
];
/** Tags that say which patch group an instance is in; the second where instances may read their tags. */
export const PATCH_GROUP_TAGS = ["Patch Group", "PatchGroup"];
const INSTEAD = "nodes are replaced, not patched: bring updates with a new AMI";

/** Name of the patching document that a name or an ARN stands for; undefined for other documents. */
export function patchingDocument(document: unknown): string | undefined {
    const name = typeof document === "string" ? document.replace(/^arn:[\w-]+:ssm:[\w-]*:\d*:document\//, "") : undefined;
    return name !== undefined && PATCHING_DOCUMENTS.includes(name) ? name : undefined;
}

/** Systems Manager installs updates on no nodes: whatever replaces the nodes undoes it, and pods are not moved before (P1). */
export function patchRunProblems(path: string, document: string, targets: unknown): Problem[] {
    return [{
        path, reason: `${document} installs updates on running Windows nodes, got ${shown(targets)}; ${INSTEAD}, `
            + "and target other instances or use Operation \"Scan\"",
    }];
}

/** Windows nodes are in no patch group (P1); a group whose name is not known yet is one as well. */
export function patchGroupTagProblems(path: string, patchGroup: string | undefined): Problem[] {
    const got = patchGroup === undefined ? "one that is not known yet" : shown(patchGroup);
    return [{ path, reason: `puts Windows nodes into a patch group of Systems Manager, got ${got}; ${INSTEAD}, and remove the tag` }];
}

/** A patch baseline is registered for no group of Windows nodes (P1). */
export function patchGroupProblems(path: string, patchGroup: string): Problem[] {
    return [{ path, reason: `is the patch group of Windows nodes, got ${shown(patchGroup)}; ${INSTEAD}, and remove them from it` }];
}
