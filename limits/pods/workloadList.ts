/** A message names so many workloads and counts the others. */
const NAMED_MAXIMUM = 3;

/** Workloads as a message lists them: `Deployment web, Job once and 2 more`. */
export function workloadList(names: string[]): string {
    const named = names.slice(0, NAMED_MAXIMUM);
    const others = names.length - named.length;
    const last = others > 0 ? `${others} more` : named.length > 1 ? named.pop()! : "";
    return last ? `${named.join(", ")} and ${last}` : named.join(", ");
}
