import * as assert from "node:assert/strict";
import { Provider } from "@pulumi/kubernetes/provider";
import { WindowsAmiType, WindowsCluster, WindowsClusterArgs, WindowsRuntimeClasses } from "../../components";
import { PlannedResource } from "../../plan/resource";
import { ImaginedNode, Wanting, fits, imaginedNode } from "../support/clusterAutoscaler";
import { only, planned } from "../support/planned";

type Group = Partial<WindowsClusterArgs["windowsNodeGroups"][number]>;

/** Tags of the Auto Scaling group, whether they are its own or resources of their own. */
function tagsOf(seen: PlannedResource[]): { key: string; value: string }[] {
    const own = seen.filter(({ type }) => type === "aws:autoscaling/group:Group").flatMap(({ inputs }) => inputs.tags as any);
    return [...own, ...seen.filter(({ type }) => type === "aws:autoscaling/tag:Tag").map(({ inputs }) => inputs.tag as any)];
}

async function nodeOf(group: Group, more: Partial<WindowsClusterArgs> = {}): Promise<ImaginedNode> {
    return imaginedNode(tagsOf(await planned(() => new WindowsCluster("shop", {
        kubernetesVersion: "1.35", followLatestRelease: true, ...more,
        windowsNodeGroups: [{ name: "web", autoscaled: true, scaling: { minSize: 0, maxSize: 3, desiredSize: 0 }, ...group }],
    }))));
}

/** A pod that says one word, as the API server completes it: its class adds selector and toleration, EKS's webhook an address. */
async function podOf(release: number): Promise<Wanting> {
    const seen = await planned(() => new WindowsRuntimeClasses("classes", { windowsReleases: [release] }, {
        providers: { kubernetes: new Provider("k8s", { kubeconfig: "{}" }) },
    }));
    const { nodeSelector, tolerations } = (only(seen, "kubernetes:node.k8s.io/v1:RuntimeClass").inputs as any).scheduling;
    return { nodeSelector, tolerations, requests: { "vpc.amazonaws.com/PrivateIPv4Address": 1 } };
}

describe("groups that scale from zero, as the Cluster Autoscaler reads their tags", () => {
    for (const [who, selfManaged] of [["EKS manages", undefined], ["EKS does not manage", {}]] as const) {
        it(`E6, D1: take a Windows pod of their release and no other, where ${who} the group`, async () => {
            for (const [amiType, own, other] of [[WindowsAmiType.Core2022, 2022, 2025], [WindowsAmiType.Full2025, 2025, 2022]] as const) {
                const node = await nodeOf({ selfManaged, amiType });
                assert.ok(fits(node, await podOf(own)), `${amiType} takes ${own}`);
                assert.ok(!fits(node, await podOf(other)), `${amiType} does not take ${other}`);
            }
        });

        it(`E6: keep pods away that don't tolerate their taint, and take them without a taint, where ${who} the group`, async () => {
            const pod = { ...await podOf(2022), tolerations: [] };
            assert.ok(!fits(await nodeOf({ selfManaged }), pod));
            assert.ok(fits(await nodeOf({ selfManaged, windowsTaint: false }), pod));
        });

        it(`D1, D2: have as many addresses as pods may have, where ${who} the group`, async () => {
            const resource = "vpc.amazonaws.com/PrivateIPv4Address";
            assert.equal((await nodeOf({ selfManaged })).resources[resource], "9");
            assert.equal((await nodeOf({ selfManaged }, { windowsIpam: { prefixDelegation: true } })).resources[resource], "144");
            const pod = await podOf(2022);
            assert.ok(!fits(await nodeOf({ selfManaged }), { ...pod, requests: { [resource]: 10 } }));
        });

        it(`take pods that select their labels, where ${who} the group`, async () => {
            const pod = await podOf(2022);
            const node = await nodeOf({ selfManaged, labels: { "team.example/pool": "web" } });
            assert.ok(fits(node, { ...pod, nodeSelector: { ...pod.nodeSelector, "team.example/pool": "web" } }));
        });

        it(`are for Linux in its eyes without an autoscaler, where ${who} the group`, async () => {
            assert.ok(!fits(await nodeOf({ selfManaged, autoscaled: false }), await podOf(2022)));
        });
    }
});
