import { CUSTOM_NETWORKING_VARIABLE } from "../../limits/network/customNetworking";
import { reference } from "../references";
import { StackRule } from "../rule";
import { customNetworkingIn } from "../stack/customNetworking";
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
            for (const source of vpcCniSources(stack, cluster)) {
                report.problems(source.resource, customNetworkingIn(source));
                if (!source.values.known) {
                    report.notJudged(source.resource, source.path);
                }
            }
        }
    },
};
