// A cluster with Windows nodes.
package main

import (
	"example.com/pulumi-eks-windows/sdk/go/eks-windows"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		amiType := ekswindows.WindowsAmiTypeCore2022
		natGateways := ekswindows.NatGatewayStrategySingle
		cluster, err := ekswindows.NewWindowsCluster(ctx, "cluster", &ekswindows.WindowsClusterArgs{
			KubernetesVersion: "1.35",
			Network:           &ekswindows.NetworkSettingsArgs{NatGateways: &natGateways},
			WindowsNodeGroups: []ekswindows.NamedWindowsNodeGroupArgs{{
				Name:          "web",
				AmiType:       &amiType,
				InstanceTypes: []string{"m6i.large"},
				Scaling:       &ekswindows.NodeGroupScalingArgs{MinSize: 2, MaxSize: 4, DesiredSize: 2},
			}},
			Tags: map[string]pulumi.StringInput{"team": pulumi.String("web")},
		})
		if err != nil {
			return err
		}
		ctx.Export("clusterName", cluster.ClusterName)
		ctx.Export("kubeconfig", cluster.KubeconfigJson)
		ctx.Export("windowsNodeGroupNames", cluster.WindowsNodeGroupNames)
		ctx.Export("podsPerNode", cluster.PodsPerNode)
		return nil
	})
}
