import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { ClusterKubernetes } from "../support/clusterKubernetes";
import { HOST_PROCESS, ON_LINUX, addPods, addProvider, addToNamespace, addWindowsPods } from "../support/pods";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, notJudged, policyPack, withoutValues } from "./judging";

const POLICY = ["windows-pod-eni", "Windows pods do not use security groups for pods."] as const;
const finds = finding(...POLICY, "advisory");
const leaves = notJudged(...POLICY);
const WEB = { matchLabels: { app: "web" } };
const ASKING = { containers: [{ name: "app", resources: { limits: { "vpc.amazonaws.com/pod-eni": "1" } } }] };

/** A SecurityGroupPolicy that selects Windows pods. */
function ask(stack: WindowsStack): void {
    addWindowsPods(stack, "web");
    addToNamespace(stack, "kubernetes:vpcresources.k8s.aws/v1beta1:SecurityGroupPolicy", "policy", { spec: { podSelector: {} } });
}
const setValues = (configurationValues: Json) => (stack: WindowsStack) => stack.set(stack.main.vpcCni, { configurationValues });
const switched = setValues(JSON.stringify({ enableWindowsIpam: "true", env: { ENABLE_POD_ENI: "true" } }));
const values = (configurationValues: Json) => (stack: WindowsStack) => {
    ask(stack);
    setValues(configurationValues)(stack);
};
const variable = (value: Json) => values(JSON.stringify({ enableWindowsIpam: "true", env: { ENABLE_POD_ENI: value } }));
const message = (path: string, got: string, asking = "SecurityGroupPolicy policy") => `${path}: Windows pods can't have security groups `
    + `of their own, got ${got} for Windows pods (${asking}); use them for Linux pods only`;
const found = (got = "\"true\"", path = "configurationValues.env.ENABLE_POD_ENI", name = "main-vpc-cni") => (stack: WindowsStack) =>
    [finds(stack.named(name), message(path, got))];
/** The add-on as a component of @pulumi/eks whose children are not shown. */
const component = (options: Properties) => (stack: WindowsStack) => {
    ask(stack);
    stack.remove(stack.main.vpcCni);
    stack.set(stack.add("eks:index:VpcCniAddon", "cni", {}, { clusterName: stack.main.cluster }), options);
};

describe("windows-pod-eni", () => {
    const judge = policyPack();

    judged(judge, "L2: advises on", [
        ["the variable, and says what to mind", variable("true"), found()],
        ...["1", "t", "T", "TRUE", "True"].map((value): Case => [`the variable as ${value}`, variable(value), found(`"${value}"`)]),
        ["the variable as a boolean", variable(true), found("true")],
        ["values that are a secret", values(secret("{\"env\":{\"ENABLE_POD_ENI\":\"true\"}}")), withoutValues(found())],
        ["values that are YAML", values("env:\n  ENABLE_POD_ENI: \"true\"\n"), found()],
        ["the option of the component", component({ enablePodEni: true }), found("true", "enablePodEni", "cni")],
        ["the component's values", component({ configurationValues: { env: { ENABLE_POD_ENI: "true" } } }), found(undefined, undefined, "cni")],
        ["the component's option, beside a variable that is not known yet",
            component({ enablePodEni: true, configurationValues: { env: { ENABLE_POD_ENI: UNKNOWN } } }), found("true", "enablePodEni", "cni")],
        ["the DaemonSet of a self-managed CNI", stack => {
            ask(stack);
            stack.remove(stack.main.vpcCni);
            new ClusterKubernetes(stack, stack.main.cluster).add("apps/v1:DaemonSetPatch", "aws-node", {
                metadata: { name: "aws-node", namespace: "kube-system" },
                spec: { template: { spec: { containers: [{ name: "aws-node", env: [{ name: "ENABLE_POD_ENI", value: "true" }] }] } } },
            });
        }, found("\"true\"", "spec.template.spec.containers.env.ENABLE_POD_ENI", "aws-node")],
        ["the chart of a self-managed CNI", stack => {
            ask(stack);
            stack.remove(stack.main.vpcCni);
            new ClusterKubernetes(stack, stack.main.cluster).add("helm.sh/v3:Release", "cni", {
                chart: "aws-vpc-cni", values: { env: { ENABLE_POD_ENI: "true" } },
            });
        }, found("\"true\"", "values.env.ENABLE_POD_ENI", "cni")],
        ["the add-on of each of two clusters, of either of which the pods may be", stack => {
            addWindowsPods(stack, "web", ASKING);
            [stack.main, stack.addWindowsCluster("other")].forEach(({ vpcCni }) =>
                stack.set(vpcCni, { configurationValues: "{\"env\":{\"ENABLE_POD_ENI\":\"true\"}}" }));
        }, stack => [stack.main.vpcCni, stack.named("other-vpc-cni")].map(vpcCni =>
            finds(vpcCni, message("configurationValues.env.ENABLE_POD_ENI", "\"true\"", "Deployment web")))],
        ["the add-on of one of two clusters, of which the pods are", stack => {
            [stack.main, stack.addWindowsCluster("other")].forEach(({ vpcCni }) =>
                stack.set(vpcCni, { configurationValues: "{\"env\":{\"ENABLE_POD_ENI\":\"true\"}}" }));
            addWindowsPods(stack, "web", ASKING).provider = addProvider(stack, "provider", stack.main.cluster).urn;
        }, stack => [finds(stack.main.vpcCni, message("configurationValues.env.ENABLE_POD_ENI", "\"true\"", "Deployment web"))]],
        ["the variable, beside odd values", stack => {
            const odd = [...ODD, ...ODD.map(env => ({ env })), ...ODD.filter(value => value !== true).map(value => ({ env: { ENABLE_POD_ENI: value } }))];
            [...ODD, ...odd.map(document => JSON.stringify(document))].forEach((configurationValues, i) =>
                stack.add(stack.main.vpcCni.type, `odd-${i}`, { addonName: "vpc-cni", configurationValues }, { clusterName: stack.main.cluster }));
            variable("true")(stack);
        }, found()],
    ], [POLICY[0]]);

    judged(judge, "L2: advises on the variable beside", [
        ["a policy that may select Windows pods", stack => {
            switched(stack);
            addWindowsPods(stack, "web", {}, { labels: { app: UNKNOWN } });
            addToNamespace(stack, "kubernetes:vpcresources.k8s.aws/v1beta1:SecurityGroupPolicy", "policy", { spec: { podSelector: WEB } });
        }, found()],
        ...["limits", "requests"].map((key): Case => [`Windows pods whose ${key} ask for an interface`, stack => {
            switched(stack);
            addWindowsPods(stack, "web", { containers: [{ name: "app", resources: { [key]: { "vpc.amazonaws.com/pod-eni": "1" } } }] });
        }, stack => [finds(stack.main.vpcCni, message("configurationValues.env.ENABLE_POD_ENI", "\"true\"", "Deployment web"))]]),
    ], [POLICY[0]]);

    judged(judge, "L2: says nothing of the variable, which AWS allows, beside", [
        ["Windows nodes alone", switched],
        ["Windows pods", stack => {
            switched(stack);
            addWindowsPods(stack, "web");
        }],
        ["a policy that selects Linux pods only", stack => {
            switched(stack);
            addWindowsPods(stack, "web");
            addPods(stack, "api", ON_LINUX);
            addToNamespace(stack, "kubernetes:vpcresources.k8s.aws/v1beta1:SecurityGroupPolicy", "policy",
                { spec: { podSelector: { matchLabels: { app: "api" } } } });
        }],
        ["Linux pods that ask for an interface", stack => {
            switched(stack);
            addPods(stack, "api", { ...ON_LINUX, ...ASKING });
        }],
        ["HostProcess pods, which have no network of their own", stack => {
            switched(stack);
            addWindowsPods(stack, "web", HOST_PROCESS);
            addToNamespace(stack, "kubernetes:vpcresources.k8s.aws/v1beta1:SecurityGroupPolicy", "policy", { spec: { podSelector: WEB } });
        }],
    ], [POLICY[0]]);

    judged(judge, "L2: passes", [
        ...["false", "", "yes", "tRUE", "0"].map((value): Case => [`the variable as ${JSON.stringify(value)}`, variable(value)]),
        ["the variable unset", values("{\"env\":{}}")],
        ["values that are unset", stack => {
            ask(stack);
            stack.unset(stack.main.vpcCni, "configurationValues");
        }],
        ["values that the provider computes", values(UNKNOWN)],
        ["values that are made from another resource", stack => {
            ask(stack);
            stack.link(stack.main.vpcCni, "configurationValues", stack.add("random:index/randomId:RandomId", "id", {}));
        }, stack => stack.preview === "first" ? [leaves(stack.main.vpcCni, "configurationValues.env.ENABLE_POD_ENI")] : []],
        ["an option that is not known yet", component({ enablePodEni: UNKNOWN }), stack => [leaves(stack.named("cni"), "enablePodEni")]],
        ["a cluster without Windows nodes", stack => {
            variable("true")(stack);
            stack.remove(stack.main.windows);
        }],
        ["the add-on of a Linux-only cluster beside a good one", stack => {
            ask(stack);
            stack.set(stack.addCluster("other").vpcCni, { configurationValues: "{\"env\":{\"ENABLE_POD_ENI\":\"true\"}}" });
        }],
        ["an add-on of a cluster that is known by name alone", stack => {
            variable("true")(stack);
            stack.set(stack.main.vpcCni, { clusterName: "elsewhere" });
        }],
    ], [POLICY[0]]);
});
