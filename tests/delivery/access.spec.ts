import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as authorization from "../../delivery/access/authorization.json";
import { OWN_STACKS, filesOf, requestOf } from "../../delivery/access/access";
import { LOOKUPS } from "../../delivery/access/actions/lookups";
import { ACTIONS, allActions, writes } from "../../delivery/access/actions/table";
import { documents, size } from "../../delivery/access/documents";
import { POLICY_CHARACTERS } from "../../delivery/access/managedPolicy";
import { Access, EXISTING_CLUSTER, Plan, UNSEEN, accessOf } from "../../delivery/access/planned";
import { Statement } from "../../delivery/access/statements";
import { EXAMPLES, exampleNames } from "../support/examples";
import { ROOT, planInHost } from "../support/runPlan";

const FOLDER = path.join(ROOT, "delivery/access");

async function planned(...args: string[]): Promise<Plan> {
    const { stdout, stderr } = await planInHost("--json", ...args);
    const plan = JSON.parse(stdout) as Plan;
    assert.ok(plan.resources.length > 0, stderr);
    return plan;
}

let own: Plan[];

/** Plans of this repository's stacks: made once, one after the other. */
async function ownPlans(): Promise<Plan[]> {
    if (!own) {
        const plans: Plan[] = [];
        for (const stack of OWN_STACKS) {
            plans.push(await planned("--stack", stack));
        }
        own = plans;
    }
    return own;
}

/** Statements of all documents. */
function allowed(access: Access): Statement[] {
    return Object.values(documents(access)).flatMap(({ Statement }) => Statement);
}

const like = (pattern: string, text: string) => new RegExp(`^${pattern.split("*").map(part => part.replace(/[^\w]/g, "\\$&")).join(".*")}$`).test(text);

/** Whether a statement allows an action on a resource, whatever its condition. */
function allows(statements: Statement[], action: string, resource: string): boolean {
    return statements.some(({ Action, Resource }) => Action.includes(action) && Resource.some(pattern => like(pattern, resource)));
}

/** An ARN that a planned resource may have, and an action that deletes it; Pulumi puts seven characters after the name. */
const NAMED: Record<string, [string, (name: string) => string]> = {
    "aws:iam/role:Role": ["iam:DeleteRole", name => `arn:aws:iam::111122223333:role/${name}-1a2b3c4`],
    "aws:iam/instanceProfile:InstanceProfile": ["iam:DeleteInstanceProfile", name => `arn:aws:iam::111122223333:instance-profile/${name}-1a2b3c4`],
    "aws:eks/cluster:Cluster": ["eks:DeleteCluster", name => `arn:aws:eks:eu-central-1:111122223333:cluster/${name}-1a2b3c4`],
    "aws:imagebuilder/imagePipeline:ImagePipeline": ["imagebuilder:DeleteImagePipeline", name => `arn:aws:imagebuilder:eu-central-1:111122223333:image-pipeline/${name}-1a2b3c4`],
    "aws:imagebuilder/component:Component": ["imagebuilder:DeleteComponent", name => `arn:aws:imagebuilder:eu-central-1:111122223333:component/${name}-1a2b3c4/1.0.0/1`],
    "aws:imagebuilder/imageRecipe:ImageRecipe": ["imagebuilder:DeleteImageRecipe", name => `arn:aws:imagebuilder:eu-central-1:111122223333:image-recipe/${name}-1a2b3c4/1.0.0`],
    "aws:imagebuilder/lifecyclePolicy:LifecyclePolicy": ["imagebuilder:DeleteLifecyclePolicy", name => `arn:aws:imagebuilder:eu-central-1:111122223333:lifecycle-policy/${name}-1a2b3c4`],
};

/** What is wrong with the documents of some plans. */
function complaints(plans: Plan[]): string[] {
    const access = accessOf(plans);
    const statements = allowed(access);
    const types = [...new Set(access.types.flatMap(type => UNSEEN[type]?.types ?? [type]))];
    return [
        ...types.flatMap(type => [...ACTIONS[type].read, ...writes(ACTIONS[type])]
            .filter(action => !statements.some(({ Action }) => Action.includes(action))).map(action => `${type} needs ${action}`)),
        ...plans.flatMap(({ resources }) => resources).filter(({ type }) => NAMED[type]).flatMap(({ type, name }) => {
            const [action, arn] = NAMED[type];
            return [
                ...allows(statements, action, arn(name)) ? [] : [`${action} on ${arn(name)}`],
                ...allows(statements, action, arn(`other-${name}`)) ? [`${action} on what is not the stack's: ${arn(`other-${name}`)}`] : [],
            ];
        }),
        ...Object.entries(documents(access)).flatMap(([name, { Statement }]) => [
            ...size(Statement) > POLICY_CHARACTERS ? [`${name} has ${size(Statement)} characters`] : [],
            ...new Set(Statement.map(({ Sid }) => Sid)).size < Statement.length ? [`${name} has two statements of one name`] : [],
        ]),
    ];
}

/** What AWS may check besides, of any type or of one, and why no component needs it. */
const NOT_NEEDED: Record<string, string> = {
    "ssm:GetParameters": "launch templates name AMIs by their IDs",
    "kms:Encrypt": "components of images are encrypted with the key of AWS", "kms:GenerateDataKey": "the same", "kms:GenerateDataKeyWithoutPlaintext": "the same",
    "kms:Decrypt": "the same",
    "imagebuilder:GetContainerRecipe": "pipelines build AMIs, and no container images", "imagebuilder:GetWorkflow": "pipelines have AWS's own workflows",
    "sns:Publish": "no configuration of builds names a topic",
    "aws:ec2/securityGroupRule:SecurityGroupRule ec2:CreateTags": "this type of rule has no tags",
    "aws:kms/key:Key iam:CreateServiceLinkedRole": "keys are of one region, and in no key store of one's own",
};

describe("IAM policies of those who deploy", () => {
    it("are those that dev and prod plan: `npm run access` writes them", async () => {
        const files = filesOf(await ownPlans());
        assert.ok(Object.keys(files).length >= 4);
        assert.deepEqual(fs.readdirSync(FOLDER).filter(file => file.endsWith(".json") && file in files), Object.keys(files).sort());
        for (const [name, text] of Object.entries(files)) {
            assert.equal(fs.readFileSync(path.join(FOLDER, name), "utf8"), text, `${name}: run npm run access`);
        }
        assert.deepEqual(fs.readdirSync(FOLDER).filter(file => /^(boundary|preview|up|image-pipeline).*\.json$/.test(file)), Object.keys(files).sort(), "nothing is left over");
    });

    it("cover all that dev and prod plan, and touch nothing of another name", async () => {
        assert.deepEqual(complaints(await ownPlans()), []);
    });

    for (const name of exampleNames()) {
        it(`cover all that the example ${name} plans`, async () => {
            const plan = await planned("--program", path.join(EXAMPLES, name));
            filesOf([plan]);
            assert.deepEqual(complaints([plan]), []);
        });
    }

    it("only read in the document for previews", async () => {
        const { preview } = documents(accessOf(await ownPlans()));
        const actions = preview.Statement.flatMap(({ Action }) => Action);
        assert.ok(actions.length > 40, String(actions.length));
        const level = (action: string) => (authorization.actions as Record<string, { level: string }>)[action].level;
        assert.deepEqual(actions.filter(action => !["Read", "List"].includes(level(action))), []);
    });

    it("hand over the stack's own roles alone, and give roles no other managed policy", async () => {
        const access = accessOf(await ownPlans());
        const of = (action: string) => allowed(access).filter(({ Action }) => Action.includes(action));
        for (const { Resource, Condition } of of("iam:PassRole")) {
            assert.deepEqual(Resource, ["arn:aws:iam::*:role/cluster-*"]);
            assert.ok(Condition!.StringEquals["iam:PassedToService"].length > 0);
        }
        const [attach, ...more] = of("iam:AttachRolePolicy");
        assert.deepEqual(more, []);
        const policies = attach.Condition!.ArnLike["iam:PolicyARN"] as string[];
        assert.ok(policies.includes("arn:aws:iam::aws:policy/AmazonEKSVPCResourceController"));
        assert.deepEqual(policies.filter(arn => /Administrator|\*/.test(arn)), []);
    });

    it("know what others made by its tags, where all that EC2 and KMS can tag has one", async () => {
        const access = accessOf(await ownPlans());
        const condition = (given: Access, action: string) => allowed(given).find(({ Action }) => Action.includes(action))!.Condition?.StringEquals;
        assert.deepEqual(condition(access, "ec2:DeleteVpc"), { "aws:ResourceTag/environment": ["dev", "prod"] });
        assert.deepEqual(condition(access, "kms:ScheduleKeyDeletion"), { "aws:ResourceTag/environment": ["dev", "prod"] });
        assert.equal(condition({ ...access, tags: {} }, "ec2:DeleteVpc"), undefined);
    });

    it("let nobody make a role without the boundary, where one is given", async () => {
        const permissionsBoundaryArn = "arn:aws:iam::111122223333:policy/boundary";
        const access = { ...accessOf(await ownPlans()), permissionsBoundaryArn };
        for (const action of ["iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy"]) {
            const statements = allowed(access).filter(({ Action }) => Action.includes(action));
            assert.deepEqual(statements.map(({ Condition }) => Condition!.ArnEquals), [{ "iam:PermissionsBoundary": permissionsBoundaryArn }], action);
        }
    });

    it("let the stack's roles hand over one another alone, by the boundary", async () => {
        const { Statement } = JSON.parse(filesOf(await ownPlans())["boundary.json"]) as { Statement: { Action?: string | string[]; NotAction?: string[]; Resource: unknown }[] };
        const pass = Statement.filter(({ Action }) => [Action].flat().some(action => action === "iam:PassRole" || action === "iam:*"));
        assert.deepEqual(pass.map(({ Resource }) => Resource), [["arn:aws:iam::*:role/cluster-*"]]);
        assert.ok(Statement.filter(({ NotAction }) => NotAction).every(({ NotAction }) => NotAction!.includes("iam:*") && NotAction!.includes("sts:*")));
    });

    it("are refused for a type that no table has, with the place to add it", async () => {
        const [plan] = await ownPlans();
        const bucket = { urn: "urn:1", type: "aws:s3/bucket:Bucket", name: "logs", inputs: {} };
        assert.throws(() => filesOf([{ ...plan, resources: [...plan.resources, bucket] }]), {
            message: "no table of delivery/access/actions has aws:s3/bucket:Bucket; add the IAM actions that they need there",
        });
    });
});

describe("tables of IAM actions", () => {
    it("have every resource and every lookup of AWS that components use", () => {
        const sources = fs.readdirSync(path.join(ROOT, "components"), { recursive: true, encoding: "utf8" }).filter(file => file.endsWith(".ts"))
            .map(file => fs.readFileSync(path.join(ROOT, "components", file), "utf8"));
        const imported = sources.flatMap(text => [...text.matchAll(/^import \{([^}]+)\} from "@pulumi\/aws\/([\w/]+)";/gm)])
            .flatMap(([, names, module]) => names.split(",").map(name => name.trim()).filter(name => name !== "").map(name => ({ name, module })));
        const tokens = imported.map(({ name, module }) => tokenOf(name, module)).filter(token => token !== undefined);
        assert.ok(tokens.length > 40, String(tokens.length));
        assert.deepEqual([...new Set(tokens)].filter(token => !ACTIONS[token] && !LOOKUPS[token]), []);
    });

    it("have rows of the one component whose resources no plan shows", () => {
        assert.deepEqual(Object.keys(UNSEEN), [EXISTING_CLUSTER]);
        assert.deepEqual(UNSEEN[EXISTING_CLUSTER].types.filter(type => !ACTIONS[type]), []);
    });

    it("have the actions that AWS's Service Authorization Reference was asked about, and no others", () => {
        assert.match(authorization.source, /^parliament \d+\.\d+\.\d+$/);
        assert.deepEqual(allActions(), Object.keys(authorization.actions).sort());
    });

    it("have what AWS checks besides, unless there is a reason", () => {
        const dependents = (action: string) => (authorization.actions as Record<string, { dependents: string[] }>)[action].dependents;
        // The document for previews is attached beside the others.
        const everywhere = Object.values(LOOKUPS).flatMap(({ actions }) => actions);
        const missing = Object.entries(ACTIONS).flatMap(([type, row]) => {
            const has = [...row.read, ...writes(row), ...row.serviceLinkedRoles ? ["iam:CreateServiceLinkedRole"] : [], ...everywhere, ...Object.keys(NOT_NEEDED)];
            return writes(row).flatMap(dependents).filter(action => !has.includes(action) && !NOT_NEEDED[`${type} ${action}`]).map(action => `${type} needs ${action}`);
        });
        assert.deepEqual([...new Set(missing)], []);
    });

    it("pass a role wherever they say to which service, and nowhere else", () => {
        for (const [type, row] of Object.entries(ACTIONS)) {
            assert.equal(writes(row).includes("iam:PassRole"), row.passesRoleTo !== undefined, type);
        }
    });
});

describe("npm run access", () => {
    it("takes a program, stacks, a folder, an account and a boundary", () => {
        assert.deepEqual(requestOf([]), {
            program: ROOT, stacks: OWN_STACKS, out: FOLDER, given: { accountId: undefined, permissionsBoundaryArn: undefined },
        });
        assert.deepEqual(requestOf(["--program", "shop", "--stack", "a", "--stack", "b", "--out", "x", "--account", "111122223333"]), {
            program: "shop", stacks: ["a", "b"], out: "x", given: { accountId: "111122223333", permissionsBoundaryArn: undefined },
        });
        assert.equal(requestOf(["--help"]), undefined);
    });

    for (const [args, message] of [
        [["--program", "shop"], /^--program needs --out, got none; name the folder/],
        [["--account", "1234", "--out", "x"], /^--account must be twelve digits, got "1234"$/],
        [["--boundary", "boundary", "--out", "x"], /^--boundary must be the ARN of an IAM policy, got "boundary"; write arn:aws:iam::/],
        [["--stak", "dev"], /Unknown option '--stak'/],
    ] as const) {
        it(`refuses ${args.join(" ")}`, () => assert.throws(() => requestOf([...args]), { message }));
    }
});

/** The token of a class or a lookup of the SDK; nothing for types. */
function tokenOf(name: string, module: string): string | undefined {
    const value = require(`@pulumi/aws/${module}`)[name];
    const [service] = module.split("/");
    const lookup = /^(get\w+?)(Output)?$/.exec(name)?.[1];
    return lookup ? `aws:${service.startsWith("get") ? "index" : service}/${lookup}:${lookup}` : value?.__pulumiType;
}
