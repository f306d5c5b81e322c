import * as assert from "node:assert/strict";
import { WINDOWS_PLATFORM_VERSIONS, platformVersionProblems } from "../../../limits/cluster/platformVersion";

describe("platform version", () => {
    it("E5: knows the first platform version of each Kubernetes version", () => {
        assert.deepEqual(WINDOWS_PLATFORM_VERSIONS, {
            "1.31": 4, "1.30": 2, "1.29": 1, "1.28": 1, "1.27": 1, "1.26": 1, "1.25": 1, "1.24": 2,
        });
    });

    for (const [version, minimum] of Object.entries(WINDOWS_PLATFORM_VERSIONS)) {
        it(`E5: Kubernetes ${version} passes from eks.${minimum} on`, () => {
            for (const build of [minimum, minimum + 1, 10, 40, 100]) {
                assert.deepEqual(platformVersionProblems("platformVersion", `eks.${build}`, version), []);
            }
        });

        it(`E5: Kubernetes ${version} is refused before eks.${minimum}`, () => {
            for (let build = minimum - 1; build >= 0; build--) {
                assert.deepEqual(platformVersionProblems("platformVersion", `eks.${build}`, version), [{
                    path: "platformVersion",
                    reason: `Kubernetes ${version} supports Windows from platform version eks.${minimum} on, got "eks.${build}"; `
                        + "run `pulumi refresh` (EKS updates the platform by itself), or upgrade Kubernetes",
                }]);
            }
        });
    }

    for (const [platformVersion, version] of [
        ["eks.1", "1.32"], ["eks.1", "1.40"], ["eks.1", "1.23"], ["eks.1", "1.9"], ["eks.1", undefined], ["eks.1", 1.31], ["eks.1", "toString"],
        [undefined, "1.31"], [null, "1.31"], ["", "1.31"], ["eks", "1.31"], ["eks.", "1.31"], ["eks.x", "1.31"], ["eks.-1", "1.31"], [1, "1.31"],
        ["eks.1-private", "1.31"], [["eks.1"], "1.31"], [{}, {}],
    ]) {
        it(`E5: says nothing of ${JSON.stringify(platformVersion)} with ${JSON.stringify(version)}`, () => {
            assert.deepEqual(platformVersionProblems("platformVersion", platformVersion, version), []);
        });
    }
});
