import * as assert from "node:assert/strict";
import { NO_OPTIONS, PlannedResource } from "../../../plan/resource";
import { Schedule, schedule } from "../../../plan/time/schedule";
import { clusterOf, firstUp, settingsOf } from "../../bench/firstUp";

const resource = (name: string, dependencies: string[] = [], more: Partial<PlannedResource> = {}): PlannedResource => ({
    urn: name, name, type: "aws:ec2/natGateway:NatGateway", custom: true, inputs: {}, outputs: {}, dependencies, propertyDependencies: {}, options: NO_OPTIONS, ...more,
});
const names = ({ criticalPath }: Schedule) => criticalPath.map(step => step.resource.name);

describe("schedule of the first up", () => {
    it("makes what needs nothing at once", () => {
        assert.equal(schedule([resource("a"), resource("b")]).minutes, 2);
    });

    it("waits for the slowest of what is needed, and names the way there", () => {
        const found = schedule([resource("d", ["b", "c"]), resource("a"), resource("b", ["a"]), resource("c", [], { type: "aws:eks/cluster:Cluster" })]);
        assert.deepEqual([found.minutes, names(found)], [11, ["c", "d"]]);
    });

    it("waits for all that is below a component, and for a provider", () => {
        const found = schedule([
            resource("component", [], { custom: false }), resource("child", [], { parent: "component" }), resource("grandchild", ["child"], { parent: "child-component" }),
            resource("child-component", [], { custom: false, parent: "component" }),
            resource("provider", ["component"], { type: "pulumi:providers:kubernetes" }), resource("last", [], { provider: "provider" }),
        ]);
        assert.deepEqual([found.minutes, names(found)], [6, ["child", "grandchild", "last"]]);
    });

    it("is empty for a stack without resources, and knows nothing of what is not in the stack", () => {
        assert.deepEqual(schedule([]), { minutes: 0, criticalPath: [], steps: [] });
        assert.equal(schedule([resource("a", ["elsewhere"])]).minutes, 2);
    });

    for (const stack of ["dev", "prod"]) {
        it(`E1, E2, L11: Windows groups of ${stack} wait for what AWS itself demands, and for nothing else`, async () => {
            const found = await firstUp(stack);
            assert.ok(found.minutes <= 1.03 * found.demanded, `${found.minutes} minutes, ${found.demanded} demanded: ${names(found).join(" > ")}`);
            assert.match(names(found).at(-1)!, /^cluster-(web|iis|batch|legacy|apps)$/);
        });
    }

    it("E4: a smoke test waits for CoreDNS, and Windows groups do not", async () => {
        const resources = await clusterOf({ ...settingsOf("dev"), smokeTest: true });
        const coreDnsLate = resources.map(each => each.name === "cluster-coredns" ? { ...each, dependencies: [...each.dependencies, "late"] } : each);
        const found = schedule([...coreDnsLate, ...Array.from({ length: 40 }, (_, index) => resource(index === 0 ? "late" : `late-${index}`, [`late-${index + 1}`]))]);
        assert.equal(names(found).at(-1), "cluster-web-smoke-test");
        assert.ok(!names(found).includes("cluster-web"));
    });
});
