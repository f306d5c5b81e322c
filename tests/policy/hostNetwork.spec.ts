import { Json, UNKNOWN, secret } from "../../plan/signatures";
import { HOST_PROCESS, ON_LINUX, addPods, addWindowsPods, later, madeFrom } from "../support/pods";
import { RawStack, WindowsStack } from "../support/stack";
import { ODD, finding, judged, notJudged, policyPack, withoutValues } from "./judging";

const POLICY = ["windows-host-network", "Only HostProcess pods use the network of a Windows node."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);
const ON_THE_HOST = { hostNetwork: true };
const AT = "spec.template.spec.hostNetwork";
const MESSAGE = "only HostProcess pods can use the network of a Windows node, got true; remove it, "
    + "or set securityContext.windowsOptions.hostProcess to true";

const found = (stack: RawStack) => [finds(stack.named("web"), `${AT}: ${MESSAGE}`)];
const foundAt = (at: string) => (stack: RawStack) => [finds(stack.named("web"), `${at}: ${MESSAGE}`)];
const windowsOptions = (hostProcess: Json) => ({ securityContext: { windowsOptions: { hostProcess } } });
/** Whatever of the stack's own is not about pods goes: Kubernetes resources alone. */
const alone = (stack: WindowsStack) => stack.remove(...stack.resources.filter(({ type }) => type.startsWith("aws:")));

describe("windows-host-network", () => {
    const judge = policyPack();

    judged(judge, "L1: fails on the host's network", [
        ["of a Deployment, and says what to do", stack => addWindowsPods(stack, "web", ON_THE_HOST), found],
        ["in a stack without a cluster", stack => {
            alone(stack);
            addWindowsPods(stack, "web", ON_THE_HOST);
        }, found],
        ["that is a secret", stack => addWindowsPods(stack, "web", { hostNetwork: secret(true) }), withoutValues(found)],
        ["of a Pod", stack => addWindowsPods(stack, "web", ON_THE_HOST, { type: "kubernetes:core/v1:Pod" }), foundAt("spec.hostNetwork")],
        ["of a CronJob", stack => addWindowsPods(stack, "web", ON_THE_HOST, { type: "kubernetes:batch/v1:CronJob" }),
            foundAt("spec.jobTemplate.spec.template.spec.hostNetwork")],
        ["of a PodTemplate", stack => addWindowsPods(stack, "web", ON_THE_HOST, { type: "kubernetes:core/v1:PodTemplate" }),
            foundAt("template.spec.hostNetwork")],
        ["of pods that os.name says are for Windows", stack => addPods(stack, "web", { os: { name: "windows" }, ...ON_THE_HOST }), found],
        ["of pods whose containers are not the host's", stack =>
            addWindowsPods(stack, "web", { ...ON_THE_HOST, containers: [{ name: "app", ...windowsOptions(false) }] }), found],
        ["of pods whose containers say otherwise than the pod", stack => addWindowsPods(stack, "web", {
            ...ON_THE_HOST, ...windowsOptions(true), containers: [{ name: "app", ...windowsOptions(false) }],
        }), found],
        ["beside odd values", stack => {
            addWindowsPods(stack, "web", ON_THE_HOST);
            ODD.filter(value => value !== true).forEach((value, i) => {
                addWindowsPods(stack, `odd-${i}`, { hostNetwork: value });
                addWindowsPods(stack, `odd-context-${i}`, { securityContext: value });
                addWindowsPods(stack, `odd-containers-${i}`, { containers: value });
                addPods(stack, `odd-template-${i}`, {}, { workload: { template: value } });
                stack.add("kubernetes:apps/v1:Deployment", `odd-spec-${i}`, { metadata: value, spec: value });
            });
        }, found],
    ], [POLICY[0]]);

    judged(judge, "L1: fails on HostProcess pods", [
        ["that leave it out", stack => addWindowsPods(stack, "web", windowsOptions(true)),
            stack => [finds(stack.named("web"), `${AT}: HostProcess pods use the network of their node, got nothing; set it to true`)]],
        ["that say so by container only", stack => addWindowsPods(stack, "web", { containers: [{ name: "app", ...windowsOptions(true) }] }),
            stack => [finds(stack.named("web"), `${AT}: HostProcess pods use the network of their node, got nothing; set it to true`)]],
    ], [POLICY[0]]);

    judged(judge, "L1: passes", [
        ["HostProcess pods", stack => addWindowsPods(stack, "web", HOST_PROCESS)],
        ["HostProcess containers", stack => addWindowsPods(stack, "web", { ...ON_THE_HOST, containers: [{ name: "app", ...windowsOptions(true) }] })],
        ["a network of the pods' own", stack => addWindowsPods(stack, "web", { hostNetwork: false })],
        ["a network that is unset", stack => addWindowsPods(stack, "web")],
        ["the host's network on Linux", stack => addPods(stack, "web", { ...ON_LINUX, ...ON_THE_HOST })],
        ["the host's network of pods that may be for Linux", stack => addPods(stack, "web", {
            ...ON_THE_HOST, tolerations: [{ key: "os", value: "windows" }],
        })],
        ["the host's network of pods whose system is not known yet", stack =>
            addPods(stack, "web", { ...ON_THE_HOST, nodeSelector: { "kubernetes.io/os": UNKNOWN } })],
        ["a patch, which leaves out what is set elsewhere", stack =>
            addWindowsPods(stack, "web", ON_THE_HOST, { type: "kubernetes:apps/v1:DeploymentPatch" })],
        ["a network that is not known and comes from nowhere", stack => addWindowsPods(stack, "web", { hostNetwork: UNKNOWN })],
        ["the host's network with a security context that comes from nowhere", stack =>
            addWindowsPods(stack, "web", { ...ON_THE_HOST, securityContext: UNKNOWN })],
    ], [POLICY[0]]);

    judged(judge, "L1: says that it can't judge yet", [
        ["a network that is made from another resource", stack => {
            const web = addWindowsPods(stack, "web", { hostNetwork: later(stack, true) });
            madeFrom(stack, web, "spec", stack.main.cluster, {});
        }, stack => stack.preview === "first" ? [leaves(stack.named("web"), AT)] : found(stack)],
        ["a security context that is made from another resource", stack => {
            const web = addWindowsPods(stack, "web", { ...ON_THE_HOST, securityContext: later(stack, {}) });
            madeFrom(stack, web, "spec", stack.main.cluster, {});
        }, stack => stack.preview === "first" ? [leaves(stack.named("web"), "spec.template.spec.securityContext")] : found(stack)],
        ["containers that are made from another resource", stack => {
            const web = addWindowsPods(stack, "web", { ...ON_THE_HOST, containers: later(stack, [{ name: "app" }]) });
            madeFrom(stack, web, "spec", stack.main.cluster, {});
        }, stack => stack.preview === "first" ? [leaves(stack.named("web"), "spec.template.spec.containers")] : found(stack)],
    ], [POLICY[0]]);
});
