import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { NodeRelease, newestRelease, oneReleaseProblems } from "../../limits/oneRelease";

const PATHS = { amiType: "amiType", kubernetesVersion: "version", releaseVersion: "releaseVersion" };
const OLD: NodeRelease = { amiType: "WINDOWS_FULL_2019_x86_64", kubernetesVersion: "1.34", releaseVersion: "1.34-2026.01.22" };
const NEW: NodeRelease = { amiType: "WINDOWS_CORE_2022_x86_64", kubernetesVersion: "1.35", releaseVersion: "1.35-2026.04.18" };

const release: fc.Arbitrary<NodeRelease> = fc.record({
    amiType: fc.constantFrom(undefined, "CUSTOM", OLD.amiType, NEW.amiType, "WINDOWS_CORE_2025_x86_64"),
    kubernetesVersion: fc.constantFrom(undefined, "1.3", "1.34", "1.35", "1.36"),
    releaseVersion: fc.constantFrom(undefined, "latest", OLD.releaseVersion, NEW.releaseVersion, "1.36-2026.03.01"),
});

describe("one release for all Windows groups", () => {
    it("A3: the newest is the newest of each", () => {
        assert.deepEqual(newestRelease([]), {});
        assert.deepEqual(newestRelease([{ ...OLD, kubernetesVersion: "1.36" }, NEW, {}]), { ...NEW, kubernetesVersion: "1.36" });
    });

    it("A3: an old group hears of each that is newer", () => {
        const beside = "of another Windows group of the cluster, got";
        assert.deepEqual(oneReleaseProblems(PATHS, OLD, NEW), [
            { path: "amiType", reason: `is an older Windows Server than that ${beside} "WINDOWS_FULL_2019_x86_64" beside "WINDOWS_CORE_2022_x86_64"; `
                + "use \"WINDOWS_FULL_2022_x86_64\"" },
            { path: "version", reason: `is an older kubelet than that ${beside} "1.34" beside "1.35"; use "1.35"` },
            { path: "releaseVersion", reason: `is an older AMI release than that ${beside} "1.34-2026.01.22" beside "1.35-2026.04.18"; `
                + "use the release of 2026.04.18" },
        ]);
    });

    it("A3: releases of one day for two Kubernetes versions are one release", () => {
        const others = { releaseVersion: "1.35-2026.01.22" };
        assert.deepEqual(oneReleaseProblems(PATHS, { releaseVersion: OLD.releaseVersion }, others), []);
    });

    it("A3: some group has each that is the newest, and hears nothing of it", () => {
        fc.assert(fc.property(fc.array(release, { minLength: 1 }), groups => {
            const newest = newestRelease(groups);
            for (const key of ["amiType", "kubernetesVersion", "releaseVersion"] as const) {
                const silent = groups.filter(group => oneReleaseProblems(PATHS, group, newest).every(({ path }) => path !== PATHS[key]));
                assert.ok(silent.length > 0 && (newest[key] === undefined || silent.some(group => group[key] === newest[key])));
            }
        }));
    });

    it("A3: what is not known, or is no version, says nothing", () => {
        assert.deepEqual(oneReleaseProblems(PATHS, {}, NEW), []);
        assert.deepEqual(oneReleaseProblems(PATHS, { amiType: "CUSTOM", kubernetesVersion: "1.3", releaseVersion: "ami-1" }, NEW), []);
        assert.deepEqual(oneReleaseProblems(PATHS, OLD, {}), []);
    });
});
