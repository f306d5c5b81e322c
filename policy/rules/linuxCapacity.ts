import { PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import { linuxCapacityProblems } from "../../limits/linuxCapacity";
import { read } from "../known";
import { CLUSTER, FARGATE_PROFILE, NODE_GROUP, clustersWithWindows, isSet, isWindows, ofType, referred, windowsNodeGroups } from "../windowsStack";

/** What may bring Linux nodes that the stack's node groups don't show. */
const OTHER_CAPACITY = [
    "aws:autoscaling/group:Group", "aws:ec2/instance:Instance", "aws:ec2/fleet:Fleet", "aws:cloudformation/stack:Stack",
    "eks:index:ManagedNodeGroup", "eks:index:NodeGroup", "eks:index:NodeGroupV2",
];

/** E4: CoreDNS and other system pods run on Linux only. */
export const linuxCapacity: StackValidationPolicy = {
    name: "windows-linux-capacity",
    description: "Clusters with Windows nodes have Linux nodes, or Fargate for CoreDNS.",
    enforcementLevel: "mandatory",
    severity: "high",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html",
    remediationSteps: "Add a Linux node group of at least one node, or a Fargate profile that runs CoreDNS.",
    validateStack: ({ resources }, report) => {
        if (resources.some(mayBringLinuxNodes)) {
            return;
        }
        for (const cluster of clustersWithWindows(resources).filter(each => !mayBeAuto(each))) {
            // What may join another cluster as well as this one counts.
            const mayJoin = (resource: PolicyResource) => [cluster, undefined].includes(referred(resource, "clusterName", CLUSTER, resources));
            const nodes = ofType(resources, NODE_GROUP)
                .filter(group => !isWindows(group) && mayJoin(group))
                .reduce((sum, group) => sum + desiredNodes(group), 0);
            const fargate = ofType(resources, FARGATE_PROFILE).some(mayJoin);
            const group = windowsNodeGroups(resources).find(windows => referred(windows, "clusterName", CLUSTER, resources) === cluster)!;
            linuxCapacityProblems("nodeGroups", { nodes, fargate }).forEach(({ reason }) => report(reason, group.urn));
        }
    },
};

/** Nodes that the group starts with; a number that is not known yet counts as one. */
function desiredNodes(group: PolicyResource): number {
    const desired = read<number>(group.props, "scalingConfig", "desiredSize");
    return desired.known && typeof desired.value === "number" ? desired.value : 1;
}

/** Auto Scaling groups, Karpenter and the components of @pulumi/eks bring nodes that no node group names. */
function mayBringLinuxNodes({ type }: PolicyResource): boolean {
    return OTHER_CAPACITY.includes(type) || type.startsWith("kubernetes:karpenter");
}

/** Whether Auto Mode is on, or may be. */
function mayBeAuto(cluster: PolicyResource): boolean {
    const enabled = read(cluster.props, "computeConfig", "enabled");
    return enabled.known ? enabled.value === true : read(cluster.props, "computeConfig").known || isSet(cluster, "computeConfig");
}
