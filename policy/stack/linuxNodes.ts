import { PolicyResource } from "@pulumi/policy";
import { PropertyPath, indices, read, readText } from "../known";
import { hasNodesOfAnySystem } from "./otherNodes";
import { Stack } from "./stack";
import { AUTO_SCALING_GROUP, INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE } from "./types";

/** Types of what may be a node of EKS, and as well a bastion or a web server. */
const SERVERS = [INSTANCE, AUTO_SCALING_GROUP];
/** Where these name what their instances start from. */
const TEMPLATES: [type: string, path: PropertyPath, otherwise?: PropertyPath][] = [
    [LAUNCH_TEMPLATE, ["launchTemplate", "id"], ["launchTemplate", "name"]],
    [LAUNCH_TEMPLATE, ["mixedInstancesPolicy", "launchTemplate", "launchTemplateSpecification", "launchTemplateId"],
        ["mixedInstancesPolicy", "launchTemplate", "launchTemplateSpecification", "launchTemplateName"]],
    [LAUNCH_CONFIGURATION, ["launchConfiguration"]],
];

/** Tags that nodes of EKS have, the cluster's name after them. */
const NODE_TAG = /^(kubernetes\.io\/cluster\/|k8s\.io\/cluster-autoscaler\/|(aws:)?eks:)/;
/** What user data says that makes a Linux instance join a cluster: bootstrap.sh, nodeadm, Bottlerocket's settings, or kubelet itself. */
const JOINS = /bootstrap|nodeadm|nodeconfig|settings\.kubernetes|kubelet|kubeadm/i;
const TAGS_MAXIMUM = 100;
const USER_DATA_MAXIMUM = 64 * 1024;
/** What stands in a text that is compressed, and what older providers show in place of user data. */
// eslint-disable-next-line no-control-regex
const UNREADABLE = /[\u0000\ufffd]|^[0-9a-f]{40}$/;

/** Whether the stack may have Linux nodes beside those of its managed node groups. */
export function mayHaveOtherLinuxNodes(stack: Stack): boolean {
    return stack.once(hasOtherLinuxNodes);
}

function hasOtherLinuxNodes(stack: Stack): boolean {
    return hasNodesOfAnySystem(stack, SERVERS) || SERVERS.flatMap(type => stack.ofType(type)).some(server => mayBeLinuxNode(stack, server));
}

/**
 * Whether an instance, or those of a group, may join a cluster as Linux nodes: self-managed nodes are tagged with the name of their
 * cluster, and their user data makes them join.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/worker.html
 */
function mayBeLinuxNode(stack: Stack, server: PolicyResource): boolean {
    const props = stack.inputsOf(server);
    const templates = TEMPLATES.map(([type, path, otherwise = path]) => {
        const isNamed = [path, otherwise].some(each => { const found = read(props, ...each); return !found.known || found.value !== undefined; });
        const template = stack.referred(server, type, ...path) ?? stack.referred(server, type, ...otherwise);
        return { isUnclear: isNamed && !template, template };
    });
    const scripts = [server, ...templates.flatMap(({ template }) => template ?? [])].flatMap(each => userDataOf(stack.inputsOf(each)));
    if (scripts.some(script => script !== undefined && /<powershell>/i.test(script))) {
        return false;
    }
    return mayBeTagged(props) || templates.some(({ isUnclear }) => isUnclear) || scripts.some(script => script === undefined || JOINS.test(script));
}

/** Whether the tags are those of a node, or may be. */
function mayBeTagged(props: Record<string, any>): boolean {
    const tags = read<object>(props, "tags");
    if (!tags.known || tags.value === undefined || typeof tags.value !== "object") {
        return !tags.known;
    }
    const keys = Array.isArray(tags.value)
        ? indices(props, "tags").slice(0, TAGS_MAXIMUM).map(i => readText(props, "tags", i, "key")) : Object.keys(tags.value);
    return keys.some(key => key === undefined || NODE_TAG.test(key));
}

/** User data as text, as it stands there and decoded; undefined where nobody can read it. */
function userDataOf(props: Record<string, any>): (string | undefined)[] {
    return ["userData", "userDataBase64"].flatMap(key => {
        const found = read(props, key);
        if (!found.known || found.value === undefined || typeof found.value !== "string") {
            return found.known && found.value === undefined ? [] : [undefined];
        }
        const text = found.value.slice(0, USER_DATA_MAXIMUM);
        const decoded = /^[\w+/\s]+={0,2}\s*$/.test(text) ? Buffer.from(text, "base64").toString("utf8") : text;
        return UNREADABLE.test(text) || UNREADABLE.test(decoded) ? [undefined] : [text, decoded];
    });
}
