import { pulumiCli } from "./pulumiCli";

// The path alone goes to standard output, so that a script can take it.
pulumiCli(line => process.stderr.write(`${line}\n`)).then(
    command => process.stdout.write(`${command}\n`),
    error => {
        process.stderr.write(`${(error as Error).message}\n`);
        process.exitCode = 1;
    },
);
