"use strict";
// Checks a configuration file of the policy pack.
require("../../loader/typescript");
const { WRONG_ARGUMENTS, runCommand } = require("../../commands/command.ts");

const USAGE = `Usage: npm run -s policy:check -- FILE

Checks a configuration of the policy pack: the names of the policies, their levels and their exemptions.
Pulumi itself passes over some mistakes.

  FILE          the JSON file for pulumi preview --policy-pack-config
  -h, --help    prints this and does nothing else

Exit code: 0 where all is right, 1 where something is wrong, 2 for wrong arguments.`;

runCommand(USAGE, 1, file => {
    if (file === undefined) {
        console.error(`FILE is missing\n\n${USAGE}`);
        process.exitCode = WRONG_ARGUMENTS;
        return;
    }
    const { checkPolicyConfig } = require("./check.ts");
    process.exitCode = checkPolicyConfig(file);
});
