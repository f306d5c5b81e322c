import { Properties, UNKNOWN } from "../../plan/signatures";
import { ClusterKubernetes } from "../support/clusterKubernetes";
import { WindowsStack } from "../support/stack";
import { ODD, finding, judged, notJudged, policyPack } from "./judging";

const POLICY = ["windows-ipam-one-owner",
    "The ConfigMap amazon-vpc-cni of a cluster with Windows nodes has one owner: the vpc-cni add-on if it is installed."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);
const ON = { "enable-windows-ipam": "true" };
const MESSAGE = "metadata.name: the vpc-cni add-on of the cluster writes this ConfigMap too, got \"amazon-vpc-cni\"; "
    + "remove it and set enableWindowsIpam in the add-on's configurationValues";

const found = (stack: WindowsStack) => [finds(stack.named("amazon-vpc-cni"), MESSAGE)];
const add = (stack: WindowsStack, data: Properties | string = ON, kind?: "ConfigMap" | "ConfigMapPatch", metadata?: Properties) =>
    new ClusterKubernetes(stack, stack.main.cluster).addVpcCni(data, kind, metadata);
const withAddon = (properties: Properties) => (stack: WindowsStack) => {
    stack.set(stack.main.vpcCni, properties);
    add(stack);
};

describe("windows-ipam-one-owner", () => {
    const judge = policyPack();

    judged(judge, "E2: fails on", [
        ["a ConfigMap beside the add-on, and says what to do", stack => add(stack), found],
        ["a ConfigMap without the key beside the add-on", stack => add(stack, {}), found],
        ["a ConfigMap whose data is not known yet", stack => add(stack, UNKNOWN), found],
        ["a patch beside the add-on", stack => add(stack, ON, "ConfigMapPatch"), found],
        ["a patch of warm targets, which the add-on writes too", stack => add(stack, { "warm-ip-target": "1" }, "ConfigMapPatch"), found],
        ["a patch of a value that is not known yet", stack => add(stack, { "enable-windows-ipam": UNKNOWN }, "ConfigMapPatch"), found],
        ["a ConfigMap of the only cluster, whose provider is not shown", stack => stack.add("kubernetes:core/v1:ConfigMap", "amazon-vpc-cni", {
            metadata: { name: "amazon-vpc-cni", namespace: "kube-system" }, data: ON,
        }), found],
        ["a ConfigMap beside an add-on that turns nothing on", withAddon({ configurationValues: "{}" }), found],
        ["a ConfigMap beside an add-on of a version that writes it", withAddon({ addonVersion: "v1.20.0-eksbuild.1" }), found],
        ["a ConfigMap beside an add-on of an unknown version", withAddon({ addonVersion: UNKNOWN }), found],
        ["a ConfigMap beside the component of the add-on", stack => {
            stack.remove(stack.main.vpcCni);
            stack.add("eks:index:VpcCniAddon", "cni", {}, { clusterName: stack.main.cluster });
            add(stack);
        }, found],
        ["a ConfigMap beside the add-on of a cluster component", stack => {
            const cluster = stack.add("eks:index:Cluster", "component", {});
            stack.set(cluster, { name: "production" });
            stack.addNodeGroup("component-windows", cluster, "WINDOWS_CORE_2022_x86_64");
            const provider = stack.add("pulumi:providers:kubernetes", "provider", {}, {}, cluster);
            const map = stack.add("kubernetes:core/v1:ConfigMap", "amazon-vpc-cni", {
                metadata: { name: "amazon-vpc-cni", namespace: "kube-system" }, data: ON,
            });
            map.provider = provider.urn;
        }, found],
        ["the ConfigMap of each of two clusters", stack => {
            const other = stack.addWindowsCluster("other");
            add(stack);
            stack.set(new ClusterKubernetes(stack, other.cluster).add("core/v1:ConfigMap", "other-map", {}), {
                metadata: { name: "amazon-vpc-cni", namespace: "kube-system" },
            });
        }, stack => [...found(stack), finds(stack.named("other-map"), MESSAGE)]],
        ["a ConfigMap, beside odd ones", stack => {
            const kubernetes = new ClusterKubernetes(stack, stack.main.cluster);
            const metadata = { name: "amazon-vpc-cni", namespace: "kube-system" };
            ODD.forEach((odd, i) => {
                kubernetes.add("core/v1:ConfigMap", `metadata-${i}`, { metadata: odd, data: odd });
                kubernetes.add("core/v1:ConfigMap", `name-${i}`, { metadata: { ...metadata, name: odd } });
                kubernetes.add("core/v1:ConfigMapPatch", `data-${i}`, { metadata, data: odd });
            });
            add(stack);
        }, found],
    ], [POLICY[0]]);

    judged(judge, "E2: passes", [
        ["the add-on alone", () => undefined],
        ["a ConfigMap without the add-on", stack => {
            stack.remove(stack.main.vpcCni);
            add(stack);
        }],
        ["a patch without the add-on", stack => {
            stack.remove(stack.main.vpcCni);
            add(stack, ON, "ConfigMapPatch");
        }],
        ["a patch of keys that the add-on doesn't write", stack => add(stack, { "custom": "1" }, "ConfigMapPatch")],
        ["a patch of labels", stack => add(stack, {}, "ConfigMapPatch", { labels: { team: "platform" } })],
        ["a patch whose data is not known yet", stack => add(stack, UNKNOWN, "ConfigMapPatch"), stack => [leaves(stack.named("amazon-vpc-cni"), "data")]],
        ["a ConfigMap beside an add-on that keeps what others changed", withAddon({ resolveConflictsOnUpdate: "PRESERVE" })],
        ["a ConfigMap beside an add-on from before it wrote one", withAddon({ addonVersion: "v1.13.4-eksbuild.1" })],
        ["a ConfigMap beside another add-on", withAddon({ addonName: "coredns" })],
        ["a ConfigMap of another name", stack => add(stack, ON, "ConfigMap", { name: "aws-auth" })],
        ["a ConfigMap whose name is not known yet", stack => add(stack, ON, "ConfigMap", { name: UNKNOWN })],
        ["a ConfigMap of another namespace", stack => add(stack, ON, "ConfigMap", { namespace: "default" })],
        ["a ConfigMap without a namespace", stack => stack.set(add(stack), { metadata: { name: "amazon-vpc-cni" } })],
        ["a ConfigMap whose namespace is not known yet", stack => add(stack, ON, "ConfigMap", { namespace: UNKNOWN })],
        ["a ConfigMap beside the chart of a self-managed CNI", stack => {
            stack.remove(stack.main.vpcCni);
            new ClusterKubernetes(stack, stack.main.cluster).add("helm.sh/v3:Release", "cni", { chart: "aws-vpc-cni", values: {} });
            add(stack);
        }],
        ["a ConfigMap of one cluster beside the add-on of another", stack => {
            const other = stack.addWindowsCluster("other");
            stack.remove(other.vpcCni);
            new ClusterKubernetes(stack, other.cluster).addVpcCni(ON);
        }],
        ["a ConfigMap that may be of either cluster", stack => {
            stack.addWindowsCluster("other");
            stack.add("kubernetes:core/v1:ConfigMap", "map", { metadata: { name: "amazon-vpc-cni", namespace: "kube-system" }, data: ON });
        }],
        ["a Linux-only cluster with both, beside a good one", stack =>
            new ClusterKubernetes(stack, stack.addCluster("other").cluster).addVpcCni(ON)],
        ["both without a Windows node group", stack => {
            add(stack);
            stack.remove(stack.main.windows);
        }],
    ], [POLICY[0]]);
});
