import * as pulumi from "@pulumi/pulumi";
import { Problem, problemLines } from "../limits/text/problem";

/** Reports every problem at once, under the component in the engine's output, without a stack. */
export function rejectProblems(component: pulumi.Resource, problems: Problem[]): void {
    if (problems.length > 0) {
        const message = ["invalid arguments:", ...problemLines(problems)].join("\n");
        // The list goes along, for whoever shows problems in another form than text.
        throw Object.assign(new pulumi.ResourceError(message, component, true), { problems });
    }
}

/** What is wrong where a component would make Kubernetes resources in whatever cluster the default provider means. */
export function kubernetesProviderProblems(component: pulumi.Resource, type: string): Problem[] {
    return component.getProvider(type) ? [] : [{
        path: "providers",
        reason: "no Kubernetes provider given, and the default one may be another cluster's; pass { providers: { kubernetes } } as options",
    }];
}
