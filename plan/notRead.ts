import { remoteFile } from "./remote/configFiles";
import { UNREADABLE } from "./remote/unreadable";
import { PlannedResource } from "./resource";
import { plain } from "./signatures";

/** Something that the program makes and the plan could not read, so that no policy judged it. */
export interface NotRead {
    /** What it is, such as `chart nginx`. */
    what: string;
    /** The resource that makes it. */
    urn: string;
    reason: string;
}

/** What a resource hides by its type: a chart, or a file that only the network has. */
export function hiddenBy({ type, name, inputs, urn }: PlannedResource): NotRead[] {
    if (Object.hasOwn(UNREADABLE, type)) {
        const { what, reason } = UNREADABLE[type];
        return [{ what: what(name, inputs), urn, reason }];
    }
    const file = String(plain(inputs.file) ?? name);
    return type === "kubernetes:yaml:ConfigFile" && isRemote(file) ? [{ ...remoteFile(file), urn }] : [];
}

/**
 * Runs a program in which the SDK of @pulumi/kubernetes gets an empty file for each that it would fetch: `ConfigFile` reads a URL in the
 * program's own process. Whatever else the program fetches, it gets.
 */
export async function withoutRemoteFiles<T>(run: () => Promise<T>): Promise<T> {
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) => isConfigFile(new Error().stack) ? Promise.resolve(new Response("")) : fetch(input, init);
    try {
        return await run();
    } finally {
        globalThis.fetch = fetch;
    }
}

/** The SDK's own test of what is fetched. */
function isRemote(file: string): boolean {
    return file.startsWith("http://") || file.startsWith("https://");
}

function isConfigFile(stack: string | undefined): boolean {
    return /@pulumi[/\\]kubernetes[/\\]yaml[/\\]yaml\.js/.test(stack ?? "");
}
