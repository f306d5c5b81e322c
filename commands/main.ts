import { shown, suggestion } from "../limits/text/problem";
import { WRONG_ARGUMENTS, readArguments } from "./command";
import { COMMANDS, Command } from "./commands";
import { PACKAGE_NAME } from "./packageRoot";

const NAME_WIDTH = Math.max(...COMMANDS.map(({ name }) => name.length));

export const USAGE = `Usage: npx ${PACKAGE_NAME} COMMAND [...]

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(NAME_WIDTH)}  ${summary}`).join("\n")}

  COMMAND --help  prints help for a command
  -h, --help      prints this and does nothing else
`;

/** Runs a command of the installed package, and returns its exit code. */
export async function main(args: string[]): Promise<number> {
    const command = commandOf(args);
    if (command) {
        return command.run(args.slice(words(command).length));
    }
    try {
        const [first] = args;
        if (first !== undefined && !first.startsWith("-")) {
            throw new Error(`Unknown command ${shown(first)}${suggestion(first, COMMANDS.map(({ name }) => name))}`);
        }
        if (!readArguments(args, {}).values.help) {
            throw new Error("No command was given");
        }
        process.stdout.write(USAGE);
        return 0;
    } catch (error) {
        process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
        return WRONG_ARGUMENTS;
    }
}

/** The command that the arguments begin with; of two such, the one with more words. */
function commandOf(args: string[]): Command | undefined {
    const matching = COMMANDS.filter(command => words(command).every((word, index) => args[index] === word));
    return matching.sort((one, other) => words(other).length - words(one).length)[0];
}

function words({ name }: Command): string[] {
    return name.split(" ");
}
