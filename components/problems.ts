import * as pulumi from "@pulumi/pulumi";
import { Problem, problemLines } from "../limits/text/problem";

/** Reports every problem at once, under the component in the engine's output, without a stack. */
export function rejectProblems(component: pulumi.Resource, problems: Problem[]): void {
    if (problems.length > 0) {
        const message = ["invalid arguments:", ...problemLines(problems)].join("\n");
        // The list goes along, for whoever shows problems in another form than text.
        throw Object.assign(cleanError(message, component), { problems });
    }
}

/**
 * An error that the engine shows under a resource, without a stack, and that keeps its words: where a value is found wrong after the
 * program has run, the SDK would write the name of every property that waits for it before the message.
 */
export function cleanError(message: string, resource: pulumi.Resource | undefined): pulumi.ResourceError {
    return Object.defineProperty(new pulumi.ResourceError(message, resource, true), "message", { get: () => message, set: () => undefined });
}

/** What is wrong where a component would make Kubernetes resources in whatever cluster the default provider means. */
export function kubernetesProviderProblems(component: pulumi.Resource, type: string): Problem[] {
    return component.getProvider(type) ? [] : [{
        path: "providers",
        reason: "is missing: the default Kubernetes provider may belong to another cluster; pass { providers: { kubernetes } } as options",
    }];
}
