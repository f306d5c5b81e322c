import { isDnsSubdomain } from "../access/serviceAccount";
import { Problem, shown } from "../text/problem";

/** The class that EKS puts into clusters. */
const CLASS_OF_EKS = "gp2";

/**
 * Why Windows pods can't have volumes of this StorageClass; empty if they can, or if only the cluster knows.
 *
 * @see https://github.com/kubernetes-sigs/aws-ebs-csi-driver/tree/master/examples/kubernetes/windows (fstype ntfs)
 */
export function windowsStorageClassProblems(path: string, name: unknown): Problem[] {
    if (typeof name !== "string") {
        return [];
    }
    if (!isDnsSubdomain(name)) {
        return [{ path, reason: `must be the name of a StorageClass: lowercase letters, digits, dashes and dots, 253 at most, got ${shown(name)}` }];
    }
    return name === CLASS_OF_EKS
        ? [{ path, reason: `is the default class of EKS: its volumes use ext4, which Windows can't read, got ${shown(name)}; `
            + "use \"windows-gp3\", which WindowsStorage makes" }] : [];
}
