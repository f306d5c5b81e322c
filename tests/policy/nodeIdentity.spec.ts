import { PlannedResource } from "../../plan/resource";
import { Json, UNKNOWN, secret } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, notJudged, policyPack, withoutValues } from "./judging";
import { ARN, OwnImage, addEntry, addOwnImage, mode, ownImage, pending } from "./ownImage";

const POLICY = ["windows-node-identity",
    "The role of Windows nodes has an access entry for Windows, or the group of Windows nodes in aws-auth."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);

const MODES = ["API", "API_AND_CONFIG_MAP"];
const noEntry = (authenticationMode: string) =>
    "nodeRoleArn: the role has no access entry of type \"EC2_WINDOWS\", so EKS makes one for Linux, as "
    + `always for a custom AMI, got authentication mode `
    + `"${authenticationMode}"${authenticationMode === "API" ? "" : ", where entries take precedence over aws-auth"}; `
    + "add an aws.eks.AccessEntry of that type for the role, before the node group";
const wrongType = (type: string) => `type: the role of Windows nodes needs an access entry of type "EC2_WINDOWS", got "${type}"; `
    + "delete the entry and make one of that type: a type can't be changed";
const MEND = "map the role with the groups \"system:bootstrappers\", \"system:nodes\" and \"eks:kube-proxy-windows\"";
const NOT_MAPPED = `data.mapRoles: has no entry for the role of Windows nodes, and EKS adds none, so DNS fails `
    + `on them, got none; ${MEND}`;
const NO_GROUP = "data.mapRoles: the role of Windows nodes is not in the group \"eks:kube-proxy-windows\", so DNS fails on them, "
    + `got groups ["system:bootstrappers","system:nodes"]; ${MEND}`;

const advised = (stack: WindowsStack) => [finding(...POLICY, "advisory")(stack.named("own"), "nodeRoleArn: the role needs the group "
    + "\"eks:kube-proxy-windows\": EKS does not add it for a custom AMI, nor does the stack, got authentication mode \"CONFIG_MAP\" and no "
    + "ConfigMap aws-auth; map the role with that group, unless it is mapped elsewhere")];
const WINDOWS_GROUPS = ["system:bootstrappers", "system:nodes", "eks:kube-proxy-windows"];
const LINUX_GROUPS = WINDOWS_GROUPS.slice(0, 2);

/** A group on an AMI of its own in a cluster of that mode, and what else there is. */
const own = (authenticationMode: Json, change: (stack: WindowsStack, made: OwnImage) => void = () => undefined) =>
    (stack: WindowsStack) => {
    mode(stack, authenticationMode);
    change(stack, ownImage(stack));
};
const lacks = (authenticationMode: string) => (stack: WindowsStack) => [finds(stack.named("own"), noEntry(authenticationMode))];
const atEntry = (type: string) => (stack: WindowsStack) => [finds(stack.named("entry"), wrongType(type))];
const entry = (type: Json) => (stack: WindowsStack, { role }: OwnImage) => {
    addEntry(stack, stack.main.cluster, role, { type });
};

/** Gives the role a name that the program writes; its ARN stays unknown in a first preview. */
function rename(stack: WindowsStack, role: PlannedResource, arn: string): void {
    stack.set(role, { name: "windows", arn: stack.preview === "first" ? UNKNOWN : arn });
    stack.link(stack.named("own"), "nodeRoleArn", role);
}

/** aws-auth with these roles; in a first preview nobody knows it, as it holds ARNs. */
function awsAuth(stack: WindowsStack, mapRoles: Json, type = "ConfigMap"): PlannedResource {
    return stack.add(`kubernetes:core/v1:${type}`, "aws-auth",
        { metadata: { name: "aws-auth", namespace: "kube-system" }, data: { mapRoles } });
}
const text = (roles: { rolearn: string; groups: string[] }[]) =>
    JSON.stringify(roles.map(role => ({ username: "system:node:{{EC2PrivateDNSName}}", ...role })));
const mapped = (groups: string[], type?: string) => (stack: WindowsStack, { role }: OwnImage) => {
    const map = awsAuth(stack, stack.preview === "first" ? UNKNOWN : text([{ rolearn: ARN(role), groups }]), type);
    if (stack.preview === "first") {
        map.propertyDependencies.data = [role.urn];
    }
};
/** Of an aws-auth that holds ARNs: in a first preview that it is not known. */
const atAwsAuth = (message?: string) => (stack: WindowsStack) => stack.preview === "first"
    ? [leaves(stack.named("aws-auth"), "data.mapRoles")] : message ? [finds(stack.named("aws-auth"), message)] : [];
const always = (message: string) => (stack: WindowsStack) => [finds(stack.named("aws-auth"), message)];

describe("windows-node-identity", () => {
    const judge = policyPack();

    for (const each of MODES) {
        judged(judge, `L11: in mode ${each}, fails on`, [
            ["a role without an entry, and says what to make", own(each), lacks(each)],
            ["a role without an entry, whatever aws-auth says", own(each, mapped(WINDOWS_GROUPS)), lacks(each)],
            ["a role without an entry, once for all groups that have it", own(each, (stack, { role }) =>
                stack.link(addOwnImage(stack, "second", stack.main.cluster).group, "nodeRoleArn", role)), lacks(each)],
            ["entries of other roles alone", own(each, stack => {
                addEntry(stack, stack.main.cluster, stack.main.role, { type: "EC2_WINDOWS" });
                stack.set(addEntry(stack, stack.main.cluster, stack.main.role, { type: "STANDARD" }, "admin"),
                    { principalArn: "arn:aws:iam::111122223333:role/admin" });
            }), lacks(each)],
            ["an entry in another cluster alone", own(each, (stack, { role }) => {
                addEntry(stack, stack.addCluster("other").cluster, role, { type: "EC2_WINDOWS" });
            }), lacks(each)],
            ...["STANDARD", "EC2_LINUX", "FARGATE_LINUX", "HYBRID_LINUX", "EC2"].map((type): Case =>
                [`an entry of type ${type}`, own(each, entry(type)), atEntry(type)]),
            ["an entry of no type, which is a standard one", own(each, (stack, { role }) => {
                addEntry(stack, stack.main.cluster, role, {});
            }), atEntry("STANDARD")],
            ["an entry of the wrong type that is a secret", own(each, entry(secret("EC2_LINUX"))), withoutValues(atEntry("EC2_LINUX"))],
            ["an entry of the wrong type for a group of a Windows AMI type", stack => {
                mode(stack, each);
                const role = stack.add("aws:iam/role:Role", "role", {});
                stack.link(stack.main.windows, "nodeRoleArn", role);
                addEntry(stack, stack.main.cluster, role, { type: "EC2_LINUX" });
            }, atEntry("EC2_LINUX")],
            ["a role without an entry, beside odd ones", own(each, stack => ODD.forEach((value, i) => {
                const other = stack.add("aws:iam/role:Role", `odd-role-${i}`, { name: value });
                addEntry(stack, stack.main.cluster, other, { type: value }, `odd-${i}`);
            })), lacks(each)],
        ], [POLICY[0]]);

        judged(judge, `L11: in mode ${each}, passes`, [
            ["an entry for Windows nodes", own(each, entry("EC2_WINDOWS"))],
            ["an entry for Windows nodes in a component", own(each, (stack, { role }) => {
                const component = stack.add("acme:index:Access", "access", {});
                addEntry(stack, stack.main.cluster, role, { type: "EC2_WINDOWS" }).parent = component.urn;
            })],
            ["a type that is newer than the pack", own(each, entry("EC2_WINDOWS_2031"))],
            ["a type that the provider computes", own(each, entry(UNKNOWN))],
            ["a type that is made from another resource, and says so", own(each, (stack, made) => {
                entry("EC2_WINDOWS")(stack, made);
                pending(stack, stack.named("entry"), "type", "EC2_WINDOWS");
            }), stack => stack.preview === "first" ? [leaves(stack.named("entry"), "type")] : []],
            ["an entry whose principal is not known", own(each, (stack, { role }) => stack.set(
                addEntry(stack, stack.main.cluster, role, { type: "STANDARD" }), { principalArn: UNKNOWN }))],
            ["an entry whose cluster is not known", own(each, (stack, { role }) => stack.set(
                addEntry(stack, stack.main.cluster, role, { type: "EC2_WINDOWS" }), { clusterName: UNKNOWN }))],
            ["an entry for the role's ARN under a path", own(each, (stack, { role }) => {
                stack.set(role, { name: "windows", arn: "arn:aws:iam::111122223333:role/nodes/windows" });
                stack.set(stack.named("own"), { nodeRoleArn: "arn:aws:iam::111122223333:role/nodes/windows" });
                stack.set(addEntry(stack, stack.main.cluster, role, { type: "EC2_WINDOWS" }),
                    { principalArn: "arn:aws:iam::111122223333:role/windows" });
            })],
            ["a role that a group of a Windows AMI type has too, for which EKS makes the entry", own(each, (stack, { role }) =>
                stack.link(stack.addNodeGroup("windows", stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), "nodeRoleArn", role))],
            ["a group of a Windows AMI type without an entry", stack => {
                mode(stack, each);
                stack.link(stack.main.windows, "nodeRoleArn", stack.add("aws:iam/role:Role", "role", {}));
            }],
            ["entries that something else may make", own(each, stack => {
                stack.add("command:local:Command", "create-access-entry", {});
            })],
            ["a role that is known by its ARN alone", own(each, (stack, { role, group }) => {
                stack.set(group, { nodeRoleArn: "arn:aws:iam::111122223333:role/elsewhere" });
                stack.remove(role);
            })],
            ["a cluster that is known by its name alone", own(each, (stack, { group }) => stack.set(group, { clusterName: "elsewhere" }))],
            ["a Linux group on an AMI of its own", own(each, (stack, { group, template }) => {
                stack.unset(group, "taints");
                stack.set(template, { userData: Buffer.from("#!/bin/bash").toString("base64") });
            })],
            ["a group without an image of its own, which is Linux whatever its taints", own(each, (stack, { group, template }) => {
                stack.unset(group, "amiType");
                stack.unset(template, "imageId");
            })],
            ["a group whose AMI type is not known yet",
                own(each, (stack, { group }) => pending(stack, group, "amiType", "WINDOWS_CORE_2022_x86_64"))],
        ], [POLICY[0]]);
    }

    judged(judge, "E3, L11: in mode CONFIG_MAP, fails on", [
        ["an aws-auth without the group", own("CONFIG_MAP", mapped(LINUX_GROUPS)), atAwsAuth(NO_GROUP)],
        ["a patch of aws-auth without the group", own("CONFIG_MAP", mapped(LINUX_GROUPS, "ConfigMapPatch")), atAwsAuth(NO_GROUP)],
        ["an aws-auth that maps other roles", own("CONFIG_MAP", stack => {
            awsAuth(stack, text([{ rolearn: "arn:aws:iam::111122223333:role/other", groups: WINDOWS_GROUPS }]));
        }), always(NOT_MAPPED)],
        ["an aws-auth in YAML that maps other roles", own("CONFIG_MAP", stack => {
            awsAuth(stack, "- rolearn: arn:aws:iam::111122223333:role/other\n  groups:\n    - eks:kube-proxy-windows\n");
        }), always(NOT_MAPPED)],
        ["an aws-auth that maps no role", own("CONFIG_MAP", stack => { awsAuth(stack, "[]"); }), always(NOT_MAPPED)],
        ["an aws-auth whose roles are empty", own("CONFIG_MAP", stack => { awsAuth(stack, ""); }), always(NOT_MAPPED)],
        ["an aws-auth that says nothing of roles", own("CONFIG_MAP", stack => stack.set(awsAuth(stack, ""), { data: {} })),
            always(NOT_MAPPED)],
        ["an access entry, which EKS doesn't read there", own("CONFIG_MAP", (stack, made) => {
            entry("EC2_WINDOWS")(stack, made);
            awsAuth(stack, "[]");
        }), always(NOT_MAPPED)],
        ["an authentication mode that is unset", stack => {
            ownImage(stack);
            awsAuth(stack, "[]");
        }, always(NOT_MAPPED)],
        ["the role's name with other groups", own("CONFIG_MAP", (stack, { role }) => {
            rename(stack, role, "arn:aws:iam::111122223333:role/windows");
            awsAuth(stack, text([{ rolearn: "arn:aws:iam::111122223333:role/windows", groups: LINUX_GROUPS }]));
        }), always(NO_GROUP)],
        ["odd entries", own("CONFIG_MAP", stack => {
            awsAuth(stack, JSON.stringify([...ODD, ...ODD.map(value => ({ rolearn: value, groups: value })),
                ...ODD.map(value => ({ groups: [value] }))]));
        }), always(NOT_MAPPED)],
        ["a list of itself", own("CONFIG_MAP", (stack, { role }) => {
            stack.set(role, { name: "windows" });
            awsAuth(stack, `- rolearn: ${stack.preview === "first" ? "arn:aws:iam::111122223333:role/windows" : ARN(role)}\n  groups: `
                + `&groups [*groups, system:nodes]\n`);
        }), always(NO_GROUP.replace("[\"system:bootstrappers\",\"system:nodes\"]", "[\"system:nodes\"]"))],
    ], [POLICY[0]]);

    judged(judge, "E3, L11: in mode CONFIG_MAP, advises on", [
        ["no aws-auth in the stack, as it may be set elsewhere", own("CONFIG_MAP"), advised],
        ["no aws-auth in the default mode", stack => ownImage(stack), advised],
        ["no aws-auth beside another ConfigMap", own("CONFIG_MAP", stack =>
            stack.add("kubernetes:core/v1:ConfigMap", "app", { metadata: { name: "app", namespace: "kube-system" } })), advised],
        ["an aws-auth of another namespace", own("CONFIG_MAP", stack =>
            stack.set(awsAuth(stack, "[]"), { metadata: { name: "aws-auth", namespace: "default" } })), advised],
    ], [POLICY[0]]);

    judged(judge, "E3, L11: in mode CONFIG_MAP, passes", [
        ["an aws-auth with the group, and says that it is not known at first", own("CONFIG_MAP", mapped(WINDOWS_GROUPS)), atAwsAuth()],
        ["an aws-auth with the group in YAML, by the role's name", own("CONFIG_MAP", (stack, { role }) => {
            rename(stack, role, "arn:aws:iam::111122223333:role/path/windows");
            awsAuth(stack, "- rolearn: arn:aws:iam::111122223333:role/windows\n  groups: [system:nodes, eks:kube-proxy-windows]\n");
        })],
        ["two writers, of which one has the group", own("CONFIG_MAP", (stack, { role }) => {
            rename(stack, role, "arn:aws:iam::111122223333:role/windows");
            awsAuth(stack, "[]");
            awsAuth(stack, text([{ rolearn: "arn:aws:iam::111122223333:role/windows", groups: WINDOWS_GROUPS }]),
                "ConfigMapPatch").name = "patch";
        })],
        ["an ARN that may be the role's, whose name is not known yet", own("CONFIG_MAP", (stack, { role }) => {
            rename(stack, role, "arn:aws:iam::111122223333:role/windows");
            pending(stack, role, "name", "windows");
            awsAuth(stack, text([{ rolearn: "arn:aws:iam::111122223333:role/windows", groups: WINDOWS_GROUPS }]));
        })],
        ["no aws-auth in the stack, where a command may map the role", own("CONFIG_MAP", stack =>
            stack.add("command:local:Command", "map", { create: UNKNOWN }))],
        ["no aws-auth in the stack, where files of manifests are applied", own("CONFIG_MAP", stack => stack.add("kubernetes:yaml/v2:ConfigFile", "all", {}))],
        ["a ConfigMap whose name is not known yet", own("CONFIG_MAP", stack => stack.add("kubernetes:core/v1:ConfigMap", "map", { metadata: { name: UNKNOWN, namespace: "kube-system" } }))],
        ["a cluster that a component of @pulumi/eks made", own("CONFIG_MAP", stack => {
            stack.main.cluster.parent = stack.add("eks:index:Cluster", "component", {}).urn;
        })],
        ["a patch of aws-auth that says nothing of roles", own("CONFIG_MAP", stack =>
            stack.set(awsAuth(stack, "", "ConfigMapPatch"), { data: { mapUsers: "[]" } }))],
        ["an aws-auth whose changes are ignored", own("CONFIG_MAP", stack => {
            const map = awsAuth(stack, "[]");
            map.options = { ...map.options, ignoreChanges: ["data.mapRoles"] };
        })],
        ["an aws-auth beside two clusters, as nothing tells whose it is", own("CONFIG_MAP", stack => {
            awsAuth(stack, "[]");
            stack.addCluster("other");
        })],
        ...[...ODD.filter(value => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0)), "{", "- ]",
            "text: 1"].map((value): Case =>
            [`odd roles ${JSON.stringify(value).slice(0, 20)}`, own("CONFIG_MAP", stack => { awsAuth(stack, value); })]),
        ["an aws-auth without the group, for a group of a Windows AMI type, which EKS adds", stack => {
            stack.link(stack.main.windows, "nodeRoleArn", stack.add("aws:iam/role:Role", "role", {}));
            awsAuth(stack, "[]");
        }],
        ["an aws-auth that our own components render, in a first preview", own("CONFIG_MAP", (stack, made) => {
            mapped(WINDOWS_GROUPS)(stack, made);
            stack.named("aws-auth").parent = stack.add("eks-windows:index:WindowsSupport", "support", {}).urn;
        })],
    ], [POLICY[0]]);

    judged(judge, "L11: says of an authentication mode", [
        ["that is made from another resource that it is not known", own("API", stack =>
            pending(stack, stack.main.cluster, "accessConfig", { authenticationMode: "API" })),
        stack => stack.preview === "first" ? [leaves(stack.main.cluster, "accessConfig.authenticationMode")] : lacks("API")(stack)],
        ["that is made from another resource nothing, without a group that it decides on", stack =>
            pending(stack, stack.main.cluster, "accessConfig", { authenticationMode: "API" })],
        ["that is odd nothing", stack => {
            stack.remove(stack.main.windows);
            ["api", "", "text"].forEach((value, i) => {
                const { cluster } = stack.addCluster(`odd-${i}`);
                mode(stack, value, cluster);
                addOwnImage(stack, `own-${i}`, cluster);
            });
        }],
        ["of a Linux-only cluster nothing", stack => {
            MODES.forEach((each, i) => {
                const { cluster } = stack.addCluster(`linux-${i}`);
                mode(stack, each, cluster);
                const role = stack.add("aws:iam/role:Role", `linux-role-${i}`, {});
                stack.link(stack.addNodeGroup(`linux-${i}-group`, cluster, "CUSTOM"), "nodeRoleArn", role);
                addEntry(stack, cluster, role, { type: "STANDARD" }, `linux-entry-${i}`);
            });
        }],
    ], [POLICY[0]]);

    judged(judge, "E3: takes the inputs of an eks.Cluster whose children are not shown:", [
        ["without the role it fails", stack => component(stack, []),
            stack => [finds(stack.named("component"), NOT_MAPPED.replace("data.mapRoles", "roleMappings"))]],
        ["with the group it passes", stack => component(stack, [{ roleArn: UNKNOWN, username: "node", groups: WINDOWS_GROUPS }])],
        ["with groups that are not known it passes", stack => component(stack, [{ roleArn: UNKNOWN, username: "node", groups: UNKNOWN }])],
        ["with mappings that are not known it says so", stack => component(stack, UNKNOWN),
            stack => [leaves(stack.named("component"), "roleMappings")]],
    ], [POLICY[0]]);
});

/** A group on an AMI of its own that joins a cluster of @pulumi/eks, of which only the inputs are shown. */
function component(stack: WindowsStack, roleMappings: Json): void {
    const made = ownImage(stack);
    const cluster = stack.add("eks:index:Cluster", "component", { roleMappings });
    stack.set(made.group, { clusterName: UNKNOWN });
    made.group.propertyDependencies.clusterName = [cluster.urn];
}
