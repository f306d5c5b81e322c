import { ResourceError } from "@pulumi/pulumi";

/**
 * Runs a program with errors that have no stack: Pulumi takes one of every promise and a whole one of every resource, which is most
 * of the time of a test.
 */
export async function withoutStacks<T>(run: () => Promise<T>): Promise<T> {
    const limit = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit")!;
    // Where the limit is no plain value, V8 takes no stack at all, and Pulumi can't raise it.
    Object.defineProperty(Error, "stackTraceLimit", { configurable: true, get: () => 0, set: () => undefined });
    try {
        return await run();
    } finally {
        Object.defineProperty(Error, "stackTraceLimit", limit);
    }
}

/** The same; a component that fails, rather than refuse its arguments, runs again with stacks, which say where. */
export async function withStacksOnFailure<T>(run: () => Promise<T>): Promise<T> {
    try {
        return await withoutStacks(run);
    } catch (error) {
        if (ResourceError.isInstance(error)) {
            throw error;
        }
    }
    return run();
}
