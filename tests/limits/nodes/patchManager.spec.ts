import * as assert from "node:assert/strict";
import { patchGroupProblems, patchGroupTagProblems, patchRunProblems, patchingDocument } from "../../../limits/nodes/patchManager";

const INSTEAD = "nodes are replaced, not patched: bring updates with a new AMI";

describe("Patch Manager", () => {
    for (const name of ["AWS-RunPatchBaseline", "AWS-RunPatchBaselineWithHooks", "AWS-InstallWindowsUpdates", "AWS-ApplyPatchBaseline"]) {
        it(`P1: patches with ${name}, by its name or its ARN`, () => {
            assert.deepEqual([name, `arn:aws:ssm:eu-central-1::document/${name}`,
                `arn:aws-cn:ssm:cn-north-1:111122223333:document/${name}`].map(patchingDocument),
                [name, name, name]);
        });
    }

    for (const document of [undefined, null, "", 1, ["AWS-RunPatchBaseline"], "AWS-RunPatchBaselines", "AWS-UpdateSSMAgent",
        "document/AWS-RunPatchBaseline"]) {
        it(`P1: does not patch with ${JSON.stringify(document)}`, () => {
            assert.equal(patchingDocument(document), undefined);
        });
    }

    it("P1: says that nodes are replaced, and what to do", () => {
        assert.deepEqual([
            ...patchRunProblems("targets", "AWS-RunPatchBaseline", ["InstanceIds"]), ...patchGroupTagProblems("tags", "prod"),
            ...patchGroupTagProblems("tags", undefined), ...patchGroupProblems("patchGroup", "prod"),
        ], [
            { path: "targets", reason: `AWS-RunPatchBaseline installs updates on running Windows nodes, got ["InstanceIds"]; ${INSTEAD}, `
                + "and target other instances or use Operation \"Scan\"" },
            { path: "tags", reason: `puts Windows nodes into a patch group of Systems Manager, got "prod"; ${INSTEAD}, and remove the tag` },
            { path: "tags", reason: `puts Windows nodes into a patch group of Systems Manager, got one that is not known yet; ${INSTEAD}, and remove the tag` },
            { path: "patchGroup", reason: `is the patch group of Windows nodes, got "prod"; ${INSTEAD}, and remove them from it` },
        ]);
    });
});
