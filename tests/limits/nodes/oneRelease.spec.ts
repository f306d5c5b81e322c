import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { NodeRelease, newestRelease, oneReleaseProblems } from "../../../limits/nodes/oneRelease";

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
        assert.deepEqual(newestRelease([]), { ofAmiType: {} });
        assert.deepEqual(newestRelease([{ ...OLD, kubernetesVersion: "1.36" }, NEW, {}]), {
            ...NEW, kubernetesVersion: "1.36",
            ofAmiType: { WINDOWS_FULL_2019_x86_64: OLD.releaseVersion, WINDOWS_CORE_2022_x86_64: NEW.releaseVersion },
        });
    });

    it("A3: an old group hears of each that is newer", () => {
        const beside = "of another Windows group of the cluster, got";
        assert.deepEqual(oneReleaseProblems(PATHS, OLD, NEW), [
            { path: "amiType", reason: `is an older Windows Server than that ${beside} "WINDOWS_FULL_2019_x86_64" beside "WINDOWS_CORE_2022_x86_64"; `
                + "use \"WINDOWS_FULL_2022_x86_64\"" },
            { path: "version", reason: `is an older kubelet than that ${beside} "1.34" beside "1.35"; use "1.35"` },
            { path: "releaseVersion", reason: `is an older AMI release than that ${beside} "1.34-2026.01.22" beside "1.35-2026.04.18"; `
                + "use a release of 2026.04" },
        ]);
    });

    const judgeAll = (groups: NodeRelease[]) => groups.map(group => oneReleaseProblems(PATHS, group, newestRelease(groups)).map(({ reason }) => reason));
    const [CORE_2025, FULL_2025] = ["WINDOWS_CORE_2025_x86_64", "WINDOWS_FULL_2025_x86_64"];

    it("A3: releases of one month of two AMI types are one release, as Amazon builds them on different days", () => {
        assert.deepEqual(judgeAll([
            { amiType: CORE_2025, releaseVersion: "1.35-2026.07.18" }, { amiType: FULL_2025, releaseVersion: "1.35-2026.07.21" },
        ]), [[], []]);
    });

    it("A3: releases of two months are two, whatever their AMI types", () => {
        assert.deepEqual(judgeAll([
            { amiType: CORE_2025, releaseVersion: "1.35-2026.06.30" }, { amiType: FULL_2025, releaseVersion: "1.35-2026.07.01" },
        ]), [["is an older AMI release than that of another Windows group of the cluster, got \"1.35-2026.06.30\" beside \"1.35-2026.07.01\"; "
            + "use a release of 2026.07"], []]);
    });

    it("A3: two releases of one AMI type are two AMIs, though of one month", () => {
        assert.deepEqual(judgeAll([
            { amiType: CORE_2025, releaseVersion: "1.35-2026.07.11" }, { amiType: CORE_2025, releaseVersion: "1.35-2026.07.18" },
        ]), [["is an older AMI release than that of another Windows group of the cluster, got \"1.35-2026.07.11\" beside \"1.35-2026.07.18\"; "
            + "use the release of 2026.07.18"], []]);
    });

    it("A3: releases of one day for two Kubernetes versions have two kubelets", () => {
        assert.deepEqual(judgeAll([{ releaseVersion: "1.34-2026.07.21" }, { releaseVersion: "1.35-2026.07.21" }]), [
            ["is an older kubelet than that of another Windows group of the cluster, got \"1.34-2026.07.21\" beside \"1.35\"; use \"1.35\""], [],
        ]);
    });

    it("A3: some group has each that is the newest, and hears nothing of it", () => {
        fc.assert(fc.property(fc.array(release, { minLength: 1 }), groups => {
            const newest = newestRelease(groups);
            for (const word of ["older Windows Server", "older kubelet", "older AMI release"]) {
                assert.ok(groups.some(group => oneReleaseProblems(PATHS, group, newest).every(({ reason }) => !reason.includes(word))), word);
            }
        }));
    });

    it("A3: what is not known, or is no version, says nothing", () => {
        assert.deepEqual(oneReleaseProblems(PATHS, {}, NEW), []);
        assert.deepEqual(oneReleaseProblems(PATHS, { amiType: "CUSTOM", kubernetesVersion: "1.3", releaseVersion: "ami-1" }, NEW), []);
        assert.deepEqual(oneReleaseProblems(PATHS, OLD, {}), []);
    });
});
