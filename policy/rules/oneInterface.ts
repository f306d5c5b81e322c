import { oneInterfaceProblems } from "../../limits/nodes/podDensity";
import { propertyOf } from "../property";
import { reference } from "../references";
import { StackRule } from "../rule";
import { windowsLaunchTemplates } from "../stack/nodeGroups";

/** L5: pods of a Windows node get their addresses from its first network interface. */
export const oneInterface: StackRule = {
    name: "windows-one-interface",
    description: "Launch templates of Windows node groups have one network interface.",
    enforcementLevel: "advisory",
    severity: "low",
    limits: ["L5"],
    tags: ["networking", "nodes"],
    ...reference("windowsSupport", "Windows nodes support one elastic network interface per node."),
    remediationSteps: "Remove all but the first entry of networkInterfaces from the launch template.",
    judge(stack, report) {
        for (const { resource } of windowsLaunchTemplates(stack)) {
            const list = propertyOf(resource, "networkInterfaces").written;
            if (!list.known) {
                report.notJudged(resource, "networkInterfaces");
                continue;
            }
            const interfaces = propertyOf(resource, "networkInterfaces").indices.filter(i => {
                const found = propertyOf(resource, "networkInterfaces", i);
                return !found.known || (found.value !== undefined && typeof found.value === "object");
            });
            report.problems(resource, oneInterfaceProblems("networkInterfaces", interfaces.length));
        }
    },
};
