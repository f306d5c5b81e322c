import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";

test("mocks that know nothing of this package, as Pulumi's guide has them", async () => {
    await pulumi.runtime.setMocks({
        newResource: ({ name, inputs }) => ({ id: `${name}_id`, state: inputs }),
        call: ({ inputs }) => inputs as Record<string, unknown>,
    });
    (require("./shop") as typeof import("./shop")).shop();
    await pulumi.runtime.disconnect();
});
