import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as ts from "typescript";
import { EngineEvent } from "@pulumi/pulumi/automation";
import { runCommandLine } from "../commands/runCommandLine";
import { title } from "./providers/callLog";
import { ofUrn } from "./providers/cloud";
import { startEngine } from "./support/baseline";
import { NOTHING } from "./support/changes";
import { Deployment } from "./support/deployment";
import { Program, ROOT } from "./support/engine";
import { recordedCluster } from "./support/recordedCluster";

const RECORDED = path.join(ROOT, "tests/commands/adopt/recorded");
const GROUP = "aws:eks/nodeGroup:NodeGroup";
const SUPPORT = [
    "aws:eks/accessEntry:AccessEntry windows-support", "aws:eks/addon:Addon windows-support-vpc-cni",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment windows-support-vpc-resource-controller",
];
/** What the stack takes over of each recorded cluster. */
const CLUSTERS: Record<string, string[]> = {
    console: [`${GROUP} iis`],
    eksctl: [...SUPPORT, `${GROUP} win`],
    terraform: [...SUPPORT, `${GROUP} custom-20260301`, `${GROUP} windows-20260301`],
};

/** The program that the command has written, run as Pulumi runs it: the package is the one of this folder. */
function written(folder: string): Program {
    const { outputText } = ts.transpileModule(fs.readFileSync(path.join(folder, "adopted.ts"), "utf8"),
        { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    return async () => {
        const load = (name: string) => require(name === "pulumi-eks-windows" ? "../../components" : name) as unknown;
        new Function("require", "exports", outputText)(load, {});
    };
}

/** What a preview says of each resource of a cloud, beside those that stay the same. */
async function operations(deployment: Deployment, program: Program): Promise<string[]> {
    const seen: string[] = [];
    await deployment.stack.preview({
        program, onEvent: ({ resourcePreEvent }: EngineEvent) => {
            const { op, urn, type } = resourcePreEvent?.metadata ?? { op: "same", urn: "", type: "" };
            if (op !== "same" && /^(aws|kubernetes):/.test(type)) {
                seen.push(`${op} ${title(ofUrn(urn))}`);
            }
        },
    });
    return seen.sort();
}

describe("a cluster that another tool made, as the adopt command writes it, in the real engine", () => {
    it("every recorded cluster is here", () => assert.deepEqual(
        fs.readdirSync(RECORDED, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name).sort(), Object.keys(CLUSTERS)));

    for (const [shape, resources] of Object.entries(CLUSTERS)) {
        it(`${shape}: the first preview and up import and change nothing, the next does nothing, and a destroy leaves all there`, async () => {
            const engine = await startEngine();
            engine.cloud.made = recordedCluster(path.join(RECORDED, shape));
            const there = engine.cloud.save().made;
            const folder = path.join(engine.folder, "adopted");
            const { code, stderr } = await runCommandLine("adopt", folder, "--from", path.join(RECORDED, shape));
            assert.deepEqual([code, stderr], [0, ""]);
            const program = written(folder);
            const deployment = await Deployment.create(engine, "dev", "adopted", { "aws:region": "eu-central-1" }, program);
            assert.deepEqual(await operations(deployment, program), resources.map(resource => `import ${resource}`).sort());
            const first = await deployment.up({ policies: true });
            assert.equal(first.failed, false, first.output);
            assert.deepEqual(first.changes, NOTHING, first.output);
            assert.deepEqual(engine.cloud.log.calls.map(title).sort(), [...resources].sort());
            assert.deepEqual(await operations(deployment, program), []);
            assert.deepEqual((await deployment.up()).changes, NOTHING);
            const gone = await deployment.destroy();
            assert.equal(gone.failed, false, gone.output);
            assert.deepEqual(engine.cloud.save().made, there);
        });
    }
});
