import { Json, UNKNOWN } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, notJudged, policyPack } from "./judging";
import { OwnImage, addOwnImage, joins, ownImage, pending, useTemplate, userData } from "./ownImage";

const POLICY = ["windows-bootstrap-arguments",
    "The bootstrap script of Windows nodes runs once, with the service CIDR of the cluster and the taints of the group."] as const;
const finds = finding(...POLICY, "advisory");
const leaves = notJudged(...POLICY);

const TAINTS = "-KubeletExtraArgs '--register-with-taints=os=windows:NoSchedule'";
const NO_CIDR = "userData: Start-EKSBootstrap.ps1 gets no service CIDR and guesses a wrong one, so DNS "
    + "fails, got a cluster with \"10.50.0.0/16\"; pass it as -ServiceCIDR";
const NO_TAINTS = "userData: nodes join without the taints of their group, so other pods may start on them, got no "
    + "--register-with-taints; "
    + "pass it in -KubeletExtraArgs, with the same taints";
const TWICE = "userData: the bootstrap runs twice: EKS adds it if the launch template names no image, got a call of "
    + "Start-EKSBootstrap.ps1; "
    + "remove the call, or name an image";

const found = (...messages: string[]) => (stack: WindowsStack) => messages.map(message => finds(stack.named("own-template"), message));
const cidr = (stack: WindowsStack, serviceIpv4Cidr: Json) =>
    stack.set(stack.main.cluster, { kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr } });
/** User data in a cluster of that service CIDR. */
const own = (text: string, serviceIpv4Cidr: Json, change: (stack: WindowsStack, made: OwnImage) => void = () => undefined) =>
    (stack: WindowsStack) => {
    const made = ownImage(stack);
    cidr(stack, serviceIpv4Cidr);
    stack.set(made.template, { userData: text });
    change(stack, made);
};

/** A template without an image, of a group of a Windows AMI type. */
const withoutImage = (text: Json, change: (stack: WindowsStack, made: OwnImage) => void = () => undefined) => (stack: WindowsStack) => {
    const made = ownImage(stack);
    stack.set(made.group, { amiType: "WINDOWS_CORE_2022_x86_64" });
    stack.unset(made.template, "imageId");
    stack.set(made.template, { userData: text });
    change(stack, made);
};

describe("windows-bootstrap-arguments", () => {
    const judge = policyPack();

    judged(judge, "A4: advises on", [
        ["a service CIDR of the program's own that the call lacks", own(joins(TAINTS), "10.50.0.0/16"), found(NO_CIDR)],
        ["taints that the call lacks", own(joins(), "10.100.0.0/16"), found(NO_TAINTS)],
        ["both", own(joins(), "10.50.0.0/16"), found(NO_CIDR, NO_TAINTS)],
        ["both, once for two groups of one template", own(joins(), "10.50.0.0/16", (stack, { template }) =>
            useTemplate(stack, addOwnImage(stack, "second", stack.main.cluster).group, template)), found(NO_CIDR, NO_TAINTS)],
        ["taints that the call lacks, beside odd ones", own(joins(), "10.100.0.0/16", stack => ODD.forEach((value, i) => {
            const odd = addOwnImage(stack, `odd-${i}`, stack.addCluster(`odd-cluster-${i}`).cluster);
            stack.set(stack.named(`odd-cluster-${i}`),
                { kubernetesNetworkConfig: { serviceIpv4Cidr: typeof value === "string" ? null : value } });
            stack.set(odd.group, { taints: [{ key: "os", value: "windows" }, value] });
            stack.set(odd.template, { userData: joins("-KubeletExtraArgs '--register-with-taints=os=windows:NoSchedule'") });
        })), found(NO_TAINTS)],
        ["a call without an image, which runs twice", withoutImage(joins()), found(TWICE)],
    ], [POLICY[0]]);

    judged(judge, "A4: passes", [
        ["a service CIDR that the call has", own(joins("-ServiceCIDR 10.50.0.0/16", TAINTS), "10.50.0.0/16")],
        ...["10.100.0.0/16",
            "172.20.0.0/16"].map((value): Case => [`the service CIDR ${value}, which EKS may have chosen`, own(joins(TAINTS), value)]),
        ["a service CIDR that is unset", own(joins(TAINTS), null)],
        ["a service CIDR that is empty", own(joins(TAINTS), "")],
        ["a service CIDR that the provider computes", own(joins(TAINTS), UNKNOWN)],
        ["a service CIDR that is made from another resource, and says so", own(joins(TAINTS), null, stack =>
            pending(stack, stack.main.cluster, "kubernetesNetworkConfig", { serviceIpv4Cidr: "10.50.0.0/16" })),
        stack => stack.preview === "first"
            ? [leaves(stack.main.cluster, "kubernetesNetworkConfig.serviceIpv4Cidr")] : found(NO_CIDR)(stack)],
        ["a service CIDR that is made from another resource, where the call has it", own(joins("-ServiceCIDR $cidr", TAINTS), null, stack =>
            pending(stack, stack.main.cluster, "kubernetesNetworkConfig", { serviceIpv4Cidr: "10.50.0.0/16" }))],
        ["a group without taints", own(joins(), "10.100.0.0/16", (stack, { group }) => stack.unset(group, "taints"))],
        ["taints that are not known yet", own(joins(), "10.100.0.0/16", (stack, { group }) => stack.set(group, { taints: UNKNOWN }))],
        ["arguments that come from elsewhere",
            own(userData("$b = Get-Content b.txt", "& Start-EKSBootstrap.ps1 -EKSClusterName main @b"), "10.50.0.0/16")],
        ["user data that is not known yet",
            own("", "10.50.0.0/16", (stack, { template }) => pending(stack, template, "userData", joins("-ServiceCIDR x", TAINTS)))],
        ["no call", own(userData("& C:\\join.ps1"), "10.50.0.0/16")],
        ["a script of one's own without an image", withoutImage(userData("Write-Host 'hello'"))],
        ["user data that is unset, without an image", withoutImage(null)],
        ["a call without an image that is known, which may be there",
            withoutImage(joins(), (stack, { template }) => stack.set(template, { imageId: UNKNOWN }))],
        ["a call without an image in a group that is Linux then",
            withoutImage(joins(), (stack, { group }) => stack.unset(group, "amiType"))],
        ["a cluster that is known by its name alone",
            own(joins(TAINTS), "10.50.0.0/16", (stack, { group }) => stack.set(group, { clusterName: "elsewhere" }))],
    ] satisfies Case[], [POLICY[0]]);
});
