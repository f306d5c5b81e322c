import * as assert from "node:assert/strict";
import { windowsStorageClassProblems } from "../../../limits/pods/storageClass";

const reasons = (name: unknown) => windowsStorageClassProblems("storageClassName", name).map(({ reason }) => reason);

describe("storage classes of Windows pods", () => {
    it("are taken where only the cluster knows them, and where they are not known yet", () => {
        assert.deepEqual(["windows-gp3", "gp3", "team.ntfs", "a".repeat(253), undefined, {}].flatMap(reasons), []);
    });

    it("are refused where Kubernetes has no such name", () => {
        for (const name of ["", "Windows", "a_b", "-a", "a.", "a".repeat(254)]) {
            assert.match(reasons(name).join(), /^must be the name of a StorageClass: .*, got "/, name);
        }
    });

    it("are refused where EKS formats them with ext4", () => {
        assert.match(reasons("gp2").join(), /ext4, which Windows can't read, got "gp2"; use "windows-gp3"/);
    });
});
