import { Snippet, snippets } from "./snippets";

/** One command of a page, as its words. */
export interface Command {
    place: string;
    tool: string;
    args: string[];
    /** As it stands in the page. */
    line: string;
}

/** Every command of the documentation. */
export function documentedCommands(): Command[] {
    return snippets().filter(({ language }) => ["shell", "sh"].includes(language)).flatMap(commandsOf);
}

/** The documented commands of one tool. */
export function commandsOfTool(tool: string): Command[] {
    return documentedCommands().filter(command => command.tool === tool);
}

/** The commands of a snippet: joined where a backslash ends the line, and apart where the shell runs several. */
export function commandsOf({ place, text }: Pick<Snippet, "place" | "text">): Command[] {
    const lines = text.replace(/\\\n\s*/g, " ").split("\n").filter(line => line.trim() !== "");
    return lines.flatMap(line => parts(line).flatMap(words => {
        const [tool, ...args] = words.filter((_, index) => !words.slice(0, index + 1).every(isAssignment));
        const inner = words.flatMap(word => [...word.matchAll(/\$\(([^)]+)\)/g)].flatMap(([, command]) => commandsOf({ place, text: command })));
        return [...tool === undefined ? [] : [{ place, tool, args, line: line.trim() }], ...inner];
    }));
}

const isAssignment = (word: string) => /^[A-Z_]+=/.test(word);

/** The words of each command of a line, without quotes, redirections and comments, as a POSIX shell reads them. */
function parts(line: string): string[][] {
    const tokens = line.match(/(?:'[^']*'|"[^"]*"|\$\([^)]*\)|[^\s'"&|>#]|(?<=\S)#)+|&&|\||>|#.*$/g) ?? [];
    const commands: string[][] = [[]];
    for (let index = 0; index < tokens.length && !/^#/.test(tokens[index]); index++) {
        if (["&&", "|"].includes(tokens[index])) {
            commands.push([]);
        } else if (tokens[index] === ">") {
            index++;
        } else {
            commands.at(-1)!.push(tokens[index].replace(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double));
        }
    }
    return commands;
}
