import { getCallerIdentityOutput } from "@pulumi/aws/getCallerIdentity";
import { getPartitionOutput } from "@pulumi/aws/getPartition";
import { getRegionOutput } from "@pulumi/aws/getRegion";
import * as pulumi from "@pulumi/pulumi";
import { cleanError } from "./problems";

type Parent = pulumi.Resource | undefined;

/** Partition of the region, such as "aws" or "aws-us-gov", which ARNs begin with. */
export function currentPartition(parent: Parent): pulumi.Output<string> {
    return answered("aws:index/getPartition:getPartition", "partition", getPartitionOutput({}, { parent }).partition, parent);
}

/** Region that the AWS provider works in. */
export function currentRegion(parent: Parent): pulumi.Output<string> {
    return answered("aws:index/getRegion:getRegion", "region", getRegionOutput({}, { parent }).region, parent);
}

/** Account that the AWS provider works in. */
export function currentAccountId(parent: Parent): pulumi.Output<string> {
    return answered("aws:index/getCallerIdentity:getCallerIdentity", "accountId", getCallerIdentityOutput({}, { parent }).accountId, parent);
}

/**
 * A property of what a lookup answered. AWS always gives it; the mocks of a unit test may not, and then the error says what is missing.
 *
 * @param token - The lookup as mocks get it, in `call`.
 */
export function answered<T>(token: string, property: string, value: pulumi.Output<T>, parent: Parent): pulumi.Output<T> {
    return value.apply(known => known ?? missing(`the lookup ${token} answered without ${property}`, `call return { ${property}: … }`, parent));
}

/**
 * An output of a component that another provider makes. It always gives it; the mocks of a unit test may not.
 *
 * @param token - The component as mocks get it, in `newResource`.
 */
export function given<T>(token: string, property: string, value: pulumi.Output<T>, parent: Parent): pulumi.Output<T> {
    return value.apply(known => known ?? missing(`${token} came without its output ${property}`, `newResource return it in state: { ${property}: … }`, parent));
}

const told = new Set<string>();

function missing(what: string, mend: string, parent: Parent): never {
    const message = `${what}; in a unit test, let the mocks' ${mend}, or use windowsMocks of pulumi-eks-windows/testing`;
    // Mocha does not show the error of an output, and the test only waits; so the console says it, once.
    if (!told.has(message)) {
        told.add(message);
        void pulumi.log.error(message, parent);
    }
    throw cleanError(message, parent);
}
