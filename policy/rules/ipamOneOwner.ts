import { knowsWindowsIpam } from "../../limits/network/vpcCniAddon";
import { secondOwnerProblems } from "../../limits/network/vpcCniConfigMap";
import { reference } from "../references";
import { StackRule } from "../rule";
import { windowsClusters } from "../stack/nodeGroups";
import { VpcCniSource, keepsChanges, vpcCniSources } from "../stack/vpcCni";
import { vpcCniConfigMaps } from "../stack/vpcCniConfigMaps";

/** E2: the add-on overwrites what a second owner of the ConfigMap sets, or its update fails. */
export const ipamOneOwner: StackRule = {
    name: "windows-ipam-one-owner",
    description: "The ConfigMap amazon-vpc-cni of a cluster with Windows nodes has one owner: the vpc-cni add-on if it is installed.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["E2"],
    tags: ["networking"],
    ...reference("windowsSupport", "Windows IPAM is configured in one place: the add-on's configuration values, or the ConfigMap of a self-managed CNI."),
    remediationSteps: "Remove the ConfigMap or its patch from the stack, and set enableWindowsIpam in the configurationValues of the add-on.",
    judge(stack, report) {
        for (const cluster of windowsClusters(stack).keys()) {
            if (!vpcCniSources(stack, cluster).some(writesConfigMap)) {
                continue;
            }
            for (const { resource, writesKeysOfAddon } of vpcCniConfigMaps(stack, cluster)) {
                if (writesKeysOfAddon === undefined) {
                    report.notJudged(resource, "data");
                } else {
                    report.problems(resource, writesKeysOfAddon ? secondOwnerProblems("metadata.name") : []);
                }
            }
        }
    },
};

/** Whether the add-on writes the ConfigMap, and insists on what it writes. */
function writesConfigMap(source: VpcCniSource): boolean {
    const version = source.input("addonVersion").found;
    return source.owner === "addon" && !keepsChanges(source) && !(version.known && !knowsWindowsIpam(version.value));
}
