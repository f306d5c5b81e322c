import { PlannedResource } from "../../plan/resource";
import { Json, UNKNOWN } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, notJudged, policyPack } from "./judging";
import { mode, ownImage, pending } from "./ownImage";

const POLICY = ["windows-separate-roles", "In clusters with access entries, Linux and Windows nodes have different IAM roles."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);

/** Both groups with one role, in a cluster of that mode. */
const shared = (authenticationMode: Json, change: (stack: WindowsStack, role: PlannedResource) => void = () => undefined) =>
    (stack: WindowsStack) => {
    mode(stack, authenticationMode);
    const role = stack.add("aws:iam/role:Role", "role", {});
    [stack.main.windows, stack.main.linux].forEach(group => stack.link(group, "nodeRoleArn", role));
    change(stack, role);
};
const found = (authenticationMode: string, group = "main-windows") => (stack: WindowsStack) =>
    [finds(stack.named(group), "nodeRoleArn: Linux and Windows nodes "
    + "can't share a role in a cluster with access entries: a role has one entry, of one type, got the role of the Linux nodes "
    + "\"main-linux\" and "
    + `authentication mode "${authenticationMode}"; give the Windows nodes a role of their own`)];

describe("windows-separate-roles", () => {
    const judge = policyPack();

    judged(judge, "L11: fails on", [
        ["one role in mode API", shared("API"), found("API")],
        ["one role in mode API_AND_CONFIG_MAP", shared("API_AND_CONFIG_MAP"), found("API_AND_CONFIG_MAP")],
        ["one role of a Bottlerocket group", shared("API", stack => stack.set(stack.main.linux, { amiType: "BOTTLEROCKET_x86_64" })),
            found("API")],
        ["one role of a Linux group that leaves its AMI type to EKS", shared("API", stack => stack.unset(stack.main.linux, "amiType")),
            found("API")],
        ["the same where the provider computes it", shared("API", stack => {
            stack.unset(stack.main.linux, "amiType");
            stack.main.linux.outputs.amiType = UNKNOWN;
        }), found("API")],
        ["one role of a Windows group on an AMI of its own", stack => {
            shared("API")(stack);
            stack.link(ownImage(stack).group, "nodeRoleArn", stack.named("role"));
        }, found("API", "own")],
        ["one role, once for all groups", shared("API", (stack, role) => {
            stack.link(stack.addNodeGroup("second", stack.main.cluster, "WINDOWS_FULL_2019_x86_64"), "nodeRoleArn", role);
            stack.link(stack.addNodeGroup("third", stack.main.cluster, "AL2_x86_64"), "nodeRoleArn", role);
        }), found("API")],
        ["one role, beside odd groups", shared("API", (stack, role) => ODD.forEach((value, i) => {
            stack.link(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), "nodeRoleArn",
                stack.add("aws:iam/role:Role", `odd-role-${i}`, { name: value }));
            stack.set(stack.addNodeGroup(`odd-role-of-${i}`, stack.main.cluster, "AL2_x86_64"), { nodeRoleArn: [value] });
            const group = stack.addNodeGroup(`odd-type-${i}`, stack.main.cluster, "");
            stack.link(group, "nodeRoleArn", role);
            stack.set(group, { amiType: value });
        })), found("API")],
    ], [POLICY[0]]);

    judged(judge, "L11: passes", [
        ["roles of their own",
            shared("API", stack => stack.link(stack.main.linux, "nodeRoleArn", stack.add("aws:iam/role:Role", "linux", {})))],
        ["one role in mode CONFIG_MAP", shared("CONFIG_MAP")],
        ["one role in a mode that is unset", shared("API", stack => stack.unset(stack.main.cluster, "accessConfig"))],
        ["one role in a mode that the provider computes",
            shared("API", stack => { stack.set(stack.main.cluster, { accessConfig: UNKNOWN }); })],
        ["one role in a mode that is made from another resource, and says so", shared("API", stack =>
            pending(stack, stack.main.cluster, "accessConfig", { authenticationMode: "API" })),
        stack => stack.preview === "first" ? [leaves(stack.main.cluster, "accessConfig.authenticationMode")] : found("API")(stack)],
        ["roles of their own in a mode that is made from another resource", stack =>
            pending(stack, stack.main.cluster, "accessConfig", { authenticationMode: "API" })],
        ...ODD.map((value): Case => [`one role in the odd mode ${JSON.stringify(value).slice(0, 20)}`, shared(value)]),
        ["one role in two clusters", shared("API", (stack, role) => {
            const { linux, windows, cluster } = stack.addWindowsCluster("other");
            mode(stack, "API", cluster);
            stack.remove(stack.main.linux, windows);
            stack.link(linux, "nodeRoleArn", role);
        })],
        ["one role of a Linux group on an AMI of its own, which may be Windows",
            shared("API", stack => stack.set(stack.main.linux, { amiType: "CUSTOM" }))],
        ["one role of a group whose AMI type is not known yet",
            shared("API", stack => pending(stack, stack.main.linux, "amiType", "CUSTOM"))],
        ["one role that is known by its ARN alone", shared("API", (stack, role) => {
            [stack.main.windows,
                stack.main.linux].forEach(group => stack.set(group, { nodeRoleArn: "arn:aws:iam::111122223333:role/elsewhere" }));
            stack.remove(role);
        })],
        ["one role of Linux groups alone", shared("API", (stack, role) => {
            stack.remove(stack.main.windows);
            stack.link(stack.addNodeGroup("second", stack.main.cluster, "AL2_x86_64"), "nodeRoleArn", role);
        })],
    ], [POLICY[0]]);
});
