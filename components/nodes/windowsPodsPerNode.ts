import { getInstanceTypeOutput } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { InstanceInterfaces, instanceInterfaces } from "../../limits/instanceType";
import { schedulablePods } from "../../limits/podDensity";

/** Pods that fit on every node of a group: the instance type with the fewest decides. */
export function windowsPodsPerNode(instanceTypes: string[], prefixDelegation: boolean, parent: pulumi.Resource): pulumi.Output<number> {
    const perType = instanceTypes.map(type => pulumi.output(instanceInterfaces(type) ?? lookUp(type, parent))
        .apply(({ ipv4PerInterface, hypervisor }) => schedulablePods({
            ipv4PerInterface,
            // Xen types silently stay without prefixes.
            prefixDelegation: prefixDelegation && hypervisor !== "xen",
        })));
    return pulumi.all(perType).apply(pods => Math.min(...pods));
}

/** What EC2 says of a type that is newer than the table. */
function lookUp(instanceType: string, parent: pulumi.Resource): pulumi.Output<Pick<InstanceInterfaces, "ipv4PerInterface" | "hypervisor">> {
    return getInstanceTypeOutput({ instanceType }, { parent }).apply(({ maximumIpv4AddressesPerInterface, hypervisor }) => ({
        ipv4PerInterface: maximumIpv4AddressesPerInterface, hypervisor,
    }));
}
