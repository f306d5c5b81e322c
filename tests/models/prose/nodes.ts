import { Json } from "../../../plan/signatures";
import { ProseRule, numberOf, objectOf, objects, textOf, texts } from "./rule";

const INSTANCE_TYPES_MAXIMUM = 20;
const NAME = /^[0-9A-Za-z][A-Za-z0-9_-]*$/;
const NODE_GROUP_NAME_MAXIMUM = 63;
const FARGATE_SELECTORS_MAXIMUM = 5;
const USER_DATA_MAXIMUM = 16 * 1024;
/** Names of Kubernetes: of labels, and of what a prefix belongs to. */
const QUALIFIED_NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
/** Names of namespaces, in which EKS lets a star stand for any characters. */
const NAMESPACE = /^[a-z0-9*]([-a-z0-9*]{0,61}[a-z0-9*])?$/;
/** Labels below kubernetes.io that kubelet sets when it is told to. */
const KUBELET_MAY_SET = [
    "kubernetes.io/hostname", "kubernetes.io/arch", "kubernetes.io/os", "beta.kubernetes.io/arch", "beta.kubernetes.io/os",
    "beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type", "topology.kubernetes.io/zone", "topology.kubernetes.io/region",
    "failure-domain.beta.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/region",
];
const RESERVED_PREFIXES = ["kubernetes.io", "k8s.io", "eks.amazonaws.com"];

function labelRefusals(key: string, value: Json): string[] {
    const [prefix, name] = key.includes("/") ? [key.slice(0, key.indexOf("/")), key.slice(key.indexOf("/") + 1)] : [undefined, key];
    const below = (domain: string) => prefix === domain || prefix?.endsWith(`.${domain}`);
    const allowed = KUBELET_MAY_SET.includes(key) || ["kubelet.kubernetes.io", "node.kubernetes.io"].some(below);
    const text = textOf(value);
    return [
        ...QUALIFIED_NAME.test(name) && (prefix === undefined || DNS_SUBDOMAIN.test(prefix)) ? [] : [`no key of a label: ${JSON.stringify(key)}`],
        ...text === undefined || QUALIFIED_NAME.test(text) ? [] : [`no value of a label: ${JSON.stringify(text)}`],
        ...RESERVED_PREFIXES.includes(prefix ?? "") ? [`Label cannot contain reserved prefixes [kubernetes.io/, k8s.io/, eks.amazonaws.com/], got ${key}`] : [],
        ...["kubernetes.io", "k8s.io"].some(below) && !allowed ? [`kubelet refuses the label ${key}, and the node never joins`] : [],
    ];
}

export const nodeRules: ProseRule[] = [
    {
        operations: ["CreateNodegroup"], source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html",
        refuses: ({ instanceTypes, updateConfig, nodegroupName }) => {
            const name = textOf(nodegroupName) ?? "a";
            return [
                ...texts(instanceTypes).length > INSTANCE_TYPES_MAXIMUM
                    ? [`a node group has at most ${INSTANCE_TYPES_MAXIMUM} instance types, got ${texts(instanceTypes).length}`] : [],
                ...(numberOf(objectOf(updateConfig).maxUnavailable) ?? 1) > 100 ? ["maxUnavailable is at most 100"] : [],
                // https://docs.aws.amazon.com/eks/latest/userguide/create-managed-node-group.html
                ...name.length > NODE_GROUP_NAME_MAXIMUM || !NAME.test(name)
                    ? [`the name of a node group has ${NODE_GROUP_NAME_MAXIMUM} letters, digits, - and _ at most, and begins with a letter or digit, got ${name}`] : [],
            ];
        },
    },
    {
        operations: ["CreateNodegroup"],
        source: "https://github.com/eksctl-io/eksctl/issues/4007 (EKS's message), https://github.com/terraform-aws-modules/terraform-aws-eks/issues/3346 (kubelet)",
        refuses: ({ labels }) => Object.entries(objectOf(labels)).flatMap(([key, value]) => labelRefusals(key, value)),
    },
    {
        operations: ["CreateNodegroup"], source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupScalingConfig.html",
        refuses: ({ scalingConfig }) => {
            const [least, most, wanted] = ["minSize", "maxSize", "desiredSize"].map(key => numberOf(objectOf(scalingConfig)[key]));
            return least !== undefined && most !== undefined && wanted !== undefined && !(least <= wanted && wanted <= most)
                ? [`desiredSize must lie between minSize and maxSize, got ${least}, ${wanted}, ${most}`] : [];
        },
    },
    {
        operations: ["CreateNodegroup"], source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupUpdateConfig.html",
        refuses: ({ updateConfig }) => ["maxUnavailable", "maxUnavailablePercentage"].every(key => objectOf(updateConfig)[key] !== undefined)
            ? ["only one of maxUnavailable and maxUnavailablePercentage can be given"] : [],
    },
    {
        operations: ["CreateFargateProfile"], source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateFargateProfile.html",
        refuses: ({ selectors }) => objects(selectors).length > FARGATE_SELECTORS_MAXIMUM ? [`a Fargate profile has at most ${FARGATE_SELECTORS_MAXIMUM} selectors`] : [],
    },
    {
        operations: ["CreateLaunchTemplate"],
        source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html",
        refuses: ({ LaunchTemplateData }) => {
            const { UserData, MetadataOptions } = objectOf(LaunchTemplateData);
            const size = Buffer.from(textOf(UserData) ?? "", "base64").length;
            const hops = numberOf(objectOf(MetadataOptions).HttpPutResponseHopLimit);
            return [
                ...size > USER_DATA_MAXIMUM ? [`user data is limited to ${USER_DATA_MAXIMUM} bytes before its encoding, got ${size}`] : [],
                ...hops !== undefined && (hops < 1 || hops > 64) ? [`HttpPutResponseHopLimit is 1 to 64, got ${hops}`] : [],
            ];
        },
    },
    {
        operations: ["AssociateAccessPolicy"],
        source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_AccessScope.html, https://docs.aws.amazon.com/eks/latest/userguide/access-policies.html (dev-*)",
        refuses: ({ accessScope }) => {
            const { type, namespaces } = objectOf(accessScope);
            const wrong = texts(namespaces).filter(namespace => !NAMESPACE.test(namespace));
            return [
                ...type === "namespace" && Array.isArray(namespaces) === false ? ["a scope of type namespace needs namespaces"] : [],
                ...Array.isArray(namespaces) && namespaces.length === 0 ? ["a scope of type namespace names at least one"] : [],
                ...wrong.map(namespace => `no name of a namespace: ${JSON.stringify(namespace)}`),
            ];
        },
    },
];
