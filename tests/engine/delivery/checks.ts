import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { buildGo } from "../cli/buildPulumi";
import { cacheFolder } from "../languages/cacheFolder";

const MODULE = path.join(__dirname, "checks");

/** Texts by name. */
export interface Asked {
    workflows?: Record<string, string>;
    environments?: Record<string, string>;
}

/** What is wrong with each text, and what an environment gives. */
export interface Verdict {
    workflows: Record<string, string[]>;
    environments: Record<string, string[]>;
    values: Record<string, any>;
    /** Actions with their version that actionlint knows. */
    knownActions: string[];
}

/** Path of the program that judges; the first time, it is built with Go. */
export async function checksProgram(): Promise<string> {
    const hash = createHash("sha256");
    ["go.mod", "go.sum", "main.go"].forEach(file => hash.update(fs.readFileSync(path.join(MODULE, file))));
    const command = path.join(cacheFolder(`delivery-checks-${hash.digest("hex").slice(0, 12)}`), "checks");
    if (!fs.existsSync(command)) {
        await buildGo(MODULE, ".", command);
    }
    return command;
}

/** Asks actionlint and the evaluator of Pulumi ESC. */
export async function judgeDelivery(asked: Asked): Promise<Verdict> {
    const command = await checksProgram();
    return JSON.parse(execFileSync(command, { input: JSON.stringify(asked), encoding: "utf8", maxBuffer: Infinity }));
}
