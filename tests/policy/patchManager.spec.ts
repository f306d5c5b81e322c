import { PlannedResource } from "../../plan/resource";
import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { RawStack, WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, notJudged, policyPack, withoutValues } from "./judging";

const POLICY = ["windows-patch-manager", "Systems Manager installs no updates on Windows nodes: replace them by nodes with a newer AMI."] as const;
const finds = finding(...POLICY, "advisory");
const leaves = notJudged(...POLICY);
const INSTEAD = "nodes are replaced, not patched: bring updates with a new AMI";
const runs = (targets: string[], document = "AWS-RunPatchBaseline") =>
    `targets: ${document} installs updates on running Windows nodes, got ${JSON.stringify(targets)}; ${INSTEAD}, and target other instances or use Operation "Scan"`;
const tagged = (got = "\"prod\"", tag = "Patch Group", i = 0) =>
    `tagSpecifications[${i}].tags["${tag}"]: puts Windows nodes into a patch group of Systems Manager, got ${got}; ${INSTEAD}, and remove the tag`;
const registered = `patchGroup: is the patch group of Windows nodes, got "prod"; ${INSTEAD}, and remove them from it`;

/** Name of the main cluster and group in a later preview. */
const CLUSTER = "main-1a2b3c4";
const GROUP = "main-windows-1a2b3c4";
const target = (key: Json, ...values: Json[]): Json => ({ key, values });
const ALL = target("InstanceIds", "*");

/** State Manager runs a document on targets. */
const association = (targets: Json, others: Properties = {}) => (stack: RawStack): PlannedResource =>
    stack.add("aws:ssm/association:Association", "patch",
        { name: "AWS-RunPatchBaseline", parameters: { Operation: "Install" }, targets, ...others });
const operation = (...values: Json[]): Json => ({ runCommandParameters: { parameters: [{ name: "RebootOption", values: ["NoReboot"] },
    { name: "Operation", values }] } });
/** A maintenance window runs a document on targets. */
const task = (targets: Json, others: Properties = {}) => (stack: RawStack): PlannedResource =>
    stack.add("aws:ssm/maintenanceWindowTask:MaintenanceWindowTask", "patch", {
        taskArn: "AWS-RunPatchBaseline", taskType: "RUN_COMMAND", windowId: "mw-1", targets,
            taskInvocationParameters: operation("Install"), ...others,
    });
/** The same on the targets of its window. */
const windowTask = (targets: Json, others: Properties = {}) => (stack: RawStack) => {
    const ofWindow = stack.add("aws:ssm/maintenanceWindowTarget:MaintenanceWindowTarget", "nodes", { resourceType: "INSTANCE", targets });
    const made = task([target("WindowTargetIds", ofWindow.outputs.id)], others)(stack);
    made.propertyDependencies = stack.preview === "first" ? { targets: [ofWindow.urn] } : {};
    return made;
};
/** A launch template of the Windows nodes with these tags of its instances. */
const template = (tags: Json, resourceType: Json = "instance") => (stack: WindowsStack): PlannedResource => {
    const made = stack.add("aws:ec2/launchTemplate:LaunchTemplate", "template", { tagSpecifications: [{ resourceType, tags }] });
    stack.set(stack.main.windows, { launchTemplate: { id: made.outputs.id, version: "1" } });
    if (stack.preview === "first") {
        stack.main.windows.propertyDependencies.launchTemplate = [made.urn];
    }
    return made;
};
const patchGroup = (name: Json) => (stack: RawStack) => stack.add("aws:ssm/patchGroup:PatchGroup", "group",
    { baselineId: "pb-1", patchGroup: name });
const all = (...changes: ((stack: WindowsStack) => unknown)[]) => (stack: WindowsStack) => changes.forEach(change => change(stack));
/** Targets with a value that is made from another resource. */
const linked = (key: string, name: (stack: WindowsStack) => PlannedResource) => (stack: WindowsStack) => {
    const made = association([target(key, name(stack).outputs.name)])(stack);
    made.propertyDependencies = stack.preview === "first" ? { targets: [name(stack).urn] } : {};
};

const found = (...messages: string[]): Case[2] => stack => messages.map(message => finds(stack.named("patch"), message));
const later = (...messages: string[]): Case[2] => stack => stack.preview === "later" ? found(...messages)!(stack) : [];
const onTemplate = (...messages: string[]): Case[2] => stack => messages.map(message => finds(stack.named("template"), message));
const named = (stack: WindowsStack) => stack.set(stack.main.windows, { nodeGroupName: stack.main.windows.outputs.name });

describe("windows-patch-manager", () => {
    const judge = policyPack();

    judged(judge, "P1: advises against", [
        ["patching all instances, and says what to do", association([ALL]), found(runs(["InstanceIds"]))],
        ...["AWS-RunPatchBaselineWithHooks", "AWS-RunPatchBaselineAssociation", "AWS-ApplyPatchBaseline",
            "AWS-InstallWindowsUpdates"].map((name): Case => [
            `${name}`, association([ALL], { name }), found(runs(["InstanceIds"], name))]),
        ["a document by its ARN", association([ALL], { name: "arn:aws:ssm:eu-central-1::document/AWS-RunPatchBaseline" }),
            found(runs(["InstanceIds"]))],
        ["patching in secrets", association(secret([secret(ALL)]),
            { name: secret("AWS-RunPatchBaseline"), parameters: secret({ Operation: secret("Install") }) }),
            withoutValues(found(runs(["InstanceIds"])))],
        ["patching the cluster's instances, by a name that is made from it", linked("tag:eks:cluster-name", stack => stack.main.cluster),
            found(runs(["tag:eks:cluster-name"]))],
        ["patching the group's instances, by a name that is made from it",
            all(named, linked("tag:eks:nodegroup-name", stack => stack.main.windows)),
            found(runs(["tag:eks:nodegroup-name"]))],
        ["patching the cluster's instances, by name", association([target("tag:eks:cluster-name", "other", CLUSTER)]),
            later(runs(["tag:eks:cluster-name"]))],
        ["patching the cluster's instances, by the tag of its own", association([target(`tag:kubernetes.io/cluster/${CLUSTER}`, "owned")]),
            later(runs([`tag:kubernetes.io/cluster/${CLUSTER}`]))],
        ["patching whatever has that tag", association([target("tag-key", `kubernetes.io/cluster/${CLUSTER}`)]), later(runs(["tag-key"]))],
        ["patching the group's instances, by name", all(named, association([target("tag:eks:nodegroup-name", GROUP)])),
            later(runs(["tag:eks:nodegroup-name"]))],
        ["patching by a tag of the launch template", all(template({ team: "shop" }), association([target("tag:team", "ops", "shop")])),
            found(runs(["tag:team"]))],
        ["patching by several tags that the nodes have",
            all(template({ team: "shop", stage: "prod" }), association([target("tag:team", "shop"), target("tag:stage", "prod")])),
            found(runs(["tag:team", "tag:stage"]))],
        ["patching all instances of the nodes' region",
            all(association([ALL], { region: "us-east-1" }), stack => stack.set(stack.main.windows, { region: "us-east-1" })),
            found(runs(["InstanceIds"]))],
        ["a task of a maintenance window", task([ALL]), found(runs(["InstanceIds"]))],
        ["a task on the targets of its window", windowTask([ALL]), found(runs(["InstanceIds"]))],
        ["a task on the targets of its window, by a tag", all(template({ team: "shop" }), windowTask([target("tag:team", "shop")])),
            found(runs(["tag:team"]))],
        ["the tag Patch Group", template({ "Patch Group": "prod", team: "shop" }), onTemplate(tagged())],
        ["the tag Patch Group behind very many others",
            template({ ...Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`A-${i}`, ""])), "Patch Group": "prod" }), onTemplate(tagged())],
        ["a task that names very many targets of its window", stack => {
            windowTask([ALL])(stack);
            const { outputs: { id } } = stack.named("nodes");
            stack.set(stack.named("patch"), { targets: [target("WindowTargetIds", ...Array.from({ length: 1000 }, (_, i) => `other-${i}`), id)] });
        }, later(runs(["InstanceIds"]))],
        ["the tag PatchGroup", template({ PatchGroup: "prod" }), onTemplate(tagged("\"prod\"", "PatchGroup"))],
        ["a patch group that is not known yet", template({ "Patch Group": UNKNOWN }), onTemplate(tagged("one that is not known yet"))],
        ["a patch group of two groups that share a launch template, once", stack => {
            template({ "Patch Group": "prod" })(stack);
            const second = stack.addNodeGroup("second", stack.main.cluster, "WINDOWS_FULL_2022_x86_64");
            stack.set(second, { launchTemplate: stack.main.windows.inputs.launchTemplate });
            second.propertyDependencies.launchTemplate = stack.main.windows.propertyDependencies.launchTemplate ?? [];
        }, onTemplate(tagged())],
        ["a patch baseline for the group of the nodes", all(template({ "Patch Group": "prod" }), patchGroup("prod")), stack =>
            [finds(stack.named("template"), tagged()), finds(stack.named("group"), registered)]],
        ["a patch group that is patched, beside a scan",
            all(template({ "Patch Group": "prod" }), association([target("tag:Patch Group", "prod")]), stack =>
            stack.add("aws:ssm/association:Association", "scan",
                { name: "AWS-RunPatchBaseline", parameters: { Operation: "Scan" }, targets: [ALL] })),
        stack => [finds(stack.named("patch"), runs(["tag:Patch Group"])), finds(stack.named("template"), tagged())]],
        ["patching, beside odd values", stack => {
            const odd = [...ODD, "AWS-RunPatchBaseline"];
            odd.forEach((value, i) => {
                const install = { name: "AWS-RunPatchBaseline", parameters: { Operation: "Install" } };
                stack.add("aws:ssm/association:Association", `a-${i}`, { name: value, parameters: value, targets: value });
                stack.add("aws:ssm/association:Association", `b-${i}`, { ...install, targets: value });
                stack.add("aws:ssm/association:Association", `c-${i}`,
                    { ...install, targets: [value, { key: value, values: ["*"] }, { key: "InstanceIds", values: value }] });
                stack.add("aws:ssm/association:Association", `d-${i}`, { ...install, targets: [ALL], parameters: { Operation: value } });
                const windows = "aws:ssm/maintenanceWindowTask:MaintenanceWindowTask";
                stack.add(windows, `e-${i}`, { taskArn: value, targets: value, taskInvocationParameters: value });
                stack.add(windows, `f-${i}`, { taskArn: "AWS-RunPatchBaseline", targets: [{ key: "WindowTargetIds", values: value }],
                    taskInvocationParameters: operation("Install") });
                stack.add(windows, `g-${i}`, { taskArn: "AWS-RunPatchBaseline", targets: [ALL],
                    taskInvocationParameters: operation(value) });
                stack.add("aws:ssm/maintenanceWindowTarget:MaintenanceWindowTarget", `h-${i}`, { targets: value });
                patchGroup(value)(stack).name = `i-${i}`;
            });
            association([ALL])(stack);
        }, found(runs(["InstanceIds"]))],
        ["a patch group, beside odd tags", stack => {
            template({ "Patch Group": "prod" })(stack);
            stack.set(stack.named("template"),
                { tagSpecifications: [...ODD, ...ODD.map(resourceType => ({ resourceType, tags: { PatchGroup: "prod" } })),
                ...ODD.map(tags => ({ resourceType: "instance", tags })), { resourceType: "instance", tags: { "Patch Group": "prod" } }] });
        }, onTemplate(tagged("\"prod\"", "Patch Group", ODD.length * 3))],
    ], [POLICY[0]]);

    judged(judge, "P1: says nothing of", [
        ["a scan", association([ALL], { parameters: { Operation: "Scan" } })],
        ["a scan of a maintenance window", task([ALL], { taskInvocationParameters: operation("Scan") })],
        ["an operation that is unset", association([ALL], { parameters: null })],
        ["an operation that is not known yet", association([ALL], { parameters: { Operation: UNKNOWN } }),
            stack => [leaves(stack.named("patch"), "parameters.Operation")]],
        ["an operation that is not known yet, elsewhere",
            association([target("tag:team", "shop")], { parameters: { Operation: UNKNOWN } })],
        ["other documents", association([ALL], { name: "AWS-UpdateSSMAgent" })],
        ["a document of one's own", association([ALL], { name: "arn:aws:ssm:eu-central-1:111122223333:document/Patch" })],
        ["a document that is not known yet", association([ALL], { name: UNKNOWN })],
        ["targets that are unset", association(null)],
        ["targets that are not known yet", association(UNKNOWN)],
        ["targets that are made from another resource", stack => stack.link(association([])(stack), "targets", stack.main.cluster),
            stack => stack.preview === "first" ? [leaves(stack.named("patch"), "targets")] : []],
        ["a tag of the nodes whose value is made from another resource", stack => {
            template({ team: "shop" })(stack);
            linked("tag:team", () => stack.main.cluster)(stack);
        }, stack => stack.preview === "first" ? [leaves(stack.named("patch"), "targets")] : []],
        ["instances that are made from another resource",
            stack => linked("InstanceIds", () => stack.add("aws:ec2/instance:Instance", "bastion", {}))(stack)],
        ["instances by their ids", association([target("InstanceIds", "i-1", "i-2")])],
        ["other tags", all(template({ team: "shop" }), association([target("tag:team", "ops")]))],
        ["tags that only some of the targets are",
            all(template({ team: "shop" }), association([target("tag:team", "shop"), target("tag:os", "windows")]))],
        ["tags of the group, which its instances don't have", stack => {
            stack.set(stack.main.windows, { tags: { "Patch Group": "prod", team: "shop" } });
            association([target("tag:team", "shop")])(stack);
        }],
        ["tags of volumes", template({ "Patch Group": "prod" }, "volume")],
        ["the tag in another spelling, which is another tag", template({ patchgroup: "prod", "patch group": "prod" })],
        ["the patch group of other instances", all(template({ team: "shop" }), patchGroup("prod"))],
        ["the tag of Linux nodes", stack => {
            template({ "Patch Group": "prod" })(stack);
            stack.set(stack.main.linux, { launchTemplate: stack.main.windows.inputs.launchTemplate });
            stack.main.linux.propertyDependencies.launchTemplate = stack.main.windows.propertyDependencies.launchTemplate ?? [];
            stack.unset(stack.main.windows, "launchTemplate");
        }],
        ["a patch group that is only scanned", all(template({ "Patch Group": "prod" }), patchGroup("prod"),
            association([target("tag:Patch Group", "prod")], { parameters: { Operation: "Scan" } }))],
        ["another cluster's instances", stack => linked("tag:eks:cluster-name",
            (({ cluster }) => () => cluster)(stack.addCluster("other")))(stack)],
        ["targets that are made from another cluster",
            stack => stack.link(association([])(stack), "targets", stack.addCluster("other").cluster)],
        ["all instances of another region", association([ALL], { region: "us-east-1" })],
        ["all instances of another region than the nodes'",
            all(association([ALL], { region: "us-east-1" }), stack => stack.set(stack.main.windows, { region: "eu-central-1" }))],
        ["all instances of another provider's account", stack => {
            const provider = stack.add("pulumi:providers:aws", "other", { region: "us-east-1" });
            association([ALL])(stack).provider = provider.urn;
        }],
        ["all instances, beside Linux nodes alone", stack => {
            association([ALL])(stack);
            stack.remove(stack.main.windows);
        }],
        ["all instances, without EKS", stack => {
            stack.resources.splice(1);
            association([ALL])(stack);
        }],
    ], [POLICY[0]]);
});
