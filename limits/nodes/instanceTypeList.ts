import { Problem, shown } from "../text/problem";

/** Instance types that a managed node group may name. */
const MANAGED_MAXIMUM = 20;
/** The same of an Auto Scaling group. */
const SELF_MANAGED_MAXIMUM = 40;

/**
 * A group of nodes names at least one instance type, each once, and no more than who manages it takes.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-autoscaling-autoscalinggroup-launchtemplate.html
 */
export function instanceTypeListProblems(path: string, types: string[], selfManaged = false): Problem[] {
    const [who, most] = selfManaged ? ["EC2 Auto Scaling", SELF_MANAGED_MAXIMUM] as const : ["EKS", MANAGED_MAXIMUM] as const;
    return [
        ...types.length === 0 ? [{ path, reason: "names no instance type; remove it or name one" }] : [],
        ...types.length > most
            ? [{ path, reason: `${who} allows ${most} instance types in a node group, got ${types.length}; remove ${types.length - most}` }] : [],
        ...types.flatMap((type, i) => types.indexOf(type) < i
            ? [{ path: `${path}[${i}]`, reason: `is in the list already, as number ${types.indexOf(type) + 1}, got ${shown(type)}; remove one` }] : []),
    ];
}
