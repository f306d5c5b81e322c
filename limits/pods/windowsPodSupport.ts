import { Problem, shown } from "../text/problem";
import { workloadList } from "./workloadList";

/**
 * Security groups are for pods on Linux nodes: the VPC resource controller passes Windows pods by, so they keep the groups of
 * their node and none of the policy's (L2).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
 */
export function securityGroupPolicyProblems(path: string, selector: unknown, workloads: string[]): Problem[] {
    return workloads.length === 0 ? [] : [{
        path,
        reason: `selects Windows pods (${workloadList(workloads)}), which can't have security groups of their own, got ${shown(selector)}; `
            + "select labels that only Linux pods have, and protect Windows nodes by the security groups of their node group",
    }];
}

/**
 * The VPC CNI enforces network policies by eBPF, on Linux nodes only: what such a policy forbids Windows pods, they can do (E6).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy.html
 */
export function networkPolicyProblems(path: string, selector: unknown, workloads: string[]): Problem[] {
    return workloads.length === 0 ? [] : [{
        path,
        reason: `selects Windows pods (${workloadList(workloads)}), and the VPC CNI enforces no network policy on `
            + `Windows nodes, got ${shown(selector)}; restrict their traffic by security groups of the Windows node group`,
    }];
}

/**
 * The agent that EKS Pod Identity needs on each node exists for Linux only (E6).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html
 */
export function podIdentityProblems(path: string, serviceAccount: unknown, workloads: string[]): Problem[] {
    return workloads.length === 0 ? [] : [{
        path,
        reason: `is the service account of Windows pods (${workloadList(workloads)}), which get no credentials from EKS Pod Identity, `
            + `got ${shown(serviceAccount)}; give them an IAM role for service accounts, by the annotation eks.amazonaws.com/role-arn; WindowsServiceAccount of pulumi-eks-windows makes both`,
    }];
}
