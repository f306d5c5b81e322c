import type { PolicyResource } from "@pulumi/policy";
import type { Subject } from "./rule";
import { ADDON, CLUSTER, EKS_CLUSTER, EKS_VPC_CNI_ADDON } from "./stack/types";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";

/**
 * What `eks.Cluster` of @pulumi/eks calls the settings of its children. One option sets three switches: EKS wants all alike.
 *
 * @see https://www.pulumi.com/registry/packages/eks/api-docs/cluster/
 */
const OPTIONS: Record<string, Record<string, string>> = {
    [CLUSTER]: {
        "accessConfig.authenticationMode": "authenticationMode",
        "computeConfig.enabled": "autoMode.enabled",
        "kubernetesNetworkConfig.elasticLoadBalancing.enabled": "autoMode.enabled",
        "kubernetesNetworkConfig.ipFamily": "ipFamily",
        "kubernetesNetworkConfig.serviceIpv4Cidr": "kubernetesServiceIpAddressRange",
        "roleArn": "serviceRole",
        "storageConfig.blockStorage.enabled": "autoMode.enabled",
        "version": "version",
    },
    [CONFIG_MAP]: { "data.mapRoles": "roleMappings" },
};
/** Variables of the VPC CNI come from an option of their own, or from the values: nobody sees which. */
const VARIABLE = /^configurationValues\.env\.(\w+)$/;

/**
 * Where the user wrote what a property holds: `vpcCniOptions.configurationValues of eks.Cluster "main"` for the add-on that this
 * component makes. Without such a component it is the path itself.
 */
export function userPath(resource: Subject & Partial<Pick<PolicyResource, "parent">>, path: string): string {
    const { type, parent } = resource;
    const [addon, component] = parent?.type === EKS_VPC_CNI_ADDON ? [parent, parent.parent] : [undefined, parent];
    if (component?.type !== EKS_CLUSTER) {
        return path;
    }
    const option = addon && type === ADDON ? optionOfAddon(path) : OPTIONS[type]?.[path];
    return option === undefined ? path : `${option} of eks.Cluster "${component.name}"`;
}

function optionOfAddon(path: string): string {
    const [, variable] = VARIABLE.exec(path) ?? [];
    return variable === undefined ? `vpcCniOptions.${path}` : `vpcCniOptions (${variable})`;
}
