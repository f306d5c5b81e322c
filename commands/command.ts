import { ParseArgsConfig, parseArgs } from "node:util";

type Options = NonNullable<ParseArgsConfig["options"]>;

/** Every command has this one, and nothing else happens where it is given. */
const HELP = { help: { type: "boolean", short: "h", default: false } } as const;
/** Exit code for arguments that a command does not have. */
export const WRONG_ARGUMENTS = 2;

/** Reads the arguments of a command; throws if one is unknown. */
export function readArguments<T extends Options>(args: string[], options: T, positionals = 0) {
    const read = parseArgs({ args, options: { ...options, ...HELP }, allowPositionals: positionals > 0 });
    if (read.positionals.length > positionals) {
        throw new Error(`Unexpected argument '${read.positionals[positionals]}'`);
    }
    return read;
}

/** Runs a command that has no options of its own: prints help if asked to, and refuses arguments that it does not have. */
export async function runCommand(
    usage: string, positionals: number, work: (...positionals: string[]) => unknown, args = process.argv.slice(2),
): Promise<void> {
    let read;
    try {
        read = readArguments(args, {}, positionals);
    } catch (error) {
        console.error(`${(error as Error).message}\n\n${usage}`);
        process.exitCode = WRONG_ARGUMENTS;
        return;
    }
    if (read.values.help) {
        console.log(usage);
    } else {
        await work(...read.positionals);
    }
}
