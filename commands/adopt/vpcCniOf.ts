import { addonConfiguration } from "../../components/windowsSupport/vpcCniSettings";
import { givenIpam } from "../../limits/network/vpcCniAddon";
import { WindowsIpam, windowsIpamProblems } from "../../limits/network/windowsIpam";
import { parsed } from "../../limits/text/parsed";
import { Answer } from "./answers";

/** Windows IPAM as the add-on has it, or why the stack does not take the add-on over. */
export function vpcCniOf(cluster: string, addon: Answer | undefined): { ipam?: WindowsIpam; ignoreChanges?: string[]; reason?: string } {
    if (!addon) {
        return { reason: "ConfigMap amazon-vpc-cni: the CNI is self-managed, and Pulumi can't import a patch of a ConfigMap; "
            + "check that enable-windows-ipam is \"true\" in it, and leave it to its tool" };
    }
    const given = parsed(addon.configurationValues);
    if (given?.enableWindowsIpam !== "true") {
        return { reason: `add-on vpc-cni: Windows IPAM is off, so Windows pods get no addresses; set enableWindowsIpam to "true" in its `
            + `configuration values: aws eks update-addon --cluster-name ${cluster} --addon-name vpc-cni` };
    }
    const { prefixDelegation, ...targets } = givenIpam(given);
    const ipam: WindowsIpam = { ...prefixDelegation && { prefixDelegation }, ...targets };
    const ours = addonConfiguration(ipam);
    const others = Object.keys(given).filter(key => given[key] !== ours[key as keyof typeof ours]);
    if (others.length > 0) {
        return { reason: `add-on vpc-cni: WindowsSupport would remove ${others.join(", ")} from its configuration values; leave it to its tool` };
    }
    const [problem] = windowsIpamProblems("configuration values", ipam, true);
    if (problem) {
        return { reason: `add-on vpc-cni: WindowsSupport refuses its ${problem.path}: ${problem.reason}; correct them with its tool` };
    }
    return {
        ipam,
        ignoreChanges: [
            // AWS answers none of these three: they are about calls of the provider.
            "resolveConflictsOnCreate", "resolveConflictsOnUpdate", "preserve",
            // What the component does not set stays as it is.
            "serviceAccountRoleArn", "podIdentityAssociations", "tags",
            // The same settings in other words.
            ...addon.configurationValues === JSON.stringify(ours) ? [] : ["configurationValues"],
        ],
    };
}
