import * as assert from "node:assert/strict";
import { resourceIdProblems } from "../../../limits/text/resourceId";

describe("id of a resource of EC2", () => {
    for (const [id, prefix] of [
        [undefined, "ami"], [{ a: "value that the engine learns later" }, "ami"], ["ami-0123456789abcdef0", "ami"], ["ami-1a2b3c4d", "ami"],
        ["vpc-0123456789abcdef0", "vpc"], ["subnet-1a2b3c4d", "subnet"],
    ] as const) {
        it(`may be ${JSON.stringify(id) ?? "unset"}`, () => assert.deepEqual(resourceIdProblems("id", id, prefix), []));
    }

    for (const id of ["", "AMI-1", "ami-", "ami-0123456789abcdef", "ami-0123456789abcdef01", "ami-0123456789ABCDEF0", "vpc-0123456789abcdef0",
        "ssm:/aws/service/ami-windows-latest/x/image_id", "ami-1a2b3c4d\n"]) {
        it(`A4: is refused as ${JSON.stringify(id)}`, () => assert.deepEqual(resourceIdProblems("id", id, "ami"), [
            { path: "id", reason: `must be the id of an AMI, such as "ami-0123456789abcdef0", got ${JSON.stringify(id)}` },
        ]));
    }
});
