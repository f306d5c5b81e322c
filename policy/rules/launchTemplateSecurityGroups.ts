import { PolicyResource } from "@pulumi/policy";
import { clusterSecurityGroupProblems, unmanagedSecurityGroupProblems } from "../../limits/nodes/launchTemplate";
import { PropertyPath, propertyOf } from "../property";
import { reference } from "../references";
import { StackRule } from "../rule";
import { Cluster } from "../stack/clusters";
import { windowsTemplates } from "../stack/ownImages";
import { leavesOutCluster } from "../stack/securityGroups";
import { Stack } from "../stack/stack";

/** A4: security groups of a launch template take the place of the cluster's. */
export const launchTemplateSecurityGroups: StackRule = {
    name: "windows-launch-template-security-groups",
    description: "Launch templates of Windows nodes that list security groups include the cluster security group.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["A4"],
    tags: ["networking", "nodes"],
    ...reference("launchTemplates", "EKS adds the cluster security group only if the launch template has no security groups."),
    remediationSteps: "Add vpcConfig.clusterSecurityGroupId of the cluster to the security groups of the launch template.",
    judge(stack, report) {
        const judged = new Map<PolicyResource, Set<Cluster>>();
        for (const { group: { cluster, isManaged }, template: { resource } } of windowsTemplates(stack)) {
            const clusters = judged.get(resource) ?? new Set();
            judged.set(resource, clusters);
            if (cluster && !clusters.has(cluster)) {
                clusters.add(cluster);
                const path = pathWithoutCluster(stack, cluster, resource);
                if (path !== undefined && isManaged) {
                    report.problems(resource, clusterSecurityGroupProblems(path));
                } else if (path !== undefined) {
                    report.advice(resource, unmanagedSecurityGroupProblems(path));
                }
            }
        }
    },
};

/** Where the template has security groups that are certainly not the cluster's, and that nothing opens to it. */
function pathWithoutCluster(stack: Stack, cluster: Cluster, template: PolicyResource): string | undefined {
    const interfaces = propertyOf(template, "networkInterfaces").indices;
    const paths: PropertyPath[] = [["vpcSecurityGroupIds"], ...interfaces.map((i): PropertyPath => ["networkInterfaces", i, "securityGroups"])];
    const given = paths.filter(path => {
        const found = propertyOf(template, ...path);
        return !found.known || (Array.isArray(found.value) && found.value.length > 0);
    });
    return given.length > 0 && given.every(path => leavesOutCluster(stack, cluster, template, path))
        ? given[0].length === 1 ? given[0][0] : `networkInterfaces[${given[0][1]}].securityGroups` : undefined;
}
