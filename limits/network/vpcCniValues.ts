import { isObject } from "../text/plainObject";
import { Problem, below, shown } from "../text/problem";
import { IPAM_VALUE, PREFIX_DELEGATION_VALUE, TARGET_VALUES } from "./vpcCniAddon";
import { windowsIpamSwitchProblems } from "./windowsIpam";

/** Switches for Windows, which are text. */
const SWITCH_VALUES = [IPAM_VALUE, PREFIX_DELEGATION_VALUE];

/** The add-on vpc-cni gives Windows pods addresses (E2). */
export function windowsIpamValueProblems(path: string, values: Record<string, unknown>): Problem[] {
    return windowsIpamSwitchProblems(`${path}.${IPAM_VALUE}`, Object.hasOwn(values, IPAM_VALUE) ? values[IPAM_VALUE] : undefined);
}

/**
 * EKS checks the values against the add-on's schema, in which switches are text and targets are whole numbers: another type is
 * refused, however the VPC CNI would read it (E2). A switch for addresses that is off is refused for that already.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_DescribeAddonConfiguration.html (`enableWindowsIpam` is
 * `{"format": "boolean", "type": "string"}` in the answer for vpc-cni)
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/charts/aws-vpc-cni/README.md (what each value is)
 */
export function valueTypeProblems(path: string, values: Record<string, unknown>): Problem[] {
    return Object.entries(ofWrongType(values)).map(([key, mended]) => ({
        path: below(path, key),
        reason: `must be ${typeof mended === "string" ? "text" : "a number"} for EKS, or the add-on fails, got ${shown(values[key])}; `
            + `write ${shown(mended)}`,
    }));
}

/** Values that EKS refuses for their type, as it takes them. */
function ofWrongType(values: Record<string, unknown>): Record<string, string | number> {
    const own = (key: string) => Object.hasOwn(values, key) ? values[key] : undefined;
    return Object.fromEntries([
        ...SWITCH_VALUES.filter(key => own(key) === true || (own(key) === false && key !== IPAM_VALUE)).map(key => [key, String(own(key))] as const),
        ...TARGET_VALUES.flatMap(key => {
            const value = own(key);
            return typeof value === "string" && /^\d{1,9}$/.test(value) ? [[key, Number(value)] as const] : [];
        }),
    ]);
}

/**
 * The add-on's configuration with addresses for Windows pods and the types that EKS takes, the rest as it was; undefined where
 * there is nothing to mend, or where it is not JSON: what somebody wrote as YAML may have comments.
 *
 * @param text - Configuration values; unset, the add-on has none.
 */
export function withWindowsIpam(text: string | undefined): string | undefined {
    const values = text === undefined || text.trim() === "" ? {} : jsonObject(text);
    const isRight = values && windowsIpamValueProblems("", values).length === 0 && valueTypeProblems("", values).length === 0;
    return values === undefined || isRight ? undefined : JSON.stringify({ ...values, ...ofWrongType(values), [IPAM_VALUE]: "true" });
}

function jsonObject(text: string): Record<string, unknown> | undefined {
    try {
        const value: unknown = JSON.parse(text);
        return isObject(value) ? value : undefined;
    } catch {
        return undefined;
    }
}
