import { ExistingCluster } from "./components/existingCluster/existingCluster";
import { WindowsCluster } from "./components/windowsCluster";
import { stackConfig } from "./config/stackConfig";

// The whole cluster, from the configuration of the stack; docs/configuration.md describes every setting.
const { newCluster, existingCluster } = stackConfig();
const made = newCluster && new WindowsCluster("cluster", newCluster);
// Or Windows nodes on a cluster that any tool made, with the key existingCluster.
const cluster = made ?? new ExistingCluster("cluster", existingCluster!);

export const clusterName = made ? made.clusterName : existingCluster!.clusterName;
/** Secret: pulumi stack output kubeconfig --show-secrets */
export const kubeconfig = made?.kubeconfigJson;
export const windowsNodeGroupNames = cluster.windowsNodeGroupNames;
/** Pods that fit on one node of each Windows group. */
export const podsPerNode = cluster.podsPerNode;
export const oidcIssuer = made?.oidcIssuer;
export const kubectl = made && "pulumi stack output kubeconfig --show-secrets > kubeconfig.json && kubectl --kubeconfig kubeconfig.json get nodes";
