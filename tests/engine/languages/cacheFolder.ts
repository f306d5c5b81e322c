import * as os from "node:os";
import * as path from "node:path";

/** Where the tests keep what they built or downloaded; outside the tree, since it is larger than everything in it. */
export function cacheFolder(name: string): string {
    return path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), ".cache"), "pulumi-eks-windows", name);
}
