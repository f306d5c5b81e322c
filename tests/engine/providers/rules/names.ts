import type { Properties } from "../../../../plan/signatures";
import type { Place } from "../resourceRules";

/** Ids as EC2 gives them: a prefix and what nothing else has. */
export function serialId(prefix: string) {
    return (_: Properties, { serial }: Place) => `${prefix}-${serial.toString(16).padStart(17, "0")}`;
}

/** The ARN of a resource; `kind` may say which one, and else a number does. */
export function arn(service: string, { region, account, serial }: Place, kind: string, separator = "/"): string {
    return `arn:aws:${service}:${region}:${account}:${kind}${kind.includes(separator) ? "" : `${separator}${serial}`}`;
}
