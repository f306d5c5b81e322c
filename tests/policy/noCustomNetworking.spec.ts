import { Json, UNKNOWN, secret } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, notJudged, policyPack, withoutValues } from "./judging";

const POLICY = ["windows-no-custom-networking", "Clusters with Windows nodes don't use custom networking."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);
const VARIABLE = "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG";
const CUSTOM = JSON.stringify({ env: { [VARIABLE]: "true" } });

const values = (configurationValues: Json) => (stack: WindowsStack) => stack.set(stack.main.vpcCni, { configurationValues });
const variable = (value: Json) => values(JSON.stringify({ env: { [VARIABLE]: value } }));
const foundVariable = (got = "\"true\"", addon = "main-vpc-cni") => (stack: WindowsStack) => [finds(stack.named(addon),
    `configurationValues.env.${VARIABLE}: Windows nodes don't support custom networking, got ${got}; use "false" and larger subnets`)];
const foundEniConfig = (stack: WindowsStack) => [finds(stack.main.vpcCni,
    "configurationValues.eniConfig.create: Windows nodes don't support custom networking, got true; use false and larger subnets")];

/** Documents that say nothing of custom networking. */
const DOCUMENTS: Json[] = [
    ...ODD,
    ...[...ODD, ...[null, "", 0, [], {}].map(value => ({ [VARIABLE]: value }))].map(env => ({ env })),
    ...[...ODD, ...["true", 1, [true], {}].map(create => ({ create }))].map(eniConfig => ({ eniConfig })),
];
const NO_DOCUMENTS = ["{", "}", "{\"env\":", `${CUSTOM},`, "undefined", "\u0000", "[".repeat(100_000), "[".repeat(5_000) + "]".repeat(5_000)];

describe("windows-no-custom-networking", () => {
    const judge = policyPack();

    judged(judge, "L3: fails on", [
        ["the variable, and says what to write", variable("true"), foundVariable()],
        ...["1", "t", "T", "TRUE", "True"].map((value): Case => [
            `the variable as ${value}, which the CNI reads as true`, variable(value), foundVariable(`"${value}"`)]),
        ["the variable as a boolean", variable(true), foundVariable("true")],
        ["values that are a secret", values(secret(CUSTOM)), withoutValues(foundVariable())],
        ["ENIConfigs that the add-on creates", values("{\"eniConfig\":{\"create\":true,\"region\":\"eu-central-1\"}}"), foundEniConfig],
        ["both, each by itself", values(JSON.stringify({ env: { [VARIABLE]: "true" }, eniConfig: { create: true } })),
            stack => [...foundVariable()(stack), ...foundEniConfig(stack)]],
        ["each of two clusters with Windows nodes", stack => {
            [stack.main, stack.addWindowsCluster("other")].forEach(({ vpcCni }) => stack.set(vpcCni, { configurationValues: CUSTOM }));
        }, stack => [...foundVariable()(stack), ...foundVariable("\"true\"", "other-vpc-cni")(stack)]],
        ["the variable, beside odd values", stack => {
            [...ODD, ...DOCUMENTS.map(document => JSON.stringify(document)), ...NO_DOCUMENTS].forEach((configurationValues, i) =>
                stack.add(stack.main.vpcCni.type, `odd-${i}`, { addonName: "vpc-cni", configurationValues }, { clusterName: stack.main.cluster }));
            stack.set(stack.main.vpcCni, { configurationValues: CUSTOM });
        }, foundVariable()],
        ["the variable, beside odd names", stack => {
            ODD.forEach((value, i) => {
                stack.add(stack.main.vpcCni.type, `odd-${i}`, { addonName: value, configurationValues: CUSTOM }, { clusterName: stack.main.cluster });
                stack.add(stack.main.vpcCni.type, `lost-${i}`, { addonName: "vpc-cni", configurationValues: CUSTOM, clusterName: value });
            });
            stack.set(stack.main.vpcCni, { configurationValues: CUSTOM });
        }, foundVariable()],
    ], [POLICY[0]]);

    judged(judge, "L3: passes", [
        ["the variable turned off", variable("false")],
        ["the variable turned off as a boolean", variable(false)],
        ["the variable as yes, which the CNI reads as false", variable("yes")],
        ["the variable in mixed case, which the CNI reads as false", variable("tRUE")],
        ["ENIConfigs turned off", values("{\"eniConfig\":{\"create\":false}}")],
        ["other variables", values("{\"env\":{\"ENABLE_POD_ENI\":\"true\",\"WARM_ENI_TARGET\":\"1\"}}")],
        ["values that are unset", stack => stack.unset(stack.main.vpcCni, "configurationValues")],
        ["values that are empty", values("{}")],
        ["values that are not known yet", values(UNKNOWN)],
        ["values that are made from another resource", stack =>
            stack.link(stack.main.vpcCni, "configurationValues", stack.add("random:index/randomId:RandomId", "id", {})),
        stack => stack.preview === "first" ? [leaves(stack.main.vpcCni, "configurationValues")] : []],
        ["a cluster without the add-on", stack => stack.remove(stack.main.vpcCni)],
        ["the same values of another add-on", stack => stack.set(stack.main.vpcCni, { addonName: "coredns", configurationValues: CUSTOM })],
        ["an add-on whose name is not known yet", stack => stack.set(stack.main.vpcCni, { addonName: UNKNOWN, configurationValues: CUSTOM })],
        ["the add-on of a cluster without Windows nodes, beside a good one", stack =>
            stack.set(stack.addCluster("other").vpcCni, { configurationValues: CUSTOM })],
        ["the add-on of a cluster that is not in the stack", stack =>
            stack.set(stack.main.vpcCni, { clusterName: "elsewhere", configurationValues: CUSTOM })],
        ["custom networking without a Windows node group", stack => {
            stack.set(stack.main.vpcCni, { configurationValues: CUSTOM });
            stack.remove(stack.main.windows);
        }],
    ], [POLICY[0]]);
});
