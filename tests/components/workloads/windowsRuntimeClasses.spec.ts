import * as assert from "node:assert/strict";
import { Provider } from "@pulumi/kubernetes/provider";
import { WindowsRuntimeClasses } from "../../../components";
import { childrenOf, only, planned } from "../../support/planned";

const RUNTIME_CLASS = "kubernetes:node.k8s.io/v1:RuntimeClass";

const build = (windowsReleases: number[]) => planned(() => new WindowsRuntimeClasses("classes", { windowsReleases }, {
    providers: { kubernetes: new Provider("k8s", { kubeconfig: "{}" }) },
}));

describe("WindowsRuntimeClasses", () => {
    it("E6: makes one class for each release, which brings pods to its nodes", async () => {
        const seen = await build([2022, 2025]);
        assert.deepEqual(childrenOf(seen, only(seen, "eks-windows:index:WindowsRuntimeClasses")),
            [`${RUNTIME_CLASS} classes-2022`, `${RUNTIME_CLASS} classes-2025`]);
        assert.deepEqual(only(seen, RUNTIME_CLASS, "classes-2025").inputs, {
            apiVersion: "node.k8s.io/v1", kind: "RuntimeClass", metadata: { name: "windows-2025" }, handler: "runhcs-wcow-process",
            scheduling: {
                nodeSelector: { "kubernetes.io/os": "windows", "kubernetes.io/arch": "amd64", "node.kubernetes.io/windows-build": "10.0.26100" },
                tolerations: [{ key: "os", operator: "Equal", value: "windows", effect: "NoSchedule" }],
            },
        });
    });

    it("E6: refuses releases that EKS has no AMI of, and the same one twice", async () => {
        await assert.rejects(build([2016]), /windowsReleases\[0\]: must be the Windows Server release of the nodes, 2019, 2022, 2025, got 2016/);
        await assert.rejects(build([2022, 2022]), /windowsReleases\[1\]: is in the list twice, got 2022; remove it/);
    });

    it("refuses to make them in whatever cluster the default provider happens to mean", async () => {
        await assert.rejects(planned(() => new WindowsRuntimeClasses("classes", { windowsReleases: [2022] })), /providers: is missing/);
    });
});
