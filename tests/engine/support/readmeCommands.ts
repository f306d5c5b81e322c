import * as fs from "node:fs";
import * as path from "node:path";
import { NEEDS_A_CLUSTER, exampleNames } from "../../support/examples";
import { ROOT } from "./engine";

/** A folder with a Pulumi.yaml, relative to this package, and one of its stacks. */
export interface Project {
    folder: string;
    stack: string;
}

/** The README's section about real clusters. */
export function runItOnAws(): string {
    const [, section] = /^## Run it on AWS\n([^]*?)^## /m.exec(fs.readFileSync(path.join(ROOT, "README.md"), "utf8"))!;
    return section;
}

/** The commands of that section, in their order: all lines that four spaces indent. */
export function readmeCommands(): string[] {
    return [...runItOnAws().matchAll(/^ {4}(\S.*)$/gm)].map(([, command]) => command);
}

/** A command as the README tells to write it for another stack or another folder. */
export function commandFor(command: string, { folder, stack }: Project): string {
    return command.replace(/^pulumi stack init dev$/, `pulumi stack init ${stack}`)
        .replace(/--policy-pack policy$/, `--policy-pack ${path.relative(folder, "policy")}`);
}

/** This package's own program and every example that makes its cluster, each with all stacks that have a file. */
export function projects(): Project[] {
    const examples = exampleNames().filter(name => name !== NEEDS_A_CLUSTER).map(name => path.join("examples", name));
    return ["", ...examples].flatMap(folder => fs.readdirSync(path.join(ROOT, folder))
        .flatMap(file => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []).map(stack => ({ folder, stack })));
}
