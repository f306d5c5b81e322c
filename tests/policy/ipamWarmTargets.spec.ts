import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { ClusterKubernetes } from "../support/clusterKubernetes";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, notJudged, policyPack } from "./judging";

const POLICY = ["windows-ipam-warm-targets",
    "The warm targets of Windows IPAM have an effect: a prefix target needs prefix delegation and no IP targets."] as const;
const finds = finding(...POLICY, "advisory");
const leaves = notJudged(...POLICY);

const configurationValues = (values: Properties) => JSON.stringify({ enableWindowsIpam: "true", ...values });
const values = (given: Properties) => (stack: WindowsStack) => stack.set(stack.main.vpcCni, { configurationValues: configurationValues(given) });
const PREFIXES = { enableWindowsPrefixDelegation: "true" };
const found = (key: string, reason: string) => (stack: WindowsStack) => [finds(stack.main.vpcCni, `configurationValues.${key}: ${reason}`)];
const configMap = (data: Properties | string | undefined, kind?: "ConfigMap" | "ConfigMapPatch") => (stack: WindowsStack) => {
    stack.remove(stack.main.vpcCni);
    new ClusterKubernetes(stack, stack.main.cluster).addVpcCni(data, kind);
};
const ON = { "enable-windows-ipam": "true" };
const PREFIXES_ON = { ...ON, "enable-windows-prefix-delegation": "true" };
const foundInMap = (key: string, reason: string) => (stack: WindowsStack) => [finds(stack.named("amazon-vpc-cni"), `data.${key}: ${reason}`)];

const NO_PREFIXES = "has no effect without prefix delegation, got 2; set enableWindowsPrefixDelegation to \"true\" or remove it";
const both = (ips: string) => `has no effect beside an IP target above 0, got 2 with ${ips}; set both to 0 (the default is higher), or remove it`;

describe("windows-ipam-warm-targets", () => {
    const judge = policyPack();

    judged(judge, "D3: advises on the add-on with", [
        ["a warm prefix target without prefix delegation", values({ warmWindowsPrefixTarget: 2 }), found("warmWindowsPrefixTarget", NO_PREFIXES)],
        ["a warm prefix target with prefix delegation off", values({ enableWindowsPrefixDelegation: "false", warmWindowsPrefixTarget: 2 }),
            found("warmWindowsPrefixTarget", NO_PREFIXES)],
        ["a warm prefix target beside the defaults", values({ ...PREFIXES, warmWindowsPrefixTarget: 2 }),
            found("warmWindowsPrefixTarget", both("warmWindowsIPTarget 1 and minimumWindowsIPTarget 3"))],
        ["a warm prefix target beside one default", values({ ...PREFIXES, warmWindowsPrefixTarget: 2, warmWindowsIPTarget: 0 }),
            found("warmWindowsPrefixTarget", both("warmWindowsIPTarget 0 and minimumWindowsIPTarget 3"))],
        ["a warm prefix target beside a target for addresses", values({ ...PREFIXES, warmWindowsPrefixTarget: 2, warmWindowsIPTarget: 5, minimumWindowsIPTarget: 0 }),
            found("warmWindowsPrefixTarget", both("warmWindowsIPTarget 5 and minimumWindowsIPTarget 0"))],
        ["no warm address without prefix delegation", values({ warmWindowsIPTarget: 0 }),
            found("warmWindowsIPTarget", "becomes 1 without prefix delegation, got 0; use at least 1 or remove it")],
        ["no warm address with prefix delegation and no warm prefix", values({ ...PREFIXES, warmWindowsIPTarget: 0 }),
            found("warmWindowsIPTarget", "becomes 1 with prefix delegation and no warmWindowsPrefixTarget, got 0; use at least 1 or set warmWindowsPrefixTarget")],
        ["a target below 0", values({ warmWindowsIPTarget: -1 }),
            found("warmWindowsIPTarget", "must be a whole number of at least 0, got -1")],
        ["a target that is no whole number", values({ minimumWindowsIPTarget: 1.5 }),
            found("minimumWindowsIPTarget", "must be a whole number of at least 0, got 1.5")],
        ["an add-on that keeps others' settings, and targets that contradict one another", stack => {
            values({ ...PREFIXES, warmWindowsPrefixTarget: 2, warmWindowsIPTarget: 5 })(stack);
            stack.set(stack.main.vpcCni, { resolveConflictsOnUpdate: "PRESERVE" });
        }, found("warmWindowsPrefixTarget", both("warmWindowsIPTarget 5 and minimumWindowsIPTarget nothing"))],
        ["a warm prefix target, beside odd values", stack => {
            [...ODD, "{", ...ODD.filter(odd => typeof odd !== "number").map(odd => configurationValues({
                enableWindowsPrefixDelegation: odd, warmWindowsPrefixTarget: odd, warmWindowsIPTarget: odd, minimumWindowsIPTarget: odd,
            }))].forEach((odd, i) => stack.add(stack.main.vpcCni.type, `odd-${i}`, {
                addonName: "vpc-cni", configurationValues: odd as Json,
            }, { clusterName: stack.main.cluster }));
            values({ warmWindowsPrefixTarget: 2 })(stack);
        }, found("warmWindowsPrefixTarget", NO_PREFIXES)],
        ["the values of a component", stack => {
            stack.remove(stack.main.vpcCni);
            stack.set(stack.add("eks:index:VpcCniAddon", "cni", {}, { clusterName: stack.main.cluster }), {
                configurationValues: { enableWindowsIpam: "true", warmWindowsPrefixTarget: 2 },
            });
        }, stack => [finds(stack.named("cni"), `configurationValues.warmWindowsPrefixTarget: ${NO_PREFIXES}`)]],
    ], [POLICY[0]]);

    judged(judge, "D2: advises on prefix delegation without IPAM", [
        ["in the add-on", values({ ...PREFIXES, enableWindowsIpam: "false" }), found("enableWindowsPrefixDelegation",
            "has no effect without Windows IPAM, got \"true\" with enableWindowsIpam \"false\"; set enableWindowsIpam to \"true\"")],
        ["that is unset in the add-on", stack => stack.set(stack.main.vpcCni, { configurationValues: JSON.stringify(PREFIXES) }),
            found("enableWindowsPrefixDelegation",
                "has no effect without Windows IPAM, got \"true\" with enableWindowsIpam nothing; set enableWindowsIpam to \"true\"")],
        ["in a ConfigMap", configMap({ "enable-windows-prefix-delegation": "true" }), foundInMap("enable-windows-prefix-delegation",
            "has no effect without Windows IPAM, got \"true\" with enable-windows-ipam nothing; set enable-windows-ipam to \"true\"")],
    ], [POLICY[0]]);

    judged(judge, "D3: advises on a ConfigMap with", [
        ["a warm prefix target without prefix delegation", configMap({ ...ON, "warm-prefix-target": "2" }), foundInMap("warm-prefix-target",
            "has no effect without prefix delegation, got 2; set enable-windows-prefix-delegation to \"true\" or remove it")],
        ["a warm prefix target beside a target for addresses", configMap({ ...PREFIXES_ON, "warm-prefix-target": "2", "warm-ip-target": "1" }),
            foundInMap("warm-prefix-target",
                "has no effect beside an IP target above 0, got 2 with warm-ip-target 1 and minimum-ip-target nothing; keep one kind")],
        ["keys that count only alone", configMap({ ...PREFIXES_ON, "windows-warm-prefix-target": "2", "windows-minimum-ip-target": "3" }),
            foundInMap("windows-warm-prefix-target",
                "has no effect beside an IP target above 0, got 2 with warm-ip-target nothing and windows-minimum-ip-target 3; keep one kind")],
        ["a key that the other one beats", configMap({ ...ON, "warm-ip-target": "2", "windows-warm-ip-target": "5" }),
            foundInMap("windows-warm-ip-target", "has no effect beside warm-ip-target, got \"5\"; remove it")],
        ["a target that Go can't read", configMap({ ...ON, "minimum-ip-target": "three" }),
            foundInMap("minimum-ip-target", "is not a whole number, so it counts as 0, got \"three\"; write one such as \"1\"")],
        ["no warm address without prefix delegation", configMap({ ...ON, "warm-ip-target": "0" }),
            foundInMap("warm-ip-target", "becomes 1 without prefix delegation, got 0; use at least 1 or remove it")],
        ["a patch whose targets contradict one another", configMap({ "warm-prefix-target": "2", "minimum-ip-target": "3" }, "ConfigMapPatch"),
            foundInMap("warm-prefix-target",
                "has no effect beside an IP target above 0, got 2 with warm-ip-target nothing and minimum-ip-target 3; keep one kind")],
        ["a patch that turns prefix delegation off", configMap({ "enable-windows-prefix-delegation": "false", "warm-prefix-target": "2" }, "ConfigMapPatch"),
            foundInMap("warm-prefix-target",
                "has no effect without prefix delegation, got 2; set enable-windows-prefix-delegation to \"true\" or remove it")],
        ["targets that contradict one another, beside a switch that is not known yet",
            configMap({ ...ON, "enable-windows-prefix-delegation": UNKNOWN, "warm-prefix-target": "2", "warm-ip-target": "1" }), stack => [
                leaves(stack.named("amazon-vpc-cni"), "data.enable-windows-prefix-delegation"),
                ...foundInMap("warm-prefix-target",
                    "has no effect beside an IP target above 0, got 2 with warm-ip-target 1 and minimum-ip-target nothing; keep one kind")(stack),
            ]],
    ], [POLICY[0]]);

    judged(judge, "D3: passes", [
        ...([
            {}, PREFIXES, { warmWindowsIPTarget: 2 }, { ...PREFIXES, warmWindowsIPTarget: 2 }, { minimumWindowsIPTarget: 0 },
            { ...PREFIXES, warmWindowsPrefixTarget: 1, warmWindowsIPTarget: 0, minimumWindowsIPTarget: 0 },
            { enableWindowsPrefixDelegation: "false", warmWindowsPrefixTarget: 0, warmWindowsIPTarget: 1, minimumWindowsIPTarget: 3 },
        ] as Properties[]).map((given): Case => [`the add-on with ${JSON.stringify(given)}`, values(given)]),
        ["values that are unset", stack => stack.unset(stack.main.vpcCni, "configurationValues")],
        ["values that the provider computes", stack => stack.set(stack.main.vpcCni, { configurationValues: UNKNOWN })],
        ["values that are made from another resource", stack =>
            stack.link(stack.main.vpcCni, "configurationValues", stack.add("random:index/randomId:RandomId", "id", {})),
        stack => stack.preview === "first" ? [leaves(stack.main.vpcCni, "configurationValues")] : []],
        ["values of an add-on that keeps others' settings", stack => {
            stack.set(stack.main.vpcCni, {
                configurationValues: JSON.stringify({ ...PREFIXES, warmWindowsPrefixTarget: 2 }), resolveConflictsOnUpdate: "PRESERVE",
            });
        }],
        ["a component's values, of which one is not known yet", stack => {
            stack.remove(stack.main.vpcCni);
            stack.set(stack.add("eks:index:VpcCniAddon", "cni", {}, { clusterName: stack.main.cluster }), {
                configurationValues: { enableWindowsIpam: "true", warmWindowsPrefixTarget: 2, enableWindowsPrefixDelegation: UNKNOWN },
            });
        }],
        ["a chart whose values are not known yet", stack => {
            stack.remove(stack.main.vpcCni);
            new ClusterKubernetes(stack, stack.main.cluster).add("helm.sh/v3:Release", "cni", { chart: "aws-vpc-cni", values: UNKNOWN });
        }],
        ["a chart whose other values may be in a file", stack => {
            stack.remove(stack.main.vpcCni);
            new ClusterKubernetes(stack, stack.main.cluster).add("helm.sh/v3:Release", "cni", {
                chart: "aws-vpc-cni", values: { warmWindowsPrefixTarget: 2 }, valueYamlFiles: [],
            });
        }],
        ...([
            {}, ON, PREFIXES_ON, { ...PREFIXES_ON, "warm-prefix-target": "1" }, { ...ON, "warm-ip-target": "1", "minimum-ip-target": "0" },
            { ...ON, "warm-prefix-target": "0" }, { ...PREFIXES_ON, "windows-warm-prefix-target": "1", "warm-ip-target": "0" },
        ] as Properties[]).map((data): Case => [`a ConfigMap with ${JSON.stringify(data)}`, configMap(data)]),
        ["a patch of a warm prefix target alone", configMap({ "warm-prefix-target": "1" }, "ConfigMapPatch")],
        ["a patch of prefix delegation alone", configMap({ "enable-windows-prefix-delegation": "true" }, "ConfigMapPatch")],
        ["a ConfigMap whose data is not known yet", configMap(UNKNOWN), stack => [leaves(stack.named("amazon-vpc-cni"), "data")]],
        ["odd ConfigMaps", stack => {
            stack.remove(stack.main.vpcCni);
            const kubernetes = new ClusterKubernetes(stack, stack.main.cluster);
            const metadata = { name: "amazon-vpc-cni", namespace: "kube-system" };
            ODD.forEach((odd, i) => {
                kubernetes.add("core/v1:ConfigMap", `data-${i}`, { metadata, data: odd });
                kubernetes.add("core/v1:ConfigMap", `value-${i}`, {
                    metadata, data: { "warm-ip-target": typeof odd === "string" ? null : odd, "enable-windows-prefix-delegation": odd === true ? null : odd },
                });
            });
        }],
        ["a cluster without Windows nodes", stack => {
            values({ warmWindowsPrefixTarget: 2 })(stack);
            stack.remove(stack.main.windows);
        }],
        ["a Linux-only cluster beside a good one", stack => {
            const other = stack.addCluster("other");
            stack.set(other.vpcCni, { configurationValues: configurationValues({ warmWindowsPrefixTarget: 2 }) });
            new ClusterKubernetes(stack, other.cluster).addVpcCni({ "warm-prefix-target": "2" });
        }],
        ["an add-on of a cluster that is known by name alone", stack => {
            values({ warmWindowsPrefixTarget: 2 })(stack);
            stack.set(stack.main.vpcCni, { clusterName: "elsewhere" });
        }],
    ], [POLICY[0]]);
});
