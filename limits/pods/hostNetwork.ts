import { Problem, shown } from "../text/problem";

/**
 * Windows pods share the network of their node as HostProcess pods only, and those always do (L1).
 *
 * kubelet gives any other pod a network of its own, whatever it asks for, while the VPC resource controller leaves out pods
 * that ask for the host's: such a pod gets no address and never starts. The Kubernetes API refuses HostProcess pods without it.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
 */
export function hostNetworkProblems(path: string, hostNetwork: unknown, isHostProcess: boolean): Problem[] {
    if (hostNetwork === true && !isHostProcess) {
        return [{ path, reason: "only HostProcess pods can use the network of a Windows node, got true; remove it, "
            + "or set securityContext.windowsOptions.hostProcess to true" }];
    }
    return hostNetwork !== true && isHostProcess
        ? [{ path, reason: `HostProcess pods use the network of their node, got ${shown(hostNetwork)}; set it to true` }]
        : [];
}
