import { isWindowsNodeGroup } from "../../limits/nodes/windowsAmiType";
import { PlannedResource } from "../resource";
import { plain } from "../signatures";

/**
 * Minutes until AWS says that a resource is there, as usual durations: they differ by region and day.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/create-cluster.html "several minutes"
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html
 */
const MINUTES: Record<string, number> = {
    "aws:eks/cluster:Cluster": 9,
    "aws:ec2/natGateway:NatGateway": 2,
    "aws:ec2/vpcEndpoint:VpcEndpoint": 1,
    "aws:eks/fargateProfile:FargateProfile": 2,
    // In service when its instances run; they join later.
    "aws:autoscaling/group:Group": 2,
    // The build and test of an image that the `up` itself waits for.
    "aws:imagebuilder/image:Image": 60,
};
const WINDOWS_GROUP = 8;
const LINUX_GROUP = 2.5;
/** CoreDNS is active when its pods run; the other add-ons do not wait for nodes. */
const CORE_DNS = 1;
/** Everything else is one call, or two. */
const CALL = 0.1;

/** Minutes that it takes to make a resource; what only holds others takes none. */
export function minutesToMake({ type, inputs, custom }: Pick<PlannedResource, "type" | "inputs" | "custom">): number {
    if (!custom || type.startsWith("pulumi:")) {
        return 0;
    }
    if (type === "aws:eks/nodeGroup:NodeGroup") {
        return isWindowsNodeGroup(plain(inputs.amiType), plain(inputs.taints)) ? WINDOWS_GROUP : LINUX_GROUP;
    }
    return type === "aws:eks/addon:Addon" && plain(inputs.addonName) === "coredns" ? CORE_DNS : MINUTES[type] ?? CALL;
}
