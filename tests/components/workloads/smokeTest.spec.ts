import * as assert from "node:assert/strict";
import { Provider } from "@pulumi/kubernetes/provider";
import { SmokeTest } from "../../../components";
import { childrenOf, only, planned } from "../../support/planned";

const JOB = "kubernetes:batch/v1:Job";

describe("SmokeTest", () => {
    it("L11: is a Job on one Windows node group, of an image that its AMI holds, with the time that Windows takes", async () => {
        const seen = await planned(() => new SmokeTest("smoke", { nodeGroupName: "web-1", windowsRelease: 2022 }, {
            providers: { kubernetes: new Provider("k8s", { kubeconfig: "{}" }) },
        }));
        assert.deepEqual(childrenOf(seen, only(seen, "eks-windows:index:SmokeTest")), [`${JOB} smoke`]);
        const { inputs, options } = only(seen, JOB) as any;
        const { spec } = inputs.spec.template;
        assert.deepEqual(spec.nodeSelector, {
            "kubernetes.io/os": "windows", "kubernetes.io/arch": "amd64", "eks.amazonaws.com/nodegroup": "web-1",
        });
        assert.deepEqual(spec.tolerations, [{ key: "os", operator: "Equal", value: "windows", effect: "NoSchedule" }]);
        const [container] = spec.containers;
        assert.deepEqual([container.image, container.imagePullPolicy, container.terminationMessagePolicy],
            ["mcr.microsoft.com/windows/servercore:ltsc2022", "IfNotPresent", "FallbackToLogsOnError"]);
        assert.deepEqual([spec.restartPolicy, inputs.spec.backoffLimit, inputs.spec.activeDeadlineSeconds], ["Never", 2, 1500]);
        assert.equal(options.customTimeouts.create, "30m");
        assert.deepEqual(inputs.metadata.annotations, { "pulumi.com/replaceUnready": "true" }, "a failed Job is made anew");
    });

    it("L11: runs on nodes that EKS does not manage by their labels, and on exactly one kind of them", async () => {
        const on = (which: object) => planned(() => new SmokeTest("smoke", { ...which, windowsRelease: 2022 }, {
            providers: { kubernetes: new Provider("k8s", { kubeconfig: "{}" }) },
        }));
        const nodeLabels = { "eks-windows/node-group": "shop-web" };
        assert.deepEqual((only(await on({ nodeLabels }), JOB).inputs as any).spec.template.spec.nodeSelector, {
            "kubernetes.io/os": "windows", "kubernetes.io/arch": "amd64", "eks-windows/node-group": "shop-web",
        });
        await assert.rejects(on({}), /nodeGroupName: exactly one of nodeGroupName and nodeLabels must be set, got neither; set one/);
        await assert.rejects(on({ nodeLabels, nodeGroupName: "web" }), /got both; set one/);
    });

    it("A8: runs an image that the nodes run, by the table of hosts and images", async () => {
        const image = (windowsRelease: number, reference?: string) => planned(() => new SmokeTest("smoke", {
            nodeGroupName: "web-1", windowsRelease, image: reference,
        }, { providers: { kubernetes: new Provider("k8s", { kubeconfig: "{}" }) } }));
        const [ltsc2022, ltsc2019] = [2022, 2019].map(year => `mcr.microsoft.com/windows/servercore:ltsc${year}`);
        assert.equal((only(await image(2025), JOB).inputs as any).spec.template.spec.containers[0].image, "mcr.microsoft.com/windows/servercore:ltsc2025");
        await image(2025, ltsc2022);
        await image(2019, "registry.example/app:1");
        await assert.rejects(image(2025, ltsc2019), /image: is an image for Windows Server 2019 while the AMI is Windows Server 2025/);
        await assert.rejects(image(2019, ltsc2022), /image: is an image for Windows Server 2022 while the AMI is Windows Server 2019/);
        await assert.rejects(image(2016), /windowsRelease: must be the Windows Server release of the nodes, 2019, 2022, 2025, got 2016/);
    });

    it("writes a file on a claim of a storage class in one container, and reads it in the next", async () => {
        const seen = await planned(() => new SmokeTest("smoke", { nodeGroupName: "web-1", windowsRelease: 2022, storageClassName: "windows-gp3" }, {
            providers: { kubernetes: new Provider("k8s", { kubeconfig: "{}" }) },
        }));
        const { volumes, initContainers: [writer], containers: [reader] } = (only(seen, JOB).inputs as any).spec.template.spec;
        assert.deepEqual(volumes, [{ name: "smoke-test-volume", ephemeral: { volumeClaimTemplate: { spec: {
            storageClassName: "windows-gp3", accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } },
        } } } }]);
        const mounts = [{ name: "smoke-test-volume", mountPath: "C:\\smoke-test" }];
        assert.deepEqual([writer.volumeMounts, reader.volumeMounts], [mounts, mounts]);
        assert.match(writer.command.at(-1), /Set-Content -Path 'C:\\smoke-test\\written.txt'/);
        assert.match(reader.command.at(-1), /Get-Content -Path 'C:\\smoke-test\\written.txt'[^]*Resolve-DnsName/);
        assert.deepEqual({ ...writer, name: reader.name, command: reader.command }, reader, "both run the same image in the same way");
    });

    it("without a storage class, is the Job that it was before there were volumes", async () => {
        const { volumes, initContainers, containers: [container] } = (only(await planned(() => new SmokeTest("smoke", {
            nodeGroupName: "web-1", windowsRelease: 2022,
        }, { providers: { kubernetes: new Provider("k8s", { kubeconfig: "{}" }) } })), JOB).inputs as any).spec.template.spec;
        assert.deepEqual([volumes, initContainers, container.volumeMounts], [undefined, undefined, undefined]);
        assert.doesNotMatch(container.command.at(-1), /Get-Content/);
    });

    it("refuses a storage class whose volumes Windows can't read", async () => {
        const of = (storageClassName: string) => planned(() => new SmokeTest("smoke", { nodeGroupName: "web-1", windowsRelease: 2022, storageClassName }, {
            providers: { kubernetes: new Provider("k8s", { kubeconfig: "{}" }) },
        }));
        await assert.rejects(of("gp2"), /storageClassName: is the default class of EKS: its volumes use ext4, .* got "gp2"; use "windows-gp3"/);
        await assert.rejects(of("Windows"), /storageClassName: must be the name of a StorageClass: .* got "Windows"/);
    });

    it("refuses to run on whatever cluster the default provider happens to mean", async () => {
        await assert.rejects(planned(() => new SmokeTest("smoke", { nodeGroupName: "web-1", windowsRelease: 2022 })), /providers: is missing/);
    });
});
