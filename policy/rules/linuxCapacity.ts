import { PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import { linuxCapacityProblems } from "../../limits/linuxCapacity";
import { isWindowsAmiType } from "../../limits/windowsAmiType";
import { read, readText } from "../known";
import { FARGATE_PROFILE, NODE_GROUP, clustersWithWindows, ofType, refersTo, windowsNodeGroups } from "../windowsStack";

/** What may bring Linux nodes that the stack's node groups don't show. */
const OTHER_CAPACITY = ["aws:autoscaling/group:Group", "aws:ec2/instance:Instance"];

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
        for (const cluster of clustersWithWindows(resources)) {
            const nodes = ofType(resources, NODE_GROUP)
                .filter(group => !isWindowsAmiType(readText(group.props, "amiType")))
                .reduce((sum, group) => sum + desiredNodes(group), 0);
            const fargate = ofType(resources, FARGATE_PROFILE).length > 0;
            const [group] = windowsNodeGroups(resources).filter(windows => refersTo(windows, "clusterName", cluster));
            linuxCapacityProblems("nodeGroups", { nodes, fargate }).forEach(({ reason }) => report(reason, group.urn));
        }
    },
};

/** Nodes that the group starts with; a number that is not known yet counts as one. */
function desiredNodes(group: PolicyResource): number {
    const desired = read<number>(group.props, "scalingConfig", "desiredSize");
    return desired.known && typeof desired.value === "number" ? desired.value : 1;
}

/** Auto Scaling groups, Karpenter and Auto Mode bring nodes that no node group names. */
function mayBringLinuxNodes({ type, props }: PolicyResource): boolean {
    const compute = read(props, "computeConfig", "enabled");
    return OTHER_CAPACITY.includes(type) || type.startsWith("kubernetes:karpenter") || !compute.known || compute.value === true;
}
