import { Problem, shown } from "../text/problem";

/** Instance types that a managed node group may name. */
const GROUP_MAXIMUM = 20;

/**
 * A managed node group names 1 to 20 instance types, each once.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
 */
export function instanceTypeListProblems(path: string, types: string[]): Problem[] {
    return [
        ...types.length === 0 ? [{ path, reason: "names no instance type; remove it or name one" }] : [],
        ...types.length > GROUP_MAXIMUM
            ? [{ path, reason: `EKS takes ${GROUP_MAXIMUM} instance types in a node group, got ${types.length}; remove ${types.length - GROUP_MAXIMUM}` }] : [],
        ...types.flatMap((type, i) => types.indexOf(type) < i
            ? [{ path: `${path}[${i}]`, reason: `is in the list already, as number ${types.indexOf(type) + 1}, got ${shown(type)}; remove one` }] : []),
    ];
}
