import * as assert from "node:assert/strict";
import { Property, PropertyState, property, propertyOf } from "../../policy/property";

const { unknownCheckingProxy, unknownStringValue: UNKNOWN } = require("@pulumi/policy/proxy") as {
    unknownCheckingProxy(props: Record<string, unknown>): Record<string, unknown>; unknownStringValue: string;
};
/** A resource as the SDK hands it to a rule: an unknown value throws when it is touched. */
const resource = (props: Record<string, unknown>, propertyDependencies: Record<string, unknown[]> = {}) =>
    ({ props: unknownCheckingProxy(props), propertyDependencies });
const MADE = [{}];

describe("a property", () => {
    for (const [title, found, state] of [
        ["that is not there", propertyOf(resource({}), "version"), "absent"],
        ["that is null", propertyOf(resource({ version: null }), "version"), "absent"],
        ["that is empty text", propertyOf(resource({ version: "" }), "version"), "known"],
        ["that is an empty list", propertyOf(resource({ list: [] }), "list"), "known"],
        ["that is unknown and made from another resource", propertyOf(resource({ version: UNKNOWN }, { version: MADE }), "version"), "pending"],
        ["that is unknown and made from nothing", propertyOf(resource({ version: UNKNOWN }), "version"), "computed"],
        ["that is unknown, of values without dependencies", property(unknownCheckingProxy({ version: UNKNOWN }), "version"), "pending"],
        ["below one that is not there", propertyOf(resource({}), "a", "b", 0), "absent"],
        ["below one that is no object", propertyOf(resource({ a: "text" }), "a", "b", "c"), "absent"],
        ["below one that is unknown", propertyOf(resource({ a: { b: UNKNOWN } }, { a: MADE }), "a", "b", "c"), "pending"],
    ] as [string, Property, PropertyState][]) {
        it(`${title} is ${state}`, () => {
            assert.equal(found.state, state);
            assert.equal(found.isAbsent, state === "absent");
            assert.equal(found.known, ["absent", "known"].includes(state));
            assert.equal(found.isPending, ["pending", "secret"].includes(state));
        });
    }

    it("that the provider computes was left out by the program, and one that waits was not", () => {
        assert.equal(Property.unknown("computed").written.isAbsent, true);
        assert.deepEqual((["computed", "pending", "secret"] as const).map(state => Property.unknown(state).isSet), [false, true, true]);
        assert.deepEqual([[], ["a"], "", 0].map(value => Property.of<unknown>(value).isSet), [false, true, true, true]);
    });

    it("gives what it holds by its type alone", () => {
        assert.deepEqual([Property.of<unknown>("a").text, Property.of<unknown>(1).text, Property.of<unknown>(1).number, Property.unknown().text], ["a", undefined, 1, undefined]);
        assert.deepEqual([Property.of<unknown>(["a", "b"]).indices, Property.of<unknown>({ length: 2 }).indices, Property.unknown().indices], [[0, 1], [], []]);
    });

    it("is known in part, and says whether that is all", () => {
        const { part } = propertyOf(resource({ a: { b: [1, UNKNOWN], c: "d", e: UNKNOWN } }, { a: MADE }), "a");
        assert.deepEqual(part, { value: { b: [1, undefined], c: "d" }, complete: false });
        assert.deepEqual(propertyOf(resource({ a: { b: 1 } }), "a").part, { value: { b: 1 }, complete: true });
    });

    it("ends where state goes on for ever", () => {
        const endless: Record<string, unknown> = {};
        endless.a = endless;
        assert.equal(property(endless, "a").part.complete, false);
    });
});
