/** A label selector as Kubernetes takes it; what stands there may be anything. */
export interface LabelSelector {
    matchLabels?: unknown;
    matchExpressions?: unknown;
}

/** Labels as far as they are known. */
export interface KnownLabels {
    labels: Record<string, unknown>;
    /** Whether there are no others: a label that is missing is missing. */
    complete: boolean;
    /** Labels that are added later, with values that nobody knows yet. */
    added?: readonly string[];
}

/**
 * Whether the selector selects what has the labels: all requirements hold, of which there may be none. Undefined where that
 * hangs on labels that are not known. What the Kubernetes API refuses selects nothing.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selects(selector: unknown, known: KnownLabels): boolean | undefined {
    return selection(selector)(known);
}

/** The same for many objects: the selector is read once. */
export function selection(selector: unknown): (known: KnownLabels) => boolean | undefined {
    const wanted = requirements(selector);
    return known => {
        const holding = wanted?.map(requirement => holds(requirement, known)) ?? [false];
        return holding.includes(false) ? false : holding.includes(undefined) ? undefined : true;
    };
}

/** The selector of a Service, which is labels alone, as a label selector; without any it selects nothing. */
export function serviceSelector(labels: unknown): LabelSelector | undefined {
    return isObject(labels) && Object.keys(labels).length > 0 ? { matchLabels: labels } : undefined;
}

/** The labels with their values that a selector requires, all of them. */
export function requiredLabels(selector: unknown): [key: string, value: string][] {
    const labels = isObject(selector) && isObject(selector.matchLabels) ? Object.entries(selector.matchLabels) : [];
    return labels.filter((label): label is [string, string] => typeof label[1] === "string");
}

interface Requirement {
    key: string;
    operator: string;
    values: unknown[];
}

/** All that the selector requires; undefined where the Kubernetes API refuses it. */
function requirements(selector: unknown): Requirement[] | undefined {
    if (!isObject(selector)) {
        return undefined;
    }
    const { matchLabels, matchExpressions, ...others } = selector;
    const labels = matchLabels ?? {};
    const expressions = matchExpressions ?? [];
    if (!isObject(labels) || !Array.isArray(expressions) || Object.keys(others).length > 0) {
        return undefined;
    }
    const all = [...Object.entries(labels).map(([key, value]) => ({ key, operator: "In", values: [value] })), ...expressions];
    return all.every(isRequirement) ? all.map(({ key, operator, values }) => ({ key, operator, values: values ?? [] })) : undefined;
}

function isRequirement(value: unknown): value is Requirement {
    if (!isObject(value) || typeof value.key !== "string" || typeof value.operator !== "string") {
        return false;
    }
    const values = value.values ?? [];
    const needsValues = ["In", "NotIn"].includes(value.operator);
    return Array.isArray(values) && values.every(each => typeof each === "string")
        && (needsValues || ["Exists", "DoesNotExist"].includes(value.operator)) && needsValues === values.length > 0;
}

function holds({ key, operator, values }: Requirement, { labels, complete, added = [] }: KnownLabels): boolean | undefined {
    const isThere = Object.hasOwn(labels, key);
    if (!isThere && (!complete || added.includes(key))) {
        return undefined;
    }
    switch (operator) {
        case "Exists":
            return isThere;
        case "DoesNotExist":
            return !isThere;
        default:
            return (isThere && values.includes(labels[key])) === (operator === "In");
    }
}

function isObject(value: unknown): value is Record<string, unknown> {
    return value !== null && typeof value === "object" && !Array.isArray(value);
}
