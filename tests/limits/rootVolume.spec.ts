import * as assert from "node:assert/strict";
import { WINDOWS_ROOT_DEFAULT_GIB, WINDOWS_ROOT_DEVICE, rootEncryptionProblems, windowsRootVolumeProblems } from "../../limits/rootVolume";

describe("root volume of a Windows node", () => {
    it("A6: by default has room for two images of 8.24 GB beside the system", () => {
        assert.equal(WINDOWS_ROOT_DEFAULT_GIB, 100);
        assert.equal(WINDOWS_ROOT_DEVICE, "/dev/sda1");
    });

    for (const volume of [{}, { sizeGiB: 50 }, { sizeGiB: 100 }, { iops: 3000, throughputMiBps: 125 }, { sizeGiB: 200, throughputMiBps: 250 }]) {
        it(`passes ${JSON.stringify(volume)}`, () => {
            assert.deepEqual(windowsRootVolumeProblems("rootVolume", volume), []);
        });
    }

    for (const sizeGiB of [49, 0, -1, 100.5]) {
        it(`refuses a size of ${sizeGiB}`, () => {
            assert.deepEqual(windowsRootVolumeProblems("rootVolume", { sizeGiB }), [{
                path: "rootVolume.sizeGiB",
                reason: "must be a whole number of at least 50, the size of Amazon's Windows AMIs, "
                    + `got ${sizeGiB}; 100 leaves room for images`,
            }]);
        });
    }

    it("refuses less than gp3 has, all at once", () => {
        assert.deepEqual(windowsRootVolumeProblems("rootVolume", { sizeGiB: 100, iops: 2999, throughputMiBps: 124 }), [
            { path: "rootVolume.iops", reason: "must be a whole number of at least 3000, got 2999" },
            { path: "rootVolume.throughputMiBps", reason: "must be a whole number of at least 125, got 124" },
        ]);
    });
});

describe("encryption of a root volume", () => {
    for (const encrypted of ["true", true, "1"]) {
        it(`is on with ${JSON.stringify(encrypted)}`, () => {
            assert.deepEqual(rootEncryptionProblems("encrypted", encrypted), []);
        });
    }

    for (const encrypted of [undefined, null, false, "false", "", "yes", 1, ["true"]]) {
        it(`is off with ${JSON.stringify(encrypted)}`, () => {
            assert.deepEqual(rootEncryptionProblems("encrypted", encrypted), [{
                path: "encrypted", reason: `the root volume is not encrypted, got ${encrypted === undefined ? "nothing" : JSON.stringify(encrypted)}; use "true"`,
            }]);
        });
    }
});
