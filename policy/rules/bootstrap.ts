import { unmanagedBootstrapProblems, userDataLengthProblems, windowsBootstrapProblems } from "../../limits/nodes/bootstrapScript";
import { reference } from "../references";
import { StackRule } from "../rule";
import { namesImage, userDataOf, windowsTemplates } from "../stack/ownImages";
import { perhapsWindowsTemplates } from "../stack/perhapsWindows";
import { isOurs } from "../stack/stack";

/** A4: where the launch template names an image, nobody but its user data joins the nodes to the cluster. */
export const bootstrap: StackRule = {
    name: "windows-bootstrap",
    description: "Windows nodes with a custom AMI join the cluster by their user data.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["A4"],
    tags: ["nodes", "images"],
    ...reference("launchTemplates", "EKS adds no bootstrap to the user data of a launch template that names an AMI."),
    remediationSteps: "Call C:\\Program Files\\Amazon\\EKS\\Start-EKSBootstrap.ps1 in the user data, with the cluster's name and service CIDR.",
    judge(stack, report) {
        const seen = new Set<string>();
        for (const { group, template } of windowsTemplates(stack)) {
            if (seen.has(template.resource.urn)) {
                continue;
            }
            seen.add(template.resource.urn);
            report.problems(template.resource, userDataLengthProblems("userData", userDataOf(template)?.value ?? ""));
            const userData = namesImage(template) ? userDataOf(template) : undefined;
            if (userData?.known && group.isManaged) {
                report.problems(template.resource, windowsBootstrapProblems("userData", userData.value));
            } else if (userData?.known) {
                report.advice(template.resource, unmanagedBootstrapProblems("userData", userData.value));
            } else if (userData && !isOurs(template.resource)) {
                report.notJudged(template.resource, "userData");
            }
        }
        // Nothing of the cluster is judged where nobody knows yet that its nodes are Windows.
        perhapsWindowsTemplates(stack).filter(({ resource }) => !isOurs(resource)).forEach(({ resource }) => report.notJudged(resource, "userData"));
    },
};
