import { PlannedResource } from "./resource";

/** The resources as `pulumi preview` shows them: children below their parents, in the order of registration. */
export function tree(resources: PlannedResource[]): string[] {
    const below = (parent: string | undefined, indent: string): string[] => {
        const children = resources.filter(resource => resource.parent === parent);
        return children.flatMap((child, index) => {
            const last = index === children.length - 1;
            const [branch, stem] = parent === undefined ? ["", ""] : last ? ["└─ ", "   "] : ["├─ ", "│  "];
            return [`${indent}${branch}${child.type}  ${child.name}`, ...below(child.urn, indent + stem)];
        });
    };
    return below(undefined, "  ");
}
