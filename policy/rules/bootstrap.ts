import { windowsBootstrapProblems } from "../../limits/nodes/windowsBootstrap";
import { reference } from "../references";
import { StackRule } from "../rule";
import { namesImage, userDataOf, windowsTemplates } from "../stack/ownImages";
import { perhapsWindowsTemplates } from "../stack/perhapsWindows";
import { isOurs } from "../stack/stack";

/** A4: where the launch template names an image, nobody but its user data joins the nodes to the cluster. */
export const bootstrap: StackRule = {
    name: "windows-bootstrap",
    description: "Windows nodes on an AMI of one's own join the cluster by their user data.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["A4"],
    tags: ["nodes", "images"],
    ...reference("launchTemplates", "EKS adds no bootstrap to the user data of a launch template that names an AMI."),
    remediationSteps: "Call Start-EKSBootstrap.ps1 of the EKS folder in the user data, with the cluster's name and service CIDR.",
    judge(stack, report) {
        const seen = new Set<string>();
        for (const { template } of windowsTemplates(stack)) {
            const userData = namesImage(template) && !seen.has(template.resource.urn) ? userDataOf(template) : undefined;
            seen.add(template.resource.urn);
            if (userData?.known) {
                report.problems(template.resource, windowsBootstrapProblems("userData", userData.value));
            } else if (userData && !isOurs(template.resource)) {
                report.notJudged(template.resource, "userData");
            }
        }
        // Nothing of the cluster is judged where nobody knows yet that its nodes are Windows.
        perhapsWindowsTemplates(stack).filter(({ resource }) => !isOurs(resource)).forEach(({ resource }) => report.notJudged(resource, "userData"));
    },
};
