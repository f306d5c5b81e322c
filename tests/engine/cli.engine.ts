import * as assert from "node:assert/strict";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { buildPulumi } from "./cli/buildPulumi";
import { VERSION } from "./cli/pulumiCli";

const LOADER = path.join(__dirname, "../../loader/typescript");
const SCRIPT = path.join(__dirname, "cli/main.ts");
const GO_MOD = fs.readFileSync(path.join(__dirname, "cli/go.mod"), "utf8");

describe("the Pulumi CLI of the engine's tests", () => {
    it("is found, and its path is all that the script prints", async () => {
        const { stdout } = await promisify(execFile)(process.execPath, ["-r", LOADER, SCRIPT]);
        assert.match(stdout, /^\/.*pulumi\n$/);
        const { stdout: version } = await promisify(execFile)(stdout.trim(), ["version"]);
        assert.match(version, /^v3\.\d+\.\d+/);
    });

    it("is the version that go.mod builds", () => {
        assert.match(GO_MOD, /^tool github\.com\/pulumi\/pulumi\/pkg\/v3\/cmd\/pulumi$/m);
        assert.ok(GO_MOD.includes(`github.com/pulumi/pulumi/pkg/v3 v${VERSION}`));
    });

    it("says what to install where there is neither a CLI nor Go", async () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "cli-"));
        const { PATH } = process.env;
        process.env.PATH = folder;
        try {
            await assert.rejects(buildPulumi(path.join(folder, "bin/pulumi"), VERSION, () => undefined), {
                message: "there is no Pulumi CLI, and no Go to build it with; install Pulumi (https://www.pulumi.com/docs/install/) "
                    + "or Go (https://go.dev/doc/install), and run this again",
            });
            assert.deepEqual(fs.readdirSync(path.join(folder, "bin")), [], "nothing half-built is left");
        } finally {
            process.env.PATH = PATH;
            fs.rmSync(folder, { recursive: true });
        }
    });
});
