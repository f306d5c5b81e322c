"use strict";
// Measures what the plan costs against loading the SDK: CPU of all its processes, memory of the largest.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const RUNS = 5;
const root = path.join(__dirname, "../..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "bench-"));

const BASE = "require('@pulumi/pulumi')";
// What `npm run plan` starts, without npm itself.
const [, ...PLAN] = require("../../package.json").scripts.plan.split(" ");
const COMMANDS = {
    [BASE]: ["-e", BASE],
    "plan --stack dev": [...PLAN, "--stack", "dev"],
    "plan --stack prod": [...PLAN, "--stack", "prod"],
};

function measure(name) {
    const file = path.join(folder, "usage");
    fs.rmSync(file, { force: true });
    const { status, stderr } = spawnSync(process.execPath, COMMANDS[name], {
        cwd: root, encoding: "utf8",
        env: { ...process.env, BENCH_USAGE_FILE: file, NODE_OPTIONS: `--require ${JSON.stringify(path.join(__dirname, "usage.js"))}` },
    });
    if (status !== 0) {
        throw new Error(`${name} ended with ${status}:\n${stderr}`);
    }
    const processes = fs.readFileSync(file, "utf8").trim().split("\n").map(line => JSON.parse(line));
    return {
        cpuSeconds: processes.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
        maxMiB: Math.max(...processes.map(({ maxMiB }) => maxMiB)),
        processes: processes.length,
    };
}

const median = values => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];

const results = Object.fromEntries(Object.keys(COMMANDS).map(name => [name, []]));
// The first round warms the caches and does not count; then in turn, so that a machine that slows down slows all.
for (let run = 0; run <= RUNS; run++) {
    for (const name of Object.keys(COMMANDS)) {
        const result = measure(name);
        if (run > 0) {
            results[name].push(result);
        }
    }
}
fs.rmSync(folder, { recursive: true });

const of = (name, figure) => median(results[name].map(result => result[figure]));
console.log(`Median of ${RUNS} runs, Node ${process.version}; ratios to node -e "${BASE}"\n`);
for (const name of Object.keys(COMMANDS)) {
    const cpu = of(name, "cpuSeconds");
    const memory = of(name, "maxMiB");
    console.log([
        name.padEnd(26), `${cpu.toFixed(2)} s CPU`, `x${(cpu / of(BASE, "cpuSeconds")).toFixed(2)}`.padEnd(6),
        `${memory.toFixed(0)} MiB`, `x${(memory / of(BASE, "maxMiB")).toFixed(2)}`, `${of(name, "processes")} process(es)`,
    ].join("  "));
}
console.log("\nLimits: CPU x4, memory x1.5");
