import * as pulumi from "@pulumi/pulumi";
import { NodeTaint, WINDOWS_RESERVES } from "../../limits/nodes/kubeletArguments";
import { ClusterBootstrap, WindowsNodeGroupSettings } from "./windowsNodeGroupSettings";
import { windowsUserData } from "./windowsUserData";

/** User data of nodes that EKS does not bootstrap: they join by themselves, with reserves, labels and taints. */
export function bootstrapUserData(
    { clusterName, labels, kubelet }: WindowsNodeGroupSettings & { clusterName: pulumi.Input<string> },
    bootstrap: ClusterBootstrap, taints: NodeTaint[], warmPool = false,
): pulumi.Output<string> {
    return pulumi.output({ clusterName, ...bootstrap }).apply(known => windowsUserData({
        ...known, labels, taints, ...WINDOWS_RESERVES, ...kubelet, warmPool,
    }));
}
