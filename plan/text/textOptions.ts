import { WriteStream } from "node:tty";

/** How the text is laid out, and how much of it there is. */
export interface TextOptions {
    /** Characters of a line. */
    width: number;
    colour: boolean;
    /** Every resource, and not only components. */
    resources: boolean;
    /** Reasons of defaults, bases of costs, and policies by name. */
    details: boolean;
}

/** Width where neither a terminal nor COLUMNS says one. */
const WIDTH = 100;
/** Narrower, nothing can be read. */
const WIDTH_LEAST = 40;

/**
 * Width and colour of an output: a terminal's own, and where there is none, what COLUMNS says and no colour.
 *
 * @see https://no-color.org
 * @see https://force-color.org
 */
export function outputOptions(output: Pick<WriteStream, "isTTY" | "columns">, env: NodeJS.ProcessEnv): Pick<TextOptions, "width" | "colour"> {
    const columns = output.isTTY && output.columns > 0 ? output.columns : Number(env.COLUMNS);
    return {
        width: Number.isInteger(columns) && columns > 0 ? Math.max(columns, WIDTH_LEAST) : WIDTH,
        colour: !env.NO_COLOR && (env.FORCE_COLOR ? env.FORCE_COLOR !== "0" : Boolean(output.isTTY) && env.TERM !== "dumb"),
    };
}
