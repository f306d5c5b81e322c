import * as assert from "node:assert/strict";
import { agedReleaseNotice, agedReleaseProblems, amiReleaseProblems, isAmiRelease } from "../../../limits/nodes/amiRelease";

describe("AMI release", () => {
    for (const [release, kubernetes] of [["1.35-2026.04.18", "1.35"], ["1.31-2024.02.29", "1.31"], [undefined, "1.35"]] as const) {
        it(`A3: ${release ?? "no pin"} passes on Kubernetes ${kubernetes}`, () => {
            assert.deepEqual(amiReleaseProblems("releaseVersion", release, kubernetes), []);
        });
    }

    for (const release of ["", "latest", "1.35", "2026.04.18", "1.35-2026-04-18", "1.35-2026.4.18", "1.35-2026.13.01", "1.35-2026.02.30", "1.35-2026.04.31", "v1.35-2026.04.18"]) {
        it(`A3: refuses ${JSON.stringify(release)}, which is no release`, () => {
            assert.deepEqual(amiReleaseProblems("releaseVersion", release, "1.35"), [{
                path: "releaseVersion",
                reason: `must look like "1.35-YYYY.MM.DD" (Kubernetes minor, date), got "${release}"`,
            }]);
        });
    }

    it("A3: refuses a release for another Kubernetes version", () => {
        assert.deepEqual(amiReleaseProblems("releaseVersion", "1.34-2026.01.22", "1.35"), [{
            path: "releaseVersion",
            reason: "is a release for Kubernetes 1.34, got \"1.34-2026.01.22\" on \"1.35\"; pin a release that starts with \"1.35-\"",
        }]);
    });

    it("A2: names the parameter of the newest AMI once a pin is older than 90 days", () => {
        assert.equal(agedReleaseNotice("1.34-2026.01.22", "WINDOWS_FULL_2019_x86_64", "2026-04-23"),
            "AMI release 1.34-2026.01.22 is 91 days old; Amazon withdraws AMIs after about four months, and new nodes "
            + "can't launch then; to find the newest: aws ssm get-parameter --query Parameter.Value --name "
            + "/aws/service/ami-windows-latest/Windows_Server-2019-English-Full-EKS_Optimized-1.34");
    });

    for (const [what, release, amiType, today] of [
        ["90 days old", "1.34-2026.01.22", "WINDOWS_CORE_2022_x86_64", "2026-04-22"],
        ["of today", "1.34-2026.01.22", "WINDOWS_CORE_2022_x86_64", "2026-01-22"],
        ["of tomorrow", "1.34-2026.01.22", "WINDOWS_CORE_2022_x86_64", "2026-01-21"],
        ["of an AMI that is not Amazon's", "1.34-2026.01.22", "CUSTOM", "2027-01-22"],
        ["that is no release", "latest", "WINDOWS_CORE_2022_x86_64", "2027-01-22"],
    ] as const) {
        it(`says nothing of a pin ${what}`, () => {
            assert.equal(agedReleaseNotice(release, amiType, today), undefined);
        });
    }

    it("A3: says the same of a pin as a problem", () => {
        const notice = agedReleaseNotice("1.34-2026.01.22", "WINDOWS_FULL_2019_x86_64", "2026-04-23")!;
        assert.deepEqual(agedReleaseProblems("releaseVersion", "1.34-2026.01.22", "WINDOWS_FULL_2019_x86_64", "2026-04-23"),
            [{ path: "releaseVersion", reason: notice }]);
        assert.deepEqual(agedReleaseProblems("releaseVersion", "1.34-2026.01.22", "WINDOWS_FULL_2019_x86_64", "2026-04-22"), []);
    });

    for (const [text, is] of [
        ["1.34-2026.01.22", true], ["1.34-2026.02.30", false], ["ami-0123456789", false], ["", false], [undefined, false], [134, false], [["1.34-2026.01.22"], false],
    ] as const) {
        it(`A3: takes ${JSON.stringify(text)} for ${is ? "a release" : "none"}`, () => {
            assert.equal(isAmiRelease(text), is);
        });
    }
});
