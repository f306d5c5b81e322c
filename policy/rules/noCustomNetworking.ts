import { CUSTOM_NETWORKING_VARIABLE, VpcCniConfiguration, customNetworkingOptionProblems, customNetworkingProblems } from "../../limits/customNetworking";
import { reference } from "../references";
import { StackRule } from "../rule";
import { windowsClusters } from "../stack/nodeGroups";
import { vpcCniSources } from "../stack/vpcCni";

/** L3: pods of Windows nodes get addresses of the node's own subnet. */
export const noCustomNetworking: StackRule = {
    name: "windows-no-custom-networking",
    description: "Clusters with Windows nodes don't use custom networking.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["L3"],
    tags: ["networking"],
    ...reference("windowsSupport", "Windows nodes don't support custom networking."),
    remediationSteps: `Remove ${CUSTOM_NETWORKING_VARIABLE} and eniConfig from the configuration of the VPC CNI; use larger subnets.`,
    judge(stack, report) {
        for (const cluster of windowsClusters(stack).keys()) {
            for (const { resource, path, values, option } of vpcCniSources(stack, cluster)) {
                if (values.known) {
                    report.problems(resource, customNetworkingProblems(path, values.value as VpcCniConfiguration ?? {}));
                } else {
                    report.notJudged(resource, path);
                }
                for (const { path: optionPath, found } of ["customNetworkConfig", "cniCustomNetworkCfg"].map(option)) {
                    report.problems(resource, found.known ? customNetworkingOptionProblems(optionPath, found.value) : []);
                }
            }
        }
    },
};
