import * as assert from "node:assert/strict";
import { Properties, UNKNOWN } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { Case, finding, judged, policyPack } from "./judging";
import { SelfManaged, joins, letIn, powerShell, selfManaged, tag } from "./selfManagedParts";

const identity = finding("windows-node-identity", "The role of Windows nodes has an access entry for Windows, or the group of Windows nodes in aws-auth.");
const identityAdvice = finding("windows-node-identity", "The role of Windows nodes has an access entry for Windows, or the group of Windows nodes in aws-auth.", "advisory");
const shares = finding("windows-separate-roles", "In clusters with access entries, Linux and Windows nodes have different IAM roles.");
const rolls = finding("windows-nodes-roll", "Windows node groups use the latest version of their launch template, so that a new AMI replaces the nodes.", "advisory");
const patches = finding("windows-patch-manager", "Systems Manager installs no updates on Windows nodes: replace them by nodes with a newer AMI.", "advisory");
const budget = finding("windows-address-budget", "Subnets of Windows node groups have enough addresses for their groups at full size.", "advisory");
const types = finding("windows-instance-type", "Windows node groups use instance types that can run Windows.");
const joinsBy = finding("windows-bootstrap", "Windows nodes with a custom AMI join the cluster by their user data.", "advisory");
const NOT_MAPPED = "data.mapRoles: has no entry for the role of Windows nodes, and EKS adds none, so DNS fails on them, got none; map the "
    + "role with the groups \"system:bootstrappers\", \"system:nodes\" and \"eks:kube-proxy-windows\"";

type Change = (stack: WindowsStack, made: SelfManaged) => unknown;
/** The only Windows nodes of a good stack manage themselves, and this is changed. */
const nodes = (change: Change = () => undefined): Case[1] => stack => change(stack, selfManaged(stack));
const mode = (authenticationMode: string, change: Change = () => undefined) => nodes((stack, made) => {
    stack.set(stack.main.cluster, { accessConfig: { authenticationMode } });
    change(stack, made);
});
const group = (properties: Properties, change: Change = () => undefined) => nodes((stack, made) => {
    stack.set(made.group, properties);
    change(stack, made);
});
const template = (properties: Properties) => nodes((stack, made) => stack.set(made.template, properties));
const at = (name: string, found: typeof identity, message: string) => (stack: WindowsStack) => [found(stack.named(name), message)];
/** aws-auth of the cluster, with this role for Windows nodes. */
const awsAuth = (roleArn?: string) => (stack: WindowsStack, { role }: SelfManaged) => stack.add("kubernetes:core/v1:ConfigMap", "aws-auth", {
    metadata: { name: "aws-auth", namespace: "kube-system" }, data: { mapRoles: JSON.stringify(
        [{ rolearn: roleArn ?? role.outputs.arn as string, username: "system:node:{{EC2PrivateDNSName}}", groups: ["system:nodes", "eks:kube-proxy-windows"] }]) },
});
/** Gives the role a name and an ARN that are known at any preview. */
function rename(stack: WindowsStack, { role, profile }: SelfManaged, arn: string): void {
    stack.set(role, { name: arn.split("/")[1], arn });
    stack.link(profile, "role", role);
}
const OTHER = "arn:aws:iam::111122223333:role/other";

describe("policies on self-managed Windows nodes", () => {
    const judge = policyPack();
    const noEntry = (stack: WindowsStack) => [identity(stack.named("machines"), "launchTemplate: the nodes can't join the cluster: EKS makes "
        + "no access entry for self-managed nodes, got no entry and authentication mode \"API\"; add an aws.eks.AccessEntry of type "
        + "\"EC2_WINDOWS\" for the role")];
    const unmapped = (given: string, mend: string) => at("machines", identityAdvice, "launchTemplate: self-managed nodes can't join the cluster "
        + `before their role has access, and the stack gives it none, got authentication mode ${given} ConfigMap aws-auth in the stack; ${mend}`);

    judged(judge, "L11: on their identity, say", [
        ["in mode API that there is no entry", mode("API"), noEntry],
        ["in mode API that there is no entry, whatever aws-auth says", mode("API", awsAuth()), noEntry],
        ["that the entry is for Linux nodes", mode("API", (stack, made) => letIn(stack, made, "EC2_LINUX")), at("entry", identity,
            "type: the role of Windows nodes needs an access entry of type \"EC2_WINDOWS\", got \"EC2_LINUX\"; delete the entry and make one "
            + "of that type: a type can't be changed")],
        ["in mode API_AND_CONFIG_MAP, as advice, that nothing lets them in", mode("API_AND_CONFIG_MAP"), unmapped(
            "\"API_AND_CONFIG_MAP\", and neither an access entry nor", "add an aws.eks.AccessEntry of type \"EC2_WINDOWS\" for the role")],
        ["in mode CONFIG_MAP, as advice, that nothing lets them in", mode("CONFIG_MAP"), unmapped(
            "\"CONFIG_MAP\", and no", "map the role in aws-auth with the groups \"system:bootstrappers\", \"system:nodes\" and \"eks:kube-proxy-windows\"")],
        ...["CONFIG_MAP", "API_AND_CONFIG_MAP"].map((each): Case => [`in mode ${each} that aws-auth has another role`, mode(each, (stack, made) => {
            rename(stack, made, "arn:aws:iam::111122223333:role/nodes");
            awsAuth(OTHER)(stack, made);
        }), at("aws-auth", identity, NOT_MAPPED)]),
    ], ["windows-node-identity"]);

    judged(judge, "L11: on their identity, say nothing", [
        ["of an entry for Windows nodes", mode("API", (stack, made) => letIn(stack, made))],
        ["of aws-auth that maps them beside no entry", mode("API_AND_CONFIG_MAP", (stack, made) => {
            rename(stack, made, OTHER);
            awsAuth(OTHER)(stack, made);
        })],
        ["of a role that the stack doesn't hold", mode("API", (stack, { template: made, profile }) => {
            stack.set(made, { iamInstanceProfile: { name: "elsewhere" } });
            stack.remove(profile);
        })],
        ["of an entry whose role is not known", mode("API", (stack, made) => stack.set(letIn(stack, made), { principalArn: UNKNOWN }))],
        ["of an entry that a managed Windows group gets for their role", mode("API", (stack, { role }) =>
            stack.link(stack.addNodeGroup("managed", stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), "nodeRoleArn", role))],
    ], ["windows-node-identity", "windows-access-entry-order"]);

    judged(judge, "L11: with a role that Linux nodes have too,", [
        ["are told so where entries decide", mode("API_AND_CONFIG_MAP", (stack, { role }) => stack.link(stack.main.linux, "nodeRoleArn", role)),
            at("machines", shares, "launchTemplate: Linux and Windows nodes can't share a role in a cluster with access entries: a role has one entry, of one type, "
                + "got the role of the Linux nodes \"main-linux\" and authentication mode \"API_AND_CONFIG_MAP\"; give the Windows nodes a role of their own")],
        ["pass where aws-auth decides", mode("CONFIG_MAP", (stack, { role }) => stack.link(stack.main.linux, "nodeRoleArn", role))],
    ], ["windows-separate-roles"]);

    judged(judge, "P3: that keep an old AMI, advise on", [
        ["no instance refresh", nodes((stack, made) => stack.unset(made.group, "instanceRefresh")), at("machines", rolls, "nodes keep the old AMI "
            + "until something else replaces them: the group has no instance refresh, got no instanceRefresh; add instanceRefresh with the strategy \"Rolling\", "
            + "and take the launch template's version from its latestVersion")],
        ...["$Latest", "$Default"].map((version): Case => [`a refresh that ${version} never starts`, nodes((stack, made) =>
            stack.set(made.group, { launchTemplate: { id: made.template.outputs.id, version } })), stack => stack.preview === "first" ? [] : at("machines", rolls,
            "launchTemplate.version: no instance refresh starts when the launch template changes, so nodes keep the old AMI, got "
            + `"${version}"; set it to latestVersion of the launch template`)(stack)]),
        ["a launch template that the group ignores", nodes((_, made) => { made.group.options = { ...made.group.options, ignoreChanges: ["launchTemplate"] }; }),
            at("machines", rolls, "ignoreChanges: a new AMI makes a new version of the launch template, which the node group ignores, so nodes keep the old AMI, got "
                + "\"launchTemplate\"; remove it")],
    ], ["windows-nodes-roll"]);

    judged(judge, "P3: that get a new AMI, or may, pass with", [
        ["a refresh, and the version of the launch template", nodes()],
        ["a refresh that is not known yet", group({ instanceRefresh: UNKNOWN })],
        ["a maximum age, without a refresh", group({ maxInstanceLifetime: 604_800 }, (stack, made) => stack.unset(made.group, "instanceRefresh"))],
        ["a maximum age that is not known yet", group({ maxInstanceLifetime: UNKNOWN }, (stack, made) => stack.unset(made.group, "instanceRefresh"))],
    ], ["windows-nodes-roll"]);

    judged(judge, "P1: in a patch group, say so where it is written:", [
        ["in the tags of the group", nodes((stack, made) => tag(stack, made.group, stack.main.cluster, "owned",
            { key: "Patch Group", value: "windows", propagateAtLaunch: true })), at("machines", patches, "tags[1]: puts Windows nodes into a patch group of Systems "
            + "Manager, got \"windows\"; nodes are replaced, not patched: bring updates with a new AMI, and remove the tag")],
        ["in the launch template", template({ tagSpecifications: [{ resourceType: "instance", tags: { "Patch Group": "windows" } }] }),
            at("machines-template", patches, "tagSpecifications[0].tags[\"Patch Group\"]: puts Windows nodes into a patch group of Systems Manager, got "
                + "\"windows\"; nodes are replaced, not patched: bring updates with a new AMI, and remove the tag")],
        ["not in tags that the group keeps for itself", nodes((stack, made) => tag(stack, made.group, stack.main.cluster, "owned",
            { key: "Patch Group", value: "windows", propagateAtLaunch: false }))],
    ], ["windows-patch-manager"]);

    judged(judge, "D3: count in their subnets,", [
        ["without nodes that an update adds", group({ maxSize: 6 }, (stack, made) => {
            const subnet = stack.add("aws:ec2/subnet:Subnet", "small", { cidrBlock: "10.0.0.0/26" });
            stack.set(made.group, { vpcZoneIdentifiers: [subnet.outputs.id] });
            made.group.propertyDependencies.vpcZoneIdentifiers = [subnet.urn];
            stack.set(made.template, { userData: joins("main") });
        }), at("small", budget, "cidrBlock: needs 60 addresses when all node groups are at full size and has 59, got \"10.0.0.0/26\"; use a /25 or larger, or "
            + "lower maxSize")],
        ["unless their types are not all known", group({ maxSize: 60 }, (stack, made) => {
            const subnet = stack.add("aws:ec2/subnet:Subnet", "small", { cidrBlock: "10.0.0.0/26" });
            stack.set(made.group, {
                vpcZoneIdentifiers: [subnet.outputs.id], mixedInstancesPolicy: { launchTemplate: { overrides: [{ instanceType: "m6i.large" }, { instanceType: UNKNOWN }] } },
            });
            made.group.propertyDependencies.vpcZoneIdentifiers = [subnet.urn];
            stack.set(made.template, { userData: joins("main") });
        })],
    ], ["windows-address-budget"]);

    judged(judge, "A1: have instance types", [
        ["of the launch template", template({ instanceType: "m7g.large" }), at("machines-template", types, arm("instanceType"))],
        ["of the overrides, which take the template's place", group({ mixedInstancesPolicy: { launchTemplate: { overrides: [
            { instanceType: "m6i.large" }, { instanceType: "m7g.large" }] } } }),
        stack => [types(stack.named("machines"), arm("mixedInstancesPolicy.launchTemplate.overrides[1].instanceType"))]],
        ["of the overrides, however many they are", group({ mixedInstancesPolicy: { launchTemplate: { overrides: [
            ...Array<{ instanceType: string }>(1000).fill({ instanceType: "m6i.large" }), { instanceType: "m7g.large" }] } } }),
        stack => [types(stack.named("machines"), arm("mixedInstancesPolicy.launchTemplate.overrides[1000].instanceType"))]],
    ], ["windows-instance-type"]);

    judged(judge, "A4: without the bootstrap, advise only, as an image may join by itself:", [
        ["user data that do something else", template({ userData: powerShell("Get-Date") }), at("machines-template", joinsBy, "userData: EKS adds no "
            + "bootstrap to self-managed nodes, so they join the cluster only if their image starts it, got user data without "
            + "Start-EKSBootstrap.ps1; call Start-EKSBootstrap.ps1 in a <powershell> script")],
        ["no user data", nodes((stack, made) => stack.unset(made.template, "userData")), at("machines-template", joinsBy, "userData: EKS adds no "
            + "bootstrap to self-managed nodes, so they join the cluster only if their image starts it, got no user data; call "
            + "Start-EKSBootstrap.ps1 in a <powershell> script")],
    ], ["windows-bootstrap"]);

    judged(judge, "A4: take what EKS refuses for managed groups:", [
        ["an instance profile, Spot and subnets of their own", template({
            instanceMarketOptions: { marketType: "spot" }, instanceInitiatedShutdownBehavior: "terminate", networkInterfaces: [{ deviceIndex: 0, subnetId: "subnet-1" }],
        })],
    ], ["windows-custom-ami-fields", "windows-access-entry-order", "windows-one-interface"]);

    /** What breaks a rule on clusters or templates, and where it is said. */
    const counted: [policy: string, change: Case[1], name: string][] = [
        ["windows-cluster-role-policies", nodes(stack => stack.remove(stack.main.vpcPolicy)), "main"],
        ["windows-ipam", nodes(stack => stack.set(stack.main.vpcCni, { configurationValues: "{}" })), "main-vpc-cni"],
        ["windows-linux-capacity", nodes(stack => stack.remove(stack.main.linux)), "machines"],
        ["windows-no-custom-networking", nodes(stack => stack.set(stack.main.vpcCni, { configurationValues: JSON.stringify(
            { enableWindowsIpam: "true", env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true" } }) })), "main-vpc-cni"],
        ["windows-xen-prefixes", nodes((stack, made) => {
            stack.set(made.template, { instanceType: "m4.large" });
            stack.set(stack.main.vpcCni, { configurationValues: JSON.stringify({ enableWindowsIpam: "true", enableWindowsPrefixDelegation: "true" }) });
        }), "machines-template"],
        ["windows-one-interface", template({ networkInterfaces: [{ deviceIndex: 0 }, { deviceIndex: 1 }] }), "machines-template"],
        ["windows-launch-template-security-groups", nodes((stack, made) => {
            stack.set(stack.main.cluster, { vpcConfig: { clusterSecurityGroupId: "sg-cluster", subnetIds: ["subnet-1"] } });
            stack.set(made.template, { vpcSecurityGroupIds: ["sg-0other"] });
        }), "machines-template"],
        ["windows-bootstrap-arguments", nodes((stack, made) => {
            stack.set(stack.main.cluster, { kubernetesNetworkConfig: { serviceIpv4Cidr: "10.96.0.0/12" } });
            stack.set(made.template, { userData: joins("main", "") });
        }), "machines-template"],
    ];
    for (const [policy, change, name] of counted) {
        it(`is told by ${policy} in a first preview and later`, async () => {
            for (const preview of ["first", "later"] as const) {
                const stack = new WindowsStack(preview);
                change(stack);
                const found = (await judge(stack.resources)).filter(each => each.policy === policy && !each.message.includes("not judged in this preview"));
                assert.deepEqual([...new Set(found.map(({ urn }) => urn))], [stack.named(name).urn], preview);
            }
        });
    }
});

/** What is said of an Arm type. */
function arm(path: string): string {
    return `${path}: Windows AMIs are x86_64 and this type is Arm, got "m7g.large"; use "m7a.large"`;
}
