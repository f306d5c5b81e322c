import { Json, UNKNOWN, secret } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, notJudged, policyPack, withoutValues } from "./judging";
import { JOINS, OwnImage, addOwnImage, ownImage, pending, useTemplate, userData } from "./ownImage";

const POLICY = ["windows-bootstrap", "Windows nodes with a custom AMI join the cluster by their user data."] as const;
const finds = finding(...POLICY);
const leaves = notJudged(...POLICY);

const own = (change: (stack: WindowsStack, made: OwnImage) => void) => (stack: WindowsStack) => change(stack, ownImage(stack));
const text = (value: Json) => own((stack, { template }) => stack.set(template, { userData: value }));
const message = (got: string) =>
    "userData: the nodes never join the cluster: EKS adds no bootstrap if the launch template names an "
    + `image, got ${got}; call Start-EKSBootstrap.ps1 in a <powershell> script`;
const NONE = message("no user data");
const OTHER = message("user data without Start-EKSBootstrap.ps1");
const TOO_LONG = "userData: EC2 allows 16384 bytes of user data, got 17030; put the script into Amazon S3 or the image, and call it from there";
const found = (what: string) => (stack: WindowsStack) => [finds(stack.named("own-template"), what)];
const OTHER_SCRIPT = userData("Write-Host 'hello'");

/** A group on an AMI of its own, of which only the user data would tell that it is Windows; in a first preview nobody knows these. */
const open = (change: (stack: WindowsStack, made: OwnImage) => void = () => undefined) => own((stack, made) => {
    stack.unset(made.group, "taints");
    pending(stack, made.template, "userData", JOINS);
    change(stack, made);
});
const atFirst = (stack: WindowsStack) => stack.preview === "first" ? [leaves(stack.named("own-template"), "userData")] : [];

describe("windows-bootstrap", () => {
    const judge = policyPack();

    judged(judge, "A4: says that it can't judge yet", [
        ["a group whose user data are not known yet, in a cluster with Windows IPAM", open(), atFirst],
        ["a group whose name says Windows, in a cluster with other Windows nodes", open((stack, { group }) => {
            stack.addNodeGroup("other", stack.main.cluster, "WINDOWS_CORE_2022_x86_64");
            group.name = "windows-web";
        }), atFirst],
    ], [POLICY[0]]);

    judged(judge, "A4: says nothing of a group whose user data are not known yet", [
        ["beside Windows nodes of the cluster, as it may be Linux", open(stack =>
            stack.addNodeGroup("other", stack.main.cluster, "WINDOWS_CORE_2022_x86_64"))],
        ["in a cluster without Windows IPAM", open(stack => stack.set(stack.main.vpcCni, { configurationValues: "{}" }))],
        ["where the AMI type is Linux", open((stack, { group }) => stack.set(group, { amiType: "AL2023_x86_64_STANDARD" }))],
        ["where the template names no image", open((stack, { template }) => stack.unset(template, "imageId"))],
    ], [POLICY[0]]);

    judged(judge, "A4: fails on", [
        ["user data that is unset, and says what to call", own((stack, { template }) => stack.unset(template, "userData")), found(NONE)],
        ["empty user data, as state has it", text(""), found(NONE)],
        ["user data that doesn't join", text(OTHER_SCRIPT), found(OTHER)],
        ["user data that is a secret", text(secret(OTHER_SCRIPT)), withoutValues(found(OTHER))],
        ["an image that is made from another resource", own((stack, { template }) => {
            stack.set(template, { userData: OTHER_SCRIPT });
            pending(stack, template, "imageId", "ami-1");
        }), found(OTHER)],
        ["user data that EC2 does not take", text(userData(`# ${"x".repeat(17_000)}`)), found(TOO_LONG)],
        ["the same where EKS adds the bootstrap", own((stack, { template }) => {
            stack.unset(template, "imageId");
            stack.set(template, { userData: userData(`# ${"x".repeat(17_000)}`) });
        }), found(TOO_LONG)],
        ["one template of two groups once", own((stack, { template }) => {
            useTemplate(stack, addOwnImage(stack, "second", stack.main.cluster).group, template);
            stack.set(template, { userData: OTHER_SCRIPT });
        }), found(OTHER)],
        ["a Windows AMI type beside an image, for which nobody adds the bootstrap either", own((stack, { group, template }) => {
            stack.set(group, { amiType: "WINDOWS_CORE_2022_x86_64" });
            stack.unset(template, "userData");
        }), found(NONE)],
        ["the version that the group has, by number", own((stack, { group, template }) => {
            stack.set(template, { userData: OTHER_SCRIPT, latestVersion: 3 });
            useTemplate(stack, group, template, "3");
        }), found(OTHER)],
        ["the default version, where it is the latest", own((stack, { group, template }) => {
            stack.set(template, { userData: OTHER_SCRIPT, latestVersion: 3, defaultVersion: 3 });
            useTemplate(stack, group, template, "$Default");
        }), found(OTHER)],
        ["user data that doesn't join, beside odd ones", own((stack, { template }) => {
            stack.set(template, { userData: OTHER_SCRIPT });
            ODD.filter(value => value !== null && value !== "").forEach((value, i) => {
                stack.set(addOwnImage(stack, `odd-data-${i}`, stack.main.cluster).template, { userData: value });
                stack.set(addOwnImage(stack, `odd-image-${i}`, stack.main.cluster).template,
                    { imageId: typeof value === "string" ? "" : value, userData: "" });
                useTemplate(stack, addOwnImage(stack, `odd-version-${i}`, stack.main.cluster).group, template, value);
            });
        }), found(OTHER)],
    ], [POLICY[0]]);

    judged(judge, "A4: passes", [
        ["user data that joins", text(JOINS)],
        ["user data that runs another script, which may join", text(userData("& C:\\join.ps1"))],
        ["user data that is not encoded", text("<powershell>Write-Host 'hello'</powershell>")],
        ["user data that is no text", text(Buffer.from([0, 1, 2, 255]).toString("base64"))],
        ["user data that is not known and comes from nowhere", text(UNKNOWN)],
        ["user data that is made from another resource, and says that it is not known",
            own((stack, { template }) => pending(stack, template, "userData", JOINS)),
            stack => stack.preview === "first" ? [leaves(stack.named("own-template"), "userData")] : []],
        ["user data that our own components render, in a first preview", own((stack, { template }) => {
            pending(stack, template, "userData", JOINS);
            template.parent = stack.add("eks-windows:index:WindowsNodeGroup", "ours", {}).urn;
        })],
        ["no image, so that EKS adds the bootstrap", own((stack, { group, template }) => {
            stack.set(group, { amiType: "WINDOWS_CORE_2022_x86_64" });
            stack.unset(template, "imageId", "userData");
        })],
        ["an image that is not known and comes from nowhere",
            own((stack, { template }) => stack.set(template, { imageId: UNKNOWN, userData: "" }))],
        ["an earlier version of the template", own((stack, { group, template }) => {
            stack.set(template, { userData: "", latestVersion: 3, defaultVersion: 2, id: "lt-1" });
            useTemplate(stack, group, template, "2");
        })],
        ["a default version that is not the latest", own((stack, { group, template }) => {
            stack.set(template, { userData: "", latestVersion: 3, defaultVersion: 2, id: "lt-1" });
            useTemplate(stack, group, template, "$Default");
        })],
        ["a template of another stack", own((stack, { group, template }) => {
            stack.set(group, { launchTemplate: { id: "lt-elsewhere", version: "1" } });
            stack.unset(template, "userData");
        })],
        ["no launch template", own((stack, { group }) => stack.unset(group, "launchTemplate"))],
        ["a Linux group on an AMI of its own", own((stack, { group, template }) => {
            stack.unset(group, "taints");
            stack.unset(template, "userData");
        })],
    ] satisfies Case[], [POLICY[0]]);
});
