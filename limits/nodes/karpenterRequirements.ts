import { ARCHITECTURE_LABELS } from "../pods/podNodeSelector";
import { Problem, shown } from "../text/problem";
import { instanceTypeProblems, isInstanceType } from "./instanceType";

const INSTANCE_TYPE_LABELS = ["node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type"];

/** A requirement of a node pool with operator `In`, all of whose values are known. */
export interface KarpenterRequirement {
    /** Path of the values. */
    path: string;
    key: string;
    values: string[];
}

/**
 * Karpenter makes no Windows node where a requirement leaves no type that Windows runs on: Windows AMIs are x86_64 (A1). Among several
 * values it takes one that fits.
 *
 * @see https://karpenter.sh/docs/concepts/nodepools/
 */
export function karpenterRequirementProblems(requirements: KarpenterRequirement[]): Problem[] {
    return requirements.flatMap(({ path, key, values }): Problem[] => {
        if (ARCHITECTURE_LABELS.includes(key)) {
            return values.includes("amd64") ? [] : [{
                path, reason: `Windows AMIs are x86_64, so Karpenter makes no node, got ${shown(values)}; use ["amd64"]`,
            }];
        }
        const problems = INSTANCE_TYPE_LABELS.includes(key)
            ? values.map((value, i) => isInstanceType(value) ? instanceTypeProblems(`${path}[${i}]`, value, false) : []) : [];
        return problems.every(({ length }) => length > 0) ? problems.flat() : [];
    });
}
