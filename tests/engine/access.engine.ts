import * as assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { runtime } from "@pulumi/pulumi";
import * as yaml from "js-yaml";
import { NodeRole } from "../../components";
import { ACTIONS, allActions } from "../../delivery/access/actions/table";
import { PolicyDocument, documents } from "../../delivery/access/documents";
import { Access, EXISTING_CLUSTER } from "../../delivery/access/planned";
import { pythonPackages } from "./languages/pythonPackages";
import { startEngine } from "./support/baseline";
import { Deployment } from "./support/deployment";
import { Config, Program, ROOT } from "./support/engine";

const FOLDER = path.join(ROOT, "delivery/access");

/** Everything that the tables know, for all the kinds of stacks that there may be. */
const ALL: Access = {
    types: [...Object.keys(ACTIONS), EXISTING_CLUSTER], names: ["Shop"], clusterNames: ["legacy"], tags: {}, tagKeys: ["eks-windows/in-use/*"],
    policyArns: ["arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy"], regions: ["eu-central-1", "us-east-1"],
};
const VARIANTS: Record<string, Access> = {
    all: ALL, tagged: { ...ALL, tags: { team: ["web"], environment: ["dev", "prod"] } },
    bounded: { ...ALL, accountId: "111122223333", permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary" },
};

/** Findings that are right to be there, and why. */
function isExplained(document: string, [issue, , text]: string[]): boolean {
    // Amazon's own components and images have `aws` where an account stands.
    return issue === "INVALID_ARN" && /^arn:aws:imagebuilder:[\w-]+:aws:(component|image)\/\*$/.test(text)
        // A boundary gives no right: it is what a role may have at most.
        || issue === "RESOURCE_STAR" && document === "boundary.json";
}

/** Documents that are in files, and those of every variant. */
function allDocuments(): Record<string, PolicyDocument> {
    const files = fs.readdirSync(FOLDER).filter(file => /^(boundary|preview|up|image-pipeline).*\.json$/.test(file));
    return Object.fromEntries([
        ...files.map(file => [file, JSON.parse(fs.readFileSync(path.join(FOLDER, file), "utf8"))]),
        ...Object.entries(VARIANTS).flatMap(([variant, access]) => Object.entries(documents(access)).map(([name, document]) => [`${variant} ${name}`, document])),
    ]);
}

/** A role with a boundary, as docs/access.md gives it. */
const bounded: Program = async () => {
    const permissionsBoundary = "arn:aws:iam::111122223333:policy/boundary";
    runtime.registerResourceTransform(({ type, props, opts }) => type === "aws:iam/role:Role" ? { props: { ...props, permissionsBoundary }, opts } : undefined);
    new NodeRole("nodes", {});
};

/** The configuration of `delivery/access`, as its stack's file has it. */
function accessConfig(): Config {
    const { config } = yaml.load(fs.readFileSync(path.join(FOLDER, "Pulumi.main.yaml"), "utf8")) as { config: Config };
    return { ...config, "eks-windows-access:clusters": [{ name: "legacy" }] };
}

describe("delivery/access, in the real engine", () => {
    it("comes up without a violation, and goes", async () => {
        const program: Program = async () => require(path.join(FOLDER, "index.ts")) as Record<string, unknown>;
        const again: Program = () => {
            delete require.cache[require.resolve(path.join(FOLDER, "index.ts"))];
            return program();
        };
        const deployment = await Deployment.create(await startEngine(), "main", "eks-windows-access", accessConfig(), again);
        const up = await deployment.up({ policies: true });
        assert.equal(up.failed, false, up.output);
        assert.equal(up.changes.created.length, 17, up.output);
        const roles = deployment.engine.cloud.left().filter(({ type }) => type === "aws:iam/role:Role");
        for (const { inputs } of roles) {
            const { Statement } = JSON.parse(String(inputs.assumeRolePolicy));
            assert.deepEqual(Statement.map((statement: any) => statement.Principal.Federated), [
                "arn:aws:iam::111122223333:oidc-provider/api.pulumi.com/oidc", "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
            ]);
        }
        const gone = await deployment.destroy();
        assert.equal(gone.failed, false, gone.output);
        assert.deepEqual(deployment.engine.cloud.left(), []);
    });
});

describe("IAM policies of those who deploy, as others see them", () => {
    let packages: string;

    before(async () => { packages = await pythonPackages(path.join(__dirname, "access/requirements.txt")); });

    function python(script: string, input: unknown, ...args: string[]): string {
        const { status, stdout, stderr } = spawnSync("python3", [script, ...args], {
            input: JSON.stringify(input), encoding: "utf8", env: { ...process.env, PYTHONPATH: packages, PYTHONWARNINGS: "ignore" },
        });
        assert.equal(status, 0, stderr);
        return stdout;
    }

    const lint = (policies: Record<string, unknown>) => JSON.parse(python(path.join(__dirname, "access/lint.py"), policies)) as Record<string, string[][]>;

    it("pass the linter parliament: actions, resources and conditions fit each other", () => {
        const policies = allDocuments();
        assert.ok(Object.keys(policies).length > 12, Object.keys(policies).join(", "));
        const found = Object.entries(lint(policies)).flatMap(([name, findings]) => findings.filter(finding => !isExplained(name, finding)).map(finding => [name, ...finding]));
        assert.deepEqual(found, []);
    });

    it("would not pass with a mistake", () => {
        const { up } = documents(ALL);
        const changed = (change: (statement: any) => void) => {
            const copy = JSON.parse(JSON.stringify(up));
            change(copy.Statement.find(({ Sid }: { Sid: string }) => Sid === "Eks"));
            return copy;
        };
        const found = lint({
            action: changed(statement => { statement.Action.push("eks:CreateNodeGroup2"); }),
            resource: changed(statement => { statement.Resource = ["arn:aws:eks:eu-central-1:*:nodegroup/Shop-*"]; }),
            condition: changed(statement => { statement.Condition = { StringEquals: { "ec2:CreateAction": "CreateVpc" } }; }),
        });
        assert.deepEqual(Object.entries(found).map(([name, findings]) => [name, findings.filter(finding => !isExplained(name, finding)).length > 0]), [
            ["action", true], ["resource", true], ["condition", true],
        ]);
    });

    it("name operations of AWS's APIs, but for handing over a role, which is none", () => {
        assert.deepEqual(JSON.parse(python(path.join(__dirname, "access/operations.py"), allActions())), ["iam:PassRole"]);
    });

    it("can ask for a boundary, since a transform gives one to each role", async () => {
        const deployment = await Deployment.create(await startEngine(), "dev", "bounded", { "aws:region": "eu-central-1" }, bounded);
        const { failed, output } = await deployment.up();
        assert.equal(failed, false, output);
        const roles = deployment.engine.cloud.left().filter(({ type }) => type === "aws:iam/role:Role");
        assert.deepEqual(roles.map(({ inputs }) => inputs.permissionsBoundary), ["arn:aws:iam::111122223333:policy/boundary"]);
    });

    it("rest on what the Service Authorization Reference says, as authorization.py takes it from there", () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "authorization-"));
        try {
            const file = path.join(folder, "authorization.json");
            python(path.join(FOLDER, "authorization.py"), {}, file);
            assert.equal(fs.readFileSync(file, "utf8"), fs.readFileSync(path.join(FOLDER, "authorization.json"), "utf8"));
        } finally {
            fs.rmSync(folder, { recursive: true });
        }
    });
});
