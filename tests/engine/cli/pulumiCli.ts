import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { PulumiCommand } from "@pulumi/pulumi/automation";
import { cacheFolder } from "../languages/cacheFolder";
import { buildPulumi } from "./buildPulumi";

/** Version that go.mod builds, and the oldest that the tests are run with. */
export const VERSION = "3.255.0";
const INSTALLER = "https://get.pulumi.com/install.sh";
const ANSWER_WITHIN_MS = 10_000;
const INSTALL_WITHIN_MS = 300_000;

type Say = (line: string) => void;

/**
 * Path of a Pulumi CLI that is new enough: the one on the PATH, the one that an earlier run kept, a download, or a build
 * from source, in this order. Downloads and builds are kept in the user's cache folder.
 */
export async function pulumiCli(say: Say): Promise<string> {
    const onPath = (process.env.PATH ?? "").split(path.delimiter).filter(folder => path.isAbsolute(folder))
        .map(folder => path.join(folder, executable())).find(isNewEnough);
    if (onPath) {
        return onPath;
    }
    const root = cacheFolder(`pulumi-${VERSION}`);
    const kept = path.join(root, "bin", executable());
    if (isNewEnough(kept)) {
        return kept;
    }
    say(`no Pulumi CLI ${VERSION} or newer on the PATH; getting one into ${root}`);
    if (!await download(root, say)) {
        await buildPulumi(kept, VERSION, say);
    }
    if (!isNewEnough(kept)) {
        throw new Error(`the Pulumi CLI in ${kept} does not run; remove that folder and try again, or install Pulumi yourself`);
    }
    return kept;
}

function executable(): string {
    return process.platform === "win32" ? "pulumi.exe" : "pulumi";
}

/** Whether this is a CLI that the tests can use; a CLI without a version, as plain `go build` makes it, is none. */
function isNewEnough(command: string): boolean {
    if (!fs.existsSync(command)) {
        return false;
    }
    try {
        const env = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" };
        const found = execFileSync(command, ["version"], { encoding: "utf8", env, stdio: ["ignore", "pipe", "ignore"] });
        const [, major, minor] = /^v?(\d+)\.(\d+)\.\d+/.exec(found.trim()) ?? [];
        const [wantedMajor, wantedMinor] = VERSION.split(".");
        return major === wantedMajor && Number(minor) >= Number(wantedMinor);
    } catch {
        return false;
    }
}

/** Pulumi's own installer, where its server can be reached; whether it worked. */
async function download(root: string, say: Say): Promise<boolean> {
    try {
        await fetch(INSTALLER, { method: "HEAD", signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
        say("downloading it");
        // Only the numbers of the version are read, and the package that its class comes from is none of ours.
        const version = { toString: () => VERSION, compare: () => 0 } as never;
        await within(INSTALL_WITHIN_MS, PulumiCommand.install({ root, version, skipVersionCheck: true }));
        return true;
    } catch (error) {
        say(`it can't be downloaded (${(error as Error).message.split("\n")[0]})`);
        return false;
    }
}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`no end after ${milliseconds / 60_000} minutes`)), milliseconds);
    });
    return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}
