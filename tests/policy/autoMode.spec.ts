import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { ClusterKubernetes } from "../support/clusterKubernetes";
import { WindowsStack } from "../support/stack";
import { ODD, finding, judged, policyPack, withoutValues } from "./judging";

const POLICY = ["windows-auto-mode", "Windows pods in a cluster with Auto Mode have a Windows node group to run on."] as const;
const finds = finding(...POLICY, "advisory");

const AUTO: Properties = { computeConfig: { enabled: true, nodePools: ["general-purpose"] } };
const auto = (properties = AUTO) => (stack: WindowsStack) => stack.set(stack.main.cluster, properties);
const found = (path = "computeConfig.enabled", name = "main", pods = "web") => (stack: WindowsStack) => [finds(stack.named(name),
    `${path}: Auto Mode starts Linux nodes only, got true and Windows pods ("${pods}"); `
    + "add a managed node group of a Windows AMI type, unless another stack has one")];

/** Pods of the main cluster, which is in Auto Mode and has no Windows node group. */
const alone = (os: Json = "windows", properties = AUTO) => (stack: WindowsStack) => {
    auto(properties)(stack);
    stack.remove(stack.main.windows);
    return pods(stack, "web", os);
};
const pods = (stack: WindowsStack, name: string, os: Json = "windows", cluster = stack.main.cluster) =>
    new ClusterKubernetes(stack, cluster).add("apps/v1:Deployment", name, {
        spec: { template: { spec: { nodeSelector: { "kubernetes.io/os": os }, containers: [{ name: "web" }] } } },
    });

describe("windows-auto-mode", () => {
    const judge = policyPack();

    judged(judge, "E4: advises on Windows pods that only Auto Mode could take, where it is on by", [
        ["its node pools", alone(), found()],
        ["a secret", alone("windows", { computeConfig: secret({ enabled: true }) }), withoutValues(found())],
        ["a configuration with a role that is not known yet", alone("windows", { computeConfig: { enabled: true, nodeRoleArn: UNKNOWN } }), found()],
        ["all three switches, once", alone("windows", {
            ...AUTO, storageConfig: { blockStorage: { enabled: true } }, kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
        }), found()],
        ["its block storage", alone("windows", { storageConfig: { blockStorage: { enabled: true } } }), found("storageConfig.blockStorage.enabled")],
        ["its load balancing", alone("windows", { kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } } }),
            found("kubernetesNetworkConfig.elasticLoadBalancing.enabled")],
    ], [POLICY[0]]);

    judged(judge, "E4: says nothing of Auto Mode beside a Windows node group, which EKS allows:", [
        ["without pods", auto()],
        ["with Windows pods", stack => {
            auto()(stack);
            pods(stack, "web");
        }],
        ["where all three switches are on", auto({
            ...AUTO, storageConfig: { blockStorage: { enabled: true } }, kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
        })],
        ["of a component", stack => {
            const cluster = stack.add("eks:index:Cluster", "component", {});
            stack.set(cluster, { name: "production", autoMode: { enabled: true } });
            stack.addNodeGroup("component-windows", cluster, "WINDOWS_CORE_2022_x86_64");
        }],
        ["made from another resource", stack =>
            stack.link(stack.main.cluster, "computeConfig", stack.add("random:index/randomId:RandomId", "id", {}))],
        ["with odd values", stack => [...ODD, ...ODD.map(enabled => ({ enabled }))].forEach((odd, i) =>
            stack.set(stack.addWindowsCluster(`odd-${i}`).cluster, {
                computeConfig: odd, storageConfig: odd, kubernetesNetworkConfig: { elasticLoadBalancing: odd },
            }))],
    ], [POLICY[0]]);

    judged(judge, "E6: advises on Windows pods where all nodes are Auto Mode's:", [
        ["a deployment", alone(), found()],
        ["a deployment of the only cluster, whose provider is not shown", stack => { delete alone()(stack).provider; }, found()],
        ["two of them once", stack => {
            alone()(stack);
            stack.add("kubernetes:core/v1:Pod", "second", { spec: { nodeSelector: { "kubernetes.io/os": "windows" } } });
        }, found()],
        ["a deployment on a component", stack => {
            stack.remove(stack.main.windows);
            const cluster = stack.add("eks:index:Cluster", "component", {});
            stack.set(cluster, { name: "production", autoMode: { enabled: true } });
            const provider = stack.add("pulumi:providers:kubernetes", "provider", {}, {}, cluster);
            pods(stack, "web").provider = provider.urn;
        }, found("autoMode.enabled", "component")],
        ["a deployment, beside odd pods", stack => {
            alone()(stack);
            ODD.forEach((odd, i) => stack.add("kubernetes:core/v1:Pod", `odd-${i}`, { metadata: odd, spec: odd }));
        }, found()],
    ], [POLICY[0]]);

    judged(judge, "E4: passes", [
        ["a cluster without Auto Mode", () => undefined],
        ["Auto Mode turned off", auto({
            computeConfig: { enabled: false }, storageConfig: { blockStorage: { enabled: false } },
            kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: false } },
        })],
        ["what the provider computes", auto({ computeConfig: UNKNOWN, storageConfig: UNKNOWN, kubernetesNetworkConfig: UNKNOWN })],
        ["Auto Mode of a Linux-only cluster", stack => {
            auto()(stack);
            stack.remove(stack.main.windows);
        }],
        ["Auto Mode of a Linux-only cluster beside a good one", stack => stack.set(stack.addCluster("other").cluster, AUTO)],
        ["Windows pods on a cluster without Auto Mode", alone("windows", {})],
        ["Linux pods on a cluster in Auto Mode", alone("linux")],
        ["pods whose system is not known yet", alone(UNKNOWN)],
        ["Windows pods that may be of either cluster", stack => {
            delete alone()(stack).provider;
            stack.addCluster("other");
        }],
        ["Windows pods of a cluster that is not in the stack", stack => {
            const provider = stack.add("pulumi:providers:kubernetes", "elsewhere", {});
            stack.set(provider, { kubeconfig: "server: https://elsewhere" });
            alone()(stack).provider = provider.urn;
        }],
        ["Windows pods beside a node group that may be Windows", stack => {
            alone()(stack);
            stack.set(stack.addNodeGroup("custom", stack.main.cluster, "CUSTOM"), { amiType: UNKNOWN });
        }],
        ["Windows pods beside an Auto Scaling group", stack => {
            alone()(stack);
            stack.add("aws:autoscaling/group:Group", "nodes", { tags: UNKNOWN });
        }],
        ["Windows pods beside the Windows node group of a cluster that is known by name alone", stack => {
            alone()(stack);
            stack.set(stack.addNodeGroup("windows", stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), { clusterName: "elsewhere" });
        }],
    ], [POLICY[0]]);
});
