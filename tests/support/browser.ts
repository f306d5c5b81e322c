import * as fs from "node:fs";
import * as path from "node:path";
import puppeteer, { Browser } from "puppeteer-core";

/** Chromium as Debian, Ubuntu and GitHub's runners name it. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser of this machine; that there is none is said, and never passed over. */
function browserPath(): string {
    const found = (process.env.PATH ?? "").split(path.delimiter).flatMap(folder => NAMES.map(name => path.join(folder, name))).find(file => fs.existsSync(file));
    if (found === undefined) {
        throw new Error(`The page is tested in a browser, and there is none of ${NAMES.join(", ")} on the PATH; install one: apt-get install chromium`);
    }
    return found;
}

/** Starts the browser; it opens pages of our own only, so that it also runs as root, where it has no sandbox. */
export function openBrowser(): Promise<Browser> {
    return puppeteer.launch({ executablePath: browserPath(), args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
}
