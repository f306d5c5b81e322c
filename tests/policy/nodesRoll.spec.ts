import { Json, UNKNOWN } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { ODD, finding, judged, policyPack } from "./judging";
import { addTemplate } from "./nodeGroupParts";

const POLICY = ["windows-nodes-roll", "Windows node groups use the latest version of their launch template, so that a new AMI replaces the nodes."] as const;
const finds = finding(...POLICY, "advisory");

/** Its default version moves to the number 1, which a group may have from there. */
const OWN = { imageId: "ami-1", defaultVersion: 1, userData: Buffer.from("<powershell></powershell>").toString("base64") };
const version = (text: string, template = {}) => (stack: WindowsStack) => addTemplate(stack, stack.main.windows, template, text);
const unclear = (text: string) => (stack: WindowsStack) => [finds(stack.main.windows, "launchTemplate.version: EKS stores the number "
    + `instead, so every preview shows an update, whether nodes roll or not, got "${text}"; set it to latestVersion of the launch template`)];
const stays = (stack: WindowsStack) => [finds(stack.main.windows, "launchTemplate.version: a new AMI makes a new version of the launch template "
    + "but leaves the default version, so nodes keep the old AMI, got \"$Default\"; set it to latestVersion of the launch template")];
/** A template with an AMI of one's own, in this version. */
const own = (text: string, template = {}) => (stack: WindowsStack) => {
    stack.unset(stack.main.windows, "amiType");
    return version(text, { ...OWN, ...template })(stack);
};
const pinned = (text: string) => (stack: WindowsStack) => [finds(stack.main.windows, "launchTemplate.version: a new AMI makes a new version of the "
    + `launch template, and the node group keeps this one, so nodes keep the old AMI, got "${text}"; set it to latestVersion of the launch template`)];
const ignoring = (ignored: string[], template: Record<string, Json> = OWN, text = "1") => (stack: WindowsStack) => {
    if (template === OWN) {
        stack.unset(stack.main.windows, "amiType");
    }
    version(text, template)(stack);
    stack.main.windows.options = { ...stack.main.windows.options, ignoreChanges: ignored };
};
const ignores = (ignored: string) => (stack: WindowsStack) => [finds(stack.main.windows, "ignoreChanges: a new AMI makes a new version of the launch "
    + `template, which the node group ignores, so nodes keep the old AMI, got ${JSON.stringify(ignored)}; remove it`)];

describe("windows-nodes-roll", () => {
    const judge = policyPack();

    judged(judge, "P3: warns of", [
        ["$Latest", version("$Latest"), unclear("$Latest")],
        ["$Latest of a template with an AMI of one's own", stack => {
            stack.unset(stack.main.windows, "amiType");
            version("$Latest", OWN)(stack);
        }, unclear("$Latest")],
        ["$Latest of a template that is elsewhere", stack =>
            stack.set(stack.main.windows, { launchTemplate: { id: "lt-elsewhere", version: "$Latest" } }), unclear("$Latest")],
        ["$Default of a template whose default version stays", version("$Default"), stays],
        ["$Default of a template whose default version moves", version("$Default", { updateDefaultVersion: true }), unclear("$Default")],
        ["$Default of a template whose default version may move", version("$Default", { updateDefaultVersion: UNKNOWN }), unclear("$Default")],
        ["$Default of a template that is elsewhere", stack =>
            stack.set(stack.main.windows, { launchTemplate: { name: "elsewhere", version: "$Default" } }), unclear("$Default")],
        ["a number that the program writes for a template which is new", own("3"), stack => stack.preview === "first" ? pinned("3")(stack) : []],
        ["a number for a new template of which nothing is shown but what the program wrote, as in an offline plan", stack =>
            stack.unset(own("3")(stack), "id", "defaultVersion"), stack => stack.preview === "first" ? pinned("3")(stack) : []],
        ["a number that is not the template's latest", own("3", { latestVersion: 5 }), pinned("3")],
        ["$Latest beside odd ones", stack => {
            version("$Latest")(stack);
            ODD.forEach((odd, i) => stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), { launchTemplate: odd }));
        }, unclear("$Latest")],
        ["changes of the launch template that are ignored", ignoring(["launchTemplate"]), ignores("launchTemplate")],
        ["changes of its version that are ignored", ignoring(["scalingConfig.desiredSize", "launchTemplate.version"]), ignores("launchTemplate.version")],
        ["changes of its version that are ignored, in another spelling", ignoring(["launchTemplate[\"version\"]"]), ignores("launchTemplate[\"version\"]")],
        ["all changes that are ignored", ignoring(["*"]), ignores("*")],
        ["changes of $Latest that are ignored, once", ignoring(["launchTemplate.version"], OWN, "$Latest"), ignores("launchTemplate.version")],
    ], [POLICY[0]]);

    judged(judge, "P3: passes", [
        ["a number that may be the template's latest", own("5", { id: "lt-1", latestVersion: 5 })],
        ["a number that may be the template's default", own("3", { id: "lt-1", latestVersion: 5, defaultVersion: 3 })],
        ["a number of a template with Amazon's AMI", version("3")],
        ["a version that the template gives", stack => {
            const template = version("1")(stack);
            stack.set(stack.main.windows, { launchTemplate: { id: template.outputs.id, version: UNKNOWN } });
            stack.main.windows.propertyDependencies.launchTemplate = [template.urn];
        }],
        ["a launch template that is unset", stack => stack.unset(stack.main.windows, "launchTemplate")],
        ["a launch template that is not known yet", stack => stack.set(stack.main.windows, { launchTemplate: UNKNOWN })],
        ["odd launch templates and versions", stack => [...ODD, ...ODD.map(odd => ({ id: "lt-1", version: odd })), { version: ["$Latest"] }]
            .forEach((launchTemplate, i) =>
                stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64"), { launchTemplate }))],
        ["ignored sizes and tags", ignoring(["scalingConfig.desiredSize", "tags", "launchTemplate.name", "launchTemplates"])],
        ["an ignored template where the AMI is Amazon's", ignoring(["launchTemplate"], {})],
        ["an ignored $Latest where the AMI is Amazon's", ignoring(["launchTemplate.version"], {}, "$Latest")],
        ["an ignored template that is elsewhere", stack => {
            ignoring(["launchTemplate"])(stack);
            stack.set(stack.main.windows, {
                launchTemplate: { id: "lt-elsewhere", version: "1" }, taints: [{ key: "os", value: "windows" }],
            });
        }],
    ], [POLICY[0]]);

    judged(judge, "says nothing of", [
        ["a Linux group's $Latest, and what it ignores", stack => {
            addTemplate(stack, stack.main.linux, OWN, "$Latest");
            stack.main.linux.options = { ...stack.main.linux.options, ignoreChanges: ["launchTemplate"] };
            stack.set(stack.main.linux, { amiType: "AL2023_x86_64_STANDARD" });
        }],
        ["a Linux-only cluster", stack => {
            version("$Latest")(stack);
            stack.set(stack.main.windows, { amiType: "AL2023_x86_64_STANDARD" });
        }],
    ], [POLICY[0]]);
});
