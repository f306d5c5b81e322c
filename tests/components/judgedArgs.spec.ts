import * as assert from "node:assert/strict";
import { Role } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { judgedArgs } from "../../components/judgedArgs";
import { Problem } from "../../limits/text/problem";
import { planned } from "../support/planned";

interface Args {
    id?: pulumi.Input<string>;
    ids?: pulumi.Input<pulumi.Input<string>[]>;
    parts?: { id: pulumi.Input<string> }[];
    role?: pulumi.Input<Role>;
    count?: number;
}

/** No id is "bad", and none is in the list twice. */
function problemsOf({ id, ids, parts = [] }: Args): Problem[] {
    const list = Array.isArray(ids) ? ids : [];
    const bad = (path: string, value: unknown) => value === "bad" ? [{ path, reason: `is bad, got ${value}` }] : [];
    return [
        ...bad("id", id), ...list.flatMap((value, i) => bad(`ids[${i}]`, value)), ...parts.flatMap((part, i) => bad(`parts[${i}].id`, part.id)),
        ...list.filter((value, i) => typeof value === "string" && list.indexOf(value) < i).map(() => ({ path: "ids", reason: "twice" })),
    ];
}

type Use = (args: Args) => pulumi.Input<string | undefined>;

/** Makes a role whose path is what `use` takes from its arguments. */
class Part extends pulumi.ComponentResource {
    constructor(args: Args, use: Use) {
        super("test:index:Part", "part", {});
        const path = pulumi.output(use(judgedArgs(this, args, problemsOf))).apply(known => known ?? "");
        const { arn } = new Role("user", { assumeRolePolicy: "{}", path }, { parent: this });
        this.registerOutputs({ arn });
    }
}

const made = (args: () => Args, use: Use) => planned(() => new Part(args(), use));

/** What comes of a judged value; whatever takes the output waits for the same. */
async function outcome(args: () => Args, use: Use): Promise<unknown> {
    let used: pulumi.Output<unknown> | undefined;
    await planned(() => { used = pulumi.output(use(judgedArgs(new pulumi.ComponentResource("test:index:Part", "part", {}), args(), problemsOf))); });
    // The SDK's types don't show the promise of an output.
    return (used as unknown as { promise(): Promise<unknown> }).promise();
}

describe("arguments that other resources make", () => {
    for (const [title, args, use, message] of [
        ["a value", () => ({ id: pulumi.output("bad") }), (args: Args) => args.id, "id: is bad, got bad"],
        ["the value of a promise", () => ({ id: Promise.resolve("bad") }), (args: Args) => args.id, "id: is bad, got bad"],
        ["a value within a list of objects", () => ({ parts: [{ id: "good" }, { id: pulumi.output("bad") }] }), (args: Args) => args.parts![1].id, "parts[1].id: is bad, got bad"],
        ["a list", () => ({ ids: pulumi.output(["good", "bad"]) }), (args: Args) => pulumi.output(args.ids).apply(ids => ids![0]), "ids[1]: is bad, got bad"],
        ["a list of values against one another", () => ({ ids: [pulumi.output("one"), pulumi.output("one")] }),
            (args: Args) => pulumi.output(args.ids).apply(ids => ids![0]), "ids: twice"],
    ] as [string, () => Args, Use, string][]) {
        it(`are judged: ${title}`, async () => {
            await assert.rejects(outcome(args, use), { message: `invalid arguments:\n  - ${message}` });
        });
    }

    it("are refused at once where they are known", async () => {
        await assert.rejects(made(() => ({ id: "bad" }), ({ id }) => id), { message: "invalid arguments:\n  - id: is bad, got bad" });
    });

    it("don't show a secret that is wrong", async () => {
        await assert.rejects(outcome(() => ({ id: pulumi.secret("bad") }), ({ id }) => id), {
            message: "invalid arguments:\n  - id: is not valid; the value is secret, so it is not shown: check it against the documentation of the argument",
        });
    });

    it("stay what they are: plain values, resources, secrets and what they depend on", async () => {
        const plain = { id: "good", count: 2, parts: [{ id: "good" }] };
        await planned(() => {
            const component = new pulumi.ComponentResource("test:index:Part", "part", {});
            const role = new Role("other", { assumeRolePolicy: "{}" });
            const judged = judgedArgs(component, { ...plain, role }, problemsOf);
            assert.deepEqual({ ...judged, role: undefined }, { ...plain, role: undefined });
            assert.equal(judged.role, role);
        });
        const seen = await made(() => ({ id: pulumi.secret(new Role("source", { assumeRolePolicy: "{}" }).id.apply(() => "good")) }), ({ id }) => id);
        const user = seen.find(({ name }) => name === "user")!;
        assert.match(user.propertyDependencies.path.join(), /Role::source$/);
    });

    it("stay known in a preview beside one that is not", async () => {
        const seen = await made(() => ({ id: pulumi.output("good"), parts: [{ id: new Role("source", { assumeRolePolicy: "{}" }).arn }] }), ({ id }) => id);
        assert.equal(seen.find(({ name }) => name === "user")!.inputs.path, "good");
    });
});
