/** Where the pages are, from the root of the repository. The project's public address belongs here, once it has one. */
const DOCS = "docs/";

/** A page of the documentation, as a message names it: `docs/policies.md#windows-ipam`. */
export function page(path: string): string {
    return DOCS + path;
}

/** The page of a symptom, by its anchor: what a user sees in the cluster if nobody heeds the message. */
export function symptom(anchor: string): string {
    return page(`troubleshooting.md#${anchor}`);
}
