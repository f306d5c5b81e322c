import { UNKNOWN } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { ENABLING, ODD, finding, judged, policyPack } from "./judging";

const finds = finding("windows-no-ipv6-cluster", "Clusters with Windows nodes use the IPv4 address family.");
const MESSAGE = "kubernetesNetworkConfig.ipFamily: Windows nodes can't join an IPv6 cluster, got \"ipv6\"; "
    + "use \"ipv4\" (it can't be changed later)";

const found = (stack: WindowsStack) => [finds(stack.main.cluster, MESSAGE)];
/** An IPv6 cluster: whether the Windows group is seen to join it is whether there is a finding. */
const ipv6 = (change: (stack: WindowsStack) => unknown) => (stack: WindowsStack) => {
    stack.set(stack.main.cluster, { kubernetesNetworkConfig: { ipFamily: "ipv6" } });
    change(stack);
};

describe("which cluster a Windows node group joins", () => {
    const judge = policyPack();

    judged(judge, "L4: is seen by", [
        ["the cluster that its name comes from, or the name", ipv6(() => undefined), found],
        ["the id", ipv6(stack => {
            stack.set(stack.main.cluster, { id: "the-id" });
            stack.set(stack.main.windows, { clusterName: "the-id" });
        }), found],
        ["the ARN", ipv6(stack => {
            stack.set(stack.main.cluster, { arn: "arn:aws:eks:eu-central-1:111122223333:cluster/main" });
            stack.set(stack.main.windows, { clusterName: "arn:aws:eks:eu-central-1:111122223333:cluster/main" });
        }), found],
        ["a name that the program writes twice", ipv6(stack => {
            stack.set(stack.main.cluster, { name: "written" });
            stack.set(stack.main.windows, { clusterName: "written" });
        }), found],
        ["a name that both take from a third resource, once it is known", ipv6(stack => {
            const pet = stack.add("random:index/randomPet:RandomPet", "pet", {});
            stack.link(stack.main.cluster, "name", pet);
            stack.link(stack.main.windows, "clusterName", pet);
        }), stack => stack.preview === "first" ? [] : found(stack)],
        ["a component that holds the cluster", ipv6(stack => {
            const component = stack.add("example:index:Cluster", "component", {});
            const inner = stack.add("example:index:Inner", "inner", {}, {}, component);
            stack.main.cluster.parent = inner.urn;
            stack.set(stack.main.windows, { clusterName: UNKNOWN });
            stack.main.windows.propertyDependencies = { clusterName: [component.urn] };
        }), found],
        ["one of several resources that its name is made from", ipv6(stack => {
            const pet = stack.add("random:index/randomPet:RandomPet", "pet", {});
            stack.set(stack.main.windows, { clusterName: UNKNOWN });
            stack.main.windows.propertyDependencies = { clusterName: [pet.urn, stack.main.cluster.urn] };
        }), found],
        ["its name, beside odd names", ipv6(stack => ODD.forEach((value, i) => {
            const { cluster, windows, linux } = stack.addWindowsCluster(`odd-${i}`);
            stack.set(cluster, { name: value, id: value, arn: value });
            [windows, linux].forEach(group => stack.set(group, { clusterName: value }));
        })), found],
    ], ENABLING);

    judged(judge, "L4: is not guessed from", [
        ["a name that is not known and comes from nowhere", ipv6(stack => stack.set(stack.main.windows, { clusterName: UNKNOWN }))],
        ["a name that is unset", ipv6(stack => stack.unset(stack.main.windows, "clusterName"))],
        ["a name of a cluster elsewhere", ipv6(stack => stack.set(stack.main.windows, { clusterName: "elsewhere" }))],
        ["a name that starts like the cluster's", ipv6(stack => {
            stack.set(stack.main.cluster, { name: "main" });
            stack.set(stack.main.windows, { clusterName: "main-2" });
        })],
        ["the stack, which holds everything", ipv6(stack => {
            stack.set(stack.main.windows, { clusterName: UNKNOWN });
            stack.main.windows.propertyDependencies = { clusterName: [stack.root.urn] };
        })],
        ["a resource that is no longer there", ipv6(stack => {
            stack.set(stack.main.windows, { clusterName: UNKNOWN });
            stack.main.windows.propertyDependencies = { clusterName: [`${stack.main.cluster.urn}-old`] };
        })],
        ["what another property is made from", ipv6(stack => {
            stack.set(stack.main.windows, { clusterName: UNKNOWN });
            stack.main.windows.propertyDependencies = { labels: [stack.main.cluster.urn] };
        })],
        ["what it merely waits for", ipv6(stack => {
            stack.set(stack.main.windows, { clusterName: UNKNOWN });
            stack.main.windows.dependencies = [stack.main.cluster.urn];
        })],
    ], ENABLING);
});
