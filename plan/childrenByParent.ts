/** What stands below each resource, by the parent's URN; whatever has no parent stands under undefined or null, as it says so. */
export function childrenByParent<T extends { parent?: string | null }>(resources: T[]): Map<T["parent"], T[]> {
    const children = new Map<T["parent"], T[]>();
    for (const resource of resources) {
        const siblings = children.get(resource.parent);
        if (siblings) {
            siblings.push(resource);
        } else {
            children.set(resource.parent, [resource]);
        }
    }
    return children;
}
