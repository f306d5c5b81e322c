import Module = require("node:module");
import * as path from "node:path";

interface ResolvingModule {
    _resolveFilename(request: string, parent: unknown, isMain: boolean, options?: { paths?: string[] }): string;
}

/**
 * Lets a program without packages of its own use this package and the ones that it has, so that a folder with an
 * index.ts and a Pulumi.yaml is enough to be planned.
 */
export function lendPackages(packageRoot: string): void {
    const modules = Module as unknown as ResolvingModule;
    const resolve = modules._resolveFilename;
    const { name: ownName } = require(path.join(packageRoot, "package.json")) as { name: string };
    modules._resolveFilename = function (request, parent, isMain, options) {
        try {
            return resolve.call(this, request, parent, isMain, options);
        } catch (error) {
            if (request.startsWith(".") || request.startsWith("/") || options) {
                throw error;
            }
            return request === ownName ? require.resolve(packageRoot) : resolve.call(this, request, parent, isMain, { paths: [packageRoot] });
        }
    };
}
