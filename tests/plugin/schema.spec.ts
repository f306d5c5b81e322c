import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { SCHEMA_FILE, componentNames, makeSchema, schemaText } from "../../plugin/schema/makeSchema";
import { PackageSchema, PropertySchema } from "../../plugin/schema/packageSchema";
import { ROOT } from "../support/runPlan";

const text = fs.readFileSync(path.join(ROOT, SCHEMA_FILE), "utf8");
const schema = JSON.parse(text) as PackageSchema;

/** All that a reader of a generated SDK sees, with its description. */
function described(): [string, string | undefined][] {
    const properties = (token: string, of: Record<string, PropertySchema> = {}) =>
        Object.entries(of).map(([key, { description }]): [string, string | undefined] => [`${token}.${key}`, description]);
    return [
        ...Object.entries(schema.resources).flatMap(([token, { description, inputProperties, properties: outputs }]): [string, string | undefined][] => [
            [token, description], ...properties(`${token} (argument)`, inputProperties), ...properties(`${token} (output)`, outputs)]),
        ...Object.entries(schema.types).flatMap(([token, type]): [string, string | undefined][] => [
            [token, type.description], ...properties(token, type.properties),
            ...(type.enum ?? []).map(({ name, description }): [string, string | undefined] => [`${token}.${name}`, description])]),
    ];
}

describe("schema.json", () => {
    it("is what Pulumi's analyzer makes of the components now (npm run schema)", () => {
        assert.equal(schemaText(makeSchema()), text);
    });

    it("has every component of the library, by the token that it registers", () => {
        assert.ok(componentNames().length >= 10);
        assert.deepEqual(Object.keys(schema.resources).sort(), componentNames().map(name => `eks-windows:index:${name}`).sort());
    });

    it("has the components that docs/components.md shows", () => {
        assert.deepEqual(componentNames().sort(), [
            "ControlPlane", "CoreDns", "ExistingCluster", "LinuxNodeGroup", "Network", "NodeRole", "PrefixReservations", "SelfManagedWindowsNodeGroup",
            "SmokeTest", "VpcEndpoints", "WindowsCluster", "WindowsImagePipeline", "WindowsNodeGroup", "WindowsRuntimeClasses", "WindowsServiceAccount",
            "WindowsStorage", "WindowsSupport",
        ]);
    });

    for (const [token, { inputProperties = {}, requiredInputs = [] }] of Object.entries(schema.resources)) {
        it(`says the default of every optional argument of ${token} in its sentence`, () => {
            const optional = Object.entries(inputProperties).filter(([name]) => !requiredInputs.includes(name));
            assert.deepEqual(optional.filter(([, { description = "" }]) => !description.includes("default")).map(([name, { description }]) => `${name}: ${description}`), []);
        });
    }

    it("describes every component, argument, output, object type, enumeration and value", () => {
        assert.ok(described().length > 250, `${described().length} descriptions`);
        assert.deepEqual(described().filter(([, description]) => !description?.trim()).map(([name]) => name), []);
    });

    it("has descriptions in sentences, none of which is an object of the compiler", () => {
        assert.deepEqual(described().filter(([, description]) => !/^[A-Z`].*[.`:]$/s.test(description!) || description!.includes("[object")).map(([name]) => name), []);
    });
});
