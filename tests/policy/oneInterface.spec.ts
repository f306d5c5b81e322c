import { Json, UNKNOWN, secret } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { ODD, finding, judged, notJudged, policyPack, withoutValues } from "./judging";
import { addTemplate, makeFromAnother, useTemplate } from "./nodeGroupParts";

const POLICY = ["windows-one-interface", "Launch templates of Windows node groups have one network interface."] as const;
const finds = finding(...POLICY, "advisory");
const leaves = notJudged(...POLICY);

const interfaces = (networkInterfaces: Json) => (stack: WindowsStack) => addTemplate(stack, stack.main.windows, { networkInterfaces });
const template = (stack: WindowsStack) => stack.named("main-windows-template");
const found = (count: number) => (stack: WindowsStack) => [finds(template(stack),
    `networkInterfaces: Windows nodes use only their first network interface, got ${count}; remove the others`)];

describe("windows-one-interface", () => {
    const judge = policyPack();

    judged(judge, "L5: warns of", [
        ["two interfaces", interfaces([{ deviceIndex: 0 }, { deviceIndex: 1 }]), found(2)],
        ["three interfaces that are secrets", interfaces(secret([{}, secret({}), { deviceIndex: 2 }])), withoutValues(found(3))],
        ["an interface beside one that is not known yet", interfaces([{ deviceIndex: 0 }, UNKNOWN]), found(2)],
        ["interfaces of security groups that are not known yet", interfaces([{ securityGroups: [UNKNOWN] }, { securityGroups: UNKNOWN }]), found(2)],
        ["two interfaces beside odd ones", interfaces([null, {}, "text", 0, {}]), found(2)],
        ["two interfaces of a template that two groups share, once", stack =>
            useTemplate(stack, stack.addNodeGroup("second", stack.main.cluster, "WINDOWS_CORE_2019_x86_64"), interfaces([{}, {}])(stack)), found(2)],
        ["two interfaces where the cluster is known by name alone", stack => {
            stack.set(stack.main.windows, { clusterName: "elsewhere" });
            interfaces([{}, {}])(stack);
        }, found(2)],
    ], [POLICY[0]]);

    judged(judge, "L5: passes", [
        ["one interface", interfaces([{ deviceIndex: 0, securityGroups: ["sg-1"] }])],
        ["no interface", interfaces([])],
        ["interfaces that are unset", stack => addTemplate(stack, stack.main.windows, {})],
        ["interfaces that are not known yet", interfaces(UNKNOWN)],
        ["odd interfaces", stack => [...ODD.filter(odd => !Array.isArray(odd)), ["text", "text"], Array(1_001).fill(null)].forEach((odd, i) =>
            addTemplate(stack, stack.addNodeGroup(`odd-${i}`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), { networkInterfaces: odd }))],
    ], [POLICY[0]]);

    judged(judge, "L5: says what it can't judge:", [
        ["interfaces that another resource gives", stack =>
            makeFromAnother(stack, addTemplate(stack, stack.main.windows, {}), "networkInterfaces"),
        stack => stack.preview === "first" ? [leaves(template(stack), "networkInterfaces")] : []],
    ], [POLICY[0]]);

    judged(judge, "says nothing of", [
        ["a Linux group's interfaces", stack => addTemplate(stack, stack.main.linux, { networkInterfaces: [{}, {}] })],
        ["a launch template that no Windows group is linked to", stack => {
            interfaces([{}, {}])(stack);
            stack.set(stack.main.windows, { launchTemplate: { id: "lt-elsewhere", version: "1" } });
        }],
    ], [POLICY[0]]);
});
