import * as assert from "node:assert/strict";
import { ExistingClusterFacts, WantedOfCluster, existingClusterProblems } from "../../../limits/cluster/existingCluster";
import { VPC_RESOURCE_CONTROLLER_DOCUMENT, givesPodAddresses } from "../../../limits/cluster/clusterRolePolicies";
import { existingSupportNotices } from "../../../limits/cluster/supportNotice";

const FACTS: ExistingClusterFacts = {
    name: "legacy", status: "ACTIVE", version: "1.35", platformVersion: "eks.3", ipFamily: "ipv4", authenticationMode: "API",
};
const reasons = (facts: Partial<ExistingClusterFacts>, wanted: WantedOfCluster = {}) =>
    existingClusterProblems("clusterName", { ...FACTS, ...facts }, wanted).map(({ path, reason }) => `${path}: ${reason}`).join("\n");
const addon = (values: Record<string, unknown> | undefined, version = "v1.20.0-eksbuild.1", isOurs = false) => ({ vpcCni: { version, values, isOurs } });

describe("limits of a cluster that is there already", () => {
    it("takes one that has all, and one with a self-managed CNI", () => {
        assert.equal(reasons({}), "");
        assert.equal(reasons({ ...addon({ enableWindowsIpam: "true" }), nodeAccessEntry: { principalArn: "arn", type: "EC2_WINDOWS", isOurs: false } }), "");
        assert.equal(reasons({ status: "UPDATING" }), "");
    });

    it("E5: wants the platform version that brought Windows support", () => {
        assert.match(reasons({ version: "1.31" }), /^clusterName: platformVersion of the cluster "legacy": Kubernetes 1\.31 supports Windows from platform version eks\.4 on/);
        assert.equal(reasons({ version: "1.31", platformVersion: "eks.4" }), "");
        assert.match(reasons({ version: "1.29" }), /EKS has dropped this version, got "1\.29"/);
    });

    it("E2: gives the command that sets what an add-on of somebody else lacks, with all of its other values", () => {
        assert.match(reasons(addon(undefined)), /--configuration-values '\{"enableWindowsIpam":"true"\}'$/);
        assert.match(reasons(addon({ env: { A: "b" }, enableWindowsIpam: "true" }), { windowsIpam: { prefixDelegation: true } }),
            /got \{"enableWindowsPrefixDelegation":"nothing"\}.*'\{"env":\{"A":"b"\},"enableWindowsIpam":"true","enableWindowsPrefixDelegation":"true"\}'$/);
        assert.match(reasons(addon({ enableWindowsIpam: "true", enableWindowsPrefixDelegation: "true" }), { windowsIpam: { prefixDelegation: false } }), /"enableWindowsPrefixDelegation":"false"/);
        assert.match(reasons(addon({ enableWindowsIpam: "true" }, "v1.12.0-eksbuild.1")), /supports Windows from v1\.14 on, got "v1\.12\.0-eksbuild\.1"/);
        assert.equal(reasons(addon(undefined, undefined, true)), "", "our own is set by us");
    });

    it("E2: has one owner of the ConfigMap", () => {
        for (const isOurs of [true, false]) {
            assert.match(reasons(addon({ enableWindowsIpam: "true" }, undefined, isOurs), { addon: false }), /^vpcCniOwner: the add-on vpc-cni/);
        }
    });

    it("L11: refuses a role that joins as something else, and an authentication mode that nobody knows", () => {
        assert.match(reasons({ nodeAccessEntry: { principalArn: "arn:x", type: "STANDARD", isOurs: false } }), /^nodeRoleArn: .*got "STANDARD".*--principal-arn arn:x/);
        assert.match(reasons({ authenticationMode: "MAGIC" }), /is not known here, got "MAGIC"/);
    });

    it("E1: makes a policy with the rights that it looks for", () => {
        assert.equal(givesPodAddresses(VPC_RESOURCE_CONTROLLER_DOCUMENT), true);
    });

    it("tells of the end of support from 90 days before it, of Kubernetes and of Windows", () => {
        assert.deepEqual(existingSupportNotices("1.35", "STANDARD", [2022], "2026-06-01"), []);
        assert.deepEqual(existingSupportNotices("1.35", "STANDARD", [], "2026-12-26"), []);
        assert.equal(existingSupportNotices("1.35", "STANDARD", [], "2026-12-27").length, 1);
        assert.match(existingSupportNotices("1.34", "EXTENDED", [], "2026-12-03")[0], /standard support ended on 2026-12-02, extended support costs more until 2027-12-02/);
        assert.match(existingSupportNotices("1.35", "STANDARD", [2019, 2019], "2029-02-01").at(-1)!, /Windows Server 2019: support ended on 2029-01-09/);
        assert.match(existingSupportNotices("1.99", "STANDARD", [2025], "2026-06-01")[0], /does not know when its support ends/);
    });
});
