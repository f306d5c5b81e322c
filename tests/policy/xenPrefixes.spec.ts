import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { ClusterKubernetes } from "../support/clusterKubernetes";
import { WindowsStack } from "../support/stack";
import { ODD, finding, judged, notJudged, policyPack } from "./judging";
import { addTemplate, makeFromAnother } from "./nodeGroupParts";

const POLICY = ["windows-xen-prefixes", "Windows node groups of a cluster with prefix delegation use instance types that support it."] as const;
const finds = finding(...POLICY, "advisory");
const leaves = notJudged(...POLICY);

const values = (configurationValues: Json) => (stack: WindowsStack) => stack.set(stack.main.vpcCni, { configurationValues });
const prefixes = (enableWindowsPrefixDelegation: Json = "true") => values(JSON.stringify({ enableWindowsIpam: "true", enableWindowsPrefixDelegation }));
const types = (stack: WindowsStack, ...instanceTypes: Json[]) => stack.set(stack.main.windows, { instanceTypes });
const both = (...changes: ((stack: WindowsStack) => unknown)[]) => (stack: WindowsStack) => changes.forEach(change => change(stack));
const xen = (stack: WindowsStack) => types(stack, "m4.large");
const NITRO: Record<string, string> = { "m4.large": "m5.large", "r4.xlarge": "r5.xlarge", "c4.large": "c5.large" };
const reason = (setting: string, type: string) =>
    `instances of Xen types get no prefixes, got "${type}"; use a Nitro type such as "${NITRO[type]}" or turn ${setting} off`;
const found = (stack: WindowsStack) => [finds(stack.main.windows, `instanceTypes[0]: ${reason("enableWindowsPrefixDelegation", "m4.large")}`)];

/** The ConfigMap, or a patch of it, of a cluster whose CNI nobody manages. */
const configMap = (data: Properties | string, kind?: "ConfigMap" | "ConfigMapPatch") => (stack: WindowsStack) => {
    stack.remove(stack.main.vpcCni);
    new ClusterKubernetes(stack, stack.main.cluster).addVpcCni(data, kind);
};
const foundByConfigMap = (stack: WindowsStack) => [
    finds(stack.main.windows, `instanceTypes[0]: ${reason("enable-windows-prefix-delegation", "m4.large")}`),
];

describe("windows-xen-prefixes", () => {
    const judge = policyPack();

    judged(judge, "D2: warns of", [
        ["a Xen type with the add-on's prefix delegation", both(prefixes(), xen), found],
        ["a Xen type with prefix delegation that YAML turns on", both(values("enableWindowsPrefixDelegation: \"1\""), xen), found],
        ["a Xen type behind a Nitro type", both(prefixes(), stack => types(stack, "m6i.large", "r4.xlarge")),
            stack => [finds(stack.main.windows, `instanceTypes[1]: ${reason("enableWindowsPrefixDelegation", "r4.xlarge")}`)]],
        ["a Xen type beside odd ones", both(prefixes(), stack => types(stack, ...ODD, "m4.large")),
            stack => [finds(stack.main.windows, `instanceTypes[${ODD.length}]: ${reason("enableWindowsPrefixDelegation", "m4.large")}`)]],
        ["a Xen type in the launch template", both(prefixes(), stack => addTemplate(stack, stack.main.windows, { instanceType: "c4.large" })),
            stack => [finds(stack.named("main-windows-template"), `instanceType: ${reason("enableWindowsPrefixDelegation", "c4.large")}`)]],
        ["a Xen type with a ConfigMap", both(configMap({ "enable-windows-prefix-delegation": "true" }), xen), foundByConfigMap],
        ["a Xen type with a patch of the ConfigMap", both(configMap({ "enable-windows-prefix-delegation": "T" }, "ConfigMapPatch"), xen),
            foundByConfigMap],
        ["a Xen type with the add-on's prefix delegation, beside a patch that says nothing of it", both(prefixes(), xen, stack =>
            new ClusterKubernetes(stack, stack.main.cluster).addVpcCni({ "branch-eni-cooldown": "60" }, "ConfigMapPatch")), found],
    ], [POLICY[0]]);

    judged(judge, "D2: passes", [
        ["a Nitro type, and bare metal, with prefix delegation", both(prefixes(), stack => types(stack, "m6i.large", "i3.metal"))],
        ["a type that is newer than the pack", both(prefixes(), stack => types(stack, "m9i.large"))],
        ["types that are unset", both(prefixes(), stack => stack.unset(stack.main.windows, "instanceTypes"))],
        ["types that are not known yet", both(prefixes(), stack => types(stack, UNKNOWN))],
        ["a Xen type without prefix delegation", both(prefixes("false"), xen)],
        ["a Xen type where prefix delegation is unset", xen],
        ["a Xen type where nothing configures the CNI", stack => {
            stack.remove(stack.main.vpcCni);
            xen(stack);
        }],
        ["a Xen type with a ConfigMap that leaves it off", both(configMap({ "enable-windows-ipam": "true" }), xen)],
        ["a Xen type with odd data of a ConfigMap", both(configMap("enable-windows-prefix-delegation: true"), xen)],
        ["a Xen type with an odd value of a ConfigMap", both(configMap({ "enable-windows-prefix-delegation": ["true"] }), xen)],
        ["a Xen type where the add-on and a ConfigMap say different things", both(stack => {
            const { vpcCni } = stack.main;
            configMap({ "enable-windows-prefix-delegation": "true" })(stack);
            stack.resources.push(vpcCni);
        }, prefixes("false"), xen)],
        ...[...ODD, "yes", "on"].map((value, i) =>
            [`a Xen type where the switch is odd (${i})`, both(prefixes(value === true ? "no" : value), xen)] as [string, typeof xen]),
        ["a Xen type where the values are odd", both(...ODD.map(values), xen)],
    ], [POLICY[0]]);

    judged(judge, "D2: says what it can't judge:", [
        ["values that another resource gives", both(xen, stack => makeFromAnother(stack, stack.main.vpcCni, "configurationValues")),
            stack => stack.preview === "first" ? [leaves(stack.main.vpcCni, "configurationValues")] : []],
        ["a value of a ConfigMap that is not known yet", both(configMap({ "enable-windows-prefix-delegation": UNKNOWN }), xen),
            stack => [leaves(stack.named("amazon-vpc-cni"), "data.enable-windows-prefix-delegation")]],
        ["data of a ConfigMap that is not known yet", both(configMap(UNKNOWN), xen), stack => [leaves(stack.named("amazon-vpc-cni"), "data")]],
        ["but not where no Xen type is used", both(stack => types(stack, "m6i.large"), stack =>
            makeFromAnother(stack, stack.main.vpcCni, "configurationValues"))],
    ], [POLICY[0]]);

    judged(judge, "says nothing of", [
        ["Xen types of Linux groups", both(prefixes(), stack => stack.set(stack.main.linux, { instanceTypes: ["m4.large"] }))],
        ["a Linux-only cluster", both(prefixes(), xen, stack => stack.set(stack.main.windows, { amiType: "AL2023_x86_64_STANDARD" }))],
        ["a cluster that is known by name alone", both(prefixes(), xen, stack => stack.set(stack.main.windows, { clusterName: "elsewhere" }))],
        ["another cluster's prefix delegation", both(xen, stack => stack.set(stack.addWindowsCluster("other").vpcCni, {
            configurationValues: JSON.stringify({ enableWindowsIpam: "true", enableWindowsPrefixDelegation: "true" }),
        }))],
    ], [POLICY[0]]);
});
