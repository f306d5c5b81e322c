import * as fs from "node:fs";
import * as path from "node:path";
import { CliReading, cliReadings } from "./cliReading";
import { TEXTS } from "./texts";

/** A stack's file, and what the CLI made of it. */
export interface Vector {
    text: string;
    reading: CliReading;
}

/** The answers of Pulumi CLI 3.255.0; `node -r ./loader/typescript tests/plan/yaml/vectors.ts PULUMI` asks a CLI anew. */
export const VECTORS_FILE = path.join(__dirname, "cliReadings.json");

/** Every text with the CLI's answer. */
export function askVectors(cli: string): Vector[] {
    const readings = cliReadings(cli, TEXTS);
    return TEXTS.map((text, index) => ({ text, reading: readings[index] }));
}

if (require.main === module) {
    const lines = askVectors(process.argv[2]).map(vector => `  ${JSON.stringify(vector)}`);
    fs.writeFileSync(VECTORS_FILE, `[\n${lines.join(",\n")}\n]\n`);
}
