import * as assert from "node:assert/strict";
import {
    Toleration, isWindowsImage, missingOsSelectorProblems, missingWindowsSelectorProblems, tolerates, toleratesWindows, windowsArchitectureProblems,
    windowsOsProblems,
} from "../../../limits/pods/podNodeSelector";

const SIGN = { path: "spec.os.name", value: "windows" };

describe("the node selector of pods", () => {
    it("E6: has the system of Windows pods, for their address", () => {
        assert.deepEqual(missingWindowsSelectorProblems("spec.nodeSelector", SIGN, false), [{
            path: "spec.nodeSelector",
            reason: "EKS gives an IP address only to Windows pods with this node selector, got no kubernetes.io/os while spec.os.name is \"windows\"; "
                + "add kubernetes.io/os: windows and kubernetes.io/arch: amd64",
        }]);
    });

    it("E6: has the system of HostProcess pods, for their node", () => {
        assert.deepEqual(missingWindowsSelectorProblems("spec.nodeSelector", SIGN, true), [{
            path: "spec.nodeSelector",
            reason: "the pods may start on Linux nodes, got no kubernetes.io/os while spec.os.name is \"windows\"; "
                + "add kubernetes.io/os: windows and kubernetes.io/arch: amd64",
        }]);
    });

    it("E6: has the system of all pods where Windows nodes have no taint", () => {
        assert.deepEqual(missingOsSelectorProblems("spec.nodeSelector", "windows", false), [{
            path: "spec.nodeSelector",
            reason: "the pods may start on the Windows nodes of windows, which have no taint, got no kubernetes.io/os; "
                + "add kubernetes.io/os: linux, or windows, or give the node group the taint os=windows:NO_SCHEDULE",
        }]);
    });

    it("E6: has the system of pods that tolerate the taints of Windows nodes", () => {
        assert.deepEqual(missingOsSelectorProblems("spec.nodeSelector", "windows", true), [{
            path: "spec.nodeSelector",
            reason: "the pods may start on the Windows nodes of windows, whose taints they tolerate, got no kubernetes.io/os; "
                + "add kubernetes.io/os: linux, or windows",
        }]);
    });

    const TAINT = { key: "os", value: "windows", effect: "NO_SCHEDULE" };
    for (const [toleration, one, all] of [
        [{ operator: "Exists" }, true, true], [{ operator: "Exists", effect: "NoSchedule" }, true, false],
        [{ operator: "Exists", effect: "NoExecute" }, false, false], [{ key: "os", operator: "Exists" }, true, false],
        [{ key: "os", value: "windows", operator: "Equal" }, true, false], [{ key: "os", value: "windows" }, true, false],
        [{ key: "os", value: "linux" }, false, false], [{ key: "gpu", operator: "Exists" }, false, false], [{}, false, false],
    ] as [Toleration, boolean, boolean][]) {
        it(`E6: is missed where ${JSON.stringify(toleration)} tolerates the taint: ${one}, every taint: ${all}`, () => {
            const given = [{ key: "", value: "", effect: "", operator: "", ...toleration }];
            assert.deepEqual([tolerates(given, TAINT), tolerates(given)], [one, all]);
        });
    }

    for (const os of ["Windows", "WINDOWS", "win", "windows-2022"]) {
        it(`E6: finds no node of ${os}`, () => {
            assert.deepEqual(windowsOsProblems("path", os), [{
                path: "path", reason: `no node has this label, so the pods never start, got ${JSON.stringify(os)}; use windows`,
            }]);
        });
    }

    for (const os of ["windows", "linux", "Linux", "", undefined, null, 1, ["Windows"]]) {
        it(`E6: may say ${JSON.stringify(os)} of the system`, () => {
            assert.deepEqual(windowsOsProblems("path", os), []);
        });
    }

    for (const architecture of ["arm64", "x86_64", ""]) {
        it(`E6: finds no Windows node of ${JSON.stringify(architecture)}`, () => {
            assert.deepEqual(windowsArchitectureProblems("path", architecture), [{
                path: "path",
                reason: `Windows nodes are amd64 only, so the pods never start, got ${JSON.stringify(architecture)}; use amd64`,
            }]);
        });
    }

    for (const architecture of ["amd64", undefined, null, 1, ["arm64"]]) {
        it(`E6: may say ${JSON.stringify(architecture)} of the processor`, () => {
            assert.deepEqual(windowsArchitectureProblems("path", architecture), []);
        });
    }

    for (const [toleration, expected] of [
        [{ key: "os", value: "windows" }, true], [{ key: "os", operator: "Equal", value: "windows" }, true],
        [{ key: "kubernetes.io/os", value: "windows" }, true], [{ key: "node.kubernetes.io/os", value: "windows" }, true],
        [{ key: "os", operator: "Exists" }, false], [{ operator: "Exists" }, false], [{ key: "os", value: "linux" }, false],
        [{ key: "dedicated", value: "windows" }, false], [{}, false],
    ] as const) {
        it(`E6: is missed where pods tolerate ${JSON.stringify(toleration)}: ${expected}`, () => {
            assert.equal(toleratesWindows(toleration), expected);
        });
    }

    for (const [image, expected] of [
        ["mcr.microsoft.com/windows/servercore:ltsc2022", true], ["mcr.microsoft.com/windows/nanoserver", true],
        ["mcr.microsoft.com/windows:20H2", true], ["mcr.microsoft.com/dotnet/framework/aspnet:4.8", true],
        ["mcr.microsoft.com/dotnet/aspnet:8.0-nanoserver-ltsc2022", true], ["mcr.microsoft.com/dotnet/aspnet:8.0", false],
        ["111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop:1.4-windowsservercore", true], ["python:3.12-windowsservercore-ltsc2022", true],
        ["golang:1.22-nanoserver-1809", true], ["nginx:1.27", false], ["nginx", false], ["", false], ["shop:ltsc22", false],
        ["example.com/nanoserver/shop:1", false], ["localhost:5000/shop", false], ["example.com/windows/shop:1", false], ["shop:1809", false],
        ["example.com/shop@sha256:0000000000000000000000000000000000000000000000000000000000000000", false],
    ] as const) {
        it(`E6: is missed where the image is ${JSON.stringify(image)}: ${expected}`, () => {
            assert.equal(isWindowsImage(image), expected);
        });
    }

    it("E6: is decided quickly for an image name of any length", () => {
        assert.equal(isWindowsImage(`${"a/".repeat(5_000)}:${"-".repeat(5_000)}`), false);
    });
});
