import { PlannedResource } from "../../plan/resource";
import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { ENABLING, Case, ODD, finding, judged, policyPack, withoutValues } from "./judging";

const WINDOWS_TAINT = { key: "os", value: "windows", effect: "NO_SCHEDULE" };
const OTHER_TAINT = { key: "team", value: "shop", effect: "NO_EXECUTE" };
const IPV6: Properties = { kubernetesNetworkConfig: { ipFamily: "ipv6" } };

const isIpv6 = finding("windows-no-ipv6-cluster", "Clusters with Windows nodes use the IPv4 address family.");
const lacksLinux = finding("windows-linux-capacity", "Clusters with Windows nodes have Linux nodes, or Fargate for CoreDNS.");
const lacksPolicy = finding("windows-cluster-role-policies",
    "The role of a cluster with Windows nodes has the policies AmazonEKSClusterPolicy and AmazonEKSVPCResourceController.");
const foundIpv6 = (stack: WindowsStack) => [isIpv6(stack.main.cluster,
    "kubernetesNetworkConfig.ipFamily: Windows nodes can't join an IPv6 cluster, got \"ipv6\"; use \"ipv4\" (it can't be changed later)")];
const foundNoLinux = (stack: WindowsStack) => [lacksLinux(stack.main.windows, "CoreDNS and other system pods need at least one Linux node "
    + "(two are better) in the cluster main, got 0; add a Linux node group or run CoreDNS on Fargate")];
/** It counts, and CoreDNS does not tolerate its taint. */
const foundTaint = (stack: WindowsStack) => [finding("windows-linux-capacity", "Clusters with Windows nodes have Linux nodes, or Fargate for CoreDNS.",
    "advisory")(stack.main.linux, "taints: CoreDNS does not tolerate this taint, and the stack has no other Linux nodes, got "
    + "\"team\"; add a Linux node group without taints, or set a toleration for it in the add-on coredns")];
const foundNoPolicy = (stack: WindowsStack) => [lacksPolicy(stack.main.cluster, "roleArn: the cluster's role lacks AmazonEKSVPCResourceController, "
    + "so Windows pods get no IP addresses; attach it with a RolePolicyAttachment")];

type Change = (stack: WindowsStack, group: PlannedResource) => void;

/** The ways in which a group that runs an AMI of its own shows its type. */
const CUSTOM: [title: string, change: Change][] = [
    ["whose AMI type is unset", (stack, group) => stack.unset(group, "amiType")],
    ["of AMI type CUSTOM", (stack, group) => stack.set(group, { amiType: "CUSTOM" })],
    ["whose AMI type the provider computes", (stack, group) => {
        stack.unset(group, "amiType");
        group.outputs.amiType = UNKNOWN;
    }],
];

/** Groups of one's own AMI in all the ways, with `taints`; without `taints` they have none. */
const groups = (taints: Json | undefined, prefix: string, change: (stack: WindowsStack) => void, found?: Case[2]): Case[] =>
    CUSTOM.map(([title, custom]): Case => [`${prefix}, a group ${title}`, stack => {
        custom(stack, stack.main.windows);
        if (taints !== undefined) {
            stack.set(stack.main.windows, { taints });
        }
        change(stack);
    }, found]);

const ipv6 = (stack: WindowsStack) => stack.set(stack.main.cluster, IPV6);
const noLinux = (stack: WindowsStack) => stack.remove(stack.main.linux);
const noPolicy = (stack: WindowsStack) => stack.remove(stack.main.vpcPolicy);
/** What every rule on Windows would find. */
const allWrong = (stack: WindowsStack) => [ipv6, noPolicy].forEach(change => change(stack));

describe("node groups with an AMI of one's own", () => {
    const judge = policyPack();

    judged(judge, "A4: by the taint os=windows, counts as Windows:", [
        ...groups([WINDOWS_TAINT], "L4", ipv6, foundIpv6),
        ...groups([WINDOWS_TAINT], "E4", noLinux, foundNoLinux),
        ...groups([WINDOWS_TAINT], "E1", noPolicy, foundNoPolicy),
        ...groups([OTHER_TAINT, WINDOWS_TAINT], "L4: behind another taint", ipv6, foundIpv6),
        ...groups(secret([secret(WINDOWS_TAINT)]), "L4: as a secret", ipv6, withoutValues(foundIpv6)),
        ...groups([{ ...WINDOWS_TAINT, effect: UNKNOWN }], "L4: whatever its effect", ipv6, foundIpv6),
        ...groups([UNKNOWN, WINDOWS_TAINT], "L4: beside a taint that is not known yet", ipv6, foundIpv6),
        ...groups([...ODD, WINDOWS_TAINT], "L4: beside odd taints", ipv6, foundIpv6),
        ...groups([...Array<Json>(1_001).fill(OTHER_TAINT), WINDOWS_TAINT], "L4: behind very many others", ipv6, foundIpv6),
        ...groups([WINDOWS_TAINT, ...Array<Json>(1_001).fill(OTHER_TAINT)], "L4: before very many others", ipv6, foundIpv6),
        ...groups([WINDOWS_TAINT], "E4: where the only other group is such a one too", stack => {
            noLinux(stack);
            stack.set(stack.addNodeGroup("second", stack.main.cluster, "CUSTOM"), { taints: [WINDOWS_TAINT] });
        }, foundNoLinux),
    ], ENABLING);

    judged(judge, "A4: without the taint os=windows, counts as Linux:", [
        ...groups(undefined, "no taints", allWrong),
        ...groups([], "an empty list of taints", allWrong),
        ...groups([OTHER_TAINT], "another taint", allWrong),
        ...groups([{ key: "os", value: "linux", effect: "NO_SCHEDULE" }], "os=linux", allWrong),
        ...groups([{ key: "os", effect: "NO_SCHEDULE" }, { key: "team", value: "windows" }], "key and value of different taints", allWrong),
        ...groups([{ key: "OS", value: "Windows", effect: "NO_SCHEDULE" }], "another spelling, which is another taint", allWrong),
        ...groups(UNKNOWN, "taints that are not known yet", allWrong),
        ...groups([UNKNOWN], "a taint that is not known yet", allWrong),
        ...groups([{ key: "os", value: UNKNOWN }], "a taint whose value is not known yet", allWrong),
        ...groups([{ key: UNKNOWN, value: "windows" }], "a taint whose key is not known yet", allWrong),
    ], ENABLING);

    judged(judge, "E4: beside a Windows group, is the Linux capacity:", CUSTOM.flatMap(([title, custom]): Case[] => [
        [`a group ${title}`, stack => custom(stack, stack.main.linux)],
        [`a group ${title}, with another taint`, stack => {
            custom(stack, stack.main.linux);
            stack.set(stack.main.linux, { taints: [OTHER_TAINT] });
        }, foundTaint],
        [`a group ${title}, whose taints are not known yet`, stack => {
            custom(stack, stack.main.linux);
            stack.set(stack.main.linux, { taints: UNKNOWN });
        }],
        [`a group ${title}, beside a Windows one with an AMI of its own`, stack => {
            [stack.main.windows, stack.main.linux].forEach(group => custom(stack, group));
            stack.set(stack.main.windows, { taints: [WINDOWS_TAINT] });
        }],
    ]), ENABLING);

    judged(judge, "E4: is no Linux capacity where it starts with no node:", CUSTOM.map(([title, custom]): Case => [`a group ${title}`, stack => {
        custom(stack, stack.main.linux);
        stack.set(stack.main.linux, { scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 3 } });
    }, foundNoLinux]), ENABLING);

    judged(judge, "A4: the AMI type, where there is one, decides and not the taint:", [
        ["a Linux type with os=windows is Linux", stack => {
            stack.set(stack.main.windows, { amiType: "AL2023_x86_64_STANDARD", taints: [WINDOWS_TAINT] });
            allWrong(stack);
        }],
        ["a Windows type with another taint is Windows", stack => {
            stack.set(stack.main.windows, { taints: [OTHER_TAINT] });
            ipv6(stack);
        }, foundIpv6],
        ["an odd type with os=windows is not certainly Windows", stack => {
            stack.remove(stack.main.windows);
            allWrong(stack);
            [...ODD.filter(amiType => amiType !== null), "custom", ["CUSTOM"]].forEach((amiType, i) =>
                stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, ""), { amiType, taints: [WINDOWS_TAINT] }));
        }],
    ], ENABLING);

    const oddTaints: Json[] = [
        { length: { toString: 1 } }, { length: [{ toString: 1 }] }, { length: [UNKNOWN] },
        ...ODD, ...ODD.map(taint => [taint]), ...ODD.flatMap(value => [[{ key: value, value: "windows" }], [{ key: "os", value }]]),
        WINDOWS_TAINT, [[WINDOWS_TAINT]], "os=windows", ["os=windows"], ["os", "windows"], { 0: WINDOWS_TAINT }, { length: -1 }, { length: 0.5 },
        { length: 1e308 }, { length: UNKNOWN }, { length: "text" }, Array<Json>(1_001).fill(null), Array<Json>(10_000).fill(UNKNOWN),
        Array<Json>(1_001).fill(OTHER_TAINT),
    ];
    const addOddGroups = (stack: WindowsStack, cluster: PlannedResource) => oddTaints.forEach((taints, i) => {
        const group = stack.addNodeGroup(`odd-${i}`, cluster, "CUSTOM");
        const [, custom] = CUSTOM[i % CUSTOM.length];
        custom(stack, group);
        stack.set(group, { taints });
    });

    judged(judge, "A4: odd taints", [
        ["are none that says windows", stack => {
            stack.remove(stack.main.windows, stack.main.linux);
            allWrong(stack);
            addOddGroups(stack, stack.main.cluster);
        }],
        ["hide nothing that is wrong beside them", stack => {
            const { cluster } = stack.addCluster("other");
            addOddGroups(stack, cluster);
            CUSTOM[0][1](stack, stack.main.windows);
            stack.set(stack.main.windows, { taints: [WINDOWS_TAINT] });
            ipv6(stack);
            noLinux(stack);
        }, stack => [...foundNoLinux(stack), ...foundIpv6(stack)]],
        ["of a Windows group change nothing", stack => {
            stack.remove(stack.main.windows);
            oddTaints.forEach((taints, i) => stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), { taints }));
            ipv6(stack);
        }, foundIpv6],
    ], ENABLING);

    judged(judge, "says nothing of a stack of Linux alone:", CUSTOM.map(([title, custom]): Case => [`groups ${title}`, stack => {
        allWrong(stack);
        custom(stack, stack.main.windows);
        [undefined, [], [OTHER_TAINT]].forEach((taints, i) => {
            const group = stack.addNodeGroup(`linux-${i}`, stack.main.cluster, "CUSTOM");
            custom(stack, group);
            if (taints) {
                stack.set(group, { taints });
            }
        });
    }]), ENABLING);
});
