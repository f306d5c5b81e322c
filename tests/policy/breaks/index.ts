import { Breaks } from "./break";
import { clusterBreaks } from "./clusters";
import { imageBreaks } from "./images";
import { nodeBreaks } from "./nodes";
import { podBreaks } from "./pods";

/** What breaks each rule of the pack; a test compares it with the rules. */
export const BREAKS: Breaks = { ...clusterBreaks, ...imageBreaks, ...nodeBreaks, ...podBreaks };
