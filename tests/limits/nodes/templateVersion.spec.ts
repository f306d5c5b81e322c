import * as assert from "node:assert/strict";
import { ignoredTemplateProblems, ignoresTemplateVersion, pinnedVersionProblems, templateVersionProblems } from "../../../limits/nodes/templateVersion";

const UNCLEAR = "EKS stores the number instead, so every preview shows an update, whether nodes roll or not";
const STAYS = "a new AMI makes a new version of the launch template but leaves the default version, so nodes keep the old AMI";

describe("version of a launch template", () => {
    for (const [version, defaultStays, effect] of [
        ["$Latest", false, UNCLEAR], ["$Latest", true, UNCLEAR], ["$Default", false, UNCLEAR], ["$Default", true, STAYS],
    ] as const) {
        it(`P3: refuses ${version}, ${defaultStays ? "where the default version stays" : "where the default version may move"}`, () => {
            assert.deepEqual(templateVersionProblems("launchTemplate.version", version, defaultStays), [{
                path: "launchTemplate.version", reason: `${effect}, got "${version}"; set it to latestVersion of the launch template`,
            }]);
        });
    }

    for (const version of ["1", "12", "", "$latest", 1, null, undefined, ["$Latest"]]) {
        it(`P3: passes ${JSON.stringify(version)}`, () => {
            assert.deepEqual(templateVersionProblems("launchTemplate.version", version, true), []);
        });
    }

    for (const [path, takesIn] of [
        ["*", true], ["launchTemplate", true], ["launchTemplate.version", true], ["launchTemplate[\"version\"]", true],
        ["launchTemplate.*", true], ["launchTemplate[*]", true],
        ["", false], ["launchTemplate.name", false], ["launchTemplates", false], ["version", false], ["tags.launchTemplate", false],
    ] as const) {
        it(`P3: ${JSON.stringify(path)} ${takesIn ? "takes in" : "leaves out"} the version of the launch template`, () => {
            assert.equal(ignoresTemplateVersion(path), takesIn);
            assert.deepEqual(ignoredTemplateProblems("ignoreChanges", ["tags", path]), takesIn ? [{
                path: "ignoreChanges", reason: "a new AMI makes a new version of the launch template, which the node group "
                    + `ignores, so nodes keep the old AMI, got ${JSON.stringify(path)}; remove it`,
            }] : []);
        });
    }

    it("P3: says that a group stays at the version that it names", () => {
        assert.deepEqual(pinnedVersionProblems("launchTemplate.version", "1"), [{
            path: "launchTemplate.version", reason: "a new AMI makes a new version of the launch template, and the node group keeps "
                + "this one, so nodes keep the old AMI, got \"1\"; set it to latestVersion of the launch template",
        }]);
    });
});
