import * as assert from "node:assert/strict";
import { LINUX_ONLY_CONTAINER_FIELDS, LINUX_ONLY_POD_FIELDS, linuxOnlyFieldProblems, privilegedProblems } from "../../../limits/pods/linuxOnlyFields";

const FIELDS = [...LINUX_ONLY_POD_FIELDS, ...LINUX_ONLY_CONTAINER_FIELDS];
const field = (name: string) => FIELDS.find(({ at }) => at.at(-1) === name)!;
const reasons = (name: string, value: unknown, namesWindows: boolean) =>
    linuxOnlyFieldProblems("path", field(name), value, namesWindows).map(({ reason }) => reason);

describe("fields that only Linux knows", () => {
    for (const { at, isOffByFalse } of FIELDS) {
        it(`E6: ${at.join(".")} is refused beside os.name`, () => {
            assert.deepEqual(linuxOnlyFieldProblems("path", { at }, { any: 1 }, true), [{
                path: "path", reason: "the Kubernetes API rejects it for os.name \"windows\", got {\"any\":1}; remove it",
            }]);
        });

        for (const unset of [undefined, null, [], {}, ...isOffByFalse ? [false] : []]) {
            it(`E6: ${at.join(".")} may be ${JSON.stringify(unset)}`, () => {
                assert.deepEqual(linuxOnlyFieldProblems("path", { at, ignored: "ignored", isOffByFalse }, unset, true), []);
            });
        }
    }

    for (const [name, value, expected] of [
        ["fsGroup", 0, "is ignored, got 0: volumes on Windows keep their access rights; remove it"],
        ["runAsUser", 1000, "is ignored, got 1000: Windows has no user IDs, and with one, older kubelets can't mount the service "
            + "account token; use windowsOptions.runAsUserName"],
        ["runAsGroup", 1000, "is ignored, got 1000: Windows has no group ids; use windowsOptions.runAsUserName"],
        ["supplementalGroups", [1], "is ignored, got [1]: Windows has no group ids; remove it"],
        ["seLinuxOptions", { level: "s0" }, "is ignored, got {\"level\":\"s0\"}: Windows has no SELinux; remove it"],
        ["sysctls", [{ name: "a" }], "is ignored, got [{\"name\":\"a\"}]: Windows has no sysctls; remove it"],
        ["hostPID", true, "is ignored, got true: Windows containers share only the network namespace; remove it"],
    ] as const) {
        it(`E6: ${name} is ignored without os.name, and the message says what to do`, () => {
            assert.deepEqual(reasons(name, value, false), [expected]);
        });
    }

    for (const [name, value] of [
        ["seccompProfile", { type: "RuntimeDefault" }], ["capabilities", { drop: ["ALL"] }], ["allowPrivilegeEscalation", false],
        ["readOnlyRootFilesystem", true], ["appArmorProfile", { type: "RuntimeDefault" }], ["shareProcessNamespace", false], ["hostUsers", false],
    ] as const) {
        it(`E6: ${name} loses nothing by being ignored, and pod security standards may ask for it`, () => {
            assert.deepEqual(reasons(name, value, false), []);
            assert.equal(reasons(name, value, true).length, 1);
        });
    }
});

describe("privileged containers", () => {
    for (const [value, namesWindows, isHostProcess, expected] of [
        [true, false, false, "Windows has no privileged containers, got true; remove it, "
            + "or run the pod as a HostProcess pod if it must change the node"],
        [true, true, false, "the Kubernetes API rejects it for os.name \"windows\", got true; remove it, "
            + "and run the pod as a HostProcess pod if it must change the node"],
        [true, true, true, "the Kubernetes API rejects it for os.name \"windows\", got true; remove it"],
        [false, true, false, "the Kubernetes API rejects it for os.name \"windows\", got false; remove it"],
        [true, false, true, undefined], [false, false, false, undefined], [undefined, true, false, undefined], [null, true, false, undefined],
        ["true", true, false, undefined], [1, false, false, undefined],
    ] as const) {
        it(`L1: ${JSON.stringify(value)} ${expected ? "fails" : "passes"}${namesWindows ? " beside os.name" : ""}`
            + ` on ${isHostProcess ? "HostProcess" : "other"} pods`, () => {
            assert.deepEqual(privilegedProblems("path", value, { namesWindows, isHostProcess }).map(({ reason }) => reason), expected ? [expected] : []);
        });
    }
});
