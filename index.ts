import { WindowsCluster } from "./components/windowsCluster";
import { stackConfig } from "./config/stackConfig";

// The whole cluster, from the configuration of the stack; docs/configuration.md describes every setting.
const cluster = new WindowsCluster("cluster", stackConfig());

export const clusterName = cluster.clusterName;
/** Secret: pulumi stack output kubeconfig --show-secrets */
export const kubeconfig = cluster.kubeconfigJson;
export const windowsNodeGroupNames = cluster.windowsNodeGroupNames;
/** Pods that fit on one node of each Windows group. */
export const podsPerNode = cluster.podsPerNode;
export const oidcIssuer = cluster.oidcIssuer;
export const kubectl = "pulumi stack output kubeconfig --show-secrets > kubeconfig.json && kubectl --kubeconfig kubeconfig.json get nodes";
