import { isGoTrue } from "../text/goBoolean";
import { Problem, shown } from "../text/problem";

/** Environment variable of the VPC CNI that puts pods into subnets of their own. */
export const CUSTOM_NETWORKING_VARIABLE = "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG";

/** What the judge reads of the `vpc-cni` add-on's configuration values. */
export interface VpcCniConfiguration {
    env?: Record<string, unknown>;
    eniConfig?: { create?: unknown };
}

/**
 * Custom networking is not supported on Windows nodes: their pods get addresses of the node's own subnet (L3).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function customNetworkingProblems(path: string, configuration: VpcCniConfiguration): Problem[] {
    const variable = configuration.env?.[CUSTOM_NETWORKING_VARIABLE];
    const problems: Problem[] = [];
    if (isGoTrue(variable)) {
        problems.push({
            path: `${path}.env.${CUSTOM_NETWORKING_VARIABLE}`,
            reason: `Windows nodes don't support custom networking, got ${JSON.stringify(variable)}; use "false" and larger subnets`,
        });
    }
    return [...problems, ...customNetworkingOptionProblems(`${path}.eniConfig.create`, configuration.eniConfig?.create)];
}

/** The same for the option of a component that sets the variable (L3). */
export function customNetworkingOptionProblems(path: string, option: unknown): Problem[] {
    return option === true
        ? [{ path, reason: "Windows nodes don't support custom networking, got true; use false and larger subnets" }]
        : [];
}

/** An ENIConfig names the subnet of the pods in custom networking; where that is off, it may be left over (L3). */
export function eniConfigProblems(path: string, name: unknown): Problem[] {
    return [{ path, reason: `ENIConfigs are for custom networking, which Windows nodes don't support, got ${shown(name)}; `
        + "remove it if nothing uses it, and use larger subnets" }];
}
