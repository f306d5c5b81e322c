import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { ODD, finding, judged, notJudged, policyPack, withoutValues } from "./judging";

const POLICY = ["windows-no-ipv6-cluster", "Clusters with Windows nodes use the IPv4 address family."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);
const MESSAGE = "kubernetesNetworkConfig.ipFamily: Windows nodes can't join an IPv6 cluster, got \"ipv6\"; "
    + "use \"ipv4\" (it can't be changed later)";
const IPV6: Properties = { kubernetesNetworkConfig: { ipFamily: "ipv6" } };

const network = (kubernetesNetworkConfig: Json) => (stack: WindowsStack) => stack.set(stack.main.cluster, { kubernetesNetworkConfig });
const found = (stack: WindowsStack) => [finds(stack.main.cluster, MESSAGE)];

describe("windows-no-ipv6-cluster", () => {
    const judge = policyPack();

    judged(judge, "L4: fails on", [
        ["ipv6, and says what to write", network({ ipFamily: "ipv6" }), found],
        ["ipv6 that is a secret", network(secret({ ipFamily: secret("ipv6") })), withoutValues(found)],
        ["ipv6 beside a value that is not known yet", network({ ipFamily: "ipv6", serviceIpv6Cidr: UNKNOWN }), found],
        ["ipv6 once, whatever number of Windows groups join", stack => {
            stack.set(stack.main.cluster, IPV6);
            stack.addNodeGroup("second", stack.main.cluster, "WINDOWS_FULL_2019_x86_64");
        }, found],
        ["ipv6 with a Windows AMI type that is newer than the pack", stack => {
            stack.set(stack.main.cluster, IPV6);
            stack.set(stack.main.windows, { amiType: "WINDOWS_CORE_2031_x86_64" });
        }, found],
        ["ipv6 of each of two clusters", stack => {
            [stack.main, stack.addWindowsCluster("other")].forEach(({ cluster }) => stack.set(cluster, IPV6));
        }, stack => ["main", "other"].map(name => finds(stack.named(name), MESSAGE))],
        ["ipv6, beside odd values", stack => {
            // None of them says ipv6 where EKS looks for it.
            const odd: Json[] = [...ODD, "ipv6", [{ ipFamily: "ipv6" }], ...[...ODD, "IPV6", ["ipv6"]].map(ipFamily => ({ ipFamily }))];
            odd.forEach((kubernetesNetworkConfig, i) => stack.set(stack.addWindowsCluster(`odd-${i}`).cluster, { kubernetesNetworkConfig }));
            stack.set(stack.main.cluster, IPV6);
        }, found],
    ], [POLICY[0]]);

    judged(judge, "L4: passes", [
        ["ipv4", network({ ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16" })],
        ["an address family that is unset", network({ serviceIpv4Cidr: "172.20.0.0/16" })],
        ["a network that is unset", stack => stack.unset(stack.main.cluster, "kubernetesNetworkConfig")],
        ["an address family that is not known yet", network({ ipFamily: UNKNOWN })],
        ["a network that is not known yet", network(UNKNOWN)],
        ["a network that is made from another resource", stack =>
            stack.link(stack.main.cluster, "kubernetesNetworkConfig", stack.add("random:index/randomId:RandomId", "id", {})),
        stack => stack.preview === "first" ? [leaves(stack.main.cluster, "kubernetesNetworkConfig.ipFamily")] : []],
        ["ipv6 without a Windows node group", stack => {
            stack.set(stack.main.cluster, IPV6);
            stack.remove(stack.main.windows);
        }],
        ["ipv6 with a node group whose AMI type is not known yet", stack => {
            stack.set(stack.main.cluster, IPV6);
            stack.set(stack.main.windows, { amiType: UNKNOWN });
        }],
        ["ipv6 with node groups of odd AMI types", stack => {
            stack.set(stack.main.cluster, IPV6);
            stack.remove(stack.main.windows);
            [...ODD, "windows_core_2022_x86_64", "CUSTOM", ["WINDOWS_CORE_2022_x86_64"]].forEach((amiType, i) =>
                stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, ""), { amiType }));
        }],
    ], [POLICY[0]]);
});
