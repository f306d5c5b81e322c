import { instanceTypeProblems, isInstanceType } from "../../limits/nodes/instanceType";
import { karpenterRequirementProblems } from "../../limits/nodes/karpenterRequirements";
import { reference } from "../references";
import { StackRule } from "../rule";
import { windowsPoolRequirements } from "../stack/karpenter";
import { instanceTypesOf, windowsLaunchTemplates, windowsNodeGroups } from "../stack/nodeGroups";
import { propertyOf } from "../property";

/** A1: Windows AMIs are for x86_64, Windows needs memory, and some accelerators have no Windows drivers. */
export const instanceType: StackRule = {
    name: "windows-instance-type",
    description: "Windows node groups use instance types that can run Windows.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["A1"],
    tags: ["nodes"],
    ...reference("windowsAmi", "The EKS-optimized Windows AMIs are built for x86_64 processors."),
    remediationSteps: "Use x86_64 instance types with 4 GiB of memory or more, such as m6i.xlarge, for the Windows node group or in its launch template.",
    judge(stack, report) {
        const groups = windowsNodeGroups(stack);
        for (const { path, instanceType: type, resource } of instanceTypesOf(groups)) {
            // What is no instance type at all, EC2 says.
            report.problems(resource, isInstanceType(type) ? instanceTypeProblems(path, type, false) : []);
        }
        windowsPoolRequirements(stack).forEach(([pool, requirements]) => report.problems(pool, karpenterRequirementProblems(requirements)));
        for (const group of groups) {
            if (group.property("instanceTypes").isPending) {
                report.notJudged(group.resource, group.path("instanceTypes"));
            }
            group.property("instanceTypes").indices.filter(i => group.property("instanceTypes", i).isPending)
                .forEach(i => report.notJudged(group.resource, group.path("instanceTypes", i)));
        }
        for (const { resource } of windowsLaunchTemplates(stack)) {
            if (!propertyOf(resource, "instanceType").written.known) {
                report.notJudged(resource, "instanceType");
            }
        }
    },
};
