import * as assert from "node:assert/strict";
import { NamedResource, resourceNameProblems } from "../../../limits/text/resourceName";

const ROLE = { resource: NamedResource.Role, suffix: "-execution" };
const NODE_GROUP = { resource: NamedResource.NodeGroup };

describe("names that are made from a component's", () => {
    it("may have what AWS takes less the eight characters that Pulumi adds", () => {
        assert.deepEqual(resourceNameProblems("name", "x".repeat(46), [ROLE]), []);
        assert.deepEqual(resourceNameProblems("name", "x".repeat(47), [ROLE]), [{
            path: "name",
            reason: `is too long: the IAM role "${"x".repeat(47)}-execution" may have 56 characters before the 8 that Pulumi adds, got 57; shorten it by 1`,
        }]);
        assert.deepEqual(resourceNameProblems("name", "x".repeat(55), [NODE_GROUP]), []);
        assert.match(resourceNameProblems("name", "x".repeat(56), [NODE_GROUP])[0].reason, /node group .* shorten it by 1$/);
    });

    it("are judged by the one that is furthest beyond its limit", () => {
        const [{ reason }] = resourceNameProblems("name", "x".repeat(60), [NODE_GROUP, ROLE]);
        assert.match(reason, /the IAM role .* shorten it by 14$/);
    });

    for (const name of ["", "-a", "_a", "a.b", "a b", "ä", "a/b"]) {
        it(`refuse ${JSON.stringify(name)}, which begins or goes on with what no node group has`, () => {
            assert.deepEqual(resourceNameProblems("name", name, [NODE_GROUP]).map(({ path }) => path), ["name"]);
        });
    }

    it("are lowercase where a Kubernetes Job is named after them", () => {
        assert.deepEqual(resourceNameProblems("name", "Shop_1", [NODE_GROUP]), []);
        assert.match(resourceNameProblems("name", "Shop", [NODE_GROUP, { resource: NamedResource.Job }])[0].reason, /lowercase .*got "Shop"; rename it$/);
    });
});
