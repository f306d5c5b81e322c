import { Violation } from "../../plan/packProtocol";
import { PlannedResource } from "../../plan/resource";
import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { HOST_PROCESS, ON_LINUX, addNamespace, addPods, addProvider, addWindowsPods, later, madeFrom } from "../support/pods";
import { RawStack, WindowsStack } from "../support/stack";
import { ODD, finding, judged, notJudged, policyPack } from "./judging";

const POLICY = ["windows-no-fargate", "Fargate profiles select no Windows pods."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);
const MEND = "give the pods another namespace, or select labels that they don't have";

function profile(stack: RawStack, cluster: PlannedResource, selectors: Json, given: Properties = {}): PlannedResource {
    return stack.add("aws:eks/fargateProfile:FargateProfile", "profile", { selectors, ...given }, { clusterName: cluster });
}

const taking = (...selectors: Json[]) => (stack: WindowsStack) => {
    addWindowsPods(stack, "web");
    profile(stack, stack.main.cluster, selectors);
};
const found = (selector: Json, i = 0, pods = "Deployment web") => (stack: RawStack) => [finds(stack.named("profile"),
    `selectors[${i}]: selects Windows pods (${pods}), which Fargate can't run, got ${JSON.stringify(selector)}; ${MEND}`)];
const first = (violation: (stack: RawStack) => Violation, otherwise: (stack: RawStack) => Violation[] = () => []) =>
    (stack: RawStack) => stack.preview === "first" ? [violation(stack)] : otherwise(stack);

describe("windows-no-fargate", () => {
    const judge = policyPack();

    judged(judge, "L6: fails on a profile that takes Windows pods", [
        ["by their namespace, and says what to do", taking({ namespace: "web" }), found({ namespace: "web" })],
        ["by any namespace", taking({ namespace: "*" }), found({ namespace: "*" })],
        ["by one of its selectors", taking({ namespace: "kube-system" }, { namespace: "w?b" }), found({ namespace: "w?b" }, 1)],
        ["by their labels", taking({ labels: { app: "web" }, namespace: "web" }), found({ labels: { app: "web" }, namespace: "web" })],
        ["by the namespace where pods have none", stack => {
            stack.set(addWindowsPods(stack, "web"), { metadata: {} });
            profile(stack, stack.main.cluster, [{ namespace: "default" }]);
        }, found({ namespace: "default" })],
        ["by the label that chooses it", stack => {
            addWindowsPods(stack, "web", {}, { labels: { "eks.amazonaws.com/fargate-profile": "fargate" } });
            profile(stack, stack.main.cluster, [{ namespace: "web" }], { fargateProfileName: "fargate" });
        }, found({ namespace: "web" })],
        ["of several workloads", stack => {
            ["a", "b", "c", "d", "e"].forEach(name => addWindowsPods(stack, name));
            profile(stack, stack.main.cluster, [{ namespace: "web" }]);
        }, found({ namespace: "web" }, 0, "Deployment a, Deployment b, Deployment c and 2 more")],
        ["of the cluster that they are applied to", stack => {
            const { cluster } = stack.addCluster("other");
            addWindowsPods(stack, "web").provider = addProvider(stack, "provider", stack.main.cluster).urn;
            profile(stack, stack.main.cluster, [{ namespace: "web" }]);
            stack.add("aws:eks/fargateProfile:FargateProfile", "others", { selectors: [{ namespace: "web" }] }, { clusterName: cluster });
        }, found({ namespace: "web" })],
        ["in a namespace that both are made from, though no name is known", stack => {
            const namespace = addNamespace(stack, "shop");
            const web = addWindowsPods(stack, "web");
            madeFrom(stack, web, "metadata", namespace, { metadata: { name: "web", namespace: later(stack, "shop") } });
            madeFrom(stack, profile(stack, stack.main.cluster, []), "selectors", namespace, { selectors: [{ namespace: later(stack, "shop") }] });
        }, stack => stack.preview === "first" ? found({})(stack) : found({ namespace: "shop" })(stack)],
        ["beside odd values", stack => {
            taking({ namespace: "web" })(stack);
            ODD.forEach((value, i) => {
                const add = (name: string, selectors: Json) => stack.add("aws:eks/fargateProfile:FargateProfile", `odd-${name}-${i}`,
                    { selectors }, { clusterName: stack.main.cluster });
                add("all", value);
                add("one", [value]);
                add("namespace", [{ namespace: value }]);
                add("labels", [{ namespace: "web", labels: { app: ["", value] } }, { namespace: "web", labels: value === null ? "" : [value] }]);
                addWindowsPods(stack, `odd-labels-${i}`, {}, { labels: value, namespace: "odd" });
                addWindowsPods(stack, `odd-namespace-${i}`, {}, { namespace: typeof value === "string" ? `${value}-odd` : value });
            });
        }, found({ namespace: "web" })],
    ], [POLICY[0]]);

    judged(judge, "L6: passes a profile that takes", [
        ["another namespace", taking({ namespace: "api" })],
        ["other labels", taking({ namespace: "web", labels: { app: "api" } })],
        ["CoreDNS", taking({ namespace: "kube-system", labels: { "k8s-app": "kube-dns" } })],
        ["nothing", taking()],
        ["Linux pods", stack => {
            addPods(stack, "web", ON_LINUX);
            addPods(stack, "api", {});
            profile(stack, stack.main.cluster, [{ namespace: "web" }]);
        }],
        ["pods of another cluster", stack => {
            const { cluster } = stack.addCluster("other");
            addWindowsPods(stack, "web").provider = addProvider(stack, "provider", cluster).urn;
            profile(stack, stack.main.cluster, [{ namespace: "web" }]);
        }],
        ["pods of one of two clusters, nobody knows which", stack => {
            stack.addCluster("other");
            taking({ namespace: "web" })(stack);
        }],
        ["pods of a cluster that is known by its name alone", stack => {
            taking({ namespace: "web" })(stack);
            stack.set(stack.named("profile"), { clusterName: "elsewhere" });
        }],
        ["pods that choose another profile", stack => {
            addWindowsPods(stack, "web", {}, { labels: { "eks.amazonaws.com/fargate-profile": "other" } });
            profile(stack, stack.main.cluster, [{ namespace: "web" }], { fargateProfileName: "fargate" });
        }],
        ["DaemonSets, which Fargate leaves out", stack => {
            addWindowsPods(stack, "web", {}, { type: "kubernetes:apps/v1:DaemonSet" });
            profile(stack, stack.main.cluster, [{ namespace: "web" }]);
        }],
        ["HostProcess pods, which Fargate leaves out", stack => {
            addWindowsPods(stack, "web", HOST_PROCESS);
            profile(stack, stack.main.cluster, [{ namespace: "web" }]);
        }],
        ["nobody knows what, from nowhere", stack => {
            taking({ namespace: UNKNOWN })(stack);
            stack.add("aws:eks/fargateProfile:FargateProfile", "whole", { selectors: UNKNOWN }, { clusterName: stack.main.cluster });
        }],
        ["pods of a namespace that is not known and comes from nowhere", stack => {
            addWindowsPods(stack, "web", {}, { namespace: UNKNOWN });
            profile(stack, stack.main.cluster, [{ namespace: "web" }]);
        }],
    ], [POLICY[0]]);

    judged(judge, "L6: says that it can't judge yet", [
        ["selectors that are made from another resource", stack => {
            addWindowsPods(stack, "web");
            madeFrom(stack, profile(stack, stack.main.cluster, []), "selectors", stack.main.role, { selectors: later(stack, [{ namespace: "api" }]) });
        }, first(stack => leaves(stack.named("profile"), "selectors"))],
        ["a namespace of the profile that is made from another resource", stack => {
            addWindowsPods(stack, "web");
            madeFrom(stack, profile(stack, stack.main.cluster, []), "selectors", stack.main.role,
                { selectors: [{ namespace: "api" }, { namespace: later(stack, "web") }] });
        }, first(stack => leaves(stack.named("profile"), "selectors[1]"), found({ namespace: "web" }, 1))],
        ["a namespace that both are made from, where labels decide", stack => {
            const namespace = addNamespace(stack, "shop");
            const web = addWindowsPods(stack, "web");
            madeFrom(stack, web, "metadata", namespace, { metadata: { name: "web", namespace: later(stack, "shop") } });
            madeFrom(stack, profile(stack, stack.main.cluster, []), "selectors", namespace,
                { selectors: [{ namespace: later(stack, "shop"), labels: { app: "api" } }] });
        }, first(stack => leaves(stack.named("profile"), "selectors[0]"))],
        ["labels of the profile that are made from another resource, in the pods' namespace only", stack => {
            addWindowsPods(stack, "web");
            madeFrom(stack, profile(stack, stack.main.cluster, []), "selectors", stack.main.role, { selectors: [
                { namespace: "api", labels: { app: later(stack, "web") } }, { namespace: "web", labels: { app: later(stack, "web"), tier: "front" } },
                { namespace: "web", labels: { app: later(stack, "web") } },
            ] });
        }, first(stack => leaves(stack.named("profile"), "selectors[2]"), found({ labels: { app: "web" }, namespace: "web" }, 2))],
        ["the pods' namespace that is made from another resource", stack => {
            const web = addWindowsPods(stack, "web");
            madeFrom(stack, web, "metadata", addNamespace(stack, "shop"), { metadata: { name: "web", namespace: later(stack, "shop") } });
            profile(stack, stack.main.cluster, [{ namespace: "api" }]);
        }, first(stack => leaves(stack.named("web"), "metadata.namespace"))],
        ["the pods' labels that are made from another resource", stack => {
            const web = addWindowsPods(stack, "web", {}, { labels: { app: later(stack, "web") } });
            madeFrom(stack, web, "spec", stack.main.role, {});
            profile(stack, stack.main.cluster, [{ namespace: "web", labels: { app: "web" } }]);
        }, first(stack => leaves(stack.named("web"), "spec.template.metadata.labels"), found({ labels: { app: "web" }, namespace: "web" }))],
    ], [POLICY[0]]);
});
