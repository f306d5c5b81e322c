import { Json, UNKNOWN } from "../../plan/signatures";
import { ClusterKubernetes } from "../support/clusterKubernetes";
import { WindowsStack } from "../support/stack";
import { ODD, finding, judged, policyPack } from "./judging";

const POLICY = ["windows-eni-config", "Clusters with Windows nodes have no ENIConfigs: these are for custom networking."] as const;
const finds = finding(...POLICY, "advisory");
const TYPE = "crd.k8s.amazonaws.com/v1alpha1:ENIConfig";

const eniConfig = (stack: WindowsStack, name = "eu-central-1a", cluster = stack.main.cluster, type = TYPE) =>
    new ClusterKubernetes(stack, cluster).add(type, name, {
        apiVersion: "crd.k8s.amazonaws.com/v1alpha1", kind: "ENIConfig", metadata: { name }, spec: { subnet: UNKNOWN, securityGroups: ["sg-1"] },
    });
const found = (name = "eu-central-1a") => (stack: WindowsStack) => [finds(stack.named(name),
    `kind: ENIConfigs are for custom networking, which Windows nodes don't support, got "${name}"; `
    + "remove it if nothing uses it, and use larger subnets")];
const values = (configurationValues: Json) => (stack: WindowsStack) => {
    stack.set(stack.main.vpcCni, { configurationValues });
    eniConfig(stack);
};

describe("windows-eni-config", () => {
    const judge = policyPack();

    judged(judge, "L3: advises on", [
        ["an ENIConfig, and says what to do", stack => eniConfig(stack), found()],
        ["an ENIConfig of a later version", stack => eniConfig(stack, undefined, undefined, "crd.k8s.amazonaws.com/v1:ENIConfig"), found()],
        ["a patch of an ENIConfig", stack => eniConfig(stack, undefined, undefined, `${TYPE}Patch`), found()],
        ["an ENIConfig of the only cluster, whose provider is not shown", stack => stack.add(`kubernetes:${TYPE}`, "eu-central-1a", {
            metadata: { name: "eu-central-1a" },
        }), found()],
        ["an ENIConfig whose name is not known yet", stack => stack.set(eniConfig(stack), { metadata: { name: UNKNOWN } }), found()],
        ["an ENIConfig beside the variable turned off", values("{\"env\":{\"AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG\":\"false\"}}"), found()],
        ["an ENIConfig, beside the custom networking of another cluster", stack => {
            stack.set(stack.addWindowsCluster("other").vpcCni, { configurationValues: "{\"env\":{\"AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG\":\"true\"}}" });
            eniConfig(stack);
        }, found()],
        ["ENIConfigs with odd values", stack => ODD.forEach((odd, i) =>
            new ClusterKubernetes(stack, stack.main.cluster).add(TYPE, `odd-${i}`, { metadata: odd, spec: odd })),
        stack => ODD.map((_, i) => found(`odd-${i}`)(stack)[0])],
    ], [POLICY[0]]);

    judged(judge, "L3: passes", [
        ["a cluster without ENIConfigs", () => undefined],
        ["an ENIConfig where custom networking is on, of which another policy speaks",
            values("{\"env\":{\"AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG\":\"true\"}}")],
        ["an ENIConfig where the component's option turns custom networking on", stack => {
            stack.set(stack.add("eks:index:VpcCniAddon", "cni", {}, { clusterName: stack.main.cluster }), { customNetworkConfig: true });
            eniConfig(stack);
        }],
        ["an ENIConfig of a cluster without Windows nodes, beside a good one", stack =>
            eniConfig(stack, "other-1a", stack.addCluster("other").cluster)],
        ["an ENIConfig that may be of either cluster", stack => {
            stack.addCluster("other");
            stack.add(`kubernetes:${TYPE}`, "eu-central-1a", { metadata: { name: "eu-central-1a" } });
        }],
        ["an ENIConfig of a cluster that is not in the stack", stack => {
            const config = eniConfig(stack);
            const provider = stack.add("pulumi:providers:kubernetes", "elsewhere", {});
            stack.set(provider, { kubeconfig: "server: https://elsewhere" });
            config.provider = provider.urn;
        }],
        ["another group's ENIConfig", stack => eniConfig(stack, undefined, undefined, "acme.com/v1:ENIConfig")],
        ["an ENIConfig without a Windows node group", stack => {
            eniConfig(stack);
            stack.remove(stack.main.windows);
        }],
    ], [POLICY[0]]);
});
