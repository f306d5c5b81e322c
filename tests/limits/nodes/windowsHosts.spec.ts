import * as assert from "node:assert/strict";
import { hostReleasesFor, hostRunsBuild, imageReleasesFor } from "../../../limits/nodes/windowsHosts";

/**
 * Host, container and whether it runs: the cases of Test_PlatformCompat, and those that Test_PlatformOrder takes for given, in
 * containerd/platforms platform_windows_compat_test.go, commit 1abe0f97e5c0002d41be570c24f630b071800b62.
 */
const CONTAINERD: [number, number, boolean][] = [
    [17763, 17763, true], [17763, 20348, false], [20348, 17763, false], [20348, 20348, true], [22621, 17763, false], [22621, 20348, true],
    [20348, 26100, false], [26100, 26100, true], [26100, 20348, true],
];

describe("container images on Windows hosts", () => {
    for (const [host, container, runs] of CONTAINERD) {
        it(`A6, A8: containerd ${runs ? "runs" : "does not run"} an image of build ${container} on a host of build ${host}`, () => {
            assert.equal(hostRunsBuild(host, container), runs);
        });
    }

    it("A6, A8: each release runs its own images, and 2025 those of 2022 as well", () => {
        assert.deepEqual([2019, 2022, 2025].map(imageReleasesFor), [[2019], [2022], [2025, 2022]]);
        assert.deepEqual([2019, 2022, 2025].map(hostReleasesFor), [[2019], [2022, 2025], [2025]]);
    });

    it("A8: knows nothing of releases that EKS has no AMI of", () => {
        assert.deepEqual([imageReleasesFor(2016), hostReleasesFor(2016)], [[], []]);
    });
});
