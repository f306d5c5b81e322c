import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { ClusterKubernetes } from "../support/clusterKubernetes";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, notJudged, policyPack, withoutValues } from "./judging";

const POLICY = ["windows-ipam", "Windows IPAM is on in clusters with Windows nodes."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);

const found = (got = "nothing", path = "configurationValues.enableWindowsIpam", name = "main-vpc-cni") => (stack: WindowsStack) => [finds(stack.named(name),
    `${path}: Windows IPAM is off, so Windows pods get no IP addresses, got ${got}; set it to "true"`)];
const foundInMap = (got = "nothing") => found(got, "data.enable-windows-ipam", "amazon-vpc-cni");

const REFUSED = "configurationValues.enableWindowsIpam: must be text for EKS, or the add-on fails, got true; write \"true\"";
const refused = (stack: WindowsStack) => [finds(stack.main.vpcCni, REFUSED)];

const values = (configurationValues: Json) => (stack: WindowsStack) => stack.set(stack.main.vpcCni, { configurationValues });
const ipam = (value: Json) => values(JSON.stringify({ enableWindowsIpam: value }));
const off = ipam("false");
const addon = (properties: Properties) => (stack: WindowsStack) => {
    stack.unset(stack.main.vpcCni, "configurationValues");
    stack.set(stack.main.vpcCni, properties);
};
/** A self-managed CNI, with the ConfigMap or a patch of it. */
const configMap = (data: Properties | string | undefined, kind?: "ConfigMap" | "ConfigMapPatch", metadata?: Properties) => (stack: WindowsStack) => {
    stack.remove(stack.main.vpcCni);
    return new ClusterKubernetes(stack, stack.main.cluster).addVpcCni(data, kind, metadata);
};
const chart = (chartValues: Properties) => (stack: WindowsStack) => {
    stack.remove(stack.main.vpcCni);
    new ClusterKubernetes(stack, stack.main.cluster).add("helm.sh/v3:Release", "cni", { chart: "aws-vpc-cni", ...chartValues });
};
/** The add-on as a component of @pulumi/eks whose children are not shown. */
const component = (options: Properties) => (stack: WindowsStack) => {
    stack.remove(stack.main.vpcCni);
    stack.set(stack.add("eks:index:VpcCniAddon", "cni", {}, { clusterName: stack.main.cluster }), options);
};
/** The cluster as a component of @pulumi/eks whose children are not shown. */
const clusterComponent = (options: Properties) => (stack: WindowsStack) => {
    const cluster = stack.add("eks:index:Cluster", "component", {});
    stack.set(cluster, { name: "production", ...options });
    stack.addNodeGroup("component-windows", cluster, "WINDOWS_CORE_2022_x86_64");
};
const forgotten = (stack: WindowsStack) => [finding(...POLICY, "advisory")(stack.main.cluster, "Windows IPAM is off in a new cluster and the stack "
    + "does not turn it on, so Windows pods get no IP addresses, got no add-on vpc-cni and no ConfigMap amazon-vpc-cni; add the add-on with "
    + "enableWindowsIpam \"true\", unless it is set elsewhere")];
/** Silence on a cluster without the add-on, as something else may turn Windows IPAM on. */
const forgottenOr = (title: string, type: string, properties: Properties, change: (stack: WindowsStack) => unknown = () => undefined): Case[] => [[title, stack => {
    stack.remove(stack.main.vpcCni);
    stack.set(stack.add(type, "beside", {}), properties);
    change(stack);
}]];
const link = (from: string, property: string) => (stack: WindowsStack) =>
    stack.link(stack.named(from), property, stack.add("random:index/randomId:RandomId", "id", {}));

describe("windows-ipam", () => {
    const judge = policyPack();

    judged(judge, "E2: fails on the add-on", [
        ["without values, and says what to write", stack => stack.unset(stack.main.vpcCni, "configurationValues"), found()],
        ["with values that the provider computes", values(UNKNOWN), found()],
        ["with empty values", values("{}"), found()],
        ["with an empty text", values(""), found()],
        ["with other values", values("{\"env\":{\"WARM_ENI_TARGET\":\"1\"}}"), found()],
        ["that turns it off", off, found("\"false\"")],
        ["that turns it off with a boolean", ipam(false), found("false")],
        ["with a boolean, which EKS refuses", ipam(true), refused],
        ["with a boolean in YAML", values("enableWindowsIpam: true\n"), refused],
        ["with a boolean, though it keeps what others changed", stack => {
            ipam(true)(stack);
            stack.set(stack.main.vpcCni, { resolveConflictsOnUpdate: "PRESERVE" });
        }, refused],
        ["with a boolean for prefix delegation", values(JSON.stringify({ enableWindowsIpam: "true", enableWindowsPrefixDelegation: false })), stack =>
            [finds(stack.main.vpcCni, "configurationValues.enableWindowsPrefixDelegation: must be text for EKS, or the add-on fails, got false; "
                + "write \"false\"")]],
        ["with a warm target as text", values(JSON.stringify({ enableWindowsIpam: "true", warmWindowsIPTarget: "2" })), stack =>
            [finds(stack.main.vpcCni, "configurationValues.warmWindowsIPTarget: must be a number for EKS, or the add-on fails, got \"2\"; write 2")]],
        ["of a component with a boolean", component({ configurationValues: { enableWindowsIpam: true, env: UNKNOWN } }), stack =>
            [finds(stack.named("cni"), REFUSED)]],
        ["with a value that Go can't read", ipam("yes"), found("\"yes\"")],
        ["with an empty value", ipam(""), found("\"\"")],
        ["with null", ipam(null), found()],
        ["with the switch among the variables", values("{\"env\":{\"enableWindowsIpam\":\"true\"}}"), found()],
        ["with values that are a secret", values(secret("{}")), withoutValues(found())],
        ["with values that are YAML", values("enableWindowsIpam: \"false\"\n"), found("\"false\"")],
        ["of a version that knows of it", addon({ addonVersion: "v1.14.0-eksbuild.3" }), found()],
        ["of a version that is not known yet", addon({ addonVersion: UNKNOWN }), found()],
        ["of a version that is no version", addon({ addonVersion: "latest" }), found()],
        ["whose updates overwrite", addon({ resolveConflictsOnUpdate: "OVERWRITE" }), found()],
        ["whose creation alone keeps what is there", addon({ resolveConflictsOnCreate: "PRESERVE" }), found()],
        ["whose conflicts the provider computes", addon({ resolveConflictsOnUpdate: UNKNOWN }), found()],
        ["beside a patch that says nothing of it", stack => {
            off(stack);
            new ClusterKubernetes(stack, stack.main.cluster).addVpcCni({ "branch-eni-cooldown": "60" }, "ConfigMapPatch");
        }, found("\"false\"")],
        ["beside another command", stack => {
            off(stack);
            stack.set(stack.add("command:remote:Command", "patch", {}), { create: "kubectl get nodes", update: ["enable-windows-ipam"] });
        }, found("\"false\"")],
        ["beside the ConfigMap of another namespace", stack => {
            off(stack);
            new ClusterKubernetes(stack, stack.main.cluster).addVpcCni({ "enable-windows-ipam": "true" }, "ConfigMap", { namespace: "default" });
        }, found("\"false\"")],
        ["beside the ConfigMap of a good cluster", stack => {
            off(stack);
            const other = stack.addWindowsCluster("other");
            stack.remove(other.vpcCni);
            new ClusterKubernetes(stack, other.cluster).addVpcCni({ "enable-windows-ipam": "true" });
        }, found("\"false\"")],
        ["of each of two clusters", stack => [stack.main, stack.addWindowsCluster("other")].forEach(({ vpcCni }) =>
            stack.unset(vpcCni, "configurationValues")), stack => [...found()(stack), ...found("nothing", undefined, "other-vpc-cni")(stack)]],
        ["once, whatever number of Windows groups join", stack => {
            off(stack);
            stack.addNodeGroup("second", stack.main.cluster, "WINDOWS_FULL_2019_x86_64");
        }, found("\"false\"")],
        ["of a component", component({ configurationValues: { env: {} } }), found("nothing", undefined, "cni")],
        ["of a component without values", component({}), found("nothing", undefined, "cni")],
        ["of a component that turns it off, beside a value that is not known yet",
            component({ configurationValues: { enableWindowsIpam: "false", env: UNKNOWN } }), found("\"false\"", undefined, "cni")],
        ["of a cluster component", clusterComponent({}), found("nothing", "vpcCniOptions.configurationValues.enableWindowsIpam", "component")],
        ["of a cluster component in Auto Mode that asks for it", clusterComponent({ autoMode: { enabled: true }, useDefaultVpcCni: false }),
            found("nothing", "vpcCniOptions.configurationValues.enableWindowsIpam", "component")],
    ], [POLICY[0]]);

    judged(judge, "E2: fails on a self-managed CNI with", [
        ["a ConfigMap that lacks the key", configMap({ "enable-network-policy-controller": "true" }), foundInMap()],
        ["a ConfigMap without data", configMap(undefined), foundInMap()],
        ["a ConfigMap that turns it off", configMap({ "enable-windows-ipam": "false" }), foundInMap("\"false\"")],
        ["a ConfigMap whose value Go can't read", configMap({ "enable-windows-ipam": "on" }), foundInMap("\"on\"")],
        ["a patch that turns it off", configMap({ "enable-windows-ipam": "false" }, "ConfigMapPatch"), foundInMap("\"false\"")],
        ["a chart that turns it off", chart({ values: { enableWindowsIpam: "false" } }), found("\"false\"", "values.enableWindowsIpam", "cni")],
    ], [POLICY[0]]);

    judged(judge, "E2: advises on a cluster without Windows IPAM anywhere in the stack", [
        ["at all", stack => stack.remove(stack.main.vpcCni), forgotten],
        ["beside other add-ons and ConfigMaps", stack => {
            stack.set(stack.main.vpcCni, { addonName: "coredns", configurationValues: "{}" });
            new ClusterKubernetes(stack, stack.main.cluster).add("core/v1:ConfigMap", "app", { metadata: { name: "app" } });
        }, forgotten],
        ["beside a ConfigMap amazon-vpc-cni of another namespace", configMap({ "enable-windows-ipam": "true" }, "ConfigMap", { namespace: "default" }), forgotten],
        ["beside another ConfigMap of kube-system", configMap({}, "ConfigMap", { name: "aws-auth" }), forgotten],
        ["beside the add-on of another cluster", stack => {
            stack.remove(stack.main.vpcCni);
            stack.addCluster("other");
        }, forgotten],
    ], [POLICY[0]]);

    judged(judge, "E2: passes", [
        ...["true", "1", "t", "T", "TRUE", "True"].map((value): Case => [`the add-on with ${value}`, ipam(value)]),
        ["a chart with a boolean, which is no matter of EKS", chart({ values: { enableWindowsIpam: true } })],
        ["the add-on with YAML", values("enableWindowsIpam: \"true\"\n")],
        ...forgottenOr("a cluster with an add-on whose name is not known yet", "aws:eks/addon:Addon", { addonName: UNKNOWN }),
        ...forgottenOr("a cluster beside an add-on of a component", "eks:index:VpcCniAddon", {}),
        ...forgottenOr("a cluster beside a command", "command:local:Command", { create: "make all" }),
        ...forgottenOr("a cluster beside a file of manifests", "kubernetes:yaml:ConfigFile", { file: "all.yaml" }),
        ...forgottenOr("a cluster beside a chart for its nodes", "kubernetes:helm.sh/v3:Release", { chart: "windows-setup" }),
        ...forgottenOr("a cluster beside a ConfigMap that may be of any cluster", "kubernetes:core/v1:ConfigMap",
            { metadata: { name: "amazon-vpc-cni", namespace: "kube-system" }, data: { "enable-windows-ipam": UNKNOWN } }, stack => stack.addCluster("other")),
        ["a cluster in Auto Mode without the add-on", stack => {
            stack.remove(stack.main.vpcCni);
            stack.set(stack.main.cluster, { computeConfig: { enabled: true } });
        }],
        ["an add-on that keeps what others changed", addon({ resolveConflictsOnUpdate: "PRESERVE" })],
        ["an add-on that turns it off, and keeps what others changed", stack => {
            off(stack);
            stack.set(stack.main.vpcCni, { resolveConflictsOnUpdate: "PRESERVE" });
        }],
        ["an add-on that kept what others changed in the words of older providers", addon({ resolveConflicts: "PRESERVE" })],
        ["an add-on that may keep what others changed", stack => {
            addon({})(stack);
            link("main-vpc-cni", "resolveConflictsOnUpdate")(stack);
            stack.set(stack.main.vpcCni, stack.preview === "later" ? { resolveConflictsOnUpdate: "PRESERVE" } : {});
        }],
        ["an add-on from before it knew of it", addon({ addonVersion: "v1.13.4-eksbuild.1" })],
        ["an add-on whose name is not known yet", stack => stack.set(stack.main.vpcCni, { addonName: UNKNOWN, configurationValues: "{}" })],
        ["an add-on beside the ConfigMap that turns it on, of which another policy speaks", stack => {
            off(stack);
            new ClusterKubernetes(stack, stack.main.cluster).addVpcCni({ "enable-windows-ipam": "true" });
        }],
        ["a ConfigMap that lacks it beside the add-on that turns it on, of which another policy speaks", stack =>
            new ClusterKubernetes(stack, stack.main.cluster).addVpcCni({})],
        ["an add-on beside a ConfigMap that may be of any cluster", stack => {
            off(stack);
            stack.addCluster("other");
            stack.add("kubernetes:core/v1:ConfigMap", "map", {
                metadata: { name: "amazon-vpc-cni", namespace: "kube-system" }, data: { "enable-windows-ipam": "true" },
            });
        }],
        ["an add-on beside a ConfigMap that may be of that namespace", stack => {
            off(stack);
            new ClusterKubernetes(stack, stack.main.cluster).addVpcCni({ "enable-windows-ipam": UNKNOWN }, "ConfigMapPatch", { namespace: UNKNOWN });
        }],
        ...(["kubectl patch configmap amazon-vpc-cni -p '{\"data\":{\"enable-windows-ipam\":\"true\"}}'", UNKNOWN] as Json[]).map((create): Case => [
            `an add-on beside the command ${create === UNKNOWN ? "that is not known yet" : create as string}, which may turn it on`, stack => {
                off(stack);
                stack.set(stack.add("command:local:Command", "patch", {}), { create });
            }]),
        ["values that are made from another resource", link("main-vpc-cni", "configurationValues"), stack =>
            stack.preview === "first" ? [leaves(stack.main.vpcCni, "configurationValues.enableWindowsIpam")] : []],
        ["a component's values that are not known yet", component({ configurationValues: UNKNOWN }), stack =>
            [leaves(stack.named("cni"), "configurationValues.enableWindowsIpam")]],
        ["a component's switch that is not known yet", component({ configurationValues: { env: {}, enableWindowsIpam: UNKNOWN } }), stack =>
            [leaves(stack.named("cni"), "configurationValues.enableWindowsIpam")]],
        ["the add-on below a component, whose values are not known yet", stack => {
            const cni = stack.add("eks:index:VpcCniAddon", "cni", {});
            stack.main.vpcCni.parent = cni.urn;
            values(UNKNOWN)(stack);
        }, stack => [leaves(stack.main.vpcCni, "configurationValues.enableWindowsIpam")]],
        ["a component that turns it on", component({ configurationValues: { enableWindowsIpam: "true" } })],
        ["a component that keeps what others changed", component({ resolveConflictsOnUpdate: "PRESERVE" })],
        ["a component from before it knew of it", component({ addonVersion: "v1.12.6-eksbuild.2" })],
        ["a cluster component that turns it on", clusterComponent({ vpcCniOptions: { configurationValues: { enableWindowsIpam: "true" } } })],
        ["a cluster component without the add-on", clusterComponent({ useDefaultVpcCni: true })],
        ["a cluster component that may be without the add-on", clusterComponent({ useDefaultVpcCni: UNKNOWN })],
        ["a cluster component in Auto Mode, which has no add-on", clusterComponent({ autoMode: { enabled: true } })],
        ["a ConfigMap that turns it on", configMap({ "enable-windows-ipam": "true" })],
        ["a patch that turns it on", configMap({ "enable-windows-ipam": "true" }, "ConfigMapPatch")],
        ["a patch that says nothing of it", configMap({ "warm-ip-target": "1" }, "ConfigMapPatch")],
        ["a ConfigMap that takes over some of the keys", configMap({ "warm-ip-target": "1" }, "ConfigMap", { annotations: { "pulumi.com/patchForce": "true" } })],
        ["a ConfigMap whose data is not known yet", configMap(UNKNOWN), stack =>
            [leaves(stack.named("amazon-vpc-cni"), "data.enable-windows-ipam")]],
        ["a ConfigMap whose value is not known yet", configMap({ "enable-windows-ipam": UNKNOWN }), stack =>
            [leaves(stack.named("amazon-vpc-cni"), "data.enable-windows-ipam")]],
        ["a ConfigMap whose name is not known yet", configMap({}, "ConfigMap", { name: UNKNOWN })],
        ["a chart that turns it on", chart({ values: { enableWindowsIpam: "true" } })],
        ["a chart that may have it in a file", chart({ values: {}, valueYamlFiles: [] })],
        ["a cluster without Windows nodes", stack => {
            off(stack);
            stack.remove(stack.main.windows);
        }],
        ["a Linux-only cluster beside a good one", stack => {
            const other = stack.addCluster("other");
            stack.unset(other.vpcCni, "configurationValues");
            new ClusterKubernetes(stack, other.cluster).addVpcCni({ "enable-windows-ipam": "false" });
        }],
        ["an add-on of a cluster that is known by name alone", stack => {
            off(stack);
            stack.set(stack.main.vpcCni, { clusterName: "elsewhere" });
        }],
        ["odd values, which the API refuses", stack => {
            const documents = [...ODD.filter(odd => odd !== "" && odd !== null), ...[1, [], ["false"], {}].map(value => JSON.stringify({ enableWindowsIpam: value })),
                "{", "[]", "\"text\"", "[".repeat(10_000)];
            documents.forEach((configurationValues, i) => {
                const { vpcCni } = stack.addWindowsCluster(`odd-${i}`);
                stack.set(vpcCni, { configurationValues });
            });
        }],
        ["odd ConfigMaps, which the API refuses", stack => {
            stack.remove(stack.main.vpcCni);
            const kubernetes = new ClusterKubernetes(stack, stack.main.cluster);
            const metadata = { name: "amazon-vpc-cni", namespace: "kube-system" };
            ODD.forEach((odd, i) => {
                kubernetes.add("core/v1:ConfigMap", `metadata-${i}`, { metadata: odd, data: odd });
                kubernetes.add("core/v1:ConfigMapPatch", `data-${i}`, { metadata, data: odd });
                if (odd !== null && (typeof odd !== "object" || Array.isArray(odd))) {
                    kubernetes.add("core/v1:ConfigMap", `all-${i}`, { metadata, data: odd });
                }
                kubernetes.add("core/v1:ConfigMapPatch", `value-${i}`, {
                    metadata, data: { "enable-windows-ipam": typeof odd === "string" || odd === true ? null : odd },
                });
            });
        }],
    ], [POLICY[0]]);
});
