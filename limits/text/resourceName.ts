import { Problem, shown } from "./problem";

/** Characters that Pulumi's AWS provider adds to a name that it generates: a dash and seven digits. */
const GENERATED = 8;

/** What has a name of its own in AWS or Kubernetes, and how long that may be. */
export const NamedResource = {
    /** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
    Role: { what: "IAM role", maximum: 64 },
    /** @see https://docs.aws.amazon.com/eks/latest/userguide/create-managed-node-group.html */
    NodeGroup: { what: "node group", maximum: 63 },
    /**
     * Auto Scaling takes 255 characters, but the name becomes the value of a label of the nodes as well.
     *
     * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
     */
    AutoScalingGroup: { what: "Auto Scaling group", maximum: 63 },
    /** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
    Cluster: { what: "EKS cluster", maximum: 100 },
    /**
     * The Kubernetes provider adds one digit more, and the name becomes a label of the Job's pods.
     *
     * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
     */
    Job: { what: "Kubernetes Job", maximum: 62 },
} as const;

/** A resource whose name is made from a component's. */
export interface DerivedName {
    resource: (typeof NamedResource)[keyof typeof NamedResource];
    /** What follows the component's name; nothing where the name is the same. */
    suffix?: string;
}

/** Names of groups, pipelines and steps, which become parts of names in AWS and Kubernetes. */
const PART = /^[a-z][a-z0-9-]{0,29}$/;

/** Whether the value is a name of a group, a pipeline or a step: lowercase letters, digits and dashes, 30 at most. */
export function isPartName(name: unknown): name is string {
    return typeof name === "string" && PART.test(name);
}

/** What node groups, which take the least of all AWS resources, have in their names. */
const FORM = /^[0-9A-Za-z][A-Za-z0-9_-]*$/;
const KUBERNETES_FORM = /^[0-9a-z][a-z0-9-]*$/;

/** The names that are made from a component's are ones that AWS takes, with what Pulumi adds to them. */
export function resourceNameProblems(path: string, name: string, derived: DerivedName[]): Problem[] {
    if (!FORM.test(name)) {
        return [{ path, reason: `must be letters, digits, dashes and underscores, and start with a letter or digit, got ${shown(name)}; rename it` }];
    }
    if (!KUBERNETES_FORM.test(name) && derived.some(({ resource }) => resource === NamedResource.Job)) {
        return [{ path, reason: `a Kubernetes Job gets this name, so it must be lowercase letters, digits and dashes, got ${shown(name)}; rename it` }];
    }
    const [longest] = derived.map(({ resource, suffix = "" }) => {
        const full = name + suffix;
        return { what: resource.what, full, maximum: resource.maximum - GENERATED, excess: full.length + GENERATED - resource.maximum };
    }).sort((one, other) => other.excess - one.excess);
    return longest === undefined || longest.excess <= 0 ? [] : [{
        path,
        reason: `is too long: the ${longest.what} ${shown(longest.full)} may have ${longest.maximum} characters before the ${GENERATED} that Pulumi adds, `
            + `got ${longest.full.length}; shorten it by ${longest.excess}`,
    }];
}
