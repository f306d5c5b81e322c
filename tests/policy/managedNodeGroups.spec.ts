import * as assert from "node:assert/strict";
import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import { Cluster, ClusterArgs } from "@pulumi/eks/cluster";
import { ManagedNodeGroup, ManagedNodeGroupArgs } from "@pulumi/eks/managedNodeGroup";
import type { AccessEntryType } from "@pulumi/eks/types/enums";
import { output } from "@pulumi/pulumi";
import { planned } from "../support/planned";
import { policyPack } from "./judging";

const POLICIES = ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"];
const WINDOWS = "WINDOWS_CORE_2022_x86_64";

/** What differs from a good cluster. */
interface Given {
    cluster?: ClusterArgs;
    windows?: Partial<ManagedNodeGroupArgs>;
    /** Type of the access entry that the program gives to the role of the Windows nodes. */
    entry?: string;
    linux?: boolean;
}

/** A cluster and node groups that components of @pulumi/eks make, each group with a role of its own. */
function program({ cluster = {}, windows = {}, entry = "EC2_WINDOWS", linux = true }: Given): void {
    const role = (name: string) => new Role(name, { assumeRolePolicy: "{}" });
    const [serviceRole, windowsRole, linuxRole] = ["cluster", "windows", "linux"].map(role);
    POLICIES.forEach(policy => new RolePolicyAttachment(policy, { role: serviceRole.name, policyArn: `arn:aws:iam::aws:policy/${policy}` }));
    const made = new Cluster("main", {
        vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"], skipDefaultNodeGroup: true, serviceRole: output(serviceRole), version: "1.34",
        authenticationMode: "API", vpcCniOptions: { configurationValues: { enableWindowsIpam: "true" } },
        accessEntries: { windows: { principalArn: windowsRole.arn, type: entry as AccessEntryType }, linux: { principalArn: linuxRole.arn, type: "EC2_LINUX" } }, ...cluster,
    });
    new ManagedNodeGroup("windows", { cluster: made, nodeRole: output(windowsRole), amiType: WINDOWS, instanceTypes: ["m6i.large"], ...windows });
    if (linux) {
        new ManagedNodeGroup("linux", { cluster: made, nodeRole: output(linuxRole), operatingSystem: "AL2023" });
    }
}

describe("clusters and node groups that components of @pulumi/eks make", () => {
    const judge = policyPack();

    /** The policy and the resource of each finding. */
    async function found(given: Given): Promise<[policy: string, resource: string][]> {
        return (await judge(await planned(() => program(given)))).map(({ policy, urn }) => [policy, urn.split("::").at(-1)!]);
    }

    for (const [title, given, expected] of [
        ["L4: an IPv6 cluster", { cluster: { ipFamily: "ipv6" } }, ["windows-no-ipv6-cluster", "main-eksCluster"]],
        ["E4: no Linux node group", { linux: false }, ["windows-linux-capacity", "windows"]],
        ["E2: no Windows IPAM", { cluster: { vpcCniOptions: {} } }, ["windows-ipam", "main-vpc-cni"]],
        ["E3: an access entry of Linux for the Windows nodes", { entry: "EC2_LINUX" }, ["windows-node-identity", "main-windows"]],
        ["A1: an Arm type", { windows: { instanceTypes: ["m7g.large"] } }, ["windows-instance-type", "windows"]],
        ["A1: Windows Server 2025 on the cluster's 1.34", { windows: { amiType: "WINDOWS_CORE_2025_x86_64" } }, ["windows-release-gate", "windows"]],
    ] as [string, Given, [string, string]][]) {
        it(`${title} is found`, async () => {
            assert.deepEqual(await found(given), [expected]);
        });
    }

    it("E1, E2, E3, E4, L4: pass with all that Windows needs", async () => {
        assert.deepEqual(await found({}), []);
    });
});
