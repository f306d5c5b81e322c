import { Known, indices, pathText, read, readText } from "../known";

/** Properties that stand below one place: one of the groups that a component is told to make, the pod's spec of a Deployment. */
export abstract class PropertiesAt {
    constructor(protected readonly props: Record<string, any>, protected readonly prefix: (string | number)[] = []) {}

    /** Path of a property as the user wrote it. */
    public path(...path: (string | number)[]): string {
        return pathText([...this.prefix, ...path]);
    }

    public read<T = unknown>(...path: (string | number)[]): Known<T> {
        return read<T>(this.props, ...this.prefix, ...path);
    }

    /** The same, if it is known and a string. */
    public text(...path: (string | number)[]): string | undefined {
        return readText(this.props, ...this.prefix, ...path);
    }

    /** The keys of a list. */
    public indices(...path: (string | number)[]): number[] {
        return indices(this.props, ...this.prefix, ...path);
    }
}
