import * as assert from "node:assert/strict";
import {
    WindowsNodeGroupContext, windowsNodeGroupProblems, windowsNodeGroupSettingsProblems, windowsReleaseProblems,
} from "../../../components/nodes/windowsNodeGroupProblems";
import { CapacityType } from "../../../components/nodes/windowsNodeGroupSettings";
import { WindowsAmiType } from "../../../limits/nodes/windowsAmiType";

const context: WindowsNodeGroupContext = { kubernetesVersion: "1.35" };
const kubelet = (value: string) => "EKS passes no arguments to kubelet on its own Windows AMI types, got "
    + `${value}; remove it, or use an AMI of your own`;

describe("settings of a Windows node group", () => {
    for (const settings of [
        {},
        { amiType: WindowsAmiType.Full2025, instanceTypes: ["c7i.4xlarge", "c6i.4xlarge"], capacityType: CapacityType.Spot },
        { scaling: { minSize: 0, maxSize: 9, desiredSize: 3 }, update: { maxUnavailablePercentage: 50 }, rootVolume: { sizeGiB: 200 } },
        { instanceTypes: ["r4.xlarge"] }, { kubelet: {} }, { kubelet: { maxPods: undefined } },
    ]) {
        it(`pass as ${JSON.stringify(settings)}`, () => {
            assert.deepEqual(windowsNodeGroupProblems("", settings, context), []);
        });
    }

    for (const [number, settings, path, reason] of [
        ["A1", { amiType: "CUSTOM" }, "amiType",
            "unknown value \"CUSTOM\"; use one of WINDOWS_CORE_2019_x86_64, WINDOWS_FULL_2019_x86_64, WINDOWS_CORE_2022_x86_64, "
            + "WINDOWS_FULL_2022_x86_64, WINDOWS_CORE_2025_x86_64, WINDOWS_FULL_2025_x86_64"],
        ["A1", { instanceTypes: ["m6i.large", "m7g.large"] }, "instanceTypes[1]",
            "Windows AMIs are x86_64 and this type is Arm, got \"m7g.large\"; use \"m7a.large\""],
        ["A1", { instanceTypes: [] }, "instanceTypes", "names no instance type; remove it or name one"],
        ["A1", { instanceTypes: ["m6i.large", "m5.large", "m6i.large"] }, "instanceTypes[2]",
            "is in the list already, as number 1, got \"m6i.large\"; remove one"],
        ["A1", { instanceTypes: ["inf1.2xlarge"] }, "instanceTypes[0]", "EC2 has no Windows for this type: its accelerators "
            + "have Linux drivers only, got \"inf1.2xlarge\"; use \"m6i.2xlarge\""],
        ["P3", { scaling: { minSize: 1, maxSize: 2, desiredSize: 3 } }, "scaling.desiredSize", "must lie in 1..2 (minSize..maxSize), got 3"],
        ["P3", { update: { maxUnavailable: 0 } }, "update.maxUnavailable", "must be a whole number from 1 to 100, got 0"],
        ["A6", { rootVolume: { sizeGiB: 30 } }, "rootVolume.sizeGiB",
            "must be a whole number of at least 50, the size of Amazon's Windows AMIs, got 30; 100 leaves room for images"],
        ["A6", { rootVolume: { throughputMiBps: 1200, iops: 4700 } }, "rootVolume.throughputMiBps",
            "gp3 allows 0.25 MiB/s per IOPS, got 1200 with 4700; use 1175 or less, or iops of 4800"],
        ["A6", { rootVolume: { kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:alias/nodes" } }, "rootVolume.kmsKeyArn",
            "must be the ARN of a key, not of an alias, got \"arn:aws:kms:eu-central-1:111122223333:alias/nodes\"; "
            + "use one such as \"arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab\""],
        ["P3", { capacityType: "CHEAP" }, "capacityType", "unknown value \"CHEAP\"; use one of ON_DEMAND, SPOT"],
        ["D2", { kubelet: { maxPods: 250 } }, "kubelet.maxPods", kubelet("250")],
        ["D2", { kubelet: { kubeReserved: "memory=1Gi" } }, "kubelet.kubeReserved", kubelet("\"memory=1Gi\"")],
    ] as [string, any, string, string][]) {
        it(`${number}: are refused as ${JSON.stringify(settings)}`, () => {
            assert.deepEqual(windowsNodeGroupSettingsProblems("group", settings, context), [{ path: `group.${path}`, reason }]);
        });
    }

    it("leave memory to pods on an AMI of your own, where kubelet reserves some", () => {
        const judged = (instanceType: string, kubelet?: object) => windowsNodeGroupSettingsProblems(
            "group", { instanceTypes: ["m6i.large", instanceType], kubelet }, { ...context, ownImage: true });
        assert.deepEqual(judged("t3.small"), [{
            path: "group.instanceTypes[1]",
            reason: "has 2 GiB of memory, and kubelet reserves 2.19 GiB of it, got \"t3.small\"; use \"t3.medium\" or lower systemReserved",
        }]);
        assert.deepEqual(judged("t3.small", { systemReserved: "memory=1Gi" }), []);
        assert.deepEqual(judged("t3.micro").map(({ reason }) => reason), [
            "has 1 GiB of memory, and Windows itself needs 2 GiB, got \"t3.micro\"; use \"t3.medium\"",
        ]);
    });

    it("A1: need the Kubernetes version of their Windows Server release", () => {
        assert.deepEqual(windowsNodeGroupSettingsProblems("", { amiType: WindowsAmiType.Core2025 }, { kubernetesVersion: "1.34" }), [{
            path: "amiType",
            reason: "Windows Server 2025 needs Kubernetes 1.35 or later, got \"WINDOWS_CORE_2025_x86_64\" with \"1.34\"; "
                + "upgrade Kubernetes or use an older release",
        }]);
    });

    it("D2: refuse Xen types where the cluster uses prefixes, and only there", () => {
        const settings = { instanceTypes: ["r4.xlarge"] };
        assert.deepEqual(windowsNodeGroupSettingsProblems("", settings, { ...context, prefixDelegation: false }), []);
        assert.deepEqual(windowsNodeGroupSettingsProblems("", settings, { ...context, prefixDelegation: true }), [{
            path: "instanceTypes[0]",
            reason: "instances of Xen types get no prefixes, got \"r4.xlarge\"; use a Nitro type such as \"r5.xlarge\" "
                + "or turn prefixDelegation off",
        }]);
    });
});

describe("what Windows node groups have in common", () => {
    for (const more of [{}, { releaseVersion: "1.35-2026.04.18" }, { followLatestRelease: true },
        { releaseVersion: "1.35-2026.04.18", followLatestRelease: false }]) {
        it(`A3: passes with ${JSON.stringify(more)}`, () => {
            assert.deepEqual(windowsReleaseProblems("", { ...context, ...more }), []);
        });
    }

    for (const [more, path, reason] of [
        [{ kubernetesVersion: "1.30" }, "kubernetesVersion", "EKS has dropped this version, got \"1.30\"; use a later one, up to \"1.36\""],
        [{ releaseVersion: "1.34-2026.01.22" }, "releaseVersion",
            "is a release for Kubernetes 1.34, got \"1.34-2026.01.22\" on \"1.35\"; pin a release that starts with \"1.35-\""],
        [{ releaseVersion: "1.35-2026.04.18", followLatestRelease: true }, "followLatestRelease",
            "can't be set together with a pinned release, got true and \"1.35-2026.04.18\"; keep one"],
    ] as const) {
        it(`A3: is refused with ${JSON.stringify(more)}`, () => {
            assert.deepEqual(windowsReleaseProblems("", { ...context, ...more }), [{ path, reason }]);
        });
    }

    it("A3: is judged first for a group that stands alone", () => {
        assert.deepEqual(windowsNodeGroupProblems("group", { instanceTypes: [] }, { kubernetesVersion: "1.30" }).map(({ path }) => path),
            ["group.kubernetesVersion", "group.instanceTypes"]);
    });
});
