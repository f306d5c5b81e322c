import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { HOST_PROCESS, ON_LINUX, addPods, addWindowsPods, later, madeFrom } from "../support/pods";
import { RawStack } from "../support/stack";
import { ODD, finding, judged, notJudged, policyPack } from "./judging";

const POLICY = ["windows-linux-only-fields", "Windows pods set no Linux-only fields, such as fsGroup and runAsUser: Windows ignores them."] as const;
const finds = finding(...POLICY, "advisory");
const leaves = notJudged(...POLICY);
const AT = "spec.template.spec";
const FS_GROUP = "is ignored, got 1000: volumes on Windows keep their access rights; remove it";
const OS = { os: { name: "windows" } };

const context = (securityContext: Json): Properties => ({ securityContext });
const ofContainer = (securityContext: Json): Properties => ({ containers: [{ name: "app", securityContext }] });
const found = (...lines: string[]) => (stack: RawStack) => lines.map(line => finds(stack.named("web"), `${AT}.${line}`));
const fsGroup = found(`securityContext.fsGroup: ${FS_GROUP}`);

describe("windows-linux-only-fields", () => {
    const judge = policyPack();

    judged(judge, "E6: advises on", [
        ["fsGroup, and says what becomes of it", stack => addWindowsPods(stack, "web", context({ fsGroup: 1000 })), fsGroup],
        ["fsGroup of a Pod", stack => addWindowsPods(stack, "web", context({ fsGroup: 1000 }), { type: "kubernetes:core/v1:Pod" }),
            stack => [finds(stack.named("web"), `spec.securityContext.fsGroup: ${FS_GROUP}`)]],
        ["fsGroup of HostProcess pods", stack => addWindowsPods(stack, "web", {
            ...HOST_PROCESS, ...context({ fsGroup: 1000, windowsOptions: { hostProcess: true } }),
        }), fsGroup],
        ["users and groups", stack => addWindowsPods(stack, "web", context({ runAsUser: 1, runAsGroup: 2, supplementalGroups: [3] })), found(
            "securityContext.runAsUser: is ignored, got 1: Windows has no user IDs, and with one, older kubelets can't mount the "
                + "service account token; use windowsOptions.runAsUserName",
            "securityContext.runAsGroup: is ignored, got 2: Windows has no group ids; use windowsOptions.runAsUserName",
            "securityContext.supplementalGroups: is ignored, got [3]: Windows has no group ids; remove it")],
        ["users of containers", stack => addWindowsPods(stack, "web", ofContainer({ runAsGroup: 2 })),
            found("containers[0].securityContext.runAsGroup: is ignored, got 2: Windows has no group ids; use windowsOptions.runAsUserName")],
        ["namespaces of the host", stack => addWindowsPods(stack, "web", { hostPID: true, hostIPC: false }),
            found("hostPID: is ignored, got true: Windows containers share only the network namespace; remove it")],
        ["fsGroup beside a value that is not known yet", stack => addWindowsPods(stack, "web", context({ fsGroup: 1000, runAsUser: UNKNOWN })), fsGroup],
        ["fsGroup, beside odd values", stack => {
            addWindowsPods(stack, "web", context({ fsGroup: 1000 }));
            ODD.forEach((value, i) => {
                addWindowsPods(stack, `odd-${i}`, { ...OS, ...context(value), containers: [{ securityContext: value }, value], os: value });
                addWindowsPods(stack, `odd-containers-${i}`, { containers: value, initContainers: value, hostPID: false });
            });
        }, fsGroup],
    ], [POLICY[0]]);

    // The protocol leaves out members that are null.
    const set = ODD.filter(value => value !== null && (typeof value !== "object" || Object.values(value).some(each => each !== null)))
        .map(value => Array.isArray(value) ? value.slice(0, 2) : value);

    judged(judge, "E6: takes a value of any type, and advises on", [
        ["fsGroup whatever is set", stack => set.forEach((value, i) => addWindowsPods(stack, `odd-${i}`, context({ fsGroup: value }))),
            stack => set.map((value, i) => finds(stack.named(`odd-${i}`), `${AT}.securityContext.fsGroup: is ignored, got ${JSON.stringify(value)}: `
                + "volumes on Windows keep their access rights; remove it"))],
    ], [POLICY[0]]);

    judged(judge, "E6: is silent on", [
        ["pods without any of it", stack => addWindowsPods(stack, "web", { ...OS, ...context({ runAsNonRoot: true }) })],
        ["users by name", stack => addWindowsPods(stack, "web", { ...OS, ...context({ windowsOptions: { runAsUserName: "ContainerUser" } }) })],
        ["what the restricted standard asks of pods that don't name their system", stack => addWindowsPods(stack, "web", {
            ...context({ seccompProfile: { type: "RuntimeDefault" }, runAsNonRoot: true }),
            ...ofContainer({ allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] }, readOnlyRootFilesystem: true }),
        })],
        ["privileged containers, which have a policy of their own", stack => addWindowsPods(stack, "web", { ...OS, ...ofContainer({ privileged: true }) })],
        ["Linux pods", stack => addPods(stack, "web", { ...ON_LINUX, ...context({ fsGroup: 1000 }) })],
        ["pods that may be for Linux", stack => addPods(stack, "web", context({ fsGroup: 1000 }))],
        ["what is not known and comes from nowhere", stack => {
            addWindowsPods(stack, "web", context({ fsGroup: UNKNOWN }));
            addWindowsPods(stack, "whole", { ...OS, ...context(UNKNOWN) });
        }],
    ], [POLICY[0]]);

    judged(judge, "E6: says that it can't judge yet", [
        ["a field that is made from another resource", stack =>
            madeFrom(stack, addWindowsPods(stack, "web", context({ fsGroup: later(stack, 1000) })), "spec", stack.main.cluster, {}),
        stack => stack.preview === "first" ? [leaves(stack.named("web"), `${AT}.securityContext.fsGroup`)] : fsGroup(stack)],
        ["a security context that is made from another resource, once", stack =>
            madeFrom(stack, addWindowsPods(stack, "web", context(later(stack, { fsGroup: 1000 }))), "spec", stack.main.cluster, {}),
        stack => stack.preview === "first" ? [leaves(stack.named("web"), `${AT}.securityContext`)] : fsGroup(stack)],
    ], [POLICY[0]]);
});
