import { childrenByParent } from "../childrenByParent";
import { ModelResource, PlanModel } from "../model/planModel";
import { Section, wrapPhrases } from "./layout";
import { counted, shortType } from "./words";

/** The resources: each component with how many it makes, or all of them as `pulumi preview` shows them. */
export function resourceSection({ resources }: PlanModel, width: number, all: boolean): Section {
    const made = resources.filter(({ custom }) => custom).length;
    return { title: `Resources: ${made} to create, in ${counted(resources.length - made, "component")}`, lines: all ? tree(resources, width) : folded(resources, width) };
}

/** Children below their parents, in the order of registration; a name that has no room is on the next line. */
export function tree(resources: ModelResource[], width: number): string[] {
    const children = childrenByParent(resources);
    const below = (parent: string | null, indent: string): string[] => (children.get(parent) ?? []).flatMap((child, index, siblings) => {
        const last = index === siblings.length - 1;
        const [branch, stem] = parent === null ? ["", ""] : last ? ["└─ ", "   "] : ["├─ ", "│  "];
        const line = `${indent}${branch}${child.type}  ${child.name}`;
        return [
            ...line.length <= width ? [line] : [`${indent}${branch}${child.type}`, `${indent}${stem}    ${child.name}`],
            ...below(child.urn, indent + stem),
        ];
    });
    return below(null, "  ");
}

/** A paragraph for each component below the stack: its components with the number of resources in each, then its own resources by type. */
function folded(resources: ModelResource[], width: number): string[] {
    const children = childrenByParent(resources);
    const within = (resource: ModelResource): number => (resource.custom ? 1 : 0)
        + (children.get(resource.urn) ?? []).reduce((sum, child) => sum + within(child), 0);
    const kinds = (parts: ModelResource[]) => [...grouped(parts)].map(([type, same]) => `${same.length > 1 ? `${same.length} ` : ""}${type}`);
    const roots = (children.get(null) ?? []).flatMap(root => root.type === "pulumi:pulumi:Stack" ? children.get(root.urn) ?? [] : [root]);
    const [holders, single] = [roots.filter(({ urn }) => children.has(urn)), roots.filter(({ urn }) => !children.has(urn))];
    return [
        ...holders.flatMap(root => {
            const parts = children.get(root.urn)!;
            const own = parts.filter(({ urn }) => !children.has(urn));
            const components = parts.filter(({ urn }) => children.has(urn)).map(part => `${shortType(part)}${shortName(part, root)} ${within(part)}`);
            const [first = "", ...others] = [...components, ...kinds(own)];
            return wrapPhrases([`${shortType(root)} ${root.name}: ${first}`, ...others], ", ", width, "  ", "      ");
        }),
        ...single.length > 0 ? wrapPhrases(kinds(single), ", ", width, "  ", "      ") : [],
    ];
}

/** The name without that of the parent, after a space; nothing where it is the parent's own or says no more than the type. */
function shortName({ name, type }: ModelResource, parent: ModelResource): string {
    const own = name.startsWith(`${parent.name}-`) ? name.slice(parent.name.length + 1) : name;
    return name === parent.name || shortType({ type }).toLowerCase().includes(own) ? "" : ` ${own}`;
}

function grouped(parts: ModelResource[]): Map<string, ModelResource[]> {
    const groups = new Map<string, ModelResource[]>();
    parts.forEach(part => groups.set(shortType(part), [...groups.get(shortType(part)) ?? [], part]));
    return groups;
}
