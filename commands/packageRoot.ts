import * as fs from "node:fs";
import * as path from "node:path";

/** Folder of this package: the sources lie one level below it, and what is compiled of them two. */
export const PACKAGE_ROOT = [path.join(__dirname, ".."), path.join(__dirname, "../..")]
    .find(folder => fs.existsSync(path.join(folder, "package.json")))!;

/** Name of this package in a registry, which programs import. */
export const PACKAGE_NAME = "pulumi-eks-windows";

/** The policy pack, for the CLI's `--policy-pack`. */
export const POLICY_PACK = path.join(PACKAGE_ROOT, "policy");
