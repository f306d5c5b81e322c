import { runCommand } from "../../../commands/command";

const USAGE = `Usage: npm run -s test:engine:cli

Finds or gets the Pulumi CLI that the tests of the engine run, and prints its path alone, so that a script can take it.

  -h, --help    prints this and does nothing else`;

runCommand(USAGE, 0, async () => {
    try {
        const { pulumiCli } = await import("./pulumiCli");
        const command = await pulumiCli(line => process.stderr.write(`${line}\n`));
        process.stdout.write(`${command}\n`);
    } catch (error) {
        process.stderr.write(`${(error as Error).message}\n`);
        process.exitCode = 1;
    }
});
