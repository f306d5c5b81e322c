import { setTimeout as wait } from "node:timers/promises";
import { Call, CallLog, title } from "./callLog";

/** Long enough for the engine and the program to begin whatever does not wait. */
const QUIET_MS = 400;

/** Calls that are answered only when the engine has nothing else to do, so that whoever does not wait for them is seen. */
export class Holds {
    private titles: string[] = [];

    public set(titles: string[]): void {
        this.titles = titles;
    }

    /** Ends when the call may be answered. */
    public async answerable(call: Call, log: CallLog): Promise<void> {
        if (!this.titles.includes(title(call))) {
            return;
        }
        let seen: number;
        do {
            seen = log.now;
            await wait(QUIET_MS);
        } while (log.now !== seen);
    }
}
