import { CallLog, title } from "../providers/callLog";

/** What an up did, as sorted titles; a replaced resource is in that list alone. */
export interface Changes {
    created: string[];
    updated: string[];
    replaced: string[];
    deleted: string[];
}

export const NOTHING: Changes = { created: [], updated: [], replaced: [], deleted: [] };

/** What the calls of an up did to AWS and Kubernetes. */
export function changesIn(log: CallLog): Changes {
    const titles = (method: "create" | "update" | "delete") => log.done(method).map(title);
    const created = titles("create");
    const deleted = titles("delete");
    const replaced = created.filter(name => deleted.includes(name));
    const others = (names: string[]) => names.filter(name => !replaced.includes(name)).sort();
    return { created: others(created), updated: titles("update").sort(), replaced: replaced.sort(), deleted: others(deleted) };
}
