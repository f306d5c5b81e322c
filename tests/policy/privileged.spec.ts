import { Json, UNKNOWN } from "../../plan/signatures";
import { HOST_PROCESS, ON_LINUX, addPods, addWindowsPods, later, madeFrom } from "../support/pods";
import { RawStack } from "../support/stack";
import { ODD, finding, judged, notJudged, policyPack } from "./judging";

const POLICY = ["windows-privileged", "Containers of Windows pods are not privileged."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);
const AT = "spec.template.spec.containers[0].securityContext.privileged";
const REFUSED = "the Kubernetes API rejects it for os.name \"windows\", got";
const MESSAGE = "Windows has no privileged containers, got true; remove it, or run the pod as a HostProcess pod if it must change the node";

const containers = (privileged: Json) => ({ containers: [{ name: "app", securityContext: { privileged } }] });
const found = (stack: RawStack) => [finds(stack.named("web"), `${AT}: ${MESSAGE}`)];

describe("windows-privileged", () => {
    const judge = policyPack();

    judged(judge, "L1: fails on a privileged", [
        ["container, and says what to do", stack => addWindowsPods(stack, "web", containers(true)), found],
        ["container of a Pod", stack => addWindowsPods(stack, "web", containers(true), { type: "kubernetes:core/v1:Pod" }),
            stack => [finds(stack.named("web"), `spec.containers[0].securityContext.privileged: ${MESSAGE}`)]],
        ["init container, and each other one", stack => addWindowsPods(stack, "web", {
            containers: [{ name: "app" }, ...containers(true).containers], initContainers: containers(true).containers,
        }), stack => ["containers[1]", "initContainers[0]"].map(at =>
            finds(stack.named("web"), `spec.template.spec.${at}.securityContext.privileged: ${MESSAGE}`))],
        ["container of pods that os.name says are for Windows", stack => addPods(stack, "web", { os: { name: "windows" }, ...containers(true) }),
            stack => [finds(stack.named("web"), `${AT}: ${REFUSED} true; remove it, and run the pod as a HostProcess pod if it must change the node`)]],
        ["container of HostProcess pods that os.name says are for Windows", stack =>
            addWindowsPods(stack, "web", { os: { name: "windows" }, ...HOST_PROCESS, ...containers(true) }),
        stack => [finds(stack.named("web"), `${AT}: ${REFUSED} true; remove it`)]],
        ["container, beside odd values", stack => {
            addWindowsPods(stack, "web", containers(true));
            ODD.filter(value => value !== true).forEach((value, i) => {
                addWindowsPods(stack, `odd-${i}`, containers(value));
                addWindowsPods(stack, `odd-context-${i}`, { containers: [{ securityContext: value }, value] });
                addWindowsPods(stack, `odd-containers-${i}`, { containers: value, initContainers: value });
            });
        }, found],
    ], [POLICY[0]]);

    judged(judge, "L1: fails on", [
        ["privileged that is false, where os.name makes the API refuse it", stack =>
            addWindowsPods(stack, "web", { os: { name: "windows" }, ...containers(false) }),
        stack => [finds(stack.named("web"), `${AT}: ${REFUSED} false; remove it`)]],
    ], [POLICY[0]]);

    judged(judge, "L1: passes", [
        ["containers that are not privileged", stack => addWindowsPods(stack, "web", containers(false))],
        ["containers that leave it out", stack => addWindowsPods(stack, "web", { os: { name: "windows" } })],
        ["privileged HostProcess containers, to whom it says nothing", stack => addWindowsPods(stack, "web", { ...HOST_PROCESS, ...containers(true) })],
        ["privileged containers on Linux", stack => addPods(stack, "web", { ...ON_LINUX, ...containers(true) })],
        ["privileged containers that may be for Linux", stack => addPods(stack, "web", containers(true))],
        ["a patch, which leaves out what is set elsewhere", stack =>
            addWindowsPods(stack, "web", containers(true), { type: "kubernetes:apps/v1:DaemonSetPatch" })],
        ["what is not known and comes from nowhere", stack => {
            addWindowsPods(stack, "web", containers(UNKNOWN));
            addWindowsPods(stack, "whole", { containers: UNKNOWN });
            addWindowsPods(stack, "context", { ...containers(true), securityContext: UNKNOWN });
        }],
    ], [POLICY[0]]);

    judged(judge, "L1: says that it can't judge yet", [
        ["what is made from another resource", stack =>
            madeFrom(stack, addWindowsPods(stack, "web", containers(later(stack, true))), "spec", stack.main.cluster, {}),
        stack => stack.preview === "first" ? [leaves(stack.named("web"), AT)] : found(stack)],
        ["a privileged container, where it is not known whether it is a HostProcess one", stack => madeFrom(
            stack, addWindowsPods(stack, "web", { ...containers(true), securityContext: later(stack, {}) }), "spec", stack.main.cluster, {}),
        stack => stack.preview === "first" ? [leaves(stack.named("web"), AT)] : found(stack)],
    ], [POLICY[0]]);
});
