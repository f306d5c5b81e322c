import * as assert from "node:assert/strict";
import { SelfManagedGroup, instancesBeyond, selfManagedGroupProblems } from "../../../limits/nodes/selfManagedGroup";

const ON_DEMAND = { maxSize: 3, isSpot: false };
const SPOT = { maxSize: 3, isSpot: true };
const HOSTS = { hostResourceGroupArn: "arn:aws:resource-groups:eu-central-1:111122223333:group/windows-hosts" };
const LICENCE = "arn:aws:license-manager:eu-central-1:111122223333:license-configuration:lic-0123456789abcdef0123456789abcdef";

describe("a self-managed group", () => {
    for (const [group, capacity] of [
        [{}, ON_DEMAND], [{}, SPOT], [{ drainSeconds: 30, healthCheckGraceSeconds: 0 }, ON_DEMAND], [{ drainSeconds: 7_200 }, ON_DEMAND],
        [{ onDemandBaseCapacity: 1, onDemandPercentage: 50 }, SPOT], [{ dedicatedHosts: { ...HOSTS, licenseConfigurationArns: [LICENCE] } }, ON_DEMAND],
        [{ warmPool: {} }, ON_DEMAND], [{ warmPool: { minSize: 3 } }, ON_DEMAND], [{ warmPool: { minSize: 5, maxPreparedCapacity: 5 } }, ON_DEMAND],
    ] as const) {
        it(`takes ${JSON.stringify(group)}${capacity.isSpot ? " with Spot" : ""}`, () => {
            assert.deepEqual(selfManagedGroupProblems("", group as SelfManagedGroup, capacity), []);
        });
    }

    for (const [group, capacity, path, reason] of [
        [{ drainSeconds: 29 }, ON_DEMAND, "drainSeconds", "must be a whole number from 30 to 7200, got 29"],
        [{ drainSeconds: 7_201 }, ON_DEMAND, "drainSeconds", "must be a whole number from 30 to 7200, got 7201"],
        [{ healthCheckGraceSeconds: -1 }, ON_DEMAND, "healthCheckGraceSeconds", "must be a whole number of at least 0, got -1"],
        [{ instanceRefresh: { maxHealthyPercentage: 201 } }, ON_DEMAND, "instanceRefresh.maxHealthyPercentage", "must be a whole number from 100 to 200, got 201"],
        [{ onDemandBaseCapacity: 1 }, ON_DEMAND, "onDemandBaseCapacity",
            "sets how many nodes of a Spot group are On-Demand, got 1 for a group without Spot; set capacityType to SPOT or remove it"],
        [{ onDemandPercentage: 101 }, SPOT, "onDemandPercentage", "must be a whole number from 0 to 100, got 101"],
        [{ dedicatedHosts: { hostResourceGroupArn: "windows-hosts" } }, ON_DEMAND, "dedicatedHosts.hostResourceGroupArn",
            "must be the ARN of a host resource group, such as \"arn:aws:resource-groups:eu-central-1:111122223333:group/windows-hosts\", got \"windows-hosts\""],
        [{ dedicatedHosts: { ...HOSTS, licenseConfigurationArns: ["lic-1"] } }, ON_DEMAND, "dedicatedHosts.licenseConfigurationArns[0]",
            "must be the ARN of a licence configuration, such as \"arn:aws:license-manager:eu-central-1:111122223333:"
            + "license-configuration:lic-0123456789abcdef0123456789abcdef\", got \"lic-1\""],
        [{ dedicatedHosts: HOSTS }, SPOT, "dedicatedHosts", "Spot Instances don't run on Dedicated Hosts, got dedicatedHosts beside capacityType SPOT; remove one"],
        [{ warmPool: {} }, SPOT, "warmPool", "a warm pool holds no Spot Instances, got warmPool beside capacityType SPOT; remove one"],
        [{ warmPool: { minSize: 4 } }, ON_DEMAND, "warmPool.minSize", "is above maxSize, got 4 and 3; lower it"],
        [{ warmPool: { minSize: 2, maxPreparedCapacity: 1 } }, ON_DEMAND, "warmPool.minSize", "is above maxPreparedCapacity, got 2 and 1; lower it"],
        [{ warmPool: { maxPreparedCapacity: -1 } }, ON_DEMAND, "warmPool.maxPreparedCapacity", "must be a whole number of at least 0, got -1"],
    ] as const) {
        it(`refuses ${JSON.stringify(group)}${capacity.isSpot ? " with Spot" : ""}`, () => {
            assert.deepEqual(selfManagedGroupProblems("", group as unknown as SelfManagedGroup, capacity), [{ path, reason }]);
        });
    }

    it("D3: has instances beyond maxSize while it rolls, and in a warm pool that is larger", () => {
        assert.deepEqual([
            instancesBeyond({}, 3), instancesBeyond({ warmPool: {} }, 3), instancesBeyond({ warmPool: { minSize: 2 } }, 3),
            instancesBeyond({ warmPool: { maxPreparedCapacity: 7 } }, 3), instancesBeyond({ instanceRefresh: { maxHealthyPercentage: 100 } }, 3),
        ], [1, 1, 3, 5, 0]);
    });
});
