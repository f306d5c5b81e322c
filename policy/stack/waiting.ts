import { PolicyResource } from "@pulumi/policy";
import { push } from "./grouping";
import { Stack, ancestors } from "./stack";

/**
 * Whether a resource is made after another one; undefined where nobody can tell.
 *
 * It waits for its dependencies, and for those of the components that it is part of; whoever waits for a component waits for
 * all that is in it.
 */
export function waitsFor(stack: Stack, from: PolicyResource, target: PolicyResource): boolean | undefined {
    if (!stack.once(showsDependencies)) {
        return undefined;
    }
    const children = stack.once(childrenByParent);
    const seen = new Set<PolicyResource>([from]);
    // Some of them would be reached anyway; what a resource is part of is not waited for, only what that waits for.
    const queue = neededBy(stack, from);
    if (queue.includes(target)) {
        return true;
    }
    for (let next = queue.pop(); next; next = queue.pop()) {
        if (!seen.has(next)) {
            seen.add(next);
            for (const needed of [...neededBy(stack, next), ...children.get(next.urn) ?? []]) {
                if (needed === target) {
                    return true;
                }
                queue.push(needed);
            }
        }
    }
    return false;
}

/** What a resource, and what it is part of, waits for. */
function neededBy(stack: Stack, resource: PolicyResource): PolicyResource[] {
    return [resource, ...ancestors(resource)].flatMap(each => {
        const provider = stack.withUrn(each.provider?.urn);
        return [...each.dependencies, ...Object.values(each.propertyDependencies).flat(), ...provider ? [provider] : []];
    });
}

/** State that somebody wrote by hand, or that was reduced to its values, doesn't say what waits for what. */
function showsDependencies(stack: Stack): boolean {
    return stack.resources.some(({ dependencies }) => dependencies.length > 0);
}

function childrenByParent(stack: Stack): Map<string, PolicyResource[]> {
    const children = new Map<string, PolicyResource[]>();
    for (const resource of stack.resources) {
        if (resource.parent) {
            push(children, resource.parent.urn, resource);
        }
    }
    return children;
}
