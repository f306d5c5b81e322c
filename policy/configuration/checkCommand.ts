import { WRONG_ARGUMENTS, runCommand } from "../../commands/command";

/** The command that checks a configuration file of the policy pack, under the name that a person calls it by. */
export function checkCommand(command: string, args: string[]): Promise<void> {
    const usage = `Usage: ${command} FILE

Checks a configuration of the policy pack: the names of the policies, their levels and their exemptions.
Pulumi itself does not report some mistakes.

  FILE          the JSON file for pulumi preview --policy-pack-config
  -h, --help    prints this and does nothing else

Exit code: 0 if the file is right, 1 if something is wrong, 2 for wrong arguments.`;
    return runCommand(usage, 1, async (file?: string) => {
        if (file === undefined) {
            console.error(`FILE is missing\n\n${usage}`);
            process.exitCode = WRONG_ARGUMENTS;
            return;
        }
        // Only here: help waits for no rule.
        const { checkPolicyConfig } = await import("./check");
        process.exitCode = checkPolicyConfig(file);
    }, args);
}
