import * as assert from "node:assert/strict";
import * as path from "node:path";
import { ROOT, planProgram } from "../support/runPlan";

/** Plans a project of that runtime, whose folder also has a program that Node.js could run. */
function planRuntime(runtime: unknown) {
    const project = { name: "shop", ...runtime === undefined ? {} : { runtime } };
    return planProgram({ "Pulumi.yaml": project, "Pulumi.dev.yaml": {}, "index.ts": "export const planned = true;" }, "--json");
}

describe("plan of a project by its runtime", () => {
    for (const [runtime, name] of [
        ["python", "python"], ["go", "go"], ["dotnet", "dotnet"], ["java", "java"], ["yaml", "yaml"],
        [{ name: "python", options: { toolchain: "uv" } }, "python"],
    ] as const) {
        it(`${JSON.stringify(runtime)}: says what can be planned, and what to do instead`, async () => {
            const { code, stdout, stderr } = await planRuntime(runtime);
            const reason = "the offline plan runs only TypeScript and JavaScript programs (runtime: nodejs), "
                + `got runtime "${name}"; run this one with: pulumi preview --policy-pack ${path.join(ROOT, "policy")}`;
            assert.equal(code, 2);
            assert.deepEqual(JSON.parse(stdout).problems, [{ path: "Pulumi.yaml", reason }]);
            assert.ok(stderr.includes(`  - Pulumi.yaml: ${reason}\n`), stderr);
        });
    }

    it("none: says what to write, as the CLI demands it, too", async () => {
        const { code, stdout } = await planRuntime(undefined);
        assert.equal(code, 2);
        assert.deepEqual(JSON.parse(stdout).problems, [{ path: "Pulumi.yaml", reason: "has no runtime; write runtime: nodejs" }]);
    });

    it("misspelt, or without a name: says what was given and what is near", async () => {
        for (const [runtime, expected] of [["nodej", /got runtime "nodej"; .*; did you mean nodejs\?$/], [["nodejs"], /^has a runtime without a name, got \["nodejs"\]; write/]] as const) {
            const { code, stdout } = await planRuntime(runtime);
            assert.equal(code, 2);
            assert.match(JSON.parse(stdout).problems[0].reason, expected);
        }
    });

    it("nodejs, by name or with options: plans it", async () => {
        for (const runtime of ["nodejs", { name: "nodejs", options: { typescript: true } }]) {
            const { code, stdout, stderr } = await planRuntime(runtime);
            assert.equal(code, 0, stderr);
            assert.deepEqual(JSON.parse(stdout).outputs, { planned: true });
        }
    });
});
