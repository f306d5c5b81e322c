import { Problem } from "../../limits/text/problem";
import { isWindowsAmiType } from "../../limits/nodes/windowsAmiType";
import { bootstrapArgumentProblems, secondBootstrapProblems } from "../../limits/nodes/bootstrapScript";
import { reference } from "../references";
import { Report, StackRule, Subject } from "../rule";
import { WindowsTemplate, namesImage, userDataOf, windowsTemplates } from "../stack/ownImages";

/** A4: a bootstrap that runs with less than it needs, or twice. */
export const bootstrapArguments: StackRule = {
    name: "windows-bootstrap-arguments",
    description: "The bootstrap script of Windows nodes runs once, with the service CIDR of the cluster and the taints of the group.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["A4"],
    tags: ["nodes", "images"],
    ...reference("windowsAmi", "The script needs the service CIDR and the arguments of kubelet; EKS passes them only in its own call."),
    remediationSteps: "Pass -ServiceCIDR, and --register-with-taints in -KubeletExtraArgs; without a custom AMI, remove the call: EKS adds its own.",
    judge(stack, report) {
        const told = new Set<string>();
        for (const windows of windowsTemplates(stack)) {
            const { group, template } = windows;
            const hasImage = namesImage(template);
            const userData = userDataOf(template);
            if (!userData?.known || userData.value === undefined) {
                continue;
            }
            if (hasImage) {
                judgeArguments(windows, userData.value, told, report);
            } else if (hasImage === false && isWindowsAmiType(group.amiType)) {
                tellOnce(template.resource, secondBootstrapProblems("userData", userData.value), told, report);
            }
        }
    },
};

function judgeArguments({ group, template }: WindowsTemplate, userData: string, told: Set<string>, report: Report): void {
    const hasTaints = group.taints.some(({ key }) => key !== undefined && key !== "");
    const setting = group.cluster?.written(["kubernetesNetworkConfig", "serviceIpv4Cidr"], ["kubernetesServiceIpAddressRange"]);
    const value = setting?.found.known ? setting.found.value : undefined;
    const serviceIpv4Cidr = typeof value === "string" && value !== "" ? value : undefined;
    tellOnce(template.resource, bootstrapArgumentProblems("userData", userData, { serviceIpv4Cidr, hasTaints }), told, report);
    // It decides only where the script is not told it.
    if (setting && !setting.found.known && bootstrapArgumentProblems("userData", userData, { serviceIpv4Cidr: "" }).length > 0) {
        report.notJudged(group.cluster!.resource, setting.path);
    }
}

/** Several groups may have one template. */
function tellOnce(resource: Subject, problems: Problem[], told: Set<string>, report: Report): void {
    for (const problem of problems) {
        const key = `${resource.urn} ${problem.reason}`;
        report.problems(resource, told.has(key) ? [] : [problem]);
        told.add(key);
    }
}
