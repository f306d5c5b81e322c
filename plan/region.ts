import { NO_OPTIONS, PlannedResource, urnOf } from "./resource";

/** Region of the stored answers where neither the stack nor the environment names one. */
const REGION_DEFAULT = "us-east-1";
/** Where Pulumi's AWS provider looks when the stack names no region. */
const VARIABLES = ["AWS_REGION", "AWS_DEFAULT_REGION"];

/**
 * The region that a plan is made for, and what to say of it where the stack's configuration does not name it: the AWS provider
 * then takes it from the environment, or from the profile of whoever runs it, which a plan does not read.
 *
 * @see https://www.pulumi.com/registry/packages/aws/installation-configuration/
 */
export function planRegion(config: Record<string, string>, environment: NodeJS.ProcessEnv = process.env): { region: string; notice?: string } {
    const given = config["aws:region"];
    if (given) {
        return { region: given };
    }
    const variable = VARIABLES.find(name => environment[name]);
    return variable
        ? { region: environment[variable]!, notice: `aws:region is not set: ${variable} is, so ${environment[variable]} is taken, as by the AWS provider; `
            + "set aws:region, so that every machine deploys to the same region" }
        : { region: REGION_DEFAULT, notice: `aws:region is not set: this plan uses ${REGION_DEFAULT}; pulumi up uses AWS_REGION or the region `
            + "of the AWS profile, and fails without both; set aws:region" };
}

/** The resources with the provider that the engine gives to those of AWS without one of their own: policies read the region there. */
export function withDefaultProvider(project: string, stack: string, region: string, resources: PlannedResource[]): PlannedResource[] {
    const [type, name] = ["pulumi:providers:aws", "default"];
    const provider: PlannedResource = {
        urn: urnOf(stack, project, undefined, type, name), type, name, custom: true, inputs: { region }, outputs: { region },
        dependencies: [], propertyDependencies: {}, options: NO_OPTIONS,
    };
    return [provider, ...resources.map(each => each.provider === undefined && each.type.startsWith("aws:") ? { ...each, provider: provider.urn } : each)];
}
