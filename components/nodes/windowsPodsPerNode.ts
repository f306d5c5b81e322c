import { getInstanceTypeOutput } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { InstanceInterfaces, instanceInterfaces, lookedUpTypeProblems } from "../../limits/nodes/instanceType";
import { schedulablePods } from "../../limits/nodes/podDensity";
import { answered } from "../lookups";
import { rejectProblems } from "../problems";

/** Pods that fit on every node of a group: the instance type with the fewest decides. */
export function windowsPodsPerNode(
    instanceTypes: string[], prefixDelegation: boolean, maxPods: number | undefined, parent: pulumi.Resource,
): pulumi.Output<number> {
    const perType = instanceTypes.map((type, index) =>
        pulumi.output(instanceInterfaces(type) ?? lookUp(type, `instanceTypes[${index}]`, prefixDelegation, parent))
            .apply(({ ipv4PerInterface }) => schedulablePods({ ipv4PerInterface, prefixDelegation }, maxPods)));
    return pulumi.all(perType).apply(pods => Math.min(...pods));
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
