import { Property, pathText, property } from "../property";

/** Properties that stand below one place: one of the groups that a component is told to make, the pod's spec of a Deployment. */
export abstract class PropertiesAt {
    constructor(protected readonly props: Record<string, any>, protected readonly prefix: (string | number)[] = []) {}

    /** Path of a property as the user wrote it. */
    public path(...path: (string | number)[]): string {
        return pathText([...this.prefix, ...path]);
    }

    /** A property below the place. */
    public property<T = unknown>(...path: (string | number)[]): Property<T> {
        return property<T>(this.props, ...this.prefix, ...path);
    }
}
