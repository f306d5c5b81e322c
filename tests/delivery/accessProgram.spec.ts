import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as yaml from "js-yaml";
import type { Settings } from "../../delivery/access/settings";
import { problems } from "../../delivery/access/settingsProblems";
import { gitHubTrusts, pulumiTrusts, trustPolicy } from "../../delivery/access/trust";
import type { PlannedResource } from "../../plan/resource";
import { planRefusals } from "../models/judge";
import { ROOT, planInHost, planProgram } from "../support/runPlan";

const FOLDER = path.join(ROOT, "delivery/access");
const PROJECT = "eks-windows-access";

/** Files of the program, with another configuration. */
function programWith(config: Record<string, unknown>): Record<string, string> {
    const files = fs.readdirSync(FOLDER).filter(file => /^(index|managedPolicy|settings\w*|trust)\.ts$|\.json$/.test(file) && file !== "authorization.json");
    const keys = Object.fromEntries(Object.entries(config).map(([key, value]) => [`${PROJECT}:${key}`, value]));
    return {
        ...Object.fromEntries([...files, "Pulumi.yaml"].map(file => [file, fs.readFileSync(path.join(FOLDER, file), "utf8")])),
        "Pulumi.dev.yaml": yaml.dump({ config: { "aws:region": "eu-central-1", ...keys } }),
    };
}

const resourcesOf = ({ stdout, stderr }: { stdout: string; stderr: string }) => {
    const { resources, policy } = JSON.parse(stdout);
    assert.deepEqual(policy.violations, [], stderr);
    return resources.filter(({ custom }: { custom: boolean }) => custom) as { type: string; name: string; inputs: any }[];
};

const titles = (resources: { type: string; name: string }[]) => resources.map(({ type, name }) => `${type.split(":").at(-1)} ${name}`).sort();

describe("delivery/access", () => {
    it("makes both roles and what they need, without a violation", async () => {
        const run = await planInHost("--program", FOLDER, "--stack", "main", "--json");
        assert.equal(run.code, 0, run.stderr);
        const resources = resourcesOf(run);
        assert.deepEqual(titles(resources), [
            "OpenIdConnectProvider github-actions", "OpenIdConnectProvider pulumi-cloud",
            ...["image-pipeline", "preview", "up", "up-roles"].map(name => `Policy pulumi-eks-windows-${name}`),
            "Role pulumi-eks-windows-preview", "Role pulumi-eks-windows-up",
            "RolePolicyAttachment pulumi-eks-windows-preview-preview",
            ...["image-pipeline", "preview", "up", "up-roles"].map(name => `RolePolicyAttachment pulumi-eks-windows-up-${name}`),
        ]);
        assert.deepEqual(planRefusals(resources as PlannedResource[]), []);
    });

    it("lets the roles into clusters: to read, and as administrator unless EKS has let that one in", async () => {
        const run = await planProgram(programWith({
            github: { repository: "acme@1/shop@2", environments: ["production"], existingProvider: true },
            clusters: [{ name: "legacy" }, { name: "own", createdByUpRole: true }],
        }), "--json");
        assert.equal(run.code, 0, run.stderr);
        const resources = resourcesOf(run);
        const entries = resources.filter(({ type }) => /accessPolicyAssociation/.test(type)).map(({ name, inputs }) => [name, inputs.policyArn.split("/")[1]]).sort();
        assert.deepEqual(entries, [
            ["legacy-preview", "AmazonEKSAdminViewPolicy"], ["legacy-up", "AmazonEKSClusterAdminPolicy"], ["own-preview", "AmazonEKSAdminViewPolicy"],
        ]);
        const trust = JSON.parse(resources.find(({ type, name }) => /iam\/role:/.test(type) && name === "pulumi-eks-windows-up")!.inputs.assumeRolePolicy);
        assert.equal(trust.Statement[0].Principal.Federated, "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com");
        assert.deepEqual(resources.filter(({ type }) => /openIdConnectProvider/.test(type)), []);
    });

    it("says all that is wrong before anything is made", async () => {
        const { code, stderr } = await planProgram(programWith({ pulumi: { organization: "Acme", project: "shop", stacks: ["*"] }, sessionHours: 24 }));
        assert.equal(code, 2);
        assert.match(stderr, /pulumi\.organization: must be the name in app\.pulumi\.com\/ORGANIZATION, in small letters, got "Acme"/);
        assert.match(stderr, /pulumi\.stacks\[0\]: must be the name of one stack, without a star, got "\*"/);
        assert.match(stderr, /sessionHours: must be 1 to 12, got 24/);
    });
});

describe("trust of the roles", () => {
    const cloud = { organization: "acme", project: "shop", stacks: ["dev"], upEnvironments: ["shop/deploy"], previewEnvironments: ["shop/look"] };

    it("is in Pulumi Deployments of the stacks, by operation, and in ESC environments", () => {
        const dev = (operation: string) => `pulumi:deploy:org:acme:project:shop:stack:dev:operation:${operation}:scope:write`;
        assert.deepEqual(pulumiTrusts(cloud, "up"), [
            { issuer: "api.pulumi.com/oidc", audience: "acme", subjects: [dev("*")] },
            { issuer: "api.pulumi.com/oidc", audience: "aws:acme", subjects: ["pulumi:environments:org:acme:env:shop/deploy"] },
        ]);
        assert.deepEqual(pulumiTrusts(cloud, "preview"), [
            { issuer: "api.pulumi.com/oidc", audience: "acme", subjects: [dev("preview"), dev("refresh"), dev("detect-drift")] },
            { issuer: "api.pulumi.com/oidc", audience: "aws:acme", subjects: ["pulumi:environments:org:acme:env:shop/look"] },
        ]);
        assert.deepEqual(pulumiTrusts({ organization: "acme", upEnvironments: ["a/b"] }, "preview"), []);
    });

    it("is in the branch or the environments of a repository; pull requests only preview", () => {
        const subjects = (settings: Parameters<typeof gitHubTrusts>[0], purpose: "preview" | "up") => gitHubTrusts(settings, purpose)[0].subjects;
        assert.deepEqual(subjects({ repository: "acme/shop" }, "up"), ["repo:acme/shop:ref:refs/heads/main"]);
        assert.deepEqual(subjects({ repository: "acme/shop", environments: ["production"] }, "up"), ["repo:acme/shop:environment:production"]);
        assert.deepEqual(subjects({ repository: "acme@1/shop@2", branch: "release/1" }, "preview"), [
            "repo:acme@1/shop@2:pull_request", "repo:acme@1/shop@2:ref:refs/heads/release/1",
        ]);
    });

    it("compares a star only where there is one", () => {
        const policy = (trusts: Parameters<typeof trustPolicy>[0]) => JSON.parse(trustPolicy(trusts, issuer => `arn:aws:iam::111122223333:oidc-provider/${issuer}`));
        const [{ Condition, Principal, Action }] = policy(gitHubTrusts({ repository: "acme/shop" }, "up")).Statement;
        assert.deepEqual([Action, Principal], ["sts:AssumeRoleWithWebIdentity", { Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" }]);
        assert.deepEqual(Condition, { StringEquals: {
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": ["repo:acme/shop:ref:refs/heads/main"],
        } });
        const [deployments, esc] = policy(pulumiTrusts(cloud, "up")).Statement;
        assert.deepEqual(Object.keys(deployments.Condition), ["StringEquals", "StringLike"]);
        assert.deepEqual(Object.keys(esc.Condition), ["StringEquals"]);
    });
});

describe("settings of delivery/access", () => {
    const valid: Settings = {
        rolePrefix: "deploy", sessionHours: 8, clusters: [{ name: "legacy" }], github: { repository: "acme/shop" },
        documents: ["preview", "up"].map(name => ({ name, text: "{\"Resource\":[\"arn:aws:iam::*:role/shop-*\"]}" })),
    };
    const cloud = { organization: "acme", project: "shop", stacks: ["dev"] };

    it("may be as small as a repository, or a stack of Pulumi Cloud", () => {
        assert.deepEqual(problems(valid, "documents"), []);
        assert.deepEqual(problems({ ...valid, github: undefined, pulumi: cloud }, "documents"), []);
        assert.deepEqual(problems({ ...valid, github: undefined, pulumi: { organization: "acme", upEnvironments: ["shop/deploy"] } }, "documents"), []);
    });

    for (const [change, message] of [
        [{ github: undefined }, /^pulumi, github: one of them is needed, got neither/],
        [{ github: { repository: "acme/*" } }, /^github\.repository: must be OWNER\/REPOSITORY or OWNER@ID\/REPOSITORY@ID, got "acme\/\*"$/],
        [{ github: { repository: "acme@1/shop" } }, /^github\.repository: /],
        [{ github: { repository: "acme/shop", branch: "refs/heads/main" } }, /^github\.branch: .*without refs\/heads\/ .*got "refs\/heads\/main"$/],
        [{ github: { repository: "acme/shop", environments: ["*"] } }, /^github\.environments\[0\]: must be the name of one environment/],
        [{ pulumi: { ...cloud, organization: "Acme" } }, /^pulumi\.organization: .*in small letters, got "Acme"$/],
        [{ pulumi: { ...cloud, project: "*" } }, /^pulumi\.project: must be the name of one project, without a star, got "\*"$/],
        [{ pulumi: { ...cloud, stacks: ["dev*"] } }, /^pulumi\.stacks\[0\]: must be the name of one stack, without a star, got "dev\*"$/],
        [{ pulumi: { ...cloud, stacks: undefined } }, /^pulumi\.stacks: is needed beside pulumi\.project, got nothing$/],
        [{ pulumi: { ...cloud, project: undefined, upEnvironments: ["shop/deploy"] } }, /^pulumi\.project: is needed beside pulumi\.stacks, got nothing$/],
        [{ pulumi: { ...cloud, upEnvironments: ["deploy"] } }, /^pulumi\.upEnvironments\[0\]: must be PROJECT\/ENVIRONMENT, without a star, got "deploy"$/],
        [{ pulumi: { organization: "acme" } }, /^pulumi: names nobody who may take the roles; set project and stacks/],
        [{ rolePrefix: "shop-deploy" }, /^rolePrefix: the documents let their holder change roles that begin with "shop-", .*got "shop-deploy"; begin it otherwise$/],
        [{ rolePrefix: "a b" }, /^rolePrefix: must be letters, digits/],
        [{ clusters: [{ name: "a*" }] }, /^clusters\[0\]\.name: must be the name of an EKS cluster, got "a\*"/],
        [{ permissionsBoundaryArn: "boundary" }, /^permissionsBoundaryArn: must be the ARN of an IAM policy, got "boundary"/],
        [{ sessionHours: 0.5 }, /^sessionHours: must be 1 to 12, got 0\.5$/],
        [{ documents: valid.documents.slice(0, 1) }, /^documents: has no up\.json, got the folder documents; write it with npm run access/],
        [{ documents: [...valid.documents, { name: "up-roles", text: "x".repeat(6_145) }] }, /^documents: up-roles\.json is longer than the 6144 characters that IAM takes, got 6145/],
        [{ documents: [...valid.documents, ...Array.from({ length: 9 }, (_, index) => ({ name: `up-${index + 3}`, text: "" }))] }, /^documents: a role has 10 policies at most, got 11; name fewer stacks$/],
    ] as [Partial<Settings>, RegExp][]) {
        it(`are refused early: ${JSON.stringify(change).slice(0, 90)}`, () => {
            const found = problems({ ...valid, ...change }, "documents");
            assert.equal(found.length, 1, found.join("\n"));
            assert.match(found[0], message);
        });
    }
});
