import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as path from "node:path";
import { windowsMocks } from "../../testing";

const TYPESCRIPT = ["-r", "./loader/typescript.js", "-r", "./loader/deferred.js", "-r", "./tests/testing/user/ownPackage.js"];
const MOCHA = path.join(path.dirname(require.resolve("mocha/package.json")), "bin/mocha.js");
const test = (file: string) => path.join(__dirname, "user", file);
const call = (token: string, inputs: object = {}) => windowsMocks().call({ token, inputs, provider: "" });

function run(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", cwd: path.join(__dirname, "../..") });
    return { status, output: stdout + stderr };
}

describe("mocks for unit tests of users", () => {
    for (const [runner, args] of [
        ["mocha", [MOCHA, "--no-config", ...TYPESCRIPT, "--timeout", "180000", "--exit", test("shop.mocha.ts")]], ["node:test", [...TYPESCRIPT, "--test", test("shop.node.ts")]],
    ] as const) {
        it(`let a test of ${runner} run a program with a WindowsCluster and a WindowsServiceAccount`, () => {
            const { status, output } = run(...args);
            assert.equal(status, 0, output);
            assert.match(output, /2 passing|pass 1/);
        });
    }

    it("are missed by name where a lookup is not answered", () => {
        const { status, output } = run(...TYPESCRIPT, test("unaware.node.ts"));
        assert.notEqual(status, 0);
        assert.doesNotMatch(output, /Cannot read properties of undefined|is not iterable/);
        for (const [lookup, property] of [["index/getAvailabilityZones:getAvailabilityZones", "names"], ["ssm/getParametersByPath:getParametersByPath", "values"]]) {
            assert.ok(output.includes(`error: [runtime] the lookup aws:${lookup} answered without ${property}; `
                + `in a unit test, let the mocks' call return { ${property}: … }, or use windowsMocks of pulumi-eks-windows/testing`), output);
        }
    });

    it("are missed by name where a component of another provider came without its outputs", () => {
        const { status, output } = run(...TYPESCRIPT, test("halfAware.node.ts"));
        assert.notEqual(status, 0);
        assert.doesNotMatch(output, /Cannot read properties of undefined|is not iterable/);
        assert.ok(output.includes("eks:index:Cluster came without its output eksCluster; in a unit test, let the mocks' newResource return it in state"), output);
    });

    it("answer in the region and the account that they are told", async () => {
        assert.deepEqual(await windowsMocks({ region: "us-east-1" }).call({ token: "aws:index/getRegion:getRegion", inputs: {}, provider: "" }),
            { id: "us-east-1", region: "us-east-1", name: "us-east-1", endpoint: "ec2.us-east-1.amazonaws.com" });
        assert.equal((await call("aws:index/getCallerIdentity:getCallerIdentity") as { accountId: string }).accountId, "111122223333");
        assert.equal((await windowsMocks({ accountId: "444455556666" }).call({ token: "aws:index/getCallerIdentity:getCallerIdentity", inputs: {}, provider: "" }) as { accountId: string }).accountId,
            "444455556666");
    });

    it("say what they have no answer to, and how to give one", () => {
        assert.throws(() => call("aws:ec2/getInstanceType:getInstanceType", { instanceType: "z99.large" }), {
            message: "windowsMocks has no answer to aws:ec2/getInstanceType:getInstanceType {\"instanceType\":\"z99.large\"}; "
                + "give one: windowsMocks({ call: ({ token }) => … })",
        });
    });
});
