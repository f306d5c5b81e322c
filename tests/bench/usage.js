"use strict";
// Loaded into every Node process of a measured command: writes what it used when it ends, also when it is told to.
const fs = require("node:fs");

process.on("SIGTERM", () => process.exit());
process.on("exit", () => {
    const { user, system } = process.cpuUsage();
    // maxRSS is in KiB.
    const usage = { program: process.argv[1] ?? "", cpuSeconds: (user + system) / 1e6, maxMiB: process.resourceUsage().maxRSS / 1024 };
    fs.appendFileSync(process.env.BENCH_USAGE_FILE, `${JSON.stringify(usage)}\n`);
});
