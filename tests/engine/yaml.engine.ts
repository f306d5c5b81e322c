import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { yamlHostFolder } from "./languages/yamlHost";
import { Life } from "./support/life";
import { judge } from "./support/verdicts";

const YAML = { folder: "examples/languages/yaml", stack: "dev" };
const POLICY_PACK = "--policy-pack ../../../policy";
/** The life of a stack, as the README tells of it. */
const COMMANDS = [
    "pulumi stack init dev",
    `pulumi preview ${POLICY_PACK}`,
    `pulumi up ${POLICY_PACK}`,
    "pulumi stack output kubeconfig --show-secrets > kubeconfig.json",
    "pulumi preview --expect-no-changes",
    "pulumi refresh",
    "pulumi config set deletionProtection false",
    `pulumi up ${POLICY_PACK}`,
    "pulumi destroy",
];
const SCHEMAS = ["pulumi package get-schema ../../..", "pulumi package get-schema ../../../schema.json"];

/** Changes the program of a checkout. */
const program = (change: (text: string) => string) => (folder: string) => {
    const file = path.join(folder, "Pulumi.yaml");
    const text = fs.readFileSync(file, "utf8");
    const changed = change(text);
    assert.notEqual(changed, text);
    fs.writeFileSync(file, changed);
};

/**
 * A program in YAML, by the real CLI, Pulumi's own host for YAML and the plugin as the engine starts it: the language is another
 * one than the components'. The providers are stand-ins that judge as AWS does.
 */
describe("a YAML program with the components", function () {
    this.timeout(900_000);
    before(async () => {
        // As an installed Pulumi has it.
        process.env.PATH += path.delimiter + await yamlHostFolder(line => process.stderr.write(`${line}\n`));
    });

    describe("lives", () => {
        let life: Life;
        before(() => { life = new Life(YAML, COMMANDS); });
        COMMANDS.forEach((command, index) => it(command, async () => judge(await life.ran(index))));
    });

    it("is served the schema that is in the repository", async () => {
        const life = new Life(YAML, SCHEMAS);
        const [served, written] = [await life.ran(0), await life.ran(1)].map(({ code, output }) => {
            assert.equal(code, 0, output);
            return JSON.parse(output.slice(output.indexOf("{\n"), output.lastIndexOf("}") + 1));
        });
        assert.ok(Object.keys(served.resources).length >= 10);
        assert.deepEqual(served, written);
    });

    it("is told every mistake by the property, without a stack, before anything is asked of AWS", async () => {
        const life = new Life(YAML, ["pulumi stack init dev", "pulumi preview"], program(text =>
            text.replace("[m6i.large]", "[m7g.large]").replace("minSize: 2, maxSize: 4", "minSize: 5, maxSize: 4")));
        const { code, output, log } = await life.ran(1);
        assert.notEqual(code, 0);
        assert.match(output, /invalid arguments:?\n\s+- property windowsNodeGroups\[0\]\.instanceTypes\[0\] with value '\S*m7g\.large\S*' has a problem: .*m7g\.large/);
        assert.match(output, /- property windowsNodeGroups\[0\]\.scaling.* has a problem: .*5/);
        assert.doesNotMatch(output, /\n\s+at |\.ts:\d|\.js:\d|Unhandled|unhandled/);
        assert.deepEqual(log.calls, []);
    });

    it("is told that a secret can't decide which resources there are", async () => {
        const life = new Life(YAML, ["pulumi stack init dev", "pulumi preview"], program(text =>
            text.replace('kubernetesVersion: "1.35"', 'kubernetesVersion: { "fn::secret": "1.35" }')));
        const { code, output } = await life.ran(1);
        assert.notEqual(code, 0);
        assert.match(output, /property kubernetesVersion .*has a problem: decides which resources are made.* got an output or a secret/);
    });
});
