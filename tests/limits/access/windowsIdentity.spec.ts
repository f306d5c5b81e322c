import * as assert from "node:assert/strict";
import {
    entryOrderProblems, missingAwsAuthProblems, missingWindowsEntryProblems, sharedRoleProblems, windowsEntryTypeProblems, windowsMappingProblems,
} from "../../../limits/access/windowsIdentity";

const GROUPS = ["system:bootstrappers", "system:nodes", "eks:kube-proxy-windows"];

describe("identity of Windows nodes", () => {
    for (const [type, isWrong] of [
        ["EC2_WINDOWS", false], ["EC2_WINDOWS_2031", false], ["STANDARD", true], ["EC2_LINUX", true], ["EC2", true],
            ["FARGATE_LINUX", true],
        ["HYBRID_LINUX", true], ["HYPERPOD_LINUX", true],
    ] as const) {
        it(`L11: an entry of type ${type} ${isWrong ? "is refused" : "passes"}`, () => {
            assert.deepEqual(windowsEntryTypeProblems("type", type), isWrong ? [{
                path: "type", reason: `the role of Windows nodes needs an access entry of type "EC2_WINDOWS", got "${type}"; `
                    + "delete the entry and make one of that type: a type can't be changed",
            }] : []);
        });
    }

    it("L11: a missing entry says why aws-auth is not enough, where EKS reads both", () => {
        const [api, both] = ["API", "API_AND_CONFIG_MAP"].map(mode => missingWindowsEntryProblems("nodeRoleArn", mode)[0].reason);
        assert.match(api, /got authentication mode "API"; add an aws\.eks\.AccessEntry/);
        assert.match(both, /got authentication mode "API_AND_CONFIG_MAP", where entries take precedence over aws-auth; add/);
    });

    for (const [title, mapped, got] of [
        ["with the group", [{ isRole: true, groups: GROUPS }], undefined],
        ["with the group in the second of two entries", [{ isRole: true, groups: [] }, { isRole: true, groups: GROUPS }], undefined],
        ["with groups that are not known", [{ isRole: true, groups: undefined }], undefined],
        ["without an entry", [], "got none;"],
        ["with the group for another role", [{ isRole: false, groups: GROUPS }], "got none;"],
        ["without groups", [{ isRole: true, groups: [] }], "got groups [];"],
        ["with groups of Linux nodes", [{ isRole: true, groups: GROUPS.slice(0, 2) }],
            "got groups [\"system:bootstrappers\",\"system:nodes\"];"],
        ["with odd and long groups", [{ isRole: true, groups: [null, 1, {}, "x".repeat(1_000), "a"] }], "got groups [\"a\"];"],
    ] as [string, { isRole: boolean; groups: unknown[] | undefined }[], string | undefined][]) {
        it(`E3, L11: a role ${title} ${got ? "is refused" : "passes"}`, () => {
            const problems = windowsMappingProblems("data.mapRoles", mapped);
            assert.equal(problems.length, got ? 1 : 0);
            assert.ok(problems.every(({ path, reason }) => path === "data.mapRoles" && reason.includes(got!)
                && reason.includes("eks:kube-proxy-windows")));
        });
    }

    it("L11: a shared role and a missing order name the other resource", () => {
        assert.match(sharedRoleProblems("nodeRoleArn", "linux", "API")[0].reason,
            /got the role of the Linux nodes "linux" and authentication mode "API"; give/);
        assert.match(entryOrderProblems("dependsOn", "entry")[0].reason, /got no dependency on "entry"; add the entry/);
    });

    it("L11: asks for a mapping where nothing in the stack writes aws-auth", () => {
        const [{ path, reason }] = missingAwsAuthProblems("nodeRoleArn");
        assert.deepEqual([path, /, got authentication mode "CONFIG_MAP" and no ConfigMap aws-auth; map the role/.test(reason)], ["nodeRoleArn", true]);
    });
});
