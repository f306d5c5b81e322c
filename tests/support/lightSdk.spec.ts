import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { WindowsCluster } from "../../components";
import { PlanEngine } from "../../plan/engine";
import { BASE } from "../models/configurations";
import { withLightSdk } from "./lightSdk";

/** What a program registers and exports. */
async function planOf(program: () => unknown) {
    const engine = new PlanEngine("shop", "prod", "eu-central-1");
    const exported = await engine.run(program);
    assert.deepEqual(engine.failures, []);
    return { exported, resources: engine.resources.sort((one, other) => one.urn.localeCompare(other.urn)) };
}

class Custom extends pulumi.CustomResource {
    declare public readonly size: pulumi.Output<number>;
    declare public readonly arn: pulumi.Output<string>;

    constructor(name: string, size: pulumi.Input<number>) {
        super("test:index:Custom", name, { size, arn: undefined });
    }
}

describe("the light SDK", () => {
    it("registers of a cluster what the whole one registers", async () => {
        const program = () => new WindowsCluster("cluster", BASE);
        const whole = await planOf(program);
        assert.ok(whole.resources.length > 40, `${whole.resources.length} resources`);
        assert.deepEqual(await withLightSdk(() => planOf(program)), whole);
    });

    it("gives outputs their value whenever they are read, to other resources too, and makes no others", async () => {
        const made: Custom[] = [];
        const program = () => {
            const early = new Custom("early", 3);
            const late = new Custom("late", early.size.apply(size => size + 1));
            made.push(late);
            return { early: early.size, late: late.urn.apply(() => late.size), unknown: late.urn.apply(() => late.arn) };
        };
        const whole = await planOf(program);
        assert.deepEqual([whole.exported.early, whole.exported.late], [3, 4]);
        assert.deepEqual(await withLightSdk(() => planOf(program)), whole);
        assert.deepEqual(await withLightSdk(() => planOf(() => { made.push(new Custom("unread", 1)); })).then(({ exported }) => exported), {});
        const isMade = (key: "size" | "arn") => made.map(resource => "value" in Object.getOwnPropertyDescriptor(resource, key)!);
        assert.deepEqual({ size: isMade("size"), arn: isMade("arn") }, { size: [true, true, false], arn: [true, true, false] });
    });
});
