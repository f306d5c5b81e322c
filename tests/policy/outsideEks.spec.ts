import * as assert from "node:assert/strict";
import { UNKNOWN, secret } from "../../plan/signatures";
import { RawStack } from "../support/stack";
import { policyPack } from "./judging";

/** Windows pods, a network policy and a service, with what is wrong on EKS alone. */
function addPods(stack: RawStack, provider?: string): void {
    const resources = [
        stack.add("kubernetes:apps/v1:Deployment", "web", { metadata: { name: "web", namespace: "shop" }, spec: { replicas: 1025, template: {
            metadata: { labels: { app: "web" } },
            spec: { nodeSelector: { "kubernetes.io/os": "windows" }, containers: [{ name: "web", image: "web:1" }] },
        } } }),
        stack.add("kubernetes:core/v1:Pod", "named", { metadata: { name: "named", namespace: "shop" },
            spec: { os: { name: "windows" }, hostNetwork: false, containers: [{ name: "named", image: "named:1" }] } }),
        stack.add("kubernetes:networking.k8s.io/v1:NetworkPolicy", "deny", { metadata: { name: "deny", namespace: "shop" },
            spec: { podSelector: { matchLabels: { app: "web" } } } }),
        stack.add("kubernetes:core/v1:Service", "web-lb", { metadata: { name: "web", namespace: "shop" },
            spec: { type: "LoadBalancer", selector: { app: "web" } } }),
    ];
    resources.forEach(resource => { resource.provider = provider; });
}

const EKS_ONLY = ["windows-network-policy", "windows-pod-node-selector", "windows-service-backends"];
const AKS = "azure-native:containerservice:ManagedCluster";

describe("pods outside EKS", () => {
    const judge = policyPack();
    const found = async (stack: RawStack) => (await judge(stack.resources)).map(({ policy }) => policy).sort();
    const withProvider = (kubeconfig: string) => {
        const stack = new RawStack("later");
        const provider = stack.add("pulumi:providers:kubernetes", "provider", { kubeconfig });
        provider.outputs = { kubeconfig: secret(kubeconfig) };
        addPods(stack, provider.urn);
        return stack;
    };

    for (const type of [AKS, "azure:containerservice/kubernetesCluster:KubernetesCluster", "gcp:container/cluster:Cluster"]) {
        it(`E6, L7: nothing is said beside ${type}`, async () => {
            const stack = new RawStack("later");
            stack.add(type, "cluster", {});
            addPods(stack);
            assert.deepEqual(await found(stack), []);
        });
    }

    it("E6, L7: nothing is said where the provider is made from an AKS cluster, in a first preview", async () => {
        const stack = new RawStack("first");
        const cluster = stack.add(AKS, "cluster", {});
        const provider = stack.add("pulumi:providers:kubernetes", "provider", {});
        provider.outputs = { kubeconfig: UNKNOWN };
        provider.propertyDependencies = { kubeconfig: [cluster.urn] };
        addPods(stack, provider.urn);
        stack.addWindowsCluster("eks");
        assert.deepEqual((await found(stack)).filter(policy => EKS_ONLY.includes(policy)), []);
    });

    it("E6, L7: nothing is said where the kubeconfig is of a cluster of one's own", async () => {
        assert.deepEqual(await found(withProvider("clusters: [{ cluster: { server: \"https://10.0.0.1:6443\" } }]")), []);
    });

    for (const [context, expected] of [
        ["docker-desktop", []], ["kind-dev", []], ["gke_shop_europe-west1_prod", []],
        ["arn:aws:eks:eu-west-1:111122223333:cluster/kind", EKS_ONLY], ["shop", EKS_ONLY],
    ] as const) {
        it(`E6, L7: ${expected.length > 0 ? "all" : "nothing"} is said where the provider has the context ${context}`, async () => {
            const stack = new RawStack("later");
            const provider = stack.add("pulumi:providers:kubernetes", "provider", {});
            stack.set(provider, { context });
            addPods(stack, provider.urn);
            assert.deepEqual(await found(stack), expected);
        });
    }

    it("E6, L7: all is said where the kubeconfig is of EKS, or nothing tells", async () => {
        assert.deepEqual(await found(withProvider("clusters: [{ cluster: { server: https://A1.gr7.eu-central-1.eks.amazonaws.com } }]")), EKS_ONLY);
        const stack = new RawStack("later");
        addPods(stack);
        assert.deepEqual(await found(stack), EKS_ONLY);
    });
});
