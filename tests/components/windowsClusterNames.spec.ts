import * as assert from "node:assert/strict";
import { WindowsCluster, WindowsClusterArgs } from "../../components";
import { windowsClusterNameProblems } from "../../components/windowsClusterNames";
import { planned } from "../support/planned";

const LONGEST = "a".repeat(30);
const ARGS: WindowsClusterArgs = { kubernetesVersion: "1.35", windowsNodeGroups: [{ name: "web" }] };

describe("name of a WindowsCluster", () => {
    it("leaves room for its longest role, with the name that the program of this package gives it in any case", () => {
        const longest = { ...ARGS, smokeTest: true, coreDnsOnFargate: true, imagePipelines: [{ name: LONGEST }], windowsNodeGroups: [{ name: LONGEST }] };
        assert.deepEqual(windowsClusterNameProblems("cluster", longest), []);
        assert.deepEqual(windowsClusterNameProblems("a".repeat(42), ARGS), []);
        assert.match(windowsClusterNameProblems("a".repeat(43), ARGS)[0].reason, /IAM role "a+-windows-nodes"/);
    });

    it("leaves room for the names of its pipelines and groups", () => {
        const name = "a".repeat(20);
        assert.match(windowsClusterNameProblems(name, { ...ARGS, imagePipelines: [{ name: LONGEST }] })[0].reason, /-execution"/);
        assert.match(windowsClusterNameProblems("a".repeat(30), { ...ARGS, windowsNodeGroups: [{ name: LONGEST }] })[0].reason, /node group/);
    });

    it("is judged before anything is registered, and refused with everything else", async () => {
        const name = "a".repeat(50);
        await assert.rejects(planned(() => new WindowsCluster(name, { ...ARGS, windowsNodeGroups: [] })), /name: is too long[^]*windowsNodeGroups: /);
    });
});
