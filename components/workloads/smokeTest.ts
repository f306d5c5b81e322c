import { Job } from "@pulumi/kubernetes/batch/v1";
import * as pulumi from "@pulumi/pulumi";
import { hostImageProblems } from "../../limits/images/containerImage";
import { windowsStorageClassProblems } from "../../limits/pods/storageClass";
import { judgedArgs } from "../judgedArgs";
import { kubernetesProviderProblems } from "../problems";
import { WINDOWS_TOLERATION } from "../nodes/windowsNodeGroupSettings";
import { TEST_VOLUME_PATH, smokeTestScript, volumeWriteScript } from "./smokeTestScript";

export interface SmokeTestArgs {
    /** Name that EKS knows the Windows node group by; none by default, and then nodeLabels say which nodes are meant. */
    nodeGroupName?: pulumi.Input<string>;
    /** Labels of the nodes, where EKS does not manage them; by default those of the nodes of nodeGroupName. */
    nodeLabels?: Record<string, pulumi.Input<string>>;
    /** Windows Server release of the nodes: 2019, 2022 or 2025. */
    windowsRelease: number;
    /** Image to run, which the nodes' AMI should hold already; the default is Windows Server Core of the same release, cached on Amazon's AMIs. */
    image?: pulumi.Input<string>;
    /** Namespace of the Job; the default is kube-system, where nothing but the system runs. */
    namespace?: pulumi.Input<string>;
    /**
     * StorageClass whose volume the pod writes to and reads from, such as the one of `WindowsStorage`; by default it has no volume.
     *
     * @default no volume
     */
    storageClassName?: pulumi.Input<string>;
}

/** A node may take ten minutes to join, and its first container minutes more. */
const TIMEOUT = "30m";
const DEADLINE_SECONDS = 25 * 60;
const VOLUME = "smoke-test-volume";
/** The smallest gp3 volume: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
const VOLUME_SIZE = "1Gi";

/**
 * A Windows pod on a node group that resolves a name of the cluster and calls the Kubernetes API: the only proof that DNS
 * works on Windows nodes. With a storage class, one container writes a file on a volume and another one reads it. Where the test
 * fails, `up` fails and says what to look at, and the next `up` tests again.
 *
 * Costs nothing to run; with a volume, about 0.08 USD a month in us-east-1, since the volume goes only with the Job.
 *
 * ```typescript
 * const test = new SmokeTest("web-smoke-test", { nodeGroupName: web.nodeGroupName, windowsRelease: 2022 }, {
 *     dependsOn: [web], providers: { kubernetes },
 * });
 * ```
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export class SmokeTest extends pulumi.ComponentResource {
    /** Name of the Job. */
    public readonly jobName: pulumi.Output<string>;

    constructor(name: string, args: SmokeTestArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:SmokeTest", name, args, opts);
        args = judgedArgs(this, args, known => [
            ...kubernetesProviderProblems(this, "kubernetes:batch/v1:Job"),
            ...(known.nodeGroupName === undefined) === (known.nodeLabels === undefined) ? [{
                path: "nodeGroupName", reason: `exactly one of nodeGroupName and nodeLabels must be set, `
                    + `got ${known.nodeGroupName === undefined ? "neither" : "both"}; set one`,
            }] : [],
            ...hostImageProblems("image", known.image, "windowsRelease", known.windowsRelease),
            ...windowsStorageClassProblems("storageClassName", known.storageClassName),
        ]);
        const nodeLabels = args.nodeLabels ?? { "eks.amazonaws.com/nodegroup": args.nodeGroupName! };
        const { image = `mcr.microsoft.com/windows/servercore:ltsc${args.windowsRelease}`, namespace = "kube-system", storageClassName } = args;
        const container = {
            image,
            imagePullPolicy: "IfNotPresent",
            // What the container said last is what `pulumi up` shows.
            terminationMessagePolicy: "FallbackToLogsOnError",
            resources: { limits: { memory: "1Gi", cpu: "500m" }, requests: { memory: "1Gi", cpu: "500m" } },
            ...storageClassName !== undefined && { volumeMounts: [{ name: VOLUME, mountPath: TEST_VOLUME_PATH }] },
        };
        const job = new Job(name, {
            metadata: {
                namespace, labels: { "app.kubernetes.io/name": "windows-smoke-test" },
                // A Job that failed stays failed, and stays in the state: the next `up` makes another one and tests again.
                annotations: { "pulumi.com/replaceUnready": "true" },
            },
            spec: {
                backoffLimit: 2,
                activeDeadlineSeconds: DEADLINE_SECONDS,
                template: {
                    spec: {
                        restartPolicy: "Never",
                        nodeSelector: { "kubernetes.io/os": "windows", "kubernetes.io/arch": "amd64", ...nodeLabels },
                        tolerations: [WINDOWS_TOLERATION],
                        ...storageClassName !== undefined && {
                            // Its claim comes and goes with the pod.
                            volumes: [{ name: VOLUME, ephemeral: { volumeClaimTemplate: { spec: {
                                storageClassName, accessModes: ["ReadWriteOnce"], resources: { requests: { storage: VOLUME_SIZE } },
                            } } } }],
                            initContainers: [{ ...container, name: "write", command: powerShell(volumeWriteScript()) }],
                        },
                        containers: [{ ...container, name: "smoke-test", command: powerShell(smokeTestScript(storageClassName !== undefined)) }],
                    },
                },
            },
        }, { parent: this, dependsOn: opts?.dependsOn, customTimeouts: { create: TIMEOUT, update: TIMEOUT }, replaceOnChanges: ["spec"], deleteBeforeReplace: false });
        this.jobName = job.metadata.name;
        this.registerOutputs({ jobName: this.jobName });
    }
}

function powerShell(script: string): string[] {
    return ["powershell.exe", "-NoProfile", "-Command", script];
}
