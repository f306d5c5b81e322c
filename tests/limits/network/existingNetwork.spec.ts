import * as assert from "node:assert/strict";
import { existingNetworkProblems } from "../../../limits/network/existingNetwork";

const vpcId = "vpc-0123456789abcdef0";
const subnet = (i: number) => `subnet-0123456789abcdef${i}`;
const LATER = { a: "value that the engine learns later" };
const noSubnet = (id: string) => `must be the id of a subnet, such as "subnet-0123456789abcdef0", got "${id}"`;

describe("network that is there already", () => {
    for (const network of [
        { vpcId, privateSubnetIds: [subnet(1), subnet(2)] },
        { vpcId: "vpc-1a2b3c4d", privateSubnetIds: ["subnet-1a2b3c4d", subnet(2), subnet(3)], publicSubnetIds: [subnet(4)] },
        { vpcId: LATER, privateSubnetIds: [LATER, LATER], publicSubnetIds: [LATER] },
    ]) {
        it(`passes as ${JSON.stringify(network)}`, () => {
            assert.deepEqual(existingNetworkProblems("existingVpc", network), []);
        });
    }

    for (const id of ["", "1a2b3c4d", "vpc-", "vpc-1", "vpc-0123456789abcdef", "vpc-0123456789ABCDEF0", "subnet-0123456789abcdef0", " vpc-1a2b3c4d"]) {
        it(`is refused with ${JSON.stringify(id)} as its VPC`, () => {
            assert.deepEqual(existingNetworkProblems("", { vpcId: id, privateSubnetIds: [subnet(1), subnet(2)] }), [{
                path: "vpcId", reason: `must be the id of a VPC, such as "vpc-0123456789abcdef0", got ${JSON.stringify(id)}`,
            }]);
        });
    }

    for (const [privateSubnetIds, publicSubnetIds, path, reason] of [
        [[subnet(1)], undefined, "privateSubnetIds", "needs subnets of at least two zones, got 1; add one"],
        [[subnet(1), "0123456789abcdef2"], undefined, "privateSubnetIds[1]", noSubnet("0123456789abcdef2")],
        [[subnet(1), subnet(2)], [vpcId], "publicSubnetIds[0]", noSubnet(vpcId)],
        [[subnet(1), subnet(2), subnet(1)], undefined, "privateSubnetIds[2]",
            `is privateSubnetIds[0] already, got "${subnet(1)}"; name each subnet once`],
        [[subnet(1), subnet(2)], [subnet(3), subnet(3)], "publicSubnetIds[1]",
            `is publicSubnetIds[0] already, got "${subnet(3)}"; name each subnet once`],
        [[subnet(1), subnet(2)], [subnet(2)], "publicSubnetIds[0]", `is privateSubnetIds[1] already, got "${subnet(2)}"; name each subnet once`],
    ] as [string[], string[] | undefined, string, string][]) {
        it(`is refused with the subnets ${privateSubnetIds} and ${publicSubnetIds ?? "none"}`, () => {
            assert.deepEqual(existingNetworkProblems("existingVpc", { vpcId, privateSubnetIds, publicSubnetIds }), [{ path: `existingVpc.${path}`, reason }]);
        });
    }
});
