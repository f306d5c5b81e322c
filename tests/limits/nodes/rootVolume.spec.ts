import * as assert from "node:assert/strict";
import {
    EC2_GP3, IMAGE_BUILDER_GP3, WINDOWS_ROOT_DEFAULT_GIB, WINDOWS_ROOT_DEVICE, rootEncryptionProblems, volumeSizeProblems, windowsRootVolumeProblems,
} from "../../../limits/nodes/rootVolume";

describe("root volume of a Windows node", () => {
    it("A6: by default has room for two images of 8.24 GB beside the system", () => {
        assert.equal(WINDOWS_ROOT_DEFAULT_GIB, 100);
        assert.equal(WINDOWS_ROOT_DEVICE, "/dev/sda1");
    });

    for (const volume of [{}, { sizeGiB: 50 }, { sizeGiB: 100 }, { iops: 3000, throughputMiBps: 125 }, { sizeGiB: 200, throughputMiBps: 250 }]) {
        it(`passes ${JSON.stringify(volume)}`, () => {
            assert.deepEqual(windowsRootVolumeProblems("rootVolume", volume, EC2_GP3), []);
        });
    }

    for (const sizeGiB of [49, 0, -1, 100.5]) {
        it(`refuses a size of ${sizeGiB}`, () => {
            assert.deepEqual(windowsRootVolumeProblems("rootVolume", { sizeGiB }, EC2_GP3), [{
                path: "rootVolume.sizeGiB",
                reason: "must be a whole number of at least 50, the size of Amazon's Windows AMIs, "
                    + `got ${sizeGiB}; 100 leaves room for images`,
            }]);
        });
    }

    it("refuses less than gp3 has, all at once", () => {
        assert.deepEqual(windowsRootVolumeProblems("rootVolume", { sizeGiB: 100, iops: 2999, throughputMiBps: 124 }, EC2_GP3), [
            { path: "rootVolume.iops", reason: "must be a whole number of at least 3000, got 2999" },
            { path: "rootVolume.throughputMiBps", reason: "must be a whole number of at least 125, got 124" },
        ]);
    });

    // Maxima and proportions as the API guides of EC2 and Image Builder and the EBS user guide have them.
    for (const [most, volume, problems] of [
        [EC2_GP3, { sizeGiB: 65536, iops: 80000, throughputMiBps: 2000, initializationRateMiBps: 300 }, []],
        [EC2_GP3, { sizeGiB: 65537 }, [["sizeGiB", "EC2 allows at most 65536, got 65537; use 65536 or less"]]],
        [EC2_GP3, { sizeGiB: 1000, iops: 80001 }, [["iops", "EC2 allows at most 80000, got 80001; use 80000 or less"]]],
        [EC2_GP3, { iops: 8004, throughputMiBps: 2001 }, [["throughputMiBps", "EC2 allows at most 2000, got 2001; use 2000 or less"]]],
        [IMAGE_BUILDER_GP3, { sizeGiB: 16000, iops: 64000, throughputMiBps: 1000 }, []],
        [IMAGE_BUILDER_GP3, { sizeGiB: 16001, iops: 64001, throughputMiBps: 1001 }, [
            ["sizeGiB", "Image Builder allows at most 16000, got 16001; use 16000 or less"],
            ["iops", "Image Builder allows at most 64000, got 64001; use 64000 or less"],
            ["throughputMiBps", "Image Builder allows at most 1000, got 1001; use 1000 or less"],
        ]],
        [EC2_GP3, { sizeGiB: 50, iops: 25000 }, []],
        [EC2_GP3, { sizeGiB: 50, iops: 25001 }, [["iops", "gp3 allows 500 IOPS per GiB, got 25001 with 50 GiB; use 25000 or less, or a sizeGiB of 51"]]],
        [EC2_GP3, { iops: 50001 }, [["iops", "gp3 allows 500 IOPS per GiB, got 50001 with 100 GiB; use 50000 or less, or a sizeGiB of 101"]]],
        [EC2_GP3, { throughputMiBps: 750 }, []],
        [EC2_GP3, { throughputMiBps: 751 }, [
            ["throughputMiBps", "gp3 allows 0.25 MiB/s per IOPS, got 751 with 3000; use 750 or less, or iops of 3004"]]],
        [EC2_GP3, { iops: 3999, throughputMiBps: 1000 }, [
            ["throughputMiBps", "gp3 allows 0.25 MiB/s per IOPS, got 1000 with 3999; use 999 or less, or iops of 4000"]]],
        [EC2_GP3, { initializationRateMiBps: 99 }, [["initializationRateMiBps", "must be a whole number from 100 to 300, got 99"]]],
        // Of a size that is wrong, nothing follows for the operations.
        [EC2_GP3, { sizeGiB: 1, iops: 3000 }, [["sizeGiB", "must be a whole number of at least 50, the size of Amazon's Windows AMIs, got 1; "
            + "100 leaves room for images"]]],
    ] as [typeof EC2_GP3, object, [string, string][]][]) {
        it(`${problems.length > 0 ? "refuses" : "passes"} ${JSON.stringify(volume)} for ${most.service}`, () => {
            assert.deepEqual(windowsRootVolumeProblems("rootVolume", volume, most),
                problems.map(([key, reason]) => ({ path: `rootVolume.${key}`, reason })));
        });
    }

    for (const [size, reason] of [
        [undefined], [20], [65536], [19, "must be a whole number of at least 20, got 19"], [20.5, "must be a whole number of at least 20, got 20.5"],
        [65537, "EC2 allows at most 65536, got 65537; use 65536 or less"],
    ] as [number | undefined, string?][]) {
        it(`${reason ? "refuses" : "passes"} another system's volume of ${size}`, () => {
            assert.deepEqual(volumeSizeProblems("size", size, 20, EC2_GP3), reason ? [{ path: "size", reason }] : []);
        });
    }
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
