import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { MODEL_SOURCE, SERVICES, Shape, patternOf } from "./shapes";

const shapes = Object.entries(SERVICES).flatMap(([service, model]) =>
    Object.entries(model.shapes).map(([name, shape]) => ({ name: `${service} ${name}`, shape, model })));
const patterns = shapes.filter(({ shape }) => shape.pattern !== undefined);

/** Shapes that a shape is made of. */
function parts({ members = {}, member, key, value }: Shape): string[] {
    return [...Object.values(members), member, key, value].filter(part => part !== undefined);
}

describe("extract of AWS's API models", () => {
    it("says which botocore it came from, the one that its script asks for", () => {
        assert.match(MODEL_SOURCE, /^botocore \d+\.\d+\.\d+$/);
        const script = fs.readFileSync(path.join(__dirname, "extract.py"), "utf8");
        assert.ok(script.includes(MODEL_SOURCE.replace(" ", "==")), MODEL_SOURCE);
    });

    it("has every request that the script asks for, and no shape that none of them reaches", () => {
        assert.deepEqual(Object.keys(SERVICES), ["autoscaling", "ec2", "eks", "iam", "imagebuilder", "kms", "ssm"]);
        for (const [service, { apiVersion, requests, shapes: known }] of Object.entries(SERVICES)) {
            assert.match(apiVersion, /^\d{4}-\d{2}-\d{2}$/, service);
            const reached = new Set<string>();
            const reach = (name: string): void => {
                if (!reached.has(name)) {
                    reached.add(name);
                    assert.ok(known[name], `${service} ${name}`);
                    parts(known[name]).forEach(reach);
                }
            };
            Object.values(requests).forEach(reach);
            assert.deepEqual([...reached].sort(), Object.keys(known).sort(), service);
        }
    });

    it("requires no member that a structure does not have", () => {
        for (const { name, shape } of shapes.filter(({ shape: { type } }) => type === "structure")) {
            assert.deepEqual(shape.required!.filter(member => shape.members![member] === undefined), [], name);
        }
    });

    it("has patterns that all compile, and read what AWS's own documentation gives as examples", () => {
        assert.ok(patterns.length > 25, `${patterns.length} patterns`);
        patterns.forEach(({ name, shape }) => assert.doesNotThrow(() => patternOf(shape.pattern!), name));
        for (const [service, shape, right, wrong] of [
            ["iam", "roleNameType", "web-role_1", "web role"], ["iam", "tagKeyType", "größe", "a#b"],
            ["imagebuilder", "Timezone", "America/Los_Angeles", "+01:00"], ["imagebuilder", "SnsTopicArn", "arn:aws:sns:eu-central-1:111122223333:builds", "builds"],
            ["imagebuilder", "VersionNumber", "1.0.0", "1.0"], ["eks", "ClusterName", "my-cluster", "my.cluster"],
        ] as const) {
            const { pattern } = SERVICES[service].shapes[shape];
            assert.match(right, patternOf(pattern!), shape);
            assert.doesNotMatch(wrong, patternOf(pattern!), shape);
        }
    });

    it("reads a pattern as a whole, as the services do", () => {
        const { pattern } = SERVICES.eks.shapes.ClusterName;
        assert.ok(!pattern!.endsWith("$"));
        assert.doesNotMatch("name and more", patternOf(pattern!));
    });
});
