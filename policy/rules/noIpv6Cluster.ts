import { StackValidationPolicy } from "@pulumi/policy";
import { ipFamilyProblems } from "../../limits/ipFamily";
import { readText } from "../known";
import { clustersWithWindows } from "../windowsStack";

/** L4: EKS gives Windows pods IPv4 addresses only. */
export const noIpv6Cluster: StackValidationPolicy = {
    name: "windows-no-ipv6-cluster",
    description: "Clusters with Windows nodes use the IPv4 address family.",
    enforcementLevel: "mandatory",
    severity: "high",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html",
    remediationSteps: "Set kubernetesNetworkConfig.ipFamily to \"ipv4\".",
    validateStack: ({ resources }, report) => {
        for (const cluster of clustersWithWindows(resources)) {
            const path = "kubernetesNetworkConfig.ipFamily";
            ipFamilyProblems(path, readText(cluster.props, "kubernetesNetworkConfig", "ipFamily"))
                .forEach(({ reason }) => report(`${path}: ${reason}`, cluster.urn));
        }
    },
};
