import { ExistingCluster } from "./components/existingCluster/existingCluster";
import { WindowsCluster } from "./components/windowsCluster";
import { stackConfig } from "./config/stackConfig";

// The whole cluster, from the configuration of the stack; docs/configuration.md describes every setting.
const { newCluster, existingCluster } = stackConfig();
const made = newCluster && new WindowsCluster("cluster", newCluster);
// Or Windows nodes on a cluster that any tool made, with the key existingCluster.
const { windowsNodeGroupNames, podsPerNode } = made ?? new ExistingCluster("cluster", existingCluster!);

// An undefined output would be a warning, so a new cluster has more of them.
export = {
    windowsNodeGroupNames,
    /** Pods that fit on one node of each Windows group. */
    podsPerNode,
    ...made ? {
        clusterName: made.clusterName,
        /** Secret: pulumi stack output kubeconfig --show-secrets */
        kubeconfig: made.kubeconfigJson,
        oidcIssuer: made.oidcIssuer,
        kubectl: "pulumi stack output kubeconfig --show-secrets > kubeconfig.json && kubectl --kubeconfig kubeconfig.json get nodes",
    } : { clusterName: existingCluster!.clusterName },
};
