import { platformVersionProblems } from "../../limits/cluster/platformVersion";
import { reference } from "../references";
import { StackRule } from "../rule";
import { windowsClusters } from "../stack/nodeGroups";

/**
 * E5: a cluster that has been there for long may be of a platform version without Windows support.
 *
 * Advice only: the preview of an upgrade may show the new Kubernetes version beside the platform version of the old one.
 */
export const platformVersion: StackRule = {
    name: "windows-platform-version",
    description: "Clusters with Windows nodes have a platform version that supports them.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["E5"],
    tags: ["cluster"],
    ...reference("windowsSupport", "Existing clusters need a minimum platform version for Windows nodes; new clusters have the newest."),
    remediationSteps: "Run pulumi refresh: EKS updates the platform by itself. If the platform version is still too old, upgrade Kubernetes.",
    judge(stack, report) {
        for (const cluster of windowsClusters(stack).keys()) {
            report.problems(cluster.resource, platformVersionProblems("platformVersion", cluster.property("platformVersion").text, cluster.version));
        }
    },
};
