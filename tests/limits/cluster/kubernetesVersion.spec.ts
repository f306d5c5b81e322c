import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import {
    isAtLeast, isKubernetesVersion, isReleaseGated, KUBERNETES_SUPPORT, kubernetesVersionNotice, kubernetesVersionProblems, windowsReleaseGateProblems,
} from "../../../limits/cluster/kubernetesVersion";

describe("Kubernetes version", () => {
    for (const version of ["1.31", "1.35", "1.99"]) {
        it(`${version} passes`, () => {
            assert.deepEqual(kubernetesVersionProblems("kubernetesVersion", version), []);
        });
    }

    for (const [version, got] of [[undefined, "nothing"], ["", "\"\""]] as const) {
        it(`${got} is refused: a version is required`, () => {
            assert.deepEqual(kubernetesVersionProblems("kubernetesVersion", version), [{
                path: "kubernetesVersion", reason: `is required, got ${got}; set a minor version such as "1.35"`,
            }]);
        });
    }

    for (const [version, got] of [
        ["1.3", "\"1.3\""], [1.35, "1.35"], ["v1.35", "\"v1.35\""], ["1.35.2", "\"1.35.2\""], ["2.01", "\"2.01\""], ["latest", "\"latest\""],
        [null, "null"], [{ minor: 35 }, "{\"minor\":35}"],
    ] as const) {
        it(`${got} is refused: a minor version has another form`, () => {
            assert.deepEqual(kubernetesVersionProblems("kubernetesVersion", version), [{
                path: "kubernetesVersion",
                reason: `must be a minor version such as "1.35" (in quotes: YAML turns 1.30 into 1.3), got ${got}`,
            }]);
            assert.equal(isKubernetesVersion(version), false);
        });
    }

    it("E5: 1.30 is refused: EKS has no cluster of it", () => {
        assert.deepEqual(kubernetesVersionProblems("kubernetesVersion", "1.30"), [{
            path: "kubernetesVersion", reason: "EKS has dropped this version, got \"1.30\"; use a later one, up to \"1.36\"",
        }]);
    });

    it("compares minors as numbers", () => {
        fc.assert(fc.property(fc.nat(200), fc.nat(200), (one, other) => {
            assert.equal(isAtLeast(`1.${one}`, `1.${other}`), one >= other);
        }));
    });

    it("knows when support of a version ends", () => {
        assert.deepEqual(KUBERNETES_SUPPORT, [
            { version: "1.31", standardEnds: "2025-11-26", extendedEnds: "2026-11-26" },
            { version: "1.32", standardEnds: "2026-03-23", extendedEnds: "2027-03-23" },
            { version: "1.33", standardEnds: "2026-07-29", extendedEnds: "2027-07-29" },
            { version: "1.34", standardEnds: "2026-12-02", extendedEnds: "2027-12-02" },
            { version: "1.35", standardEnds: "2027-03-27", extendedEnds: "2028-03-27" },
            { version: "1.36", standardEnds: "2027-08-02", extendedEnds: "2028-08-02" },
        ]);
    });

    for (const [what, version, today, notice] of [
        ["in standard support", "1.36", "2026-11-27", undefined],
        ["on the last day of extended support", "1.31", "2026-11-26", undefined],
        ["after it", "1.31", "2026-11-27", "extended support of Kubernetes 1.31 ended on 2026-11-26: EKS creates no cluster "
            + "of it and upgrades existing ones; use \"1.32\" or later"],
        ["after it, when the next one has ended as well", "1.31", "2027-07-29", "extended support of Kubernetes 1.31 ended on 2026-11-26: "
            + "EKS creates no cluster of it and upgrades existing ones; use \"1.33\" or later"],
        ["when all of the table have ended", "1.36", "2030-01-01", "extended support of Kubernetes 1.36 ended on 2028-08-02: "
            + "EKS creates no cluster of it and upgrades existing ones; use a later one"],
        ["newer than the table", "1.37", "2026-11-27", "Kubernetes 1.37 is newer than this package, which knows versions up to 1.36: "
            + "this plan can't check whether EKS and its Windows AMIs support it"],
        // What these are is for the judge to say.
        ["older than the table", "1.30", "2026-11-27", undefined], ["that is none", "latest", "2026-11-27", undefined],
    ] as const) {
        it(`warns of a version by the date, ${what}: ${version}`, () => {
            assert.equal(kubernetesVersionNotice(version, today), notice);
        });
    }

    it("refuses no version because of the date: a stack of a cluster that exists goes on until EKS has upgraded it", () => {
        assert.deepEqual(KUBERNETES_SUPPORT.flatMap(({ version }) => kubernetesVersionProblems("kubernetesVersion", version)), []);
    });

    for (const [amiType, version] of [
        ["WINDOWS_CORE_2019_x86_64", "1.31"], ["WINDOWS_FULL_2022_x86_64", "1.24"],
        ["WINDOWS_CORE_2025_x86_64", "1.35"], ["WINDOWS_FULL_2025_x86_64", "1.40"],
        // What these are is for other judges to say.
        ["CUSTOM", "1.31"], ["WINDOWS_CORE_2016_x86_64", "1.31"], ["WINDOWS_CORE_2025_x86_64", "latest"],
    ]) {
        it(`A1: ${amiType} passes on ${version}`, () => {
            assert.deepEqual(windowsReleaseGateProblems("amiType", amiType, version), []);
        });
    }

    for (const [release, amiType, version, minimum] of [
        [2022, "WINDOWS_CORE_2022_x86_64", "1.23", "1.24"], [2025, "WINDOWS_CORE_2025_x86_64", "1.34", "1.35"],
        [2025, "WINDOWS_FULL_2025_x86_64", "1.31", "1.35"],
    ] as const) {
        it(`A1: ${amiType} is refused on ${version}`, () => {
            assert.deepEqual(windowsReleaseGateProblems("amiType", amiType, version), [{
                path: "amiType",
                reason: `Windows Server ${release} needs Kubernetes ${minimum} or later, got "${amiType}" with "${version}"; `
                    + "upgrade Kubernetes or use an older release",
            }]);
        });
    }

    for (const [amiType, gated] of [
        ["WINDOWS_CORE_2025_x86_64", true], ["WINDOWS_CORE_2022_x86_64", false], ["WINDOWS_FULL_2019_x86_64", false], ["CUSTOM", false],
    ] as const) {
        it(`A1: ${gated ? "some clusters are" : "no cluster is"} too old for ${amiType}`, () => {
            assert.equal(isReleaseGated(amiType), gated);
        });
    }
});
