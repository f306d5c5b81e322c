import { PlannedResource } from "../../plan/resource";
import { Properties, readable } from "../../plan/signatures";
import { requestsFor } from "./mappings";
import { identityRules } from "./prose/identity";
import { imageRules } from "./prose/images";
import { networkRules } from "./prose/network";
import { nodeRules } from "./prose/nodes";
import { ProseRule } from "./prose/rule";
import { tagRules } from "./prose/tags";
import { volumeRules } from "./prose/volumes";
import { relationRefusals } from "./relations";
import { requestOf } from "./requestOf";
import { SERVICES, shapeRefusals } from "./shapes";

/*
 * What AWS would refuse of the package's resources: a second voice beside `limits/`, which it never reads.
 *
 * It believes botocore's service models, which AWS publishes: required members, enumerations, patterns, lengths, ranges, list sizes,
 * and that a request has no other members (`awsRequests.json`, made by `extract.py`). What AWS states only in words is in `prose/`,
 * each rule with its page. How a resource becomes requests (`mappings/`) was read in the Terraform provider that Pulumi's bridges.
 *
 * What it does not judge: unknown values and secrets; Kubernetes resources, which have no such model here; what AWS knows and no
 * model says, such as whether a subnet, a version or an instance type exists in the region; quotas that an account may have raised.
 *
 * What has no second voice: that a service reads a pattern as a whole, which Java's `matches` does and the models don't say; the
 * characters in EKS tags, which its guide lists and nobody here has tried; the prefix eks.amazonaws.com in labels, known from one
 * message of 2021; how long a Fargate profile's name may be; how many tags EKS and Image Builder add of their own to instances and AMIs.
 */

const RULES: ProseRule[] = [...identityRules, ...imageRules, ...networkRules, ...nodeRules, ...tagRules, ...volumeRules];

/** Errors by which the services tell of parameters that they refuse. */
const ERRORS: Record<string, string> = {
    ec2: "InvalidParameterValue", eks: "InvalidParameterException", iam: "ValidationError", imagebuilder: "InvalidParameterValueException",
    kms: "ValidationException", ssm: "ValidationException",
};

/** A resource as far as the judge looks at it. */
export type Judged = Pick<PlannedResource, "type" | "name" | "inputs">;

/**
 * What AWS would refuse of one resource, in the words of its services.
 *
 * @throws Error for a type of AWS that no request is known for.
 */
export function awsRefusals(resource: Judged): string[] {
    return requestsOf(resource).flatMap(({ service, operation, request }) => {
        const found = [
            ...shapeRefusals(SERVICES[service], SERVICES[service].requests[operation], request, operation),
            ...RULES.filter(({ operations }) => operations.includes(operation))
                .flatMap(({ refuses }) => refuses(request).map(reason => `${operation}: ${reason}`)),
        ];
        return [...new Set(found)].map(reason => `${ERRORS[service]}: ${reason}`);
    });
}

/** The requests that make a resource, as AWS gets them. */
export function requestsOf({ type, name, inputs }: Judged) {
    return type.startsWith("aws:") ? requestsFor(type, name, readable(inputs) as Properties).map(({ service, operation, parameters }) =>
        ({ service, operation, request: requestOf(service, operation, parameters) })) : [];
}

/** What AWS would refuse of a whole plan, each line with the resource. */
export function planRefusals(resources: PlannedResource[]): string[] {
    return resources.filter(({ custom }) => custom).flatMap(resource => [...awsRefusals(resource), ...relationRefusals(resource, resources)]
        .map(reason => `${resource.type} ${resource.name}: ${reason}`));
}

/** The rules in words, for the tests that hold each of them. */
export const PROSE_RULES: readonly ProseRule[] = RULES;
