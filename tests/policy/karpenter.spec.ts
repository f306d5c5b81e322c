import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { PlannedResource } from "../../plan/resource";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, policyPack } from "./judging";
import { IPV6, makeFrom } from "./selfManagedParts";

const finds = finding("windows-no-ipv6-cluster", "Clusters with Windows nodes use the IPv4 address family.");
const identity = finding("windows-node-identity", "The role of Windows nodes has an access entry for Windows, or the group of Windows nodes in aws-auth.");
const shares = finding("windows-separate-roles", "In clusters with access entries, Linux and Windows nodes have different IAM roles.");
const lacksLinux = finding("windows-linux-capacity", "Clusters with Windows nodes have Linux nodes, or Fargate for CoreDNS.");
const patches = finding("windows-patch-manager", "Systems Manager installs no updates on Windows nodes: replace them by nodes with a newer AMI.", "advisory");
const NODE_CLASS = "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass";
const NODE_POOL = "kubernetes:karpenter.sh/v1:NodePool";
const CUSTOM_RESOURCE = "kubernetes:apiextensions.k8s.io:CustomResource";
const ALIAS = { amiSelectorTerms: [{ alias: "windows2022@latest" }] };
const LINUX_ALIAS = { amiSelectorTerms: [{ alias: "al2023@latest" }] };
const found = (stack: WindowsStack) => [finds(stack.main.cluster,
    "kubernetesNetworkConfig.ipFamily: Windows nodes can't join an IPv6 cluster, got \"ipv6\"; use \"ipv4\" (it can't be changed later)")];

/** A stack whose only Windows nodes are Karpenter's, in a cluster that no Windows node can join. */
const karpenter = (change: (stack: WindowsStack) => unknown) => (stack: WindowsStack) => {
    stack.remove(stack.main.windows);
    stack.set(stack.main.cluster, IPV6);
    change(stack);
};
const nodeClass = (spec: Properties, type = NODE_CLASS, more: Properties = {}) => (stack: WindowsStack) =>
    stack.add(type, "class", { metadata: { name: "nodes" }, spec, ...more });
/** A pool of nodes of the class `nodes`, with one requirement. */
const pool = (values: Json, { key = "kubernetes.io/os", operator = "In", type = NODE_POOL, more = {} as Properties } = {}) => (stack: WindowsStack) =>
    stack.add(type, "pool", {
        metadata: { name: "pool" }, ...more,
        spec: { template: { spec: { nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "nodes" },
            requirements: [{ key: "karpenter.sh/capacity-type", operator: "In", values: ["on-demand"] }, { key, operator, values }] } } },
    });
const both = (...changes: ((stack: WindowsStack) => unknown)[]) => karpenter(stack => changes.forEach(change => change(stack)));

describe("Windows nodes of Karpenter", () => {
    const judge = policyPack();

    judged(judge, "L4: are nodes of the cluster by", [
        ["the alias of their AMI", karpenter(nodeClass(ALIAS)), found],
        ...["Windows2019", "Windows2022", "Windows2025"].map((amiFamily): Case => [`the AMI family ${amiFamily}`, karpenter(nodeClass({ amiFamily })), found]),
        ["a class of an earlier version", karpenter(nodeClass({ amiFamily: "Windows2022" }, "kubernetes:karpenter.k8s.aws/v1beta1:EC2NodeClass")), found],
        ["a class as Pulumi YAML writes it", karpenter(nodeClass(ALIAS, CUSTOM_RESOURCE, { apiVersion: "karpenter.k8s.aws/v1", kind: "EC2NodeClass" })), found],
        ["a pool whose nodes are Windows", karpenter(pool(["windows"])), found],
        ["a pool whose nodes are Windows by the last of very many requirements", karpenter(stack => {
            pool(["windows"])(stack);
            const { spec } = stack.named("pool").inputs as { spec: { template: { spec: { requirements: Json[] } } } };
            spec.template.spec.requirements.unshift(...Array<Json>(1000).fill({ key: "team", operator: "Exists" }));
        }), found],
        ["a pool of one Windows build", karpenter(pool(["10.0.20348"], { key: "node.kubernetes.io/windows-build" })), found],
        ["a pool as Pulumi YAML writes it", karpenter(pool(["windows"], { type: CUSTOM_RESOURCE, more: { apiVersion: "karpenter.sh/v1", kind: "NodePool" } })), found],
        ["a pool whose nodes are Windows, and a class with an AMI of one's own", both(pool(["windows"]), nodeClass({ amiFamily: "Custom", amiSelectorTerms: [{ id: "ami-1" }] })), found],
        ["a pool and its class, once", both(pool(["windows"]), nodeClass(ALIAS)), found],
    ], ["windows-no-ipv6-cluster"]);

    judged(judge, "are none, and nothing is said of", [
        ["a Linux class and its pool", both(pool(["linux"]), nodeClass(LINUX_ALIAS))],
        ["a pool of either system", karpenter(pool(["linux", "windows"]))],
        ["a pool of all systems but one", karpenter(pool(["linux"], { operator: "NotIn" }))],
        ["a pool of a Linux class that asks for Windows, which makes no nodes", both(pool(["windows"]), nodeClass(LINUX_ALIAS))],
        ["an alias that is not known yet", karpenter(nodeClass({ amiSelectorTerms: [{ alias: UNKNOWN }] }))],
        ["a system that is not known yet", karpenter(pool(UNKNOWN))],
        ["a class that is not known yet", karpenter(stack => stack.add(NODE_CLASS, "class", { spec: UNKNOWN }))],
        ["another resource of the same kind", karpenter(nodeClass(ALIAS, "kubernetes:acme.com/v1:EC2NodeClass"))],
        ["odd classes and pools", karpenter(stack => ODD.forEach((odd, i) => {
            stack.add(NODE_CLASS, `class-${i}`, { metadata: odd, spec: i % 2 ? odd : { amiFamily: odd, amiSelectorTerms: odd, role: odd, tags: odd } });
            stack.add(NODE_POOL, `pool-${i}`, { metadata: odd, spec: { template: { spec: { requirements: odd, nodeClassRef: odd } } } });
            stack.add(CUSTOM_RESOURCE, `resource-${i}`, { apiVersion: odd, kind: odd });
        }))],
    ]);

    /** The only Windows nodes are of a class with a role of the stack, in this authentication mode. */
    const own = (mode: string, change: (stack: WindowsStack, role: PlannedResource, made: PlannedResource) => unknown = () => undefined, inProfile = false) =>
        (stack: WindowsStack) => {
            stack.remove(stack.main.windows);
            stack.set(stack.main.cluster, { accessConfig: { authenticationMode: mode } });
            const role = stack.add("aws:iam/role:Role", "nodes-role", { assumeRolePolicy: "{}" });
            const profile = inProfile ? stack.add("aws:iam/instanceProfile:InstanceProfile", "profile", {}, { role }) : role;
            const made = nodeClass({})(stack);
            makeFrom(stack, made, "spec", { ...ALIAS, [inProfile ? "instanceProfile" : "role"]: profile.outputs.name }, profile);
            change(stack, role, made);
        };
    const entry = (type: string) => (stack: WindowsStack, role: PlannedResource) =>
        stack.add("aws:eks/accessEntry:AccessEntry", "entry", { type }, { clusterName: stack.main.cluster, principalArn: role });
    const noEntry = (path: string) => (stack: WindowsStack) => [identity(stack.named("class"), `${path}: the nodes can't join the cluster: EKS makes `
        + "no access entry for self-managed nodes, got no entry and authentication mode \"API\"; add an aws.eks.AccessEntry of type "
        + "\"EC2_WINDOWS\" for the role")];
    const linuxRole = (stack: WindowsStack) => [shares(stack.named("class"), "spec.role: Linux and Windows nodes can't share a role in a cluster with access "
        + "entries: a role has one entry, of one type, got the role of the Linux nodes \"linux\" and authentication mode \"API\"; give the Windows nodes a role of their own")];
    const linuxClass = (stack: WindowsStack, role: PlannedResource) => {
        entry("EC2_WINDOWS")(stack, role);
        makeFrom(stack, stack.add(NODE_CLASS, "linux", { metadata: { name: "linux" } }), "spec", { ...LINUX_ALIAS, role: role.outputs.name }, role);
    };

    judged(judge, "L11: say on their identity", [
        ["that their role has no entry", own("API"), noEntry("spec.role")],
        ["that the role of their instance profile has no entry", own("API", undefined, true), noEntry("spec.instanceProfile")],
        ["that the entry is for Linux nodes", own("API", entry("EC2_LINUX")), stack => [identity(stack.named("entry"), "type: the role of Windows nodes needs an "
            + "access entry of type \"EC2_WINDOWS\", got \"EC2_LINUX\"; delete the entry and make one of that type: a type can't be changed")]],
        ["that Linux nodes of Karpenter have the same role", own("API", linuxClass), linuxRole],
    ], ["windows-node-identity", "windows-separate-roles"]);

    judged(judge, "L11: say nothing on their identity", [
        ["with an entry for Windows nodes", own("API", entry("EC2_WINDOWS"))],
        ["with a role that is elsewhere", own("API", (stack, role, made) => {
            stack.set(made, { spec: { ...ALIAS, role: "elsewhere" } });
            stack.remove(role);
        })],
        ["with a role that Linux nodes of Karpenter have too, where aws-auth lets both in", own("API_AND_CONFIG_MAP", linuxClass)],
    ], ["windows-node-identity", "windows-separate-roles"]);

    const asks = (key: string, values: Json, operator = "In") => (stack: WindowsStack) => {
        nodeClass(ALIAS)(stack);
        stack.remove(stack.main.windows);
        pool(values, { key, operator })(stack);
    };
    const [ARCH, TYPE] = ["kubernetes.io/arch", "node.kubernetes.io/instance-type"];
    const at = "spec.template.spec.requirements[1].values";
    const noType = (...messages: string[]) => (stack: WindowsStack) => messages.map(message => finding("windows-instance-type",
        "Windows node groups use instance types that can run Windows.")(stack.named("pool"), message));

    judged(judge, "A1: fail on requirements that leave no type for Windows:", [
        ["Arm", asks(ARCH, ["arm64"]), noType(`${at}: Windows AMIs are x86_64, so Karpenter makes no node, got ["arm64"]; use ["amd64"]`)],
        ["instance types of which each is none", asks(TYPE, ["m7g.large", "t3.micro"]), noType(
            `${at}[0]: Windows AMIs are x86_64 and this type is Arm, got "m7g.large"; use "m7a.large"`,
            `${at}[1]: has 1 GiB of memory, and Windows itself needs 2 GiB, got "t3.micro"; use "t3.medium"`)],
    ], ["windows-instance-type"]);

    judged(judge, "A1: pass requirements that leave a type for Windows:", [
        ["both architectures", asks(ARCH, ["arm64", "amd64"])],
        ["any architecture but amd64's", asks(ARCH, ["arm64"], "NotIn")],
        ["one type that fits", asks(TYPE, ["m7g.large", "m6i.large"])],
        ["types of which one is not known yet", asks(TYPE, ["m7g.large", UNKNOWN])],
        ["what is no type", asks(TYPE, ["large"])],
        ["pools of Linux nodes", stack => {
            nodeClass(LINUX_ALIAS)(stack);
            pool(["arm64"], { key: ARCH })(stack);
        }],
        ["odd values", stack => {
            nodeClass(ALIAS)(stack);
            pool(ODD, { key: TYPE })(stack);
        }],
    ], ["windows-instance-type"]);

    judged(judge, "count for", [
        ["E4: no Linux nodes", both(pool(["windows"]), nodeClass(ALIAS), stack => {
            stack.set(stack.main.cluster, { kubernetesNetworkConfig: { ipFamily: "ipv4" } });
            stack.remove(stack.main.linux);
        }), stack => [lacksLinux(stack.named("class"), "CoreDNS and other system pods need at least one Linux node (two are better) in the cluster main, got 0; add a Linux node "
            + "group or run CoreDNS on Fargate")]],
        ["E4: Linux nodes of another pool", both(nodeClass(ALIAS), stack => {
            stack.remove(stack.main.linux);
            stack.add(CUSTOM_RESOURCE, "linux", { apiVersion: "karpenter.sh/v1", kind: "NodePool", spec: {} });
        })],
        ["P1: a patch group", both(nodeClass({ ...ALIAS, tags: { "Patch Group": "windows" } })), stack => [patches(stack.named("class"), "spec.tags[\"Patch "
            + "Group\"]: puts Windows nodes into a patch group of Systems Manager, got \"windows\"; nodes are replaced, not patched: bring updates with a new AMI, "
            + "and remove the tag")]],
    ], ["windows-linux-capacity", "windows-patch-manager"]);
});
