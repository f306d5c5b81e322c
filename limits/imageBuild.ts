import { Problem } from "./problem";

/**
 * Image Builder refuses a subnet without security groups.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateInfrastructureConfiguration.html
 */
export function buildNetworkProblems(path: string, hasSubnet: boolean, hasSecurityGroups: boolean): Problem[] {
    return !hasSubnet || hasSecurityGroups ? [] : [{
        path, reason: "Image Builder refuses a subnet without security groups, got nothing; name one that lets nothing in and everything out",
    }];
}
