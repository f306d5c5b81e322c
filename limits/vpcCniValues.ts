import { isObject } from "./plainObject";
import { Problem } from "./problem";
import { IPAM_VALUE } from "./vpcCniAddon";
import { windowsIpamSwitchProblems } from "./windowsIpam";

/** The add-on vpc-cni gives Windows pods addresses (E2). */
export function windowsIpamValueProblems(path: string, values: Record<string, unknown>): Problem[] {
    return windowsIpamSwitchProblems(`${path}.${IPAM_VALUE}`, Object.hasOwn(values, IPAM_VALUE) ? values[IPAM_VALUE] : undefined);
}

/**
 * The add-on's configuration with addresses for Windows pods, the rest as it was; undefined where there is nothing to mend,
 * or where it is not JSON: what somebody wrote as YAML may have comments.
 *
 * @param text - Configuration values; unset, the add-on has none.
 */
export function withWindowsIpam(text: string | undefined): string | undefined {
    const values = text === undefined || text.trim() === "" ? {} : jsonObject(text);
    return values === undefined || windowsIpamValueProblems("", values).length === 0
        ? undefined : JSON.stringify({ ...values, [IPAM_VALUE]: "true" });
}

function jsonObject(text: string): Record<string, unknown> | undefined {
    try {
        const value: unknown = JSON.parse(text);
        return isObject(value) ? value : undefined;
    } catch {
        return undefined;
    }
}
