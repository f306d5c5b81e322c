import { getInstanceTypeOutput } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { InstanceInterfaces, instanceInterfaces, lookedUpTypeProblems } from "../../limits/nodes/instanceType";
import { addressablePods, schedulablePods } from "../../limits/nodes/podDensity";
import { answered } from "../lookups";
import { rejectProblems } from "../problems";

/** What fits on every node of a group: the instance type with the fewest addresses decides. */
export interface PodCapacity {
    /** Pods that a node has addresses for. */
    podAddresses: pulumi.Output<number>;
    /** The same, and no more than kubelet accepts. */
    podsPerNode: pulumi.Output<number>;
}

/** Pods that fit on every node of a group. */
export function windowsPodCapacity(
    instanceTypes: string[], prefixDelegation: boolean, maxPods: number | undefined, parent: pulumi.Resource,
): PodCapacity {
    const interfaces = pulumi.all(instanceTypes.map((type, index) =>
        pulumi.output(instanceInterfaces(type) ?? lookUp(type, `instanceTypes[${index}]`, prefixDelegation, parent))));
    const fewest = (pods: typeof addressablePods) => interfaces.apply(types =>
        Math.min(...types.map(({ ipv4PerInterface }) => pods({ ipv4PerInterface, prefixDelegation }))));
    return { podAddresses: fewest(addressablePods), podsPerNode: fewest(node => schedulablePods(node, maxPods)) };
}

/** What EC2 says of a type that is newer than the table; it is judged like the others. */
function lookUp(
    instanceType: string, path: string, prefixDelegation: boolean, parent: pulumi.Resource,
): pulumi.Output<Pick<InstanceInterfaces, "ipv4PerInterface">> {
    const found = getInstanceTypeOutput({ instanceType }, { parent });
    const addresses = answered("aws:ec2/getInstanceType:getInstanceType", "maximumIpv4AddressesPerInterface", found.maximumIpv4AddressesPerInterface, parent);
    return pulumi.all([found, addresses]).apply(([type, ipv4PerInterface]) => {
        rejectProblems(parent, lookedUpTypeProblems(path, { ...type, instanceType }, prefixDelegation));
        return { ipv4PerInterface };
    });
}
