import { setTargets } from "../../limits/network/warmTargets";
import { WindowsIpam } from "../../limits/network/windowsIpam";

/** Configuration values of the `vpc-cni` add-on: switches are strings, targets integers. */
export interface WindowsAddonConfiguration {
    enableWindowsIpam: string;
    enableWindowsPrefixDelegation: string;
    warmWindowsPrefixTarget?: number;
    warmWindowsIPTarget?: number;
    minimumWindowsIPTarget?: number;
}

/**
 * What the managed add-on is configured with (E2, D2, D3); it renders the ConfigMap `amazon-vpc-cni` from it.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managing-vpc-cni.html
 */
export function addonConfiguration(ipam: WindowsIpam): WindowsAddonConfiguration {
    const { warmPrefixTarget, warmIpTarget, minimumIpTarget } = setTargets(ipam);
    return {
        enableWindowsIpam: "true",
        enableWindowsPrefixDelegation: String(ipam.prefixDelegation ?? false),
        ...warmPrefixTarget !== undefined && { warmWindowsPrefixTarget: warmPrefixTarget },
        ...warmIpTarget !== undefined && { warmWindowsIPTarget: warmIpTarget },
        ...minimumIpTarget !== undefined && { minimumWindowsIPTarget: minimumIpTarget },
    };
}

/** Data of the ConfigMap `amazon-vpc-cni` where the CNI is self-managed: all values are strings. */
export function configMapData(ipam: WindowsIpam): Record<string, string> {
    const { warmPrefixTarget, warmIpTarget, minimumIpTarget } = setTargets(ipam);
    return {
        "enable-windows-ipam": "true",
        "enable-windows-prefix-delegation": String(ipam.prefixDelegation ?? false),
        ...warmPrefixTarget !== undefined && { "warm-prefix-target": String(warmPrefixTarget) },
        ...warmIpTarget !== undefined && { "warm-ip-target": String(warmIpTarget) },
        ...minimumIpTarget !== undefined && { "minimum-ip-target": String(minimumIpTarget) },
    };
}
