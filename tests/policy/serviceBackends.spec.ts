import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { ON_LINUX, PodsGiven, addPods, addToNamespace, addWindowsPods } from "../support/pods";
import { RawStack } from "../support/stack";
import { ODD, finding, judged, policyPack } from "./judging";

const POLICY = ["windows-service-backends", "Services with a load balancer have at most 1024 Windows pods behind them."] as const;
const finds = finding(...POLICY, "advisory");
const SELECTOR = { tier: "front" };

const addService = (stack: RawStack, spec: Properties = {}, name = "service", namespace: Json = "web") =>
    addToNamespace(stack, "kubernetes:core/v1:Service", name, { spec: { type: "LoadBalancer", selector: SELECTOR, ports: [{ port: 80 }], ...spec } }, namespace);
const front = (stack: RawStack, name: string, replicas: Json, given: PodsGiven = {}) =>
    addWindowsPods(stack, name, {}, { labels: { tier: "front", app: name }, workload: { replicas }, ...given });
const serving = (replicas: Json, spec?: Properties) => (stack: RawStack) => {
    front(stack, "web", replicas);
    addService(stack, spec);
};
const found = (backends: number, pods = "Deployment web") => (stack: RawStack) => [finds(stack.named("service"),
    "spec.selector: a load-balanced service supports at most 1024 Windows pods (64 before OS build "
        + `17763.2746), got ${backends} of ${pods}; spread them over several services, or lower the replicas`)];

describe("windows-service-backends", () => {
    const judge = policyPack();

    judged(judge, "L7: advises on", [
        ["1025 pods of one workload, and says what to do", serving(1025), found(1025)],
        ["1025 pods of two workloads", stack => {
            front(stack, "api", 1);
            serving(1024)(stack);
        }, found(1025, "Deployment api and Deployment web")],
        ["1025 pods of several kinds", stack => {
            front(stack, "set", 500, { type: "kubernetes:apps/v1:StatefulSet" });
            front(stack, "pod", 1, { type: "kubernetes:core/v1:Pod" });
            front(stack, "daemon", 500, { type: "kubernetes:apps/v1:DaemonSet" });
            serving(524)(stack);
        }, found(1025, "StatefulSet set, Pod pod and Deployment web")],
        ["pods beside some whose number is not known", stack => {
            front(stack, "api", UNKNOWN);
            serving(2000)(stack);
        }, found(2000)],
        ["pods in a stack without a cluster", stack => {
            stack.remove(...stack.resources.filter(({ type }) => type.startsWith("aws:")));
            serving(1025)(stack);
        }, found(1025)],
        ["pods of a service, beside odd values", stack => {
            serving(1025)(stack);
            ODD.forEach((value, i) => {
                front(stack, `odd-${i}`, value, { namespace: "odd" });
                addService(stack, { selector: value }, `odd-selector-${i}`);
                addService(stack, { selector: { tier: ["", value] } }, `odd-label-${i}`);
                addService(stack, { type: value }, `odd-type-${i}`);
                stack.add("kubernetes:core/v1:Service", `odd-spec-${i}`, { metadata: { namespace: "web" }, spec: value });
            });
            addService(stack, {}, "odds", "odd");
        }, found(1025)],
    ], [POLICY[0]]);

    judged(judge, "L7: is silent on", [
        ["1024 pods", serving(1024)],
        ["one pod, where replicas are unset", stack => {
            addWindowsPods(stack, "web", {}, { labels: SELECTOR });
            addService(stack);
        }],
        ["services without a load balancer", stack => {
            serving(1025, { type: "ClusterIP" })(stack);
            stack.add("kubernetes:core/v1:Service", "unset", { metadata: { namespace: "web" }, spec: { selector: SELECTOR } });
        }],
        ["services without a selector", serving(1025, { selector: {} })],
        ["services of other pods", serving(1025, { selector: { app: "api" } })],
        ["services of another namespace", stack => {
            front(stack, "web", 1025);
            addService(stack, {}, "service", "api");
        }],
        ["Linux pods", stack => {
            addPods(stack, "web", ON_LINUX, { labels: SELECTOR, workload: { replicas: 5000 } });
            addService(stack);
        }],
        ["pods whose number is not known", serving(UNKNOWN)],
        ["services whose selector is not known", serving(1025, { selector: { tier: UNKNOWN } })],
        ["services of which only a part of the selector is known", serving(1025, { selector: { ...SELECTOR, app: UNKNOWN } })],
        ["replicas that are no whole number", serving(2000.5)],
        ["services of another kind of the same name", stack => {
            front(stack, "web", 1025);
            addToNamespace(stack, "kubernetes:serving.knative.dev/v1:Service", "service", { spec: { type: "LoadBalancer", selector: SELECTOR } });
        }],
        ["pods in a cluster that nobody knows", stack => {
            stack.addCluster("other");
            serving(1025)(stack);
        }],
    ], [POLICY[0]]);
});
