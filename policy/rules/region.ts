import { isWindowsAmiType } from "../../limits/nodes/windowsAmiType";
import { commercialRegionProblems, windowsPartitionProblems } from "../../limits/cluster/windowsRegion";
import { property, propertyOf } from "../property";
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
    ...reference("createNodeGroup", "EKS supports Windows AMI types only in commercial regions."),
    remediationSteps: "Use a commercial region, or self-managed Windows nodes.",
    judge(stack, report) {
        for (const group of nodeGroups(stack).filter(({ amiType }) => isWindowsAmiType(amiType))) {
            const { resource, cluster } = group;
            const named = propertyOf(resource, "region").text || property(resource.provider?.props ?? {}, "region").text;
            const role = group.role(stack);
            const arns = [
                propertyOf(resource, "arn").text, cluster?.property("arn").text, propertyOf(resource, "nodeRoleArn").text,
                role && propertyOf(role, "arn").text,
            ];
            report.problems(resource, named ? commercialRegionProblems(group.path("amiType"), named)
                : windowsPartitionProblems(group.path("amiType"), arns.find(arn => arn !== undefined && arn !== "")));
        }
    },
};
