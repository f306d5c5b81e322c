import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { windowsMocks } from "pulumi-eks-windows/testing";

test("mocks that answer lookups, and know nothing of eks.Cluster", async () => {
    const { call } = windowsMocks();
    await pulumi.runtime.setMocks({ call, newResource: ({ name, inputs }) => ({ id: `${name}_id`, state: inputs }) });
    (require("./shop") as typeof import("./shop")).shop();
    await pulumi.runtime.disconnect();
});
