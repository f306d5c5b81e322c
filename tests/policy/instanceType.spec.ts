import { Json, UNKNOWN } from "../../plan/signatures";
import { PlannedResource } from "../../plan/resource";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, notJudged, policyPack } from "./judging";
import { addTemplate, makeFromAnother, useTemplate } from "./nodeGroupParts";

const POLICY = ["windows-instance-type", "Windows node groups use instance types that can run Windows."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);
const ARM = "Windows AMIs are x86_64 and this type is Arm";
const MAC = "Windows doesn't run on Mac instances";
const SMALL = "has 1 GiB of memory, and Windows itself needs 2 GiB";
const INSTEAD: Record<string, string> = {
    "m6g.large": "m6a.large", "c7g.xlarge": "c7a.xlarge", "mac1.metal": "m6i.xlarge", "t3.micro": "t3.medium", "trn1.2xlarge": "m6i.2xlarge",
};
const LINUX = "EC2 has no Windows for this type: its accelerators have Linux drivers only";
const refused = (reason: string, type: string) => `${reason}, got "${type}"; use "${INSTEAD[type]}"`;

const types = (...instanceTypes: Json[]) => (stack: WindowsStack) => stack.set(stack.main.windows, { instanceTypes });
const found = (path: string, reason: string, type: string) => (stack: WindowsStack) => [finds(stack.main.windows, `${path}: ${refused(reason, type)}`)];
const windows = ({ main }: WindowsStack) => main.windows;
const template = (stack: WindowsStack) => stack.named("main-windows-template");

/** A component whose children are not shown, with its inputs. */
const component = (type: string, inputs: Record<string, Json>) => (stack: WindowsStack): PlannedResource => {
    stack.remove(windows(stack));
    return stack.add(type, "component", inputs);
};
const foundInComponent = (path: string): Case[2] => stack => [finds(stack.named("component"), `${path}: ${refused(ARM, "m6g.large")}`)];

describe("windows-instance-type", () => {
    const judge = policyPack();

    judged(judge, "A1: fails on", [
        ["an Arm type", types("m6g.large"), found("instanceTypes[0]", ARM, "m6g.large")],
        ["a Mac type", types("mac1.metal"), found("instanceTypes[0]", MAC, "mac1.metal")],
        ["a type without memory for Windows", types("t3.micro"), found("instanceTypes[0]", SMALL, "t3.micro")],
        ["a type that has Linux alone", types("trn1.2xlarge"), found("instanceTypes[0]", LINUX, "trn1.2xlarge")],
        ["an Arm type behind a good one", types("m6i.large", "c7g.xlarge"), found("instanceTypes[1]", ARM, "c7g.xlarge")],
        ["an Arm type beside odd ones", types(...ODD, "m6g.large"), found(`instanceTypes[${ODD.length}]`, ARM, "m6g.large")],
        ["an Arm type beside one that is not known yet", types(UNKNOWN, "m6g.large"), found("instanceTypes[1]", ARM, "m6g.large")],
        ["an Arm type in the launch template", stack => addTemplate(stack, windows(stack), { instanceType: "m6g.large" }),
            stack => [finds(template(stack), `instanceType: ${refused(ARM, "m6g.large")}`)]],
        ["an Arm type in the launch template of two groups, once", stack => {
            const shared = addTemplate(stack, windows(stack), { instanceType: "m6g.large" });
            useTemplate(stack, stack.addNodeGroup("second", stack.main.cluster, "WINDOWS_FULL_2019_x86_64"), shared);
        }, stack => [finds(template(stack), `instanceType: ${refused(ARM, "m6g.large")}`)]],
        ["an Arm type of a group with an AMI of its own that runs PowerShell", stack => {
            stack.unset(windows(stack), "amiType");
            addTemplate(stack, windows(stack), { imageId: "ami-1", userData: Buffer.from("<powershell>").toString("base64") });
            types("m6g.large")(stack);
        }, found("instanceTypes[0]", ARM, "m6g.large")],
        ["an Arm type where the cluster is known by name alone", stack => {
            stack.set(windows(stack), { clusterName: "elsewhere" });
            types("m6g.large")(stack);
        }, found("instanceTypes[0]", ARM, "m6g.large")],
        ["an Arm type in a ManagedNodeGroup of @pulumi/eks",
            component("eks:index:ManagedNodeGroup", { amiType: "WINDOWS_CORE_2022_x86_64", instanceTypes: ["m6g.large"] }),
            foundInComponent("instanceTypes[0]")],
        ["an Arm type in a WindowsNodeGroup", component("eks-windows:index:WindowsNodeGroup", { instanceTypes: ["m6g.large"] }),
            foundInComponent("instanceTypes[0]")],
        ["an Arm type in a group of a WindowsCluster", component("eks-windows:index:WindowsCluster", {
            windowsNodeGroups: [{ name: "web", instanceTypes: ["m6i.large"] }, { name: "batch", instanceTypes: ["m6g.large"] }],
        }), foundInComponent("windowsNodeGroups[1].instanceTypes[0]")],
    ], [POLICY[0]]);

    judged(judge, "A1: passes", [
        ["x86_64 types", types("m6i.large", "t3.medium", "c7a.xlarge", "m5.metal")],
        ["types with little memory, which are slow and no more", types("t3.small", "c7a.medium")],
        ["types that are newer than the pack", types("m9i.large")],
        ["types that are unset", stack => stack.unset(windows(stack), "instanceTypes")],
        ["an empty list", types()],
        ["types that the provider computes", stack => { windows(stack).outputs.instanceTypes = UNKNOWN; }],
        ["a type that is not known yet", types(UNKNOWN)],
        ["what is no instance type, which EC2 refuses", types("m6g", "t3", "small", "M6G.large", "m6g.large ")],
        ["odd lists", stack => ODD.forEach((instanceTypes, i) =>
            stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), { instanceTypes }))],
        ["odd types of launch templates", stack => ODD.forEach((instanceType, i) =>
            addTemplate(stack, stack.addNodeGroup(`odd-${i}`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), { instanceType }))],
    ], [POLICY[0]]);

    judged(judge, "A1: says what it can't judge:", [
        ["types that another resource gives", stack => makeFromAnother(stack, windows(stack), "instanceTypes"),
            stack => stack.preview === "first" ? [leaves(windows(stack), "instanceTypes")] : []],
        ["one type of several that another resource gives, beside an Arm one", stack =>
            makeFromAnother(stack, windows(stack), "instanceTypes", ["m6g.large", UNKNOWN]),
        stack => [
            ...found("instanceTypes[0]", ARM, "m6g.large")(stack),
            ...stack.preview === "first" ? [leaves(windows(stack), "instanceTypes[1]")] : [],
        ]],
        ["a launch template's type that another resource gives", stack =>
            makeFromAnother(stack, addTemplate(stack, windows(stack), {}), "instanceType"),
        stack => stack.preview === "first" ? [leaves(template(stack), "instanceType")] : []],
    ], [POLICY[0]]);

    judged(judge, "says nothing of", [
        ["Arm types of Linux groups", stack => {
            stack.set(stack.main.linux, { amiType: "AL2023_ARM_64_STANDARD", instanceTypes: ["m6g.large", "t4g.nano"] });
            addTemplate(stack, stack.main.linux, { instanceType: "m6g.large" });
        }],
        ["Arm types of a Linux-only stack", stack => {
            stack.remove(windows(stack));
            stack.set(stack.main.linux, { instanceTypes: ["m6g.large"] });
        }],
        ["a launch template that no group is linked to", stack => {
            stack.set(addTemplate(stack, windows(stack), {}), { instanceType: "m6g.large" });
            stack.set(windows(stack), { launchTemplate: { id: "lt-elsewhere", version: "1" } });
        }],
    ]);
});
