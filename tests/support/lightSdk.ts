import { ResourceError } from "@pulumi/pulumi";
import * as rpc from "@pulumi/pulumi/runtime/rpc";

/**
 * Runs a program without what Pulumi's SDK makes for nobody: stacks of errors, since it takes one of every promise and a whole one of
 * every resource, and outputs that nobody reads. Both together are most of the time of a test.
 */
export function withLightSdk<T>(run: () => Promise<T>): Promise<T> {
    return withoutStacks(() => withOutputsWhenRead(run));
}

/** The same; a component that fails, rather than refuse its arguments, runs again in the whole SDK, which says where. */
export async function withWholeSdkOnFailure<T>(run: () => Promise<T>): Promise<T> {
    try {
        return await withLightSdk(run);
    } catch (error) {
        if (ResourceError.isInstance(error)) {
            throw error;
        }
    }
    return run();
}

async function withoutStacks<T>(run: () => Promise<T>): Promise<T> {
    const limit = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit")!;
    // Where the limit is no plain value, V8 takes no stack at all, and Pulumi can't raise it.
    Object.defineProperty(Error, "stackTraceLimit", { configurable: true, get: () => 0, set: () => undefined });
    try {
        return await run();
    } finally {
        Object.defineProperty(Error, "stackTraceLimit", limit);
    }
}

/** A resource has an output for each property of its type, dozens of them, and a program reads a few: the SDK makes those alone. */
export async function withOutputsWhenRead<T>(run: () => Promise<T>): Promise<T> {
    const sdk: { transferProperties: typeof rpc.transferProperties } = rpc;
    const own = sdk.transferProperties;
    sdk.transferProperties = (onto, label, props) => {
        // The resource has these already, and the SDK makes them by itself.
        const others = Object.entries(props).filter(([key]) => key !== "id" && key !== "urn");
        return Object.fromEntries(others.map(([key, value]) => [key, whenRead(onto, key, () => own(onto, label, { [key]: value })[key])]));
    };
    try {
        return await run();
    } finally {
        sdk.transferProperties = own;
    }
}

type Resolver = rpc.OutputResolvers[string];

/** A property that `make` puts on the resource as soon as it is read; returns what takes its value. */
function whenRead(resource: object, key: string, make: () => Resolver): Resolver {
    let made: Resolver | undefined;
    let answer: Parameters<Resolver> | undefined;
    if (Object.hasOwn(resource, key)) {
        return make();
    }
    Object.defineProperty(resource, key, {
        configurable: true, enumerable: true,
        get: () => {
            Reflect.deleteProperty(resource, key);
            made = make();
            if (answer) {
                made(...answer);
            }
            return Reflect.get(resource, key);
        },
        set: (value: unknown) => { Object.defineProperty(resource, key, { configurable: true, enumerable: true, writable: true, value }); },
    });
    return (...given) => {
        answer = given;
        made?.(...given);
    };
}
