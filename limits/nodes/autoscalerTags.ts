import { Problem } from "../text/problem";
import { windowsNodeLabels } from "./windowsNodeLabels";

/** What the Cluster Autoscaler reads of an Auto Scaling group that has no node to look at. */
const TEMPLATE = "k8s.io/cluster-autoscaler/node-template";
/** The resource that pods on Windows nodes ask for: the VPC resource controller adds it to each, and gives it to each node. */
const POD_ADDRESSES = "vpc.amazonaws.com/PrivateIPv4Address";

/** Tags of an Auto Scaling group at most. Their keys have 128 characters, more than EKS's labels need. */
const TAGS_MAXIMUM = 50;
/** What EKS tags the group of a managed node group with: names of cluster and group, two for the Cluster Autoscaler, one for Kubernetes. */
const TAGS_OF_EKS = 5;

/** What decides on which pods a node that does not exist yet could run. */
export interface NodeTemplate {
    /** Windows Server release of the nodes; undefined where it is not known. */
    release?: number;
    /** Labels of the nodes, beside those of system and build. */
    labels?: Record<string, string>;
    /** Whether the nodes have the taint os=windows:NoSchedule. */
    isTainted: boolean;
}

/** A tag whose value may be known only later. */
export type AutoscalerTags<T> = Record<string, string | T>;

/**
 * Tags by which the Cluster Autoscaler knows what a node of the group would be like, so that it can add the first one. It takes a
 * node for Linux and without addresses for pods otherwise.
 *
 * @param podAddresses - Pods that a node has addresses for.
 * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md#auto-discovery-setup
 */
export function autoscalerTags<T>({ release, labels, isTainted }: NodeTemplate, podAddresses: T): AutoscalerTags<T> {
    return {
        ...Object.fromEntries(Object.entries({ ...labels, ...windowsNodeLabels(release) }).map(([key, value]) => [`${TEMPLATE}/label/${key}`, value])),
        ...isTainted && { [`${TEMPLATE}/taint/os`]: "windows:NoSchedule" },
        [`${TEMPLATE}/resources/${POD_ADDRESSES}`]: podAddresses,
    };
}

/**
 * Auto Scaling takes the tags that say which labels the nodes will have.
 *
 * @param ofGroup - Tags that the group has beside them.
 */
export function autoscalerLabelProblems(path: string, template: NodeTemplate, ofGroup = TAGS_OF_EKS): Problem[] {
    const { labels = {} } = template;
    const own = Object.keys(labels).length;
    const others = Object.keys(autoscalerTags(template, "")).length - own + ofGroup;
    return own + others <= TAGS_MAXIMUM ? [] : [{
        path, reason: `with autoscaled, each label becomes a tag of the Auto Scaling group, which allows ${TAGS_MAXIMUM} tags and has `
            + `${others} others, got ${own}; remove ${own + others - TAGS_MAXIMUM}`,
    }];
}
