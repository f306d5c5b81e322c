import { PolicyResource } from "@pulumi/policy";
import { windowsNodeGroups } from "./nodeGroups";
import { hasNodesOfAnySystem } from "./otherNodes";
import { SERVERS, scriptsOf, serverTemplates, tagsAt } from "./servers";
import { Stack } from "./stack";

/** Tags that nodes of EKS have, the cluster's name after them. */
const NODE_TAG = /^(kubernetes\.io\/cluster\/|k8s\.io\/cluster-autoscaler\/|(aws:)?eks:)/;
/** What user data says that makes a Linux instance join a cluster: bootstrap.sh, nodeadm, Bottlerocket's settings, or kubelet itself. */
const JOINS = /bootstrap|nodeadm|nodeconfig|settings\.kubernetes|kubelet|kubeadm/i;

/** Whether the stack may have Linux nodes beside those of its managed node groups. */
export function mayHaveOtherLinuxNodes(stack: Stack): boolean {
    return stack.once(hasOtherLinuxNodes);
}

function hasOtherLinuxNodes(stack: Stack): boolean {
    const windows = new Set(windowsNodeGroups(stack).map(({ resource }) => resource));
    return hasNodesOfAnySystem(stack, SERVERS)
        || SERVERS.flatMap(type => stack.ofType(type)).some(server => !windows.has(server) && mayBeLinuxNode(stack, server));
}

/**
 * Whether an instance, or those of a group, may join a cluster as Linux nodes: self-managed nodes are tagged with the name of their
 * cluster, and their user data makes them join.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/worker.html
 */
function mayBeLinuxNode(stack: Stack, server: PolicyResource): boolean {
    const templates = serverTemplates(stack, server);
    const scripts = scriptsOf(stack, [server, ...templates.flatMap(({ template }) => template ?? [])]);
    if (scripts.some(script => script !== undefined && /<powershell>/i.test(script))) {
        return false;
    }
    const tags = tagsAt(stack.inputsOf(server), "tags");
    return (tags?.some(({ key }) => key === undefined || NODE_TAG.test(key)) ?? true)
        || templates.some(({ template }) => !template) || scripts.some(script => script === undefined || JOINS.test(script));
}
