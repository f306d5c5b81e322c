import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { HOST_PROCESS, ON_LINUX, addNamespace, addPods, addProvider, addToNamespace, addWindowsPods, later, madeFrom } from "../support/pods";
import { RawStack, WindowsStack } from "../support/stack";
import { ODD, finding, judged, notJudged, policyPack } from "./judging";

const POLICY = ["windows-security-group-policy", "Security group policies select no Windows pods."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);
const TYPE = "kubernetes:vpcresources.k8s.aws/v1beta1:SecurityGroupPolicy";
const GROUPS = { securityGroups: { groupIds: ["sg-1"] } };

const addPolicy = (stack: RawStack, spec: Properties, name = "policy", namespace: Json = "web") =>
    addToNamespace(stack, TYPE, name, { spec: { ...GROUPS, ...spec } }, namespace);
const addAccount = (stack: RawStack, labels: Json, name = "shop", namespace: Json = "web") =>
    stack.add("kubernetes:core/v1:ServiceAccount", name, { metadata: { name, namespace, labels } });
const selecting = (podSelector: Json) => (stack: RawStack) => {
    addWindowsPods(stack, "web");
    addPolicy(stack, { podSelector });
};
const message = (selector: Json, key = "podSelector", pods = "Deployment web") =>
    `spec.${key}: selects Windows pods (${pods}), which can't have security groups of their own, got ${JSON.stringify(selector)}; `
        + "select labels that only Linux pods have, and protect Windows nodes by the security groups of their node group";
const found = (selector: Json, key?: string, pods?: string) => (stack: RawStack) => [finds(stack.named("policy"), message(selector, key, pods))];
const WEB = { matchLabels: { app: "web" } };
const expression = (operator: string, ...values: string[]) => ({ matchExpressions: [{ key: "app", operator, ...values.length > 0 && { values } }] });
const alone = (stack: WindowsStack) => stack.remove(...stack.resources.filter(({ type }) => type.startsWith("aws:")));

describe("windows-security-group-policy", () => {
    const judge = policyPack();

    judged(judge, "L2: fails on a policy that selects Windows pods", [
        ["by a label, and says what to do", selecting(WEB), found(WEB)],
        ["all of them", selecting({}), found({})],
        ["by an expression", selecting(expression("In", "api", "web")), found({ matchExpressions: [{ key: "app", operator: "In", values: ["api", "web"] }] })],
        ["by a label that they lack", selecting({ matchExpressions: [{ key: "tier", operator: "DoesNotExist" }] }),
            found({ matchExpressions: [{ key: "tier", operator: "DoesNotExist" }] })],
        ["in a stack without a cluster", stack => {
            alone(stack);
            selecting(WEB)(stack);
        }, found(WEB)],
        ["of a CronJob", stack => {
            addWindowsPods(stack, "web", {}, { type: "kubernetes:batch/v1:CronJob" });
            addPolicy(stack, { podSelector: WEB });
        }, found(WEB, "podSelector", "CronJob web")],
        ["whose groups are not known", stack => {
            addWindowsPods(stack, "web");
            addPolicy(stack, { podSelector: WEB, securityGroups: { groupIds: [UNKNOWN] } });
        }, found(WEB)],
        ["of several workloads", stack => {
            ["a", "b", "c", "d"].forEach(name => addWindowsPods(stack, name));
            addPods(stack, "linux", ON_LINUX);
            addPolicy(stack, { podSelector: {} });
        }, found({}, "podSelector", "Deployment a, Deployment b, Deployment c and 1 more")],
        ["by any service account", stack => {
            addWindowsPods(stack, "web");
            addPolicy(stack, { serviceAccountSelector: {} });
        }, found({}, "serviceAccountSelector")],
        ["by the label of their service account", stack => {
            addWindowsPods(stack, "web", { serviceAccountName: "shop" });
            addWindowsPods(stack, "api", { serviceAccountName: "other" });
            addAccount(stack, { role: "shop" });
            addPolicy(stack, { serviceAccountSelector: { matchLabels: { role: "shop" } } });
        }, found({ matchLabels: { role: "shop" } }, "serviceAccountSelector")],
        ["by both", stack => {
            ["web", "api"].forEach(name => addWindowsPods(stack, name, { serviceAccountName: "shop" }));
            addAccount(stack, { role: "shop" });
            addPolicy(stack, { podSelector: WEB, serviceAccountSelector: { matchLabels: { role: "shop" } } });
        }, found(WEB)],
        ["by the label of a service account whose name is not known", stack => {
            const account = addAccount(stack, { role: "shop" });
            stack.set(account, { metadata: { name: later(stack, "shop"), namespace: "web", labels: { role: "shop" } } });
            madeFrom(stack, addWindowsPods(stack, "web", { serviceAccountName: later(stack, "shop") }), "spec", account, {});
            addPolicy(stack, { serviceAccountSelector: { matchLabels: { role: "shop" } } });
        }, found({ matchLabels: { role: "shop" } }, "serviceAccountSelector")],
        ["in a namespace that both are made from, though its name is not known", stack => {
            const namespace = addNamespace(stack, "shop");
            [addWindowsPods(stack, "web"), addPolicy(stack, { podSelector: WEB })].forEach(resource =>
                madeFrom(stack, resource, "metadata", namespace, { metadata: { name: resource.name, namespace: later(stack, "shop") } }));
        }, found(WEB)],
        ["of the cluster that both are applied to, of two", stack => {
            const { cluster } = stack.addCluster("other");
            const [mine, others] = [stack.main.cluster, cluster].map((each, i) => addProvider(stack, `provider-${i}`, each).urn);
            addWindowsPods(stack, "web").provider = mine;
            addPolicy(stack, { podSelector: WEB }).provider = mine;
            addPolicy(stack, { podSelector: WEB }, "others").provider = others;
        }, found(WEB)],
        ["through a provider of a cluster elsewhere", stack => {
            const provider = stack.add("pulumi:providers:kubernetes", "elsewhere", { kubeconfig: "{}" }).urn;
            addWindowsPods(stack, "web").provider = provider;
            addPolicy(stack, { podSelector: WEB }).provider = provider;
            addPolicy(stack, { podSelector: WEB }, "others");
        }, found(WEB)],
        ["beside odd values", stack => {
            selecting(WEB)(stack);
            addAccount(stack, { role: "shop" });
            ODD.filter(value => value !== null).forEach((value, i) => {
                // What is no label selector selects nothing; an empty object is one.
                const odd = JSON.stringify(value) === "{}" || JSON.stringify(value) === "{\"name\":null}" ? "text" : value;
                addPolicy(stack, { podSelector: odd, serviceAccountSelector: odd }, `odd-${i}`);
                addPolicy(stack, { podSelector: { matchLabels: { app: odd } } }, `odd-label-${i}`);
                addPolicy(stack, { podSelector: { matchExpressions: [odd, { key: odd, operator: odd, values: odd }] } }, `odd-expression-${i}`);
                addPolicy(stack, { podSelector: WEB }, `odd-namespace-${i}`, typeof odd === "string" ? `${odd}-odd` : "odd");
                addWindowsPods(stack, `odd-pods-${i}`, { serviceAccountName: odd }, { labels: value, namespace: "odd-pods" });
                stack.add(TYPE, `odd-spec-${i}`, { metadata: { namespace: "web" }, spec: value });
                addAccount(stack, odd, `odd-account-${i}`);
            });
        }, found(WEB)],
    ], [POLICY[0]]);

    judged(judge, "L2: passes a policy", [
        ["of another label", selecting({ matchLabels: { app: "api" } })],
        ["that excludes them", selecting(expression("NotIn", "web"))],
        ["without a selector", stack => {
            addWindowsPods(stack, "web");
            addPolicy(stack, {});
        }],
        ["of another namespace", stack => {
            addWindowsPods(stack, "web");
            addPolicy(stack, { podSelector: {} }, "policy", "api");
        }],
        ["of Linux pods beside Windows pods", stack => {
            addWindowsPods(stack, "web");
            addPods(stack, "linux", ON_LINUX);
            addPolicy(stack, { podSelector: { matchLabels: { app: "linux" } } });
        }],
        ["of pods that may be for Linux", stack => {
            addPods(stack, "web", { tolerations: [{ key: "os", value: "windows" }] });
            addPolicy(stack, { podSelector: WEB });
        }],
        ["of HostProcess pods, which it does not concern", stack => {
            addWindowsPods(stack, "web", HOST_PROCESS);
            addPolicy(stack, { podSelector: WEB });
        }],
        ["by a label that a controller gives to pods", selecting({ matchExpressions: [{ key: "pod-template-hash", operator: "DoesNotExist" }] })],
        ["by labels of a service account that the stack does not show", stack => {
            addWindowsPods(stack, "web", { serviceAccountName: "shop" });
            addPolicy(stack, { serviceAccountSelector: { matchLabels: { role: "shop" } } });
        }],
        ["by labels that a service account lacks which the stack does not show", stack => {
            addWindowsPods(stack, "web", { serviceAccountName: "shop" });
            addPolicy(stack, { serviceAccountSelector: { matchExpressions: [{ key: "role", operator: "DoesNotExist" }] } });
        }],
        ["by labels of another service account", stack => {
            addWindowsPods(stack, "web");
            addAccount(stack, { role: "shop" });
            addPolicy(stack, { podSelector: WEB, serviceAccountSelector: { matchLabels: { role: "shop" } } });
        }],
        ["of a cluster that nobody knows", stack => {
            stack.addCluster("other");
            selecting(WEB)(stack);
        }],
        ["of another kind of the same name", stack => {
            addWindowsPods(stack, "web");
            addToNamespace(stack, "kubernetes:example.com/v1:SecurityGroupPolicy", "policy", { spec: { podSelector: WEB } });
        }],
        ["with a selector that is not known and comes from nowhere", selecting(UNKNOWN)],
        ["of pods with labels that are not known and come from nowhere", stack => {
            addWindowsPods(stack, "web", {}, { labels: UNKNOWN });
            addPolicy(stack, { podSelector: WEB });
        }],
    ], [POLICY[0]]);

    judged(judge, "L2: says that it can't judge yet", [
        ["a selector that is made from another resource", stack => {
            addWindowsPods(stack, "web");
            madeFrom(stack, addPolicy(stack, { podSelector: later(stack, WEB) }), "spec", stack.main.role, {});
        }, stack => stack.preview === "first" ? [leaves(stack.named("policy"), "spec.podSelector")] : found(WEB)(stack)],
        ["a selector of service accounts that is made from another resource", stack => {
            addWindowsPods(stack, "web");
            madeFrom(stack, addPolicy(stack, { podSelector: WEB, serviceAccountSelector: later(stack, {}) }), "spec", stack.main.role, {});
        }, stack => stack.preview === "first" ? [leaves(stack.named("policy"), "spec.serviceAccountSelector")] : found(WEB)(stack)],
        ["nothing of a selector whose known part excludes them", stack => {
            addWindowsPods(stack, "web");
            const selector = { matchLabels: { app: "api", tier: later(stack, "front") } };
            madeFrom(stack, addPolicy(stack, { podSelector: selector }), "spec", stack.main.role, {});
        }],
        ["labels that are made from another resource", stack => {
            madeFrom(stack, addWindowsPods(stack, "web", {}, { labels: { app: later(stack, "web") } }), "spec", stack.main.role, {});
            addPolicy(stack, { podSelector: WEB });
        }, stack => stack.preview === "first" ? [leaves(stack.named("web"), "spec.template.metadata.labels")] : found(WEB)(stack)],
    ], [POLICY[0]]);
});
