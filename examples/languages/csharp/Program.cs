// A cluster with Windows nodes.
using System.Collections.Generic;
using Pulumi;
using Pulumi.EksWindows;
using Pulumi.EksWindows.Inputs;

return await Deployment.RunAsync(() =>
{
    var cluster = new WindowsCluster("cluster", new WindowsClusterArgs
    {
        KubernetesVersion = "1.35",
        Network = new NetworkSettingsArgs { NatGateways = NatGatewayStrategy.Single },
        WindowsNodeGroups =
        {
            new NamedWindowsNodeGroupArgs
            {
                Name = "web",
                AmiType = WindowsAmiType.Core2022,
                InstanceTypes = { "m6i.large" },
                Scaling = new NodeGroupScalingArgs { MinSize = 2, MaxSize = 4, DesiredSize = 2 },
            },
        },
        Tags = { ["team"] = "web" },
    });

    return new Dictionary<string, object?>
    {
        ["clusterName"] = cluster.ClusterName,
        ["kubeconfig"] = cluster.KubeconfigJson,
        ["windowsNodeGroupNames"] = cluster.WindowsNodeGroupNames,
        ["podsPerNode"] = cluster.PodsPerNode,
    };
});
