import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { title } from "../providers/callLog";
import { Made } from "../providers/cloud";
import { CLUSTER } from "../providers/refusals";
import { gapsInAccess } from "./availability";
import { changesIn, NOTHING } from "./changes";
import { notAllowed } from "./deployerRights";
import { Ran } from "./life";
import { goneTooEarly } from "./removalOrder";

/** What stays on purpose, as the README says. */
const KEPT = /^aws:imagebuilder\/(image:Image|imageRecipe:ImageRecipe|component:Component) /;
/** Lines with a warning that may be there. */
const EXPLAINED = [
    // The tests' language hosts are not where Pulumi installs its own.
    /warning: using pulumi-language-(nodejs|yaml) from \$PATH at /,
    // The row of the stack counts those lines, and an empty one that the engine shows of each plugin it has started for components.
    /^[ +~-]*pulumi:pulumi:Stack \S+ .*\d+ warnings?(?:; 1 message)?$/,
];

type Verdict = (ran: Ran) => void;

/** What each command of the README must have done. */
const VERDICTS: [RegExp, Verdict][] = [
    [/^pulumi stack init \S+$/, ({ command, output }) => assert.match(output, new RegExp(`^Created stack '${command.split(" ").at(-1)}'$`, "m"))],
    [/^pulumi preview --policy-pack \S+$/, ran => {
        judgedByThePack(ran);
        const [planned] = numbers(ran.output, "create");
        assert.deepEqual(summaries(ran.output), [[`+ ${planned} to create`]]);
        assert.deepEqual(ran.log.calls, [], "a preview calls nobody");
    }],
    [/^pulumi up --policy-pack \S+$/, ran => {
        judgedByThePack(ran);
        (ran.before.length === 0 ? firstUp : unprotected)(ran);
    }],
    [/^pulumi stack output kubeconfig --show-secrets > kubeconfig.json$/, ({ folder }) => {
        const { users } = JSON.parse(fs.readFileSync(path.join(folder, "kubeconfig.json"), "utf8"));
        assert.equal(users[0].user.exec.command, "aws");
    }],
    [/^pulumi preview --expect-no-changes$/, ({ output, log }) => {
        assert.deepEqual(summaries(output), [[`${numbers(output, "unchanged")[0]} unchanged`]]);
        assert.deepEqual(log.calls, []);
    }],
    [/^pulumi refresh$/, ({ output, log, before }) => {
        const [unchanged] = numbers(output, "unchanged");
        assert.deepEqual(summaries(output), [[`${unchanged} unchanged`], [`${unchanged} unchanged`]]);
        const unread = before.filter(({ byAws, id }) => !byAws && !log.done("read").some(call => call.id === id));
        assert.deepEqual(unread.map(title), []);
    }],
    [/^pulumi config set deletionProtection false$/, ({ log }) => assert.deepEqual(log.calls, [])],
    [/^pulumi destroy$/, ({ output, log, after }) => {
        const [gone] = numbers(output, "delete");
        assert.deepEqual(summaries(output), [[`- ${gone} to delete`], [`- ${gone} deleted`]]);
        assert.deepEqual(after.filter(({ byAws }) => !byAws).map(title).filter(name => !KEPT.test(name)), []);
        assert.deepEqual(goneTooEarly(log), []);
        assert.deepEqual({ ...changesIn(log), deleted: [] }, NOTHING);
    }],
];

/** Fails if a command did not do what it is there for, or showed a warning that nobody has explained. */
export function judge(ran: Ran): void {
    assert.equal(ran.code, 0, ran.output);
    const [, verdict] = VERDICTS.find(([command]) => command.test(ran.command)) ?? [];
    assert.ok(verdict, `what must this command do? ${ran.command}`);
    assert.deepEqual(complaints(ran.output), []);
    assert.deepEqual(notAllowed(ran.log, ran.folder), []);
    verdict(ran);
}

/** Lines of warnings and errors. */
export function complaints(output: string): string[] {
    return output.split("\n").filter(line => /\b(warning|error|deprecated)/i.test(line) && !EXPLAINED.some(pattern => pattern.test(line)));
}

function judgedByThePack({ output }: Ran): void {
    assert.match(output, /^Policies:\n\s+✅ eks-windows@/m);
    assert.doesNotMatch(output, /\[(mandatory|advisory)\]/);
}

/** L11: all that the preview announced is made, each thing after what it needs. */
function firstUp({ output, log }: Ran): void {
    const [planned] = numbers(output, "create");
    assert.deepEqual(summaries(output), [[`+ ${planned} to create`], [`+ ${planned} created`]]);
    assert.deepEqual({ ...changesIn(log), created: [] }, NOTHING);
    assert.deepEqual(gapsInAccess([], log), []);
    assert.match(output, /^\s+kubeconfig\s*: \[secret\]\n(?:.*\n)*?\s+podsPerNode\s*: \{\n\s+\w+\s*: \d+$/m);
}

/** Takes the cluster's protection away where it was on, and touches nothing else. */
function unprotected({ log, before, after }: Ran): void {
    const protectedOnes = (made: Made[]) => made.filter(({ type, inputs }) => type === CLUSTER && inputs.deletionProtection === true).map(title);
    assert.deepEqual(changesIn(log), { ...NOTHING, updated: protectedOnes(before) });
    assert.deepEqual(protectedOnes(after), []);
}

/** The lines of each summary that the CLI shows: of the preview first, then of what was done. */
function summaries(output: string): string[][] {
    return [...output.matchAll(/^Resources:\n((?: {4}\S.*\n)+)/gm)].map(([, lines]) => lines.trim().split("\n").map(line => line.trim()));
}

/** The numbers before a word of these summaries. */
function numbers(output: string, word: string): number[] {
    return summaries(output).flat().flatMap(line => new RegExp(`(\\d+) (?:to )?${word}`).exec(line)?.[1] ?? []).map(Number);
}
