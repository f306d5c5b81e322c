import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { ROOT } from "./engine";

/** What `pulumi new typescript` installs besides, and ts-node for ES modules in TypeScript. */
const OF_THE_PROGRAM = ["@types/node", "typescript"];

/** The npm package as `npm pack` makes it, installed in a folder. */
export class InstalledPackage {
    public readonly tarball: string;
    public readonly root: string;

    /**
     * Packs and installs. What the package depends on, and nothing else, is linked from the packages of the tests: it is there
     * already, and npm would put the same beside the package.
     */
    public constructor(public readonly folder: string) {
        const output = execFileSync("npm", ["pack", "--pack-destination", folder], { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
        this.tarball = path.join(folder, output.trim().split("\n").at(-1)!);
        const modules = path.join(folder, "node_modules");
        fs.mkdirSync(path.join(modules, ".bin"), { recursive: true });
        execFileSync("tar", ["xzf", this.tarball, "-C", modules]);
        const { name, bin, dependencies, peerDependencies } = JSON.parse(fs.readFileSync(path.join(modules, "package/package.json"), "utf8"));
        this.root = path.join(modules, name);
        fs.renameSync(path.join(modules, "package"), this.root);
        for (const [command, file] of Object.entries<string>(bin)) {
            fs.chmodSync(path.join(this.root, file), 0o755);
            fs.symlinkSync(path.join("..", name, file), path.join(modules, ".bin", command));
        }
        for (const dependency of [...Object.keys({ ...dependencies, ...peerDependencies }), ...OF_THE_PROGRAM]) {
            fs.mkdirSync(path.dirname(path.join(modules, dependency)), { recursive: true });
            fs.symlinkSync(path.join(ROOT, "node_modules", dependency), path.join(modules, dependency));
        }
    }

    /** Names of all files in the tarball, and its size in bytes. */
    public content(): { files: string[]; size: number } {
        const listed = execFileSync("tar", ["tzf", this.tarball], { encoding: "utf8" }).trim().split("\n");
        return { files: listed.map(name => name.replace(/^package\//, "")), size: fs.statSync(this.tarball).size };
    }

    /** A folder for a program beside the package; with no files it is empty, but for the packages if there are any. */
    public program(name: string, files: Record<string, string>): string {
        const folder = path.join(this.folder, name);
        for (const [file, text] of Object.entries(files)) {
            fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
            fs.writeFileSync(path.join(folder, file), text);
        }
        this.giveModules(folder);
        return folder;
    }

    /** What `npm install` does for a program. */
    public giveModules(folder: string): void {
        fs.symlinkSync(path.join(this.folder, "node_modules"), path.join(folder, "node_modules"));
    }
}
