import * as assert from "node:assert/strict";
import { test } from "node:test";
import * as pulumi from "@pulumi/pulumi";
import { windowsMocks } from "pulumi-eks-windows/testing";

test("the program of a user", async () => {
    await pulumi.runtime.setMocks(windowsMocks());
    const { cluster } = (require("./shop") as typeof import("./shop")).shop();
    const names = await new Promise(resolve => { pulumi.output(cluster.windowsNodeGroupNames).apply(resolve); });
    assert.deepEqual(names, { web: "shop-web", own: "shop-own" });
});
