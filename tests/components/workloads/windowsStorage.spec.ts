import * as assert from "node:assert/strict";
import { Provider } from "@pulumi/kubernetes/provider";
import { WindowsStorage } from "../../../components";
import { childrenOf, only, planned } from "../../support/planned";

const ADDON = "aws:eks/addon:Addon";
const STORAGE_CLASS = "kubernetes:storage.k8s.io/v1:StorageClass";

const build = () => planned(() => new WindowsStorage("storage", { clusterName: "shop", tags: { team: "web" } }, {
    providers: { kubernetes: new Provider("k8s", { kubeconfig: "{}" }) },
}));

describe("WindowsStorage", () => {
    it("is the driver with its role, and a class of volumes", async () => {
        const seen = await build();
        assert.deepEqual(childrenOf(seen, only(seen, "eks-windows:index:WindowsStorage")), [
            `${ADDON} storage`, `${ADDON} storage-pod-identity`, "aws:iam/role:Role storage", "aws:iam/rolePolicyAttachment:RolePolicyAttachment storage",
            `${STORAGE_CLASS} storage`,
        ]);
    });

    it("turns the driver's DaemonSet for Windows on, and lets its controller make volumes", async () => {
        const seen = await build();
        const driver = only(seen, ADDON, "storage");
        assert.deepEqual(JSON.parse(driver.inputs.configurationValues as string), { node: { enableWindows: true } });
        assert.equal((driver.inputs.podIdentityAssociations as any)[0].serviceAccount, "ebs-csi-controller-sa");
        const attachment = only(seen, "aws:iam/rolePolicyAttachment:RolePolicyAttachment");
        assert.equal(attachment.inputs.policyArn, "arn:aws:iam::aws:policy/service-role/AmazonEBSCSIDriverPolicy");
        assert.ok([attachment.urn, only(seen, ADDON, "storage-pod-identity").urn].every(urn => driver.dependencies.includes(urn)));
        const role = only(seen, "aws:iam/role:Role").inputs;
        assert.deepEqual(JSON.parse(role.assumeRolePolicy as string).Statement, [
            { Effect: "Allow", Action: ["sts:AssumeRole", "sts:TagSession"], Principal: { Service: "pods.eks.amazonaws.com" } },
        ]);
    });

    it("formats volumes with NTFS, in the zone of the pod's node", async () => {
        const { metadata, provisioner, parameters, volumeBindingMode } = only(await build(), STORAGE_CLASS).inputs as any;
        assert.deepEqual([metadata.name, provisioner, volumeBindingMode], ["windows-gp3", "ebs.csi.aws.com", "WaitForFirstConsumer"]);
        assert.deepEqual(parameters, { type: "gp3", encrypted: "true", "csi.storage.k8s.io/fstype": "ntfs" });
    });

    it("refuses to run in whatever cluster the default provider happens to mean", async () => {
        await assert.rejects(planned(() => new WindowsStorage("storage", { clusterName: "shop" })), /providers: is missing/);
    });
});
