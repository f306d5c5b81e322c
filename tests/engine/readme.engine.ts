import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { Life } from "./support/life";
import { commandFor, projects, readmeCommands, runItOnAws } from "./support/readmeCommands";
import { complaints, judge } from "./support/verdicts";

/** What can't be run here, and why. */
const NOT_RUN = [
    // A link to the packages of the tests takes its place: see checkout.ts.
    "npm ci",
    // There is no Kubernetes API behind the stand-ins.
    "kubectl --kubeconfig kubeconfig.json get nodes -o wide",
];
const AT_ONCE = 4;
const HERE = { folder: "", stack: "dev" };

/**
 * The commands of the README, word for word, by the real CLI, in folders that hold what git holds: program and policy pack are
 * started as the CLI starts them, and no file is changed on the way. Two things are stand-ins: the providers, which judge as AWS
 * does, and the language host, unless Pulumi's own is installed.
 */
describe("the README's commands on AWS", function () {
    this.timeout(900_000);
    const commands = readmeCommands().filter(command => !NOT_RUN.includes(command));
    const lives = projects().map(project => {
        const own = commands.map(command => commandFor(command, project));
        return { project, own, life: () => new Life(project, own) };
    });
    const begun = new Map<string, Promise<Life>>();
    const name = ({ folder, stack }: typeof HERE) => `${folder || "this program"}, stack ${stack}`;

    // Each has an engine, a program, a policy pack and a cloud of its own, so no more than four go on at once.
    before(() => lives.reduce<Promise<Life>[]>((all, { project, life }) => {
        const earlier = all.at(-AT_ONCE);
        const own = earlier === undefined ? Promise.resolve(life()) : earlier.then(each => each.ended()).then(life);
        begun.set(name(project), own);
        return [...all, own];
    }, []));

    it("are the whole life of a stack", () => {
        assert.deepEqual(readmeCommands().filter(command => NOT_RUN.includes(command)), NOT_RUN);
        for (const verb of ["stack init", "preview --policy-pack", "up --policy-pack", "preview --expect-no-changes", "refresh", "destroy"]) {
            assert.ok(commands.some(command => command.startsWith(`pulumi ${verb}`)), verb);
        }
    });

    it("say what destroy keeps, and how they differ for another stack and for an example", () => {
        assert.match(runItOnAws(), /^- `destroy` keeps the images .*recipes and components/m);
        assert.deepEqual(projects().slice(0, 2), [HERE, { ...HERE, stack: "prod" }]);
        assert.match(runItOnAws(), /`pulumi stack init prod`/);
        assert.match(runItOnAws(), /^- Each folder in \[examples\].*`--policy-pack \.\.\/\.\.\/policy`/m);
    });

    for (const { project, own } of lives) {
        describe(name(project), () => own.forEach((command, index) => {
            it(command, async () => judge(await (await begun.get(name(project))!).ran(index)));
        }));
    }

    it("fail on a stack file with a mistake, before anything is asked of AWS", async () => {
        const mistyped = (folder: string) => {
            const file = path.join(folder, "Pulumi.dev.yaml");
            fs.writeFileSync(file, fs.readFileSync(file, "utf8").replace("natGateways: SINGLE", "natGateways: SINGEL"));
        };
        const life = new Life(HERE, commands.slice(0, 2), mistyped);
        const { code, output, log } = await life.ran(1);
        assert.notEqual(code, 0);
        assert.match(output, /natGateways: .*"SINGEL"/);
        assert.doesNotMatch(output, /non-zero exit code/, "the program has said what is wrong, and the CLI adds nothing");
        assert.notDeepEqual(complaints(output), []);
        assert.deepEqual(log.calls, []);
    });
});
