import * as assert from "node:assert/strict";
import { Preview, RawStack, WindowsStack } from "../support/stack";
import { policyPack } from "./judging";

const PREVIEWS: Preview[] = ["first", "later"];

/** A cluster that breaks every limit of Windows, as Linux-only clusters may. */
function brokenCluster(stack: RawStack, name: string) {
    const { cluster, vpcCni, vpcPolicy } = stack.addCluster(name);
    stack.set(cluster, { kubernetesNetworkConfig: { ipFamily: "ipv6" } });
    stack.set(vpcCni, { configurationValues: "{\"env\":{\"AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG\":\"true\"},\"eniConfig\":{\"create\":true}}" });
    stack.remove(vpcPolicy);
    return { cluster, vpcCni };
}

describe("the policy pack", () => {
    const judge = policyPack();

    for (const preview of PREVIEWS) {
        describe(`in a ${preview} preview`, () => {
            it("E1, E4, L3, L4: says nothing of a good stack", async () => {
                assert.deepEqual(await judge(new WindowsStack(preview).resources), []);
            });

            it("E1, E4, L3, L4: says all that is wrong, each on the resource to mend", async () => {
                const stack = new RawStack(preview);
                const { cluster, vpcCni } = brokenCluster(stack, "broken");
                const windows = stack.addNodeGroup("windows", cluster, "WINDOWS_CORE_2022_x86_64");
                const violations = await judge(stack.resources);
                assert.deepEqual(violations.map(({ policy, urn }) => [policy, urn]), [
                    ["windows-cluster-role-policies", cluster.urn],
                    ["windows-ipam", vpcCni.urn],
                    ["windows-linux-capacity", windows.urn],
                    ["windows-no-custom-networking", vpcCni.urn],
                    ["windows-no-custom-networking", vpcCni.urn],
                    ["windows-no-ipv6-cluster", cluster.urn],
                ]);
            });

            it("E1, E4, L3, L4: says nothing of a Linux-only cluster that breaks everything", async () => {
                const stack = new RawStack(preview);
                const { cluster } = brokenCluster(stack, "linux-only");
                stack.set(stack.addNodeGroup("linux", cluster, "AL2023_x86_64_STANDARD"), { scalingConfig: { desiredSize: 0 } });
                assert.deepEqual(await judge(stack.resources), []);
            });

            it("E1, L3, L4: says nothing of a Linux-only cluster that breaks everything, beside a good Windows cluster", async () => {
                const stack = new WindowsStack(preview);
                stack.addNodeGroup("other-linux", brokenCluster(stack, "linux-only").cluster, "AL2023_x86_64_STANDARD");
                assert.deepEqual(await judge(stack.resources), []);
            });

            it("E1, E4, L3, L4: says nothing of Windows nodes whose cluster another stack makes", async () => {
                const stack = new RawStack(preview);
                const reference = stack.add("pulumi:pulumi:StackReference", "clusters", {});
                stack.addNodeGroup("windows", reference, "WINDOWS_CORE_2022_x86_64");
                assert.deepEqual(await judge(stack.resources), []);
            });

            it("E1, E4, L3, L4: says nothing of a stack without EKS", async () => {
                const stack = new RawStack(preview);
                stack.add("aws:s3/bucket:Bucket", "bucket", {});
                stack.attach(stack.add("aws:iam/role:Role", "role", {}), "ReadOnlyAccess");
                assert.deepEqual(await judge(stack.resources), []);
            });
        });
    }

    it("E1, E4, L3, L4: says nothing of an empty stack", async () => {
        assert.deepEqual(await judge([]), []);
        assert.deepEqual(await judge(new RawStack("first").resources), []);
    });
});
