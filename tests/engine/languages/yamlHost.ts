import * as fs from "node:fs";
import * as path from "node:path";
import { buildGo } from "../cli/buildPulumi";
import { cacheFolder } from "./cacheFolder";

const COMMAND = "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml";
/** Version that go.mod builds. */
export const YAML_VERSION = "1.25.0";
const NAME = "pulumi-language-yaml";

/** Folder of Pulumi's host for YAML programs: on the PATH, kept by an earlier run, or built from source. */
export async function yamlHostFolder(say: (line: string) => void): Promise<string> {
    const onPath = (process.env.PATH ?? "").split(path.delimiter).find(folder => path.isAbsolute(folder) && fs.existsSync(path.join(folder, NAME)));
    if (onPath) {
        return onPath;
    }
    const folder = path.join(cacheFolder(`pulumi-yaml-${YAML_VERSION}`), "bin");
    const kept = path.join(folder, NAME);
    if (!fs.existsSync(kept)) {
        say(`no host for YAML programs on the PATH; building one into ${folder}, for some minutes`);
        await buildGo(__dirname, COMMAND, kept);
    }
    return folder;
}
