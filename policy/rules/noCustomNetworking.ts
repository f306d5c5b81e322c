import { StackValidationPolicy } from "@pulumi/policy";
import { VpcCniConfiguration, customNetworkingProblems } from "../../limits/customNetworking";
import { readText } from "../known";
import { ADDON, CLUSTER, clustersWithWindows, ofType, referred } from "../windowsStack";

/** L3: pods of Windows nodes get addresses of the node's own subnet. */
export const noCustomNetworking: StackValidationPolicy = {
    name: "windows-no-custom-networking",
    description: "Clusters with Windows nodes don't use custom networking.",
    enforcementLevel: "mandatory",
    severity: "high",
    url: "https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html",
    remediationSteps: "Remove AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG and eniConfig from the vpc-cni add-on; use larger subnets.",
    validateStack: ({ resources }, report) => {
        const clusters = clustersWithWindows(resources);
        const addons = ofType(resources, ADDON).filter(addon =>
            readText(addon.props, "addonName") === "vpc-cni" && clusters.some(cluster => referred(addon, "clusterName", CLUSTER, resources) === cluster));
        for (const addon of addons) {
            customNetworkingProblems("configurationValues", configuration(readText(addon.props, "configurationValues")))
                .forEach(({ path, reason }) => report(`${path}: ${reason}`, addon.urn));
        }
    },
};

/** The add-on's configuration values; what is no JSON object configures nothing that could be judged. */
function configuration(json: string | undefined): VpcCniConfiguration {
    try {
        const parsed = JSON.parse(json ?? "{}");
        return parsed !== null && typeof parsed === "object" ? parsed : {};
    } catch {
        return {};
    }
}
