import { podIdentityProblems } from "../../limits/pods/windowsPodSupport";
import { propertyOf } from "../property";
import { reference } from "../references";
import { StackRule } from "../rule";
import { Cluster, namedCluster } from "../stack/clusters";
import { push } from "../stack/grouping";
import { NameKey, namedNamespaceKey, namedServiceAccountKey, namespaceKey, serviceAccountKey } from "../stack/places";
import { Stack } from "../stack/stack";
import { POD_IDENTITY_ASSOCIATION } from "../stack/types";
import { WindowsPods, windowsPods } from "../stack/windowsPods";

/** E6: pods on Windows nodes get their credentials from IAM roles for service accounts. */
export const podIdentity: StackRule = {
    name: "windows-pod-identity",
    description: "Windows pods use no service account with an EKS Pod Identity role.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["E6"],
    tags: ["pods", "iam"],
    ...reference("podIdentity", "EKS Pod Identity works only for pods on Linux nodes of Amazon EC2."),
    remediationSteps: "Annotate the service account of Windows pods with eks.amazonaws.com/role-arn: "
        + "IAM roles for service accounts work on Windows.",
    judge(stack, report) {
        for (const association of stack.ofType(POD_IDENTITY_ASSOCIATION)) {
            const cluster = namedCluster(stack, association, "clusterName");
            const users = cluster && stack.once(podsByCluster).get(cluster);
            const [namespace, serviceAccount] = [propertyOf(association, "namespace").written, propertyOf(association, "serviceAccount").written];
            const key = accountKey(
                namedNamespaceKey(association, "namespace", namespace),
                namedServiceAccountKey(association, "serviceAccount", serviceAccount));
            if (users && key !== undefined) {
                const names = (users.get(key) ?? []).map(({ name }) => name);
                report.problems(association, podIdentityProblems("serviceAccount", propertyOf(association, "serviceAccount").text, names));
            } else if (users && !(namespace.known && serviceAccount.known)) {
                report.notJudged(association, namespace.known ? "serviceAccount" : "namespace");
            }
        }
    },
};

/** Windows pods of each cluster by their namespace and service account. */
function podsByCluster(stack: Stack): Map<Cluster, Map<string, WindowsPods[]>> {
    const found = new Map<Cluster, Map<string, WindowsPods[]>>();
    for (const pods of windowsPods(stack)) {
        const { cluster, workload } = pods;
        const key = accountKey(namespaceKey(workload.resource), serviceAccountKey(workload));
        if (cluster && key !== undefined) {
            const ofCluster = found.get(cluster) ?? new Map<string, WindowsPods[]>();
            found.set(cluster, ofCluster);
            push(ofCluster, key, pods);
        }
    }
    return found;
}

function accountKey(...names: NameKey[]): string | undefined {
    return names.includes(undefined) ? undefined : JSON.stringify(names);
}
