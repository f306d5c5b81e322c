import * as assert from "node:assert/strict";
import { reservedMemoryProblems } from "../../../limits/nodes/nodeMemory";

const refused = (type: string, memory: string, reserved: string, instead: string) =>
    `has ${memory} of memory, and kubelet reserves ${reserved} of it, got "${type}"; use "${instead}" or lower systemReserved`;

describe("memory that kubelet leaves to pods", () => {
    for (const [types, kubelet] of [
        [["t3.medium", "c4.large"], undefined], [["t99.nano"], undefined],
        [["t3.small"], { systemReserved: "memory=1Gi" }], [["t3.small"], { kubeReserved: undefined, systemReserved: undefined }],
        [["t3.small"], { kubeReserved: "cpu=1", systemReserved: "pid=1000,memory=1.5G", evictionHard: "memory.available<10%" }],
        [["t3.small"], { kubeReserved: "memory=1023Mi", systemReserved: "memory=1Gi", evictionHard: "nodefs.available<10%" }],
    ] as [string[], object | undefined][]) {
        it(`is some on ${types} with ${JSON.stringify(kubelet) ?? "what AWS recommends"}`, () => {
            assert.deepEqual(reservedMemoryProblems("instanceTypes", types, kubelet), []);
        });
    }

    for (const [types, kubelet, index, reason] of [
        [["m6i.large", "t3.small"], undefined, 1, refused("t3.small", "2 GiB", "2.19 GiB", "t3.medium")],
        [["t3.small"], { kubeReserved: "memory=1Gi", systemReserved: "cpu=1,memory=1048576Ki", evictionHard: "nodefs.available<10%" }, 0,
            refused("t3.small", "2 GiB", "2 GiB", "t3.medium")],
        [["m6i.large"], { systemReserved: "memory=8589934592" }, 0, refused("m6i.large", "8 GiB", "8.69 GiB", "m6i.large")],
    ] as [string[], object | undefined, number, string][]) {
        it(`is none on ${types[index]} with ${JSON.stringify(kubelet) ?? "what AWS recommends"}`, () => {
            assert.deepEqual(reservedMemoryProblems("instanceTypes", types, kubelet), [{ path: `instanceTypes[${index}]`, reason }]);
        });
    }
});
