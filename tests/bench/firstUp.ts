import { WindowsCluster, WindowsClusterArgs } from "../../components";
import { PlannedResource } from "../../plan/resource";
import { minutesToMake } from "../../plan/time/durations";
import { Schedule, schedule } from "../../plan/time/schedule";
import { planned } from "../support/planned";
import { stackSettings } from "../support/runPlan";

/** What the first `up` of a stack of this repository takes at least: the cluster needs its VPC and subnets, Windows nodes the add-on in it. */
export interface FirstUp extends Schedule {
    demanded: number;
}

/** The settings of a stack as arguments of `WindowsCluster`. */
export function settingsOf(stack: string): WindowsClusterArgs {
    return Object.fromEntries(Object.entries(stackSettings(stack)).filter(([key]) => !key.includes(":"))) as unknown as WindowsClusterArgs;
}

/** Resources of a cluster as a preview has them. */
export function clusterOf(settings: WindowsClusterArgs): Promise<PlannedResource[]> {
    return planned(() => new WindowsCluster("cluster", settings));
}

/** The first `up` of a stack, beside the chain that AWS itself demands. */
export async function firstUp(stack: string): Promise<FirstUp> {
    const resources = await clusterOf(settingsOf(stack));
    const demanded = [
        ({ type }: PlannedResource) => type === "aws:ec2/vpc:Vpc", ({ type }: PlannedResource) => type === "aws:ec2/subnet:Subnet",
        ({ type }: PlannedResource) => type === "aws:eks/cluster:Cluster", ({ type, name }: PlannedResource) => type === "aws:eks/addon:Addon" && name === "cluster-vpc-cni",
        ({ type, inputs }: PlannedResource) => type === "aws:eks/nodeGroup:NodeGroup" && inputs.taints !== undefined,
    ].map(wanted => minutesToMake(resources.find(wanted)!)).reduce((sum, minutes) => sum + minutes);
    return { ...schedule(resources), demanded };
}
