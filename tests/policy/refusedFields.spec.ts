import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { ON_LINUX, addPods, addWindowsPods, later, madeFrom } from "../support/pods";
import { RawStack } from "../support/stack";
import { finding, judged, notJudged, policyPack } from "./judging";

const POLICY = ["windows-refused-fields", "Pods with os.name windows set no fields that the Kubernetes API rejects for Windows."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);
const AT = "spec.template.spec";
const REFUSED = "the Kubernetes API rejects it for os.name \"windows\", got";
const OS = { os: { name: "windows" } };

const context = (securityContext: Json): Properties => ({ securityContext });
const ofContainer = (securityContext: Json): Properties => ({ containers: [{ name: "app", securityContext }] });
const found = (...lines: string[]) => (stack: RawStack) => lines.map(line => finds(stack.named("web"), `${AT}.${line}`));

describe("windows-refused-fields", () => {
    const judge = policyPack();

    judged(judge, "E6: fails on", [
        ["what the API refuses beside os.name", stack => addWindowsPods(stack, "web", {
            ...OS, ...context({ fsGroup: 1000, seccompProfile: { type: "RuntimeDefault" }, runAsNonRoot: true }),
            ...ofContainer({ allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] }, runAsNonRoot: true }),
        }), found(
            `securityContext.fsGroup: ${REFUSED} 1000; remove it`,
            `securityContext.seccompProfile: ${REFUSED} {"type":"RuntimeDefault"}; remove it`,
            `containers[0].securityContext.allowPrivilegeEscalation: ${REFUSED} false; remove it`,
            `containers[0].securityContext.capabilities: ${REFUSED} {"drop":["ALL"]}; remove it`)],
    ]);

    judged(judge, "E6: passes", [
        ["the same fields without os.name, which Windows ignores", stack => addWindowsPods(stack, "web", {
            ...context({ seccompProfile: { type: "RuntimeDefault" } }), ...ofContainer({ capabilities: { drop: ["ALL"] } }),
        })],
        ["pods with what Windows knows", stack => addWindowsPods(stack, "web", { ...OS, ...context({ runAsNonRoot: true }) })],
        ["privileged containers, which have a policy of their own", stack => addWindowsPods(stack, "web", { ...OS, ...ofContainer({ privileged: true }) })],
        ["Linux pods", stack => addPods(stack, "web", { ...ON_LINUX, ...context({ fsGroup: 1000 }) })],
        ["what is not known and comes from nowhere", stack => addWindowsPods(stack, "web", { ...OS, ...context(UNKNOWN) })],
    ], [POLICY[0]]);

    judged(judge, "E6: says that it can't judge yet", [
        ["a field that is made from another resource", stack => madeFrom(
            stack, addWindowsPods(stack, "web", { ...OS, ...context({ fsGroup: later(stack, 1000) }) }), "spec", stack.main.cluster, {}),
        stack => stack.preview === "first" ? [leaves(stack.named("web"), `${AT}.securityContext.fsGroup`)]
            : found(`securityContext.fsGroup: ${REFUSED} 1000; remove it`)(stack)],
    ], [POLICY[0]]);
});
