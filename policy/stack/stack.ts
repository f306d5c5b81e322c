import { PolicyResource } from "@pulumi/policy";
import { allInModel } from "../awsNative/model";
import { PropertyPath, property, propertyOf } from "../property";
import { push } from "./grouping";
import { STACK } from "./types";

type Properties = Record<string, any>;

/** Outputs that a property of another resource may have been made from. */
const NAMES = ["name", "id", "arn"];

/**
 * The resources of a stack, and how they are linked: one index that all rules share.
 *
 * In a first preview names, ids and ARNs are unknown, so what a property was made from comes first: names repeat from
 * region to region. Literals come second, and last a component, if it holds one resource of the type only.
 */
export class Stack {
    private readonly byType = new Map<string, PolicyResource[]>();
    private readonly byUrn = new Map<string, PolicyResource>();
    private readonly literals = new Map<string, Map<string, PolicyResource[]>>();
    private readonly held = new Map<string, Map<string, PolicyResource[]>>();
    private readonly cached = new Map<unknown, unknown>();

    /** All resources, those of aws-native as the ones of aws that they stand for. */
    public readonly resources: PolicyResource[];

    /** @param inputs - Inputs by URN, of which a stack rule is shown only the outputs; like the resources, as the rules know them. */
    constructor(resources: PolicyResource[], private readonly inputs: ReadonlyMap<string, Properties> = new Map()) {
        this.resources = allInModel(resources);
        for (const resource of this.resources) {
            this.byUrn.set(resource.urn, resource);
            push(this.byType, resource.type, resource);
        }
    }

    /** The resources of a type. */
    public ofType(type: string): PolicyResource[] {
        return this.byType.get(type) ?? [];
    }

    /** Whether there is one of these types. */
    public has(...types: string[]): boolean {
        return types.some(type => this.byType.has(type));
    }

    /** Types of all resources, each once. */
    public types(): string[] {
        return [...this.byType.keys()];
    }

    public withUrn(urn: string | undefined): PolicyResource | undefined {
        return urn === undefined ? undefined : this.byUrn.get(urn);
    }

    /** Whether the pack was shown what the program wrote for a resource. */
    public showsInputs(resource: PolicyResource): boolean {
        return this.inputs.has(resource.urn);
    }

    /** What the program wrote for a component, as far as the pack was shown it, or its outputs. */
    public inputsOf(component: PolicyResource): Properties {
        return this.inputs.get(component.urn) ?? component.props;
    }

    /** Computes something about the stack once; `key` is its function. */
    public once<T>(key: (stack: Stack) => T): T {
        if (!this.cached.has(key)) {
            this.cached.set(key, key(this));
        }
        return this.cached.get(key) as T;
    }

    /**
     * The resource of a type that a property is the name, id or ARN of; undefined where that is not certain.
     *
     * @param path - Property, and where in it the value stands: `launchTemplate`, `id`.
     */
    public referred(from: PolicyResource, type: string, ...path: PropertyPath): PolicyResource | undefined {
        const found = this.candidates(from, type, path);
        return found.length === 1 ? found[0] : undefined;
    }

    /** The same for a list, or a property that several are part of: all that are certain. */
    public allReferred(from: PolicyResource, type: string, property: string): PolicyResource[] {
        const sources = this.sources(from, property).filter(source => source.type === type);
        if (sources.length > 0) {
            return sources;
        }
        return [...new Set(propertyOf(from, property).indices.flatMap(i => this.named(type, propertyOf(from, property, i).text)))];
    }

    /** The resources of a type that a property may be of: more than one is one too many. */
    public candidates(from: PolicyResource, type: string, path: PropertyPath): PolicyResource[] {
        const sources = this.sources(from, path[0]);
        return [
            () => sources.filter(source => source.type === type),
            () => this.named(type, property(this.inputsOf(from), ...path).text),
            () => [...new Set(sources.flatMap(source => this.heldBy(source, type)))],
        ].reduce<PolicyResource[]>((found, next) => found.length > 0 ? found : next(), []);
    }

    /** What a property was made from, as far as the stack holds it. */
    public sources({ propertyDependencies }: PolicyResource, property: string): PolicyResource[] {
        return [...new Set(propertyDependencies[property] ?? [])];
    }

    /** The resources of a type below a component, however deep; the stack, which holds everything, is none. */
    public heldBy(component: PolicyResource, type: string): PolicyResource[] {
        let holders = this.held.get(type);
        if (!holders) {
            holders = new Map();
            for (const resource of this.ofType(type)) {
                ancestors(resource).forEach(({ urn }) => push(holders!, urn, resource));
            }
            this.held.set(type, holders);
        }
        return component.type === STACK ? [] : holders.get(component.urn) ?? [];
    }

    /** The resources of a type with this name, id or ARN. */
    private named(type: string, text: string | undefined): PolicyResource[] {
        let names = this.literals.get(type);
        if (!names) {
            names = new Map();
            for (const resource of this.ofType(type)) {
                const inputs = this.inputsOf(resource);
                // A reference to a whole resource is shown as its URN where it has no id.
                const own = [resource.urn, ...NAMES.map(key => propertyOf(resource, key).text ?? property(inputs, key).text)];
                new Set(own.filter(name => name !== undefined)).forEach(name => push(names!, name, resource));
            }
            this.literals.set(type, names);
        }
        return text === undefined || text === "" ? [] : names.get(text) ?? [];
    }
}

/** The components that a resource is part of, the nearest first. */
export function ancestors(resource: PolicyResource): PolicyResource[] {
    const found = new Set<PolicyResource>();
    // State that somebody wrote by hand may name a parent twice.
    for (let { parent } = resource; parent && parent.type !== STACK && !found.has(parent); { parent } = parent) {
        found.add(parent);
    }
    return [...found];
}

/** Whether a component of this package made the resource, which has refused already what Windows can't have. */
export function isOurs(resource: PolicyResource): boolean {
    return ancestors(resource).some(({ type }) => type.startsWith("eks-windows:index:"));
}
