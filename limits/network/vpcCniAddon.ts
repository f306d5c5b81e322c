import { isGoTrue } from "../text/goBoolean";
import { Problem } from "../text/problem";
import { ADDON_TARGETS, WarmTargets, heldTargets } from "./warmTargets";
import { WindowsIpam, WindowsIpamWords, warmTargetProblems } from "./windowsIpam";

/** Switches of the add-on's configuration values for Windows. */
export const IPAM_VALUE = "enableWindowsIpam";
export const PREFIX_DELEGATION_VALUE = "enableWindowsPrefixDelegation";
/** Its targets for Windows, which are whole numbers. */
export const TARGET_VALUES = ["warmWindowsPrefixTarget", "warmWindowsIPTarget", "minimumWindowsIPTarget"];
/** First minor version of the add-on, after `v1.`, that writes the ConfigMap `amazon-vpc-cni`. */
const FIRST_WITH_IPAM = 14;

const WORDS: WindowsIpamWords = {
    prefixDelegation: PREFIX_DELEGATION_VALUE, warmPrefixTarget: TARGET_VALUES[0], warmIpTarget: TARGET_VALUES[1],
    minimumIpTarget: TARGET_VALUES[2],
    on: "\"true\"", oneKind: "set both to 0 (the default is higher), or remove it",
};

/** Whether this version of the add-on knows of Windows IPAM; an unset or odd one is taken for a new one. */
export function knowsWindowsIpam(addonVersion: unknown): boolean {
    const [, minor] = typeof addonVersion === "string" ? /^v?1\.(\d{1,3})\./.exec(addonVersion) ?? [] : [];
    return minor === undefined || Number(minor) >= FIRST_WITH_IPAM;
}

/** How the add-on's configuration values have Windows pods get addresses: it writes all three targets. */
export function ipamOfValues(values: Record<string, unknown>): WindowsIpam & WarmTargets {
    return { ...ADDON_TARGETS, ...givenIpam(values) };
}

/** The same without what the values leave out. */
export function givenIpam(values: Record<string, unknown>): WindowsIpam {
    const targets = (["warmPrefixTarget", "warmIpTarget", "minimumIpTarget"] as const).filter(key => typeof values[WORDS[key]] === "number");
    return {
        prefixDelegation: isGoTrue(values[PREFIX_DELEGATION_VALUE]), ...Object.fromEntries(targets.map(key => [key, values[WORDS[key]]])),
    };
}

/**
 * The add-on's warm targets have an effect (D3). It writes all three, those that are unset with its own defaults.
 *
 * @param partial - Whether values that are absent may be set elsewhere, so that nothing follows from their absence.
 */
export function warmTargetValueProblems(path: string, values: Record<string, unknown>, partial: boolean): Problem[] {
    // What has another type than the add-on takes is not judged.
    const isOdd = (["warmIpTarget", "minimumIpTarget"] as const).some(key => !["number", "undefined"].includes(typeof values[WORDS[key]]));
    const certain = !partial && !isOdd;
    const ipam = certain ? ipamOfValues(values) : givenIpam(values);
    return warmTargetProblems(path, {
        ...ipam,
        prefixDelegation: ipam.prefixDelegation || (partial && values[PREFIX_DELEGATION_VALUE] === undefined),
        // 0 is what the add-on writes where nothing is set.
        warmPrefixTarget: ipam.warmPrefixTarget || undefined,
    }, certain ? heldTargets(ipam) : undefined, WORDS);
}
