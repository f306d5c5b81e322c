import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { HOST_PROCESS, ON_LINUX, addPods, addToNamespace, addWindowsPods, later, madeFrom } from "../support/pods";
import { RawStack } from "../support/stack";
import { ODD, finding, judged, notJudged, policyPack } from "./judging";

const POLICY = ["windows-network-policy", "Network policies select no Windows pods: they have no effect on Windows nodes."] as const;
const finds = finding(...POLICY, "advisory");
const leaves = notJudged(...POLICY);

const addPolicy = (stack: RawStack, spec: Properties, name = "policy", namespace: Json = "web") =>
    addToNamespace(stack, "kubernetes:networking.k8s.io/v1:NetworkPolicy", name, { spec: { policyTypes: ["Ingress"], ...spec } }, namespace);
const selecting = (podSelector: Json) => (stack: RawStack) => {
    addWindowsPods(stack, "web");
    addPolicy(stack, { podSelector });
};
const found = (selector: Json, pods = "Deployment web") => (stack: RawStack) => [finds(stack.named("policy"),
    `spec.podSelector: selects Windows pods (${pods}), and the VPC CNI enforces no network policy on Windows nodes, got ${JSON.stringify(selector)}; `
        + "restrict their traffic by security groups of the Windows node group")];
const WEB = { matchLabels: { app: "web" } };

describe("windows-network-policy", () => {
    const judge = policyPack();

    judged(judge, "E6: advises on a policy that selects Windows pods", [
        ["by a label, and says what to do", selecting(WEB), found(WEB)],
        ["all of the namespace", selecting({}), found({})],
        ["all of the namespace, without a selector", stack => {
            addWindowsPods(stack, "web");
            addPolicy(stack, {});
        }, found({})],
        ["beside Linux pods", stack => {
            addPods(stack, "linux", ON_LINUX);
            selecting({})(stack);
        }, found({})],
        ["in a stack without a cluster", stack => {
            stack.remove(...stack.resources.filter(({ type }) => type.startsWith("aws:")));
            selecting(WEB)(stack);
        }, found(WEB)],
        ["whose rules are not known", stack => {
            addWindowsPods(stack, "web");
            addPolicy(stack, { podSelector: WEB, ingress: UNKNOWN });
        }, found(WEB)],
        ["beside odd values", stack => {
            selecting(WEB)(stack);
            ODD.filter(value => value !== null && !["{}", "{\"name\":null}"].includes(JSON.stringify(value))).forEach((value, i) => {
                addPolicy(stack, { podSelector: value }, `odd-${i}`);
                addPolicy(stack, { podSelector: { matchLabels: value, matchExpressions: [value] } }, `odd-selector-${i}`);
                addPolicy(stack, { podSelector: WEB }, `odd-namespace-${i}`, typeof value === "string" ? `${value}-odd` : "odd");
            });
        }, found(WEB)],
    ], [POLICY[0]]);

    judged(judge, "E6: is silent on a policy", [
        ["of another label", selecting({ matchLabels: { app: "api" } })],
        ["of another namespace", stack => {
            addWindowsPods(stack, "web");
            addPolicy(stack, { podSelector: {} }, "policy", "api");
        }],
        ["of Linux pods", stack => {
            addWindowsPods(stack, "web");
            addPods(stack, "linux", ON_LINUX);
            addPolicy(stack, { podSelector: { matchLabels: { app: "linux" } } });
        }],
        ["of pods that may be for Linux", stack => {
            addPods(stack, "web", {});
            addPolicy(stack, { podSelector: {} });
        }],
        ["of HostProcess pods, to which none applies anywhere", stack => {
            addWindowsPods(stack, "web", HOST_PROCESS);
            addPolicy(stack, { podSelector: {} });
        }],
        ["that Calico enforces, by its chart", stack => {
            selecting(WEB)(stack);
            stack.add("kubernetes:helm.sh/v3:Release", "calico", { chart: "tigera-operator" });
        }],
        ["that Calico enforces, by its resources", stack => {
            selecting(WEB)(stack);
            stack.add("kubernetes:operator.tigera.io/v1:Installation", "default", {});
        }],
        ["of Calico itself", stack => {
            addWindowsPods(stack, "web");
            addToNamespace(stack, "kubernetes:crd.projectcalico.org/v1:NetworkPolicy", "policy", { spec: { podSelector: {} } });
        }],
        ["with a selector that is not known and comes from nowhere", selecting(UNKNOWN)],
    ], [POLICY[0]]);

    judged(judge, "E6: says nothing of Calico, but advises, beside", [
        ["odd charts", stack => {
            selecting(WEB)(stack);
            ODD.forEach((value, i) => stack.add("kubernetes:helm.sh/v3:Release", `odd-${i}`, { chart: value }));
        }, found(WEB)],
    ], [POLICY[0]]);

    judged(judge, "E6: says that it can't judge yet", [
        ["a selector that is made from another resource", stack => {
            addWindowsPods(stack, "web");
            madeFrom(stack, addPolicy(stack, { podSelector: later(stack, WEB) }), "spec", stack.main.role, {});
        }, stack => stack.preview === "first" ? [leaves(stack.named("policy"), "spec.podSelector")] : found(WEB)(stack)],
        ["labels that are made from another resource", stack => {
            madeFrom(stack, addWindowsPods(stack, "web", {}, { labels: { app: later(stack, "web") } }), "spec", stack.main.role, {});
            addPolicy(stack, { podSelector: WEB });
        }, stack => stack.preview === "first" ? [leaves(stack.named("web"), "spec.template.metadata.labels")] : found(WEB)(stack)],
    ], [POLICY[0]]);
});
