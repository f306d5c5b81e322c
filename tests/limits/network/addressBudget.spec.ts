import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import {
    AddressDemand, NodeGroupAddresses, addressBudgetProblems, groupDemand, leastLinuxNodeAddresses, linuxNodeAddresses, neededAddresses, prefixLengthFor, subnetBudgetProblems,
    usableAddresses, windowsNodeAddresses,
} from "../../../limits/network/addressBudget";
import { instanceInterfaces } from "../../../limits/nodes/instanceType";
import { UpdateStrategy } from "../../../limits/nodes/nodeScaling";
import { schedulablePods } from "../../../limits/nodes/podDensity";
import { WarmTargets } from "../../../limits/network/warmTargets";

const small = fc.integer({ min: 0, max: 200 });
const demand: fc.Arbitrary<AddressDemand> = fc.record({
    nodes: small, addressesPerNode: small, subnets: fc.integer({ min: 2, max: 3 }),
});
/** Prefixes kept free, and no addresses beside them. */
const warm = (warmPrefixTarget = 0): WarmTargets => ({ warmPrefixTarget, warmIpTarget: 0, minimumIpTarget: 0 });
const windowsInterface = fc.record({ ipv4PerInterface: fc.integer({ min: 2, max: 50 }), prefixDelegation: fc.boolean() });

describe("address budget", () => {
    for (const [ipv4PerInterface, prefixDelegation, warmPrefixes, addresses] of [
        [10, false, undefined, 10], [30, false, undefined, 30], [10, false, 3, 10],
        [6, true, undefined, 81], [10, true, undefined, 113], [50, true, undefined, 113],
        [10, true, 1, 129], [10, true, 2, 145], [10, true, 3, 145],
    ] as const) {
        it(`D1, D2: an interface of ${ipv4PerInterface}, ${prefixDelegation ? "prefixes" : "single addresses"}, `
            + `${warmPrefixes ?? "no"} warm prefixes, takes ${addresses} addresses`, () => {
            assert.equal(windowsNodeAddresses({ ipv4PerInterface, prefixDelegation }, warm(warmPrefixes)), addresses);
        });
    }

    it("D1, D2: a full node has an address for every pod and for itself", () => {
        fc.assert(fc.property(windowsInterface, small, (node, warmPrefixes) => {
            assert.ok(windowsNodeAddresses(node, warm(warmPrefixes)) >= schedulablePods(node) + 1);
        }));
    });

    it("D3: warm prefixes take addresses, and never more than the interface has", () => {
        fc.assert(fc.property(windowsInterface, small, (node, warmPrefixes) => {
            const addresses = windowsNodeAddresses(node, warm(warmPrefixes));
            assert.ok(addresses <= windowsNodeAddresses(node, warm(warmPrefixes + 1)));
            assert.ok(addresses <= 1 + (node.ipv4PerInterface - 1) * 16);
        }));
    });

    it("a Linux node fills all of its interfaces", () => {
        assert.equal(linuxNodeAddresses(3, 6), 18);
    });

    for (const [prefixDelegation, addresses] of [[false, 11], [true, 17]] as const) {
        it(`D1, D2: a kubelet that takes ten pods takes ${addresses} addresses, ${prefixDelegation ? "prefixes" : "single addresses"}`, () => {
            assert.equal(windowsNodeAddresses({ ipv4PerInterface: 30, prefixDelegation }, undefined, 10), addresses);
        });
    }

    for (const [interfaces, ipv4PerInterface, kubeletMaxPods, addresses] of [
        [3, 6, undefined, 18], [8, 30, undefined, 110], [8, 30, 250, 240], [8, 30, 20, 20],
    ] as const) {
        it(`a Linux node of ${interfaces} interfaces of ${ipv4PerInterface} takes at least ${addresses}, kubelet ${kubeletMaxPods ?? "as it is"}`, () => {
            assert.equal(leastLinuxNodeAddresses(interfaces, ipv4PerInterface, kubeletMaxPods), addresses);
        });
    }

    const types = (...names: string[]) => names.map(name => instanceInterfaces(name)!);
    const addon: WarmTargets = { warmPrefixTarget: 0, warmIpTarget: 1, minimumIpTarget: 3 };
    const secondary = { prefixDelegation: false, targets: addon };
    const prefixes = { prefixDelegation: true, targets: addon };
    for (const [what, group, most, least] of [
        ["D1: single addresses", { windows: secondary }, 10, 10],
        ["D2: prefixes", { windows: prefixes }, 113, 113],
        ["D2: prefixes, and a kubelet that takes fewer pods", { windows: prefixes, maxPods: 40 }, 49, 49],
        ["D2: prefixes, and a kubelet that takes more pods", { windows: prefixes, maxPods: 140 }, 145, 145],
        ["D3: a warm address that needs one more prefix", { windows: prefixes, maxPods: 48 }, 65, 65],
        ["D3: addresses that are kept free", { windows: { prefixDelegation: true, targets: { ...addon, warmIpTarget: 20 } } }, 145, 145],
        ["D3: addresses that are held at least", { windows: { prefixDelegation: true, targets: { ...addon, minimumIpTarget: 120 } } }, 129, 129],
        ["D3: a minimum above what few pods need", { windows: { prefixDelegation: false, targets: { ...addon, minimumIpTarget: 8 } }, maxPods: 2 }, 9, 9],
        ["D3: free addresses beside few pods", { windows: secondary, maxPods: 5 }, 7, 7],
        ["D3: targets that nobody knows", { windows: { prefixDelegation: false }, maxPods: 5 }, 6, 6],
        ["D2: a Xen type in a cluster of prefixes, with the controller's own targets", { types: types("m4.large"), windows: prefixes, maxPods: 5 }, 9, 9],
        ["D1: several types", { types: types("m6i.large", "m6i.4xlarge"), windows: secondary }, 30, 10],
        ["Linux nodes", { types: types("m6i.4xlarge") }, 240, 110],
        ["no type that the table has", { types: [], windows: secondary }, 0, 0],
    ] as [string, Partial<NodeGroupAddresses>, number, number][]) {
        it(`counts what a node takes: ${what}`, () => {
            const whole = { types: types("m6i.large"), maxSize: 3, zones: 2, subnets: 2, ...group };
            assert.deepEqual((["most", "least"] as const).map(bound => groupDemand(whole, bound)), [
                { subnets: 2, nodes: 7, addressesPerNode: most }, { subnets: 2, nodes: 7, addressesPerNode: least },
            ]);
        });
    }

    it("P3: counts the nodes that an update adds, and none with strategy MINIMAL", () => {
        const nodes = (update: NodeGroupAddresses["update"], zones = 2) =>
            groupDemand({ types: types("m6i.large"), maxSize: 10, zones, subnets: 2, update, windows: secondary }, "most").nodes;
        assert.deepEqual([nodes(undefined), nodes({ maxUnavailable: 8 }), nodes({ maxUnavailablePercentage: 90 }), nodes({}, 1)], [14, 18, 19, 12]);
        assert.deepEqual([nodes({ strategy: UpdateStrategy.Minimal }), nodes({ strategy: UpdateStrategy.Minimal, maxUnavailable: 8 })], [10, 10]);
        assert.equal(nodes({ strategy: UpdateStrategy.Default }), 14);
    });

    for (const [size, usable] of [[4, 0], [16, 11], [64, 59], [256, 251], [16384, 16379]] as const) {
        it(`AWS leaves ${usable} of ${size} addresses`, () => {
            assert.equal(usableAddresses(size), usable);
        });
    }

    it("adds up the groups, each spread over its subnets, and what the control plane wants", () => {
        assert.equal(neededAddresses([]), 16);
        assert.equal(neededAddresses([{ nodes: 7, addressesPerNode: 10, subnets: 2 }]), 16 + 4 * 10);
        assert.equal(neededAddresses([
            { nodes: 9, addressesPerNode: 113, subnets: 3 }, { nodes: 7, addressesPerNode: 18, subnets: 3 },
        ]), 16 + 3 * 113 + 3 * 18);
    });

    it("leaves out the control plane in subnets that are not the cluster's own", () => {
        assert.equal(neededAddresses([{ nodes: 7, addressesPerNode: 10, subnets: 2 }], false), 4 * 10);
    });

    it("needs no less for more nodes, larger nodes, fewer subnets or another group", () => {
        fc.assert(fc.property(fc.array(demand), demand, fc.nat(50), (others, one, more) => {
            const needed = neededAddresses([...others, one]);
            assert.ok(neededAddresses([...others, { ...one, nodes: one.nodes + more }]) >= needed);
            assert.ok(neededAddresses([...others, { ...one, addressesPerNode: one.addressesPerNode + more }]) >= needed);
            assert.ok(neededAddresses([...others, { ...one, subnets: one.subnets - 1 }]) >= needed);
            assert.ok(needed >= neededAddresses(others));
        }));
    });

    for (const [addresses, prefixLength] of [[11, 28], [12, 27], [251, 24], [252, 23], [16379, 18], [16380, 17]] as const) {
        it(`${addresses} addresses fit a /${prefixLength}`, () => {
            assert.equal(prefixLengthFor(addresses), prefixLength);
        });
    }

    it("names the smallest subnet that is large enough", () => {
        fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 24 }), addresses => {
            const prefixLength = prefixLengthFor(addresses);
            assert.ok(usableAddresses(2 ** (32 - prefixLength)) >= addresses);
            assert.ok(usableAddresses(2 ** (32 - prefixLength - 1)) < addresses);
        }));
    });

    it("passes what just fits, and refuses one address more", () => {
        assert.deepEqual(addressBudgetProblems("cidrBlock", 59, "10.0.0.0/26", "10.0.0.0/24", "lower maxSize"), []);
        assert.deepEqual(addressBudgetProblems("cidrBlock", 60, "10.0.0.0/26", "10.0.0.0/24", "lower maxSize"), [{
            path: "cidrBlock",
            reason: "each private subnet needs 60 addresses when all node groups are at full size and has 59, got \"10.0.0.0/24\"; lower maxSize",
        }]);
    });

    it("D3: says of one subnet what it needs, and what would be large enough", () => {
        assert.deepEqual(subnetBudgetProblems("cidrBlock", 59, "10.0.0.0/26"), []);
        assert.deepEqual(subnetBudgetProblems("cidrBlock", 60, "10.0.0.0/26"), [{
            path: "cidrBlock",
            reason: "needs 60 addresses when all node groups are at full size and has 59, got \"10.0.0.0/26\"; use a /25 or larger, or lower maxSize",
        }]);
        assert.deepEqual(subnetBudgetProblems("cidrBlock", 65_531, "10.0.0.0/16"), []);
        assert.deepEqual(subnetBudgetProblems("cidrBlock", 65_532, "10.0.0.0/16").map(({ reason }) => reason.split("; ")[1]),
            ["no subnet is large enough: lower maxSize or use more subnets"]);
    });

    for (const text of ["", "10.0.0.0", "10.0.0.1/26"]) {
        it(`judges no subnet of ${JSON.stringify(text)}, which is no block`, () => {
            assert.deepEqual(subnetBudgetProblems("cidrBlock", 1000, text), []);
        });
    }
});
