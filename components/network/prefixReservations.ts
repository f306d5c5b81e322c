import { SubnetCidrReservation } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { reservationBlock, reservationLengths, reservationProblems } from "../../limits/network/prefixReservations";
import { Problem, wholeNumberProblems } from "../../limits/text/problem";
import { judgedArgs } from "../judgedArgs";

/** A subnet in which Windows nodes take prefixes. */
export interface PrefixSubnet {
    /** ID of the subnet. */
    subnetId: pulumi.Input<string>;
    /** IPv4 CIDR block of the subnet. */
    cidrBlock: pulumi.Input<string>;
}

export interface PrefixReservationsArgs {
    /** The subnets of the Windows node groups. */
    subnets: PrefixSubnet[];
    /** Prefixes of 16 addresses to reserve in each subnet, 1 or more. */
    prefixesPerSubnet: number;
}

/**
 * Blocks of each subnet that AWS gives to prefixes alone (D2).
 *
 * Single addresses are spread over the whole of a subnet, so that it may have thousands of free addresses and yet no free
 * block of 16: nodes then start without addresses for pods (InsufficientCidrBlocks). Costs nothing to run.
 *
 * ```typescript
 * const reservations = new PrefixReservations("reservations", {
 *     subnets: [{ subnetId: "subnet-0a1b2c3d4e5f60718", cidrBlock: "10.20.64.0/18" }], prefixesPerSubnet: 64,
 * });
 * ```
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html
 * @see https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-win.html
 */
export class PrefixReservations extends pulumi.ComponentResource {
    /** IPv4 CIDR blocks that are reserved, all subnets together. */
    public readonly cidrBlocks: pulumi.Output<string[]>;

    constructor(name: string, args: PrefixReservationsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("eks-windows:index:PrefixReservations", name, args, opts);
        const { subnets, prefixesPerSubnet } = judgedArgs(this, args, prefixReservationsProblems);
        this.cidrBlocks = pulumi.all(subnets.flatMap(({ subnetId, cidrBlock }, i) =>
            reservationLengths(prefixesPerSubnet).map(length => new SubnetCidrReservation(`${name}-${i + 1}-${length}`, {
                subnetId, cidrBlock: pulumi.output(cidrBlock).apply(block => reservationBlock(block, length)), reservationType: "prefix",
                description: "Prefixes of Windows nodes",
            }, { parent: this }).cidrBlock)));
        this.registerOutputs({ cidrBlocks: this.cidrBlocks });
    }
}

function prefixReservationsProblems({ subnets, prefixesPerSubnet }: PrefixReservationsArgs): Problem[] {
    const problems = wholeNumberProblems("prefixesPerSubnet", prefixesPerSubnet, 1);
    return [
        ...problems,
        ...problems.length > 0 ? [] : subnets.flatMap(({ cidrBlock }, i) => typeof cidrBlock === "string"
            ? reservationProblems(`subnets[${i}].cidrBlock`, prefixesPerSubnet, cidrBlock) : []),
    ];
}
