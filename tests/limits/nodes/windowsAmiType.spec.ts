import * as assert from "node:assert/strict";
import {
    WINDOWS_RELEASES, WindowsAmiType, isWindowsAmiType, windowsAmi, windowsAmiParameter, windowsAmiTypeProblems,
} from "../../../limits/nodes/windowsAmiType";

// Spelled out, not built from parts: Core and Full must not change places.
const PARAMETERS = {
    WINDOWS_CORE_2019_x86_64: "/aws/service/ami-windows-latest/Windows_Server-2019-English-Core-EKS_Optimized-1.35",
    WINDOWS_FULL_2019_x86_64: "/aws/service/ami-windows-latest/Windows_Server-2019-English-Full-EKS_Optimized-1.35",
    WINDOWS_CORE_2022_x86_64: "/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.35",
    WINDOWS_FULL_2022_x86_64: "/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-EKS_Optimized-1.35",
    WINDOWS_CORE_2025_x86_64: "/aws/service/ami-windows-latest/Windows_Server-2025-English-Core-EKS_Optimized-1.35",
    WINDOWS_FULL_2025_x86_64: "/aws/service/ami-windows-latest/Windows_Server-2025-English-Full-EKS_Optimized-1.35",
};

describe("Windows AMI types", () => {
    for (const [amiType, parameter] of Object.entries(PARAMETERS)) {
        it(`A1, A2: ${amiType} is described by ${parameter}`, () => {
            assert.deepEqual(windowsAmiTypeProblems("amiType", amiType), []);
            assert.ok(isWindowsAmiType(amiType));
            assert.equal(windowsAmiParameter(windowsAmi(amiType)!, "1.35"), parameter);
        });
    }

    it("A1: there is no other, and each is called by its parts", () => {
        assert.deepEqual(WindowsAmiType, {
            Core2019: "WINDOWS_CORE_2019_x86_64", Full2019: "WINDOWS_FULL_2019_x86_64",
            Core2022: "WINDOWS_CORE_2022_x86_64", Full2022: "WINDOWS_FULL_2022_x86_64",
            Core2025: "WINDOWS_CORE_2025_x86_64", Full2025: "WINDOWS_FULL_2025_x86_64",
        });
    });

    it("A2: the parameter's last part is the Kubernetes version", () => {
        assert.equal(windowsAmiParameter({ release: 2019, edition: "Core" }, "1.21"),
            "/aws/service/ami-windows-latest/Windows_Server-2019-English-Core-EKS_Optimized-1.21");
    });

    it("A1: an unset type passes, an unknown one is refused", () => {
        assert.deepEqual(windowsAmiTypeProblems("amiType", undefined), []);
        assert.deepEqual(windowsAmiTypeProblems("amiType", "WINDOWS_CORE_2016_x86_64"), [{
            path: "amiType",
            reason: "unknown value \"WINDOWS_CORE_2016_x86_64\"; use one of WINDOWS_CORE_2019_x86_64, WINDOWS_FULL_2019_x86_64, "
                + "WINDOWS_CORE_2022_x86_64, WINDOWS_FULL_2022_x86_64, WINDOWS_CORE_2025_x86_64, WINDOWS_FULL_2025_x86_64",
        }]);
    });

    for (const [amiType, windows] of [
        ["AL2023_x86_64_STANDARD", false], ["CUSTOM", false], ["windows", false], [undefined, false], [{}, false], ["WINDOWS_CORE_2016_x86_64", true],
    ] as const) {
        it(`A1: ${JSON.stringify(amiType)} is ${windows ? "a" : "no"} Windows type, and has no known parts`, () => {
            assert.equal(isWindowsAmiType(amiType), windows);
            assert.equal(windowsAmi(String(amiType)), undefined);
        });
    }

    it("A1, A8: each release has its build, the oldest Kubernetes and the end of its support", () => {
        assert.deepEqual(WINDOWS_RELEASES, [
            { release: 2019, build: "10.0.17763", minKubernetes: "1.14", mainstreamEnds: "2024-01-09", supportEnds: "2029-01-09" },
            { release: 2022, build: "10.0.20348", minKubernetes: "1.24", mainstreamEnds: "2026-10-13", supportEnds: "2031-10-14" },
            { release: 2025, build: "10.0.26100", minKubernetes: "1.35", mainstreamEnds: undefined, supportEnds: undefined },
        ]);
    });
});
