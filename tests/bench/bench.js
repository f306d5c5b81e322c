"use strict";
// Measures the CPU and memory of what users wait for: the plan and the policy pack.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
require("../../loader/typescript");
const { runCommand } = require("../../commands/command.ts");

const RUNS = 5;
const USAGE = `Usage: npm run bench

Measures the CPU and memory of the plan and of the policy pack; it takes some minutes.

  -h, --help    prints this and does nothing else`;
const root = path.join(__dirname, "../..");

const BASE = "require('@pulumi/pulumi')";
// What `npm run plan` starts, without npm itself.
const [, ...PLAN] = require("../../package.json").scripts.plan.split(" ");
const JUDGE = path.join(__dirname, "judge.js");
const START = "policy pack: start";
const FEW = "policy pack: 60 resources";
const MANY = "policy pack: 6000 resources";

/** What is measured: all processes of a command, or the one of the policy pack alone; and the most that it may cost. */
const MEASURED = {
    [BASE]: { command: ["-e", BASE] },
    "plan --stack dev": { command: [...PLAN, "--stack", "dev"], of: BASE, maxCpu: 3.5, maxMemory: 1.3 },
    "plan --stack prod": { command: [...PLAN, "--stack", "prod"], of: BASE, maxCpu: 4, maxMemory: 1.3 },
    [START]: { command: [JUDGE, "0"], program: "run-policy-pack", of: BASE, maxCpu: 1.8 },
    [FEW]: { command: [JUDGE, "60"], program: "run-policy-pack" },
    [MANY]: { command: [JUDGE, "6000"], program: "run-policy-pack", of: FEW, maxCpu: 6 },
};

function measure(folder, { command, program }) {
    const file = path.join(folder, "usage");
    fs.rmSync(file, { force: true });
    const { status, stderr } = spawnSync(process.execPath, command, {
        cwd: root, encoding: "utf8",
        env: { ...process.env, BENCH_USAGE_FILE: file, NODE_OPTIONS: `--require ${JSON.stringify(path.join(__dirname, "usage.js"))}` },
    });
    if (status !== 0) {
        throw new Error(`node ${command.join(" ")} ended with ${status}:\n${stderr}`);
    }
    const processes = fs.readFileSync(file, "utf8").trim().split("\n").map(line => JSON.parse(line))
        .filter(usage => program === undefined || usage.program.includes(program));
    return {
        cpuSeconds: processes.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
        maxMiB: Math.max(...processes.map(({ maxMiB }) => maxMiB)),
        processes: processes.length,
    };
}

const median = values => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

/** Results of every run, by what was measured. */
function measureAll() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "bench-"));
    const results = Object.fromEntries(Object.keys(MEASURED).map(name => [name, []]));
    // The first round warms the caches and does not count; then in turn, so that a machine that slows down slows all.
    for (let run = 0; run <= RUNS; run++) {
        for (const [name, measured] of Object.entries(MEASURED)) {
            const result = measure(folder, measured);
            if (run > 0) {
                results[name].push(result);
            }
        }
    }
    fs.rmSync(folder, { recursive: true });
    return results;
}

async function main() {
    const results = measureAll();
    const figure = (name, key) => median(results[name].map(result => result[key]));
    console.log(`Median of ${RUNS} runs, Node ${process.version}\n`);
    for (const [name, { of, maxCpu, maxMemory }] of Object.entries(MEASURED)) {
        const ratio = (key, maximum) => maximum === undefined
            ? "" : `  x${(figure(name, key) / figure(of, key)).toFixed(2)} of ${of === BASE ? "the SDK's" : "that of 60"} (limit ${maximum})`;
        console.log([
            name.padEnd(27), `${figure(name, "cpuSeconds").toFixed(2)} s CPU${ratio("cpuSeconds", maxCpu)}`,
            `${figure(name, "maxMiB").toFixed(0)} MiB${ratio("maxMiB", maxMemory)}`, `${figure(name, "processes")} process(es)`,
        ].join("  "));
    }
    await printFirstUp();
}

/** Minutes of the first `up` as the plan estimates them; the graph decides, and no machine. */
async function printFirstUp() {
    const { firstUp } = require("./firstUp.ts");
    console.log();
    for (const stack of ["dev", "prod"]) {
        const { minutes, demanded } = await firstUp(stack);
        console.log(`first up of ${stack.padEnd(16)} ${minutes.toFixed(1)} minutes  x${(minutes / demanded).toFixed(3)} of the chain that AWS demands (limit 1.03)`);
    }
}

runCommand(USAGE, 0, main);
