import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { PlannedResource } from "../../plan/resource";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, notJudged, policyPack, withoutValues } from "./judging";
import { OwnImage, addOwnImage, ownImage, pending, useTemplate } from "./ownImage";

const POLICY = ["windows-custom-ami-fields", "Windows node groups and their launch templates set only fields that EKS accepts together."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);

type Change = (stack: WindowsStack, made: OwnImage) => void;
const own = (change: Change) => (stack: WindowsStack) => change(stack, ownImage(stack));
const group = (properties: Properties) => own((stack, made) => stack.set(made.group, properties));
const template = (properties: Properties) => own((stack, made) => stack.set(made.template, properties));
/** A group of a Windows AMI type, with a template that names no image. */
const amazons = (change: Change) => own((stack, made) => {
    stack.set(made.group, { amiType: "WINDOWS_CORE_2022_x86_64" });
    stack.unset(made.template, "imageId", "userData");
    change(stack, made);
});

const atGroup = (...messages: string[]) => (stack: WindowsStack) => messages.map(message => finds(stack.named("own"), message));
const atTemplate = (...messages: string[]) => (stack: WindowsStack) => messages.map(message => finds(stack.named("own-template"), message));
const first = (found: (stack: WindowsStack) => ReturnType<typeof finds>[], later: typeof found = () => []) => (stack: WindowsStack) =>
    stack.preview === "first" ? found(stack) : later(stack);

const beside = (key: string, got: string, mend = "the image decides") =>
    `${key}: EKS rejects it beside a launch template that names an image, got "${got}"; remove it, ${mend}`;
const TYPE = beside("amiType", "WINDOWS_CORE_2022_x86_64", "or imageId from the launch template");
const inTemplate = (path: string, got: string, mend: string) =>
    `${path}: EKS rejects it in the launch template of a managed node group, got ${got}; ${mend}`;
const SUBNET = "remove it; EKS uses subnetIds of the node group";
const PROFILE = "remove it; EKS makes one from nodeRoleArn of the node group";
const SHUTDOWN = "remove it; EKS ends the instances itself";
const DISK = "diskSize: EKS rejects it beside a launch template of a managed node group, got 100; set blockDeviceMappings in the launch "
    + "template";
const TYPES = "instanceTypes: EKS rejects instance types in both the node group and its launch template, got \"m6i.large\" and "
    + "\"m6i.xlarge\"; "
    + "remove instanceType from the launch template";

/** Where a property of the group may hold anything, with a value that is none. */
const NOT_SET: Json[] = [null, "", 0, false, [], {}];

describe("windows-custom-ami-fields", () => {
    const judge = policyPack();

    judged(judge, "A4: fails beside an image on", [
        ["an AMI type", group({ amiType: "WINDOWS_CORE_2022_x86_64" }), atGroup(TYPE)],
        ["an AMI type that is a secret", group({ amiType: secret("WINDOWS_CORE_2022_x86_64") }), withoutValues(atGroup(TYPE))],
        ["a version, before EKS says it of the group itself", group({ version: "1.35" }), first(atGroup(beside("version", "1.35")))],
        ["a release version", group({ releaseVersion: "1.35-2026.04.18" }), atGroup(beside("releaseVersion", "1.35-2026.04.18"))],
        ["an AMI type, with an image that is made from another resource", own((stack, made) => {
            stack.set(made.group, { amiType: "WINDOWS_CORE_2022_x86_64" });
            pending(stack, made.template, "imageId", "ami-1");
        }), atGroup(TYPE)],
        ["an AMI type of each of two groups", own((stack, made) => {
            const second = addOwnImage(stack, "second", stack.main.cluster).group;
            useTemplate(stack, second, made.template);
            [made.group, second].forEach(each => stack.set(each, { amiType: "WINDOWS_CORE_2022_x86_64" }));
        }), stack => ["own", "second"].map(name => finds(stack.named(name), TYPE))],
    ], [POLICY[0]]);

    judged(judge, "A4: passes beside an image", [
        ["CUSTOM alone", own(() => undefined)],
        ["an AMI type that is unset", own((stack, made) => stack.unset(made.group, "amiType"))],
        ["what the provider computes",
            group({ amiType: UNKNOWN, version: UNKNOWN, releaseVersion: UNKNOWN, diskSize: UNKNOWN, instanceTypes: UNKNOWN })],
        ["what EKS says of a group that exists", own((stack, made) => stack.set(made.group, {
            amiType: "CUSTOM", releaseVersion: "ami-0123456789abcdef0", diskSize: 0, instanceTypes: [], ...stack.preview === "later"
                && { version: "1.35" },
        }))],
        ["what is made from another resource, and says that it is not known", own((stack, made) => {
            pending(stack, made.group, "amiType", "CUSTOM");
            pending(stack, made.group, "releaseVersion", "ami-0123456789abcdef0");
        }), first(stack => ["amiType", "releaseVersion"].map(path => leaves(stack.named("own"), path)))],
        ...NOT_SET.map((value): Case =>
            [`${JSON.stringify(value)}, which sets nothing`, group({ version: value, releaseVersion: value, diskSize: value })]),
        ["a Linux group of an AMI type",
            own((stack, made) => stack.set(made.group, { amiType: "AL2023_x86_64_STANDARD", version: "1.35", diskSize: 100 }))],
        ["a Linux group on an AMI of its own", own((stack, made) => {
            stack.set(made.group, { version: "1.35", diskSize: 100, taints: [] });
            stack.set(made.template, { userData: "" });
        })],
        ["a template of another stack",
            group({ amiType: "WINDOWS_CORE_2022_x86_64", launchTemplate: { id: "lt-elsewhere", version: "1" } })],
    ], [POLICY[0]]);

    judged(judge, "A4: passes without an image", [
        ["an AMI type with its versions",
            amazons((stack, made) => stack.set(made.group, { version: "1.35", releaseVersion: "1.35-2026.04.18" }))],
        ["an empty image, as state has it", amazons((stack, made) => {
            stack.set(made.group, { version: "1.35" });
            stack.set(made.template, { imageId: "" });
        })],
        ["an image that is not known and comes from nowhere", amazons((stack, made) => stack.set(made.template, { imageId: UNKNOWN }))],
        ["a disk without a launch template", amazons((stack, made) => {
            stack.unset(made.group, "launchTemplate");
            stack.set(made.group, { diskSize: 100 });
        })],
        ["instance types in the group", amazons((stack, made) => stack.set(made.group, { instanceTypes: ["m6i.large"] }))],
        ["an instance type in the template", amazons((stack, made) => stack.set(made.template, { instanceType: "m6i.large" }))],
        ["a capacity block",
            amazons((stack, made) => stack.set(made.template, { instanceMarketOptions: { marketType: "capacity-block" } }))],
        ["no hibernation", amazons((stack, made) => stack.set(made.template, { hibernationOptions: { configured: false } }))],
    ], [POLICY[0]]);

    for (const [with_, base] of [["with an image", own], ["without an image", amazons]] as const) {
        const set = (properties: Properties) => base((stack, made) => stack.set(made.template, properties));
        judged(judge, `A4: fails ${with_} on`, [
            ["a subnet", set({ networkInterfaces: [{}, { subnetId: "subnet-1" }] }),
                atTemplate(inTemplate("networkInterfaces[1].subnetId", "\"subnet-1\"", SUBNET))],
            ["an instance profile", set({ iamInstanceProfile: { name: "nodes" } }),
                atTemplate(inTemplate("iamInstanceProfile.name", "\"nodes\"", PROFILE))],
            ["the ARN of an instance profile", set({ iamInstanceProfile: { arn: "arn:aws:iam::111122223333:instance-profile/nodes" } }),
                atTemplate(inTemplate("iamInstanceProfile.arn", "\"arn:aws:iam::111122223333:instance-profile/nodes\"", PROFILE))],
            ...["stop", "terminate"].map((value): Case =>
                [`the shutdown behavior ${value}`, set({ instanceInitiatedShutdownBehavior: value }),
                atTemplate(inTemplate("instanceInitiatedShutdownBehavior", `"${value}"`, SHUTDOWN))]),
            ["Spot in the template", set({ instanceMarketOptions: { marketType: "spot" } }),
                atTemplate(inTemplate("instanceMarketOptions.marketType", "\"spot\"",
                    "remove it; set capacityType \"SPOT\" in the node group"))],
            ["hibernation", set({ hibernationOptions: { configured: true } }),
                atTemplate(inTemplate("hibernationOptions.configured", "true",
                    "remove it; nodes of a managed node group don't hibernate"))],
            ["a disk size in the group", base((stack, made) => stack.set(made.group, { diskSize: 100 })), atGroup(DISK)],
            ["a key for remote access in the group", base((stack, made) => stack.set(made.group, { remoteAccess: { ec2SshKey: "key" } })),
                atGroup("remoteAccess.ec2SshKey: EKS rejects it beside a launch template of a managed node group, got \"key\"; remove it; "
                    + "SSM reaches Windows nodes without a key")],
            ["instance types in both", base((stack, made) => {
                stack.set(made.group, { instanceTypes: ["m6i.large"] });
                stack.set(made.template, { instanceType: "m6i.xlarge" });
            }), atGroup(TYPES)],
            ["a template of two groups once", base((stack, made) => {
                stack.set(made.template, { instanceInitiatedShutdownBehavior: "stop" });
                useTemplate(stack, addOwnImage(stack, "second", stack.main.cluster).group, made.template);
            }), atTemplate(inTemplate("instanceInitiatedShutdownBehavior", "\"stop\"", SHUTDOWN))],
        ], [POLICY[0]]);
    }

    /** Makes a part of the template from a resource, whose id nobody knows before it is there. */
    const linked = (property: string, at: (id: Json) => Json, type: string) => own((stack, made) => {
        const source: PlannedResource = stack.add(type, "linked", {});
        stack.set(made.template, { [property]: at(stack.preview === "first" ? UNKNOWN : "linked-1a2b3c4") });
        if (stack.preview === "first") {
            made.template.propertyDependencies[property] = [source.urn];
        }
    });
    const got = stackValue("a value that is not known yet", "\"linked-1a2b3c4\"");

    judged(judge, "A4: fails, though it is not known yet, on", [
        ["a subnet of the stack", linked("networkInterfaces", subnetId => [{ subnetId }], "aws:ec2/subnet:Subnet"),
            got(value => inTemplate("networkInterfaces[0].subnetId", value, SUBNET))],
        ["an instance profile of the stack", linked("iamInstanceProfile", name => ({ name }), "aws:iam/instanceProfile:InstanceProfile"),
            got(value => inTemplate("iamInstanceProfile.name", value, PROFILE))],
    ], [POLICY[0]]);

    judged(judge, "A4: passes of a template", [
        ["what state has for what is not set", template({
            instanceInitiatedShutdownBehavior: "", iamInstanceProfile: null, instanceMarketOptions: null, hibernationOptions: null,
                instanceType: "",
            networkInterfaces: [{ subnetId: "", securityGroups: [] }],
        })],
        ["what is not known and comes from nowhere",
            template({ instanceInitiatedShutdownBehavior: UNKNOWN, iamInstanceProfile: UNKNOWN, networkInterfaces: UNKNOWN })],
        ["an earlier version", own((stack, made) => {
            stack.set(made.template, { instanceInitiatedShutdownBehavior: "stop", id: "lt-1", latestVersion: 2 });
            useTemplate(stack, made.group, made.template, "1");
        })],
        ["a Linux group", own((stack, made) => {
            stack.set(made.template, { instanceInitiatedShutdownBehavior: "stop", userData: "" });
            stack.unset(made.group, "taints");
        })],
        ["odd values", own((stack, made) => {
            const odd = ODD.filter(value => typeof value !== "string" && typeof value !== "number" && value !== true);
            odd.forEach((value, i) => {
                const each = addOwnImage(stack, `odd-${i}`, stack.main.cluster);
                stack.set(each.group,
                    { version: value, releaseVersion: value, diskSize: value, remoteAccess: value, instanceTypes: value });
                stack.set(each.template, {
                    instanceInitiatedShutdownBehavior: value, iamInstanceProfile: value, instanceMarketOptions: value,
                        hibernationOptions: value,
                    networkInterfaces: value, instanceType: value,
                });
            });
            stack.set(made.template, { networkInterfaces: [...ODD, ...odd.map(subnetId => ({ subnetId }))] });
        })],
    ], [POLICY[0]]);

    /** What is found at the template, by what was shown of the value. */
    function stackValue(atFirst: string, later: string) {
        return (message: (value: string) => string) => (stack: WindowsStack) =>
            atTemplate(message(stack.preview === "first" ? atFirst : later))(stack);
    }
});
