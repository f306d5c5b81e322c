import { takesKnownPod } from "../../limits/pods/fargateSelector";
import { OS_LABELS, missingOsSelectorProblems, missingWindowsSelectorProblems, tolerates } from "../../limits/pods/podNodeSelector";
import { Problem } from "../../limits/text/problem";
import { isWindowsAmiType } from "../../limits/nodes/windowsAmiType";
import { property } from "../property";
import { reference } from "../references";
import { StackRule } from "../rule";
import { Cluster, mayBelongTo } from "../stack/clusters";
import { NodeGroup, windowsClusters } from "../stack/nodeGroups";
import { isOutsideEks } from "../stack/otherClouds";
import { namespaceKey } from "../stack/places";
import { Stack, isOurs } from "../stack/stack";
import { EKS_MANAGED_NODE_GROUP, FARGATE_PROFILE, NODE_GROUP } from "../stack/types";
import { keepsToWindows, likelyWindowsSign, mayRunAnywhere, sureWindowsSign } from "../stack/windowsSigns";
import { Workload, workloads } from "../stack/workloads";

/** Namespace of what the cluster itself needs, whose charts know the nodes that they are made for. */
const SYSTEM_NAMESPACE = "kube-system";

/** E6: pods find their nodes, and Windows pods their addresses, by node selector. */
export const podNodeSelector: StackRule = {
    name: "windows-pod-node-selector",
    description: "Pods select their operating system with a node selector.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["E6"],
    tags: ["pods"],
    ...reference("windowsSupport", "In a cluster with Windows nodes, pods need a node selector for kubernetes.io/os."),
    remediationSteps: "Add the node selector kubernetes.io/os: windows or linux, and kubernetes.io/arch: amd64 for Windows.",
    judge(stack, report) {
        for (const workload of workloads(stack)) {
            // A patch leaves out what is set elsewhere, and a kind that merely shares a name has no containers here.
            if (!workload.isPatch && workload.property("containers").indices.length > 0 && !isOurs(workload.resource)
                && !isOutsideEks(stack, workload.resource)) {
                report.problems(workload.resource, selectsNoOs(workload) ? unselectedProblems(stack, workload) : []);
            }
        }
    },
};

/** Whether the node selector, with what a RuntimeClass may add, certainly says no operating system. */
function selectsNoOs(workload: Workload): boolean {
    return [["runtimeClassName"], ...OS_LABELS.map(label => ["nodeSelector", label])].map(path => workload.property(...path))
        .every(found => found.isAbsent);
}

function unselectedProblems(stack: Stack, workload: Workload): Problem[] {
    const { hostProcess, cluster } = workload;
    const isSystem = [undefined, SYSTEM_NAMESPACE].includes(namespaceKey(workload.resource));
    const forLinux = workload.property("os", "name").text === "linux";
    const sign = forLinux ? undefined : sureWindowsSign(workload) ?? (isSystem ? undefined : likelyWindowsSign(workload));
    const path = workload.path("nodeSelector");
    if (hostProcess === undefined || (hostProcess && keepsToWindows(workload))) {
        return [];
    }
    if (sign) {
        const hostNetwork = workload.property("hostNetwork");
        const isPlaced = hostProcess || (hostNetwork.known && hostNetwork.value !== true);
        return isPlaced ? missingWindowsSelectorProblems(path, sign, hostProcess) : [];
    }
    const open = cluster && stack.once(openWindowsGroups).get(cluster);
    if (!open || isSystem || !mayRunAnywhere(workload) || mayRunOnFargate(stack, cluster, workload)) {
        return [];
    }
    const { tolerations } = workload;
    const group = open.untainted ?? (tolerations.length > 0 ? open.groups.find(each => letsIn(each, tolerations)) : undefined);
    return group ? missingOsSelectorProblems(path, group.resource.name, group !== open.untainted) : [];
}

/** Windows groups of a cluster. */
interface WindowsGroups {
    groups: NodeGroup[];
    /** One that certainly lets all pods in. */
    untainted: NodeGroup | undefined;
}

function openWindowsGroups(stack: Stack): Map<Cluster, WindowsGroups> {
    return new Map([...windowsClusters(stack)].map(([cluster, groups]) =>
        [cluster, { groups, untainted: groups.find(group => taintsOf(group)?.length === 0) }]));
}

/** The taints that keep pods away; undefined where they are not known: nodes of a custom AMI may give some to themselves. */
function taintsOf(group: NodeGroup): NodeGroup["taints"] | undefined {
    const isKnown = [NODE_GROUP, EKS_MANAGED_NODE_GROUP].includes(group.resource.type) && isWindowsAmiType(group.amiType) && group.property("taints").known;
    return isKnown ? group.taints.filter(({ effect }) => effect !== "PREFER_NO_SCHEDULE") : undefined;
}

/** Whether the pods tolerate the taints of a group, or all that there may be. */
function letsIn(group: NodeGroup, tolerations: Workload["tolerations"]): boolean {
    return tolerates(tolerations) || (taintsOf(group)?.every(taint => tolerates(tolerations, taint)) ?? false);
}

function mayRunOnFargate(stack: Stack, cluster: Cluster, { namespace, labels }: Workload): boolean {
    const known = { labels: labels.value ?? {}, complete: labels.complete, namespace: namespace.known ? namespace.value : undefined };
    return stack.ofType(FARGATE_PROFILE).filter(profile => mayBelongTo(stack, cluster, profile)).some(({ props }) => {
        const { value, complete } = property<unknown[]>(props, "selectors").part;
        return !complete || !Array.isArray(value)
            || value.some(selector => selector !== null && typeof selector === "object" && takesKnownPod(selector, known) !== false);
    });
}
