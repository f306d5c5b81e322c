import { RuntimeClass } from "@pulumi/kubernetes/node/v1";
import * as pulumi from "@pulumi/pulumi";
import { windowsNodeLabels } from "../../limits/nodes/windowsNodeLabels";
import { hostReleaseProblems } from "../../limits/nodes/windowsHosts";
import { kubernetesProviderProblems, rejectProblems } from "../problems";
import { WINDOWS_TOLERATION } from "../nodes/windowsNodeGroupSettings";

export interface WindowsRuntimeClassesArgs {
    /** Windows Server releases of the nodes: 2019, 2022, 2025; each gets a class of its own. */
    windowsReleases: number[];
}

/** What containerd on Windows calls process isolation, the only isolation that EKS has; also its default there. */
const HANDLER = "runhcs-wcow-process";

/**
 * A Kubernetes RuntimeClass for each Windows Server release, `windows-2022` and so on: a pod names it as `runtimeClassName`
 * and goes to nodes of that release, with the node selector and the toleration that it needs (E6). Costs nothing to run.
 *
 * Nodes of Windows Server 2025 run images for 2022 as well as their own; 2019 and 2022 run only their own.
 *
 * ```typescript
 * const classes = new WindowsRuntimeClasses("classes", { windowsReleases: [2022] }, { providers: { kubernetes } });
 * ```
 *
 * @see https://kubernetes.io/docs/concepts/windows/user-guide/#handling-multiple-windows-versions-in-the-same-cluster
 */
export class WindowsRuntimeClasses extends pulumi.ComponentResource {
    /** Names of the classes, in the order of the releases. */
    public readonly runtimeClassNames: string[];

    constructor(name: string, args: WindowsRuntimeClassesArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:WindowsRuntimeClasses", name, args, opts);
        const { windowsReleases } = args;
        rejectProblems(this, [
            ...kubernetesProviderProblems(this, "kubernetes:node.k8s.io/v1:RuntimeClass"),
            ...windowsReleases.flatMap((release, i) => hostReleaseProblems(`windowsReleases[${i}]`, release)),
            ...windowsReleases.flatMap((release, i) => windowsReleases.indexOf(release) < i
                ? [{ path: `windowsReleases[${i}]`, reason: `is in the list twice, got ${release}; remove it` }] : []),
        ]);
        this.runtimeClassNames = windowsReleases.map(release => `windows-${release}`);
        windowsReleases.forEach((release, i) => {
            new RuntimeClass(`${name}-${release}`, {
                // Pods name it, so it is not generated.
                metadata: { name: this.runtimeClassNames[i] },
                handler: HANDLER,
                scheduling: {
                    nodeSelector: windowsNodeLabels(release),
                    tolerations: [WINDOWS_TOLERATION],
                },
            }, { parent: this });
        });
        this.registerOutputs({ runtimeClassNames: this.runtimeClassNames });
    }
}
