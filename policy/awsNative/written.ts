import { pathText } from "../property";
import { NativeType, nativeType } from "./nativeTypes";

type Key = string | number;
type Properties = Record<string, any>;

/** A change of one property that mends a resource, in the names of the model. */
export interface Mend {
    path: [string, ...Key[]];
    value: unknown;
}

/** The path of a property as the program wrote it, which for a resource of aws-native is another one than in the model. */
export function writtenPath(urn: string, path: string): string {
    const native = nativeType(urn);
    return native && path ? nativePath(native, path).path : path;
}

/** A message's reason, of which the mend names what the program may write: it stands last. */
export function writtenReason(urn: string, reason: string): string {
    const { words = {} } = nativeType(urn) ?? {};
    const mend = reason.lastIndexOf("; ") + 1;
    return Object.entries(words).reduce((text, [model, native]) =>
        text.slice(0, mend) + text.slice(mend).replace(new RegExp(`(?<![\\w.])${escaped(model)}(?!\\w)`, "g"), native), reason);
}

/** The properties with the mends in them, in place: the SDK keeps what is secret or unknown in the ones that it hands out. */
export function mended(urn: string, props: Properties, mends: Mend[]): Properties | undefined {
    const native = nativeType(urn);
    for (const { path, value } of mends) {
        const text = pathText(path);
        const { path: own, form } = native ? nativePath(native, text) : { path: text };
        const keys = own.split(/[.[\]]+/).filter(key => key !== "");
        const owner = keys.slice(0, -1).reduce((found, key) => {
            if (found[key] === null || typeof found[key] !== "object") {
                found[key] = {};
            }
            return found[key];
        }, props);
        owner[keys.at(-1)!] = form?.toNative ? form.toNative(value) : value;
    }
    return mends.length > 0 ? props : undefined;
}

/** The path in aws-native, by the longest path of the model that it begins with. */
function nativePath({ within, moved = [] }: NativeType, path: string) {
    const [found] = moved.flatMap(([model, from, form]) => {
        const [matched, ...places] = new RegExp(`^${model.split("[]").map(escaped).join("\\[(\\d+)\\]")}(?![\\w])`).exec(path) ?? [];
        return matched === undefined ? [] : [{ matched, from: from.replaceAll("[]", () => `[${places.shift()}]`), form }];
    }).sort((one, other) => other.matched.length - one.matched.length);
    if (!found) {
        return { path: within ? `${within.property}.${path}` : path };
    }
    const rest = path.slice(found.matched.length);
    return { path: found.from + rest, form: rest === "" ? found.form : undefined };
}

function escaped(text: string): string {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
