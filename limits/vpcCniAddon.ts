import { isGoTrue } from "./goBoolean";
import { Problem } from "./problem";
import { WindowsIpamWords, windowsIpamProblems } from "./windowsIpam";

/** Switches of the add-on's configuration values for Windows. */
export const IPAM_VALUE = "enableWindowsIpam";
export const PREFIX_DELEGATION_VALUE = "enableWindowsPrefixDelegation";
/** First minor version of the add-on, after `v1.`, that writes the ConfigMap `amazon-vpc-cni`. */
const FIRST_WITH_IPAM = 14;

const WORDS: WindowsIpamWords = {
    prefixDelegation: PREFIX_DELEGATION_VALUE, warmPrefixTarget: "warmWindowsPrefixTarget",
    warmIpTarget: "warmWindowsIPTarget", minimumIpTarget: "minimumWindowsIPTarget",
    on: "\"true\"", oneKind: "set both to 0, which they are not by default, or remove it",
};

/** Whether this version of the add-on knows of Windows IPAM; an unset or odd one is taken for a new one. */
export function knowsWindowsIpam(addonVersion: unknown): boolean {
    const [, minor] = typeof addonVersion === "string" ? /^v?1\.(\d{1,3})\./.exec(addonVersion) ?? [] : [];
    return minor === undefined || Number(minor) >= FIRST_WITH_IPAM;
}

/**
 * The add-on's warm targets have an effect (D3). It writes all three, those that are unset with its own defaults.
 *
 * @param partial - Whether values that are absent may be set elsewhere, so that nothing follows from their absence.
 */
export function warmTargetValueProblems(path: string, values: Record<string, unknown>, partial: boolean): Problem[] {
    const prefixDelegation = values[PREFIX_DELEGATION_VALUE];
    const target = (name: string, byDefault?: number) => {
        const value = values[name];
        return typeof value === "number" ? value : value === undefined && !partial ? byDefault : undefined;
    };
    return windowsIpamProblems(path, {
        prefixDelegation: isGoTrue(prefixDelegation) || (partial && prefixDelegation === undefined),
        // 0 is what the add-on writes where nothing is set.
        warmPrefixTarget: target(WORDS.warmPrefixTarget) || undefined,
        warmIpTarget: target(WORDS.warmIpTarget, 1),
        minimumIpTarget: target(WORDS.minimumIpTarget, 3),
    }, WORDS);
}
