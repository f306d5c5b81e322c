"""A cluster with Windows nodes."""

import pulumi
import pulumi_eks_windows as eks_windows

cluster = eks_windows.WindowsCluster(
    "cluster",
    kubernetes_version="1.35",
    network=eks_windows.NetworkSettingsArgs(
        nat_gateways=eks_windows.NatGatewayStrategy.SINGLE,
    ),
    windows_node_groups=[
        eks_windows.NamedWindowsNodeGroupArgs(
            name="web",
            ami_type=eks_windows.WindowsAmiType.CORE2022,
            instance_types=["m6i.large"],
            scaling=eks_windows.NodeGroupScalingArgs(min_size=2, max_size=4, desired_size=2),
        ),
    ],
    tags={"team": "web"},
)

pulumi.export("clusterName", cluster.cluster_name)
pulumi.export("kubeconfig", cluster.kubeconfig_json)
pulumi.export("windowsNodeGroupNames", cluster.windows_node_group_names)
pulumi.export("podsPerNode", cluster.pods_per_node)
