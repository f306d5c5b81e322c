import { isWindowsAmiType } from "../../limits/nodes/windowsAmiType";
import { commercialRegionProblems, windowsPartitionProblems } from "../../limits/cluster/windowsRegion";
import { readText } from "../known";
import { reference } from "../references";
import { StackRule } from "../rule";
import { nodeGroups } from "../stack/nodeGroups";

/** A1: outside commercial regions, EKS has no Windows AMI types. */
export const region: StackRule = {
    name: "windows-region",
    description: "Node groups of Windows AMI types are in commercial regions.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["A1"],
    tags: ["nodes", "images"],
    ...reference("nodeGroups", "Windows AMI types are for commercial regions that have Windows on EKS."),
    remediationSteps: "Use a commercial region, or self-managed Windows nodes.",
    judge(stack, report) {
        for (const group of nodeGroups(stack).filter(({ amiType }) => isWindowsAmiType(amiType))) {
            const { resource, cluster } = group;
            const named = readText(resource.props, "region") || readText(resource.provider?.props ?? {}, "region");
            const role = group.role(stack);
            const arns = [
                readText(resource.props, "arn"), cluster?.text("arn"), readText(resource.props, "nodeRoleArn"),
                role && readText(role.props, "arn"),
            ];
            report.problems(resource, named ? commercialRegionProblems(group.path("amiType"), named)
                : windowsPartitionProblems(group.path("amiType"), arns.find(arn => arn !== undefined && arn !== "")));
        }
    },
};
