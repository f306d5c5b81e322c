import * as assert from "node:assert/strict";
import * as path from "node:path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";
import * as barrel from "../../components";

const ROOT = path.join(__dirname, "../..");
const COMPONENTS = Object.entries(barrel).filter(([, value]) => typeof value === "function").map(([name]) => name);

describe("schema of the components, for every Pulumi language", () => {
    const analyzer = new Analyzer(ROOT, "eks-windows", { name: "pulumi-eks-windows", main: "components/index.ts" } as any, new Set(COMPONENTS));
    const { components, typeDefinitions, dependencies } = analyzer.analyze();

    it("accepts every exported component", () => {
        assert.deepEqual(Object.keys(components).sort(), [
            "ControlPlane", "CoreDns", "LinuxNodeGroup", "Network", "NodeRole", "PrefixReservations", "SmokeTest", "VpcEndpoints", "WindowsCluster",
            "WindowsImagePipeline", "WindowsNodeGroup", "WindowsRuntimeClasses", "WindowsServiceAccount", "WindowsStorage", "WindowsSupport",
        ]);
        assert.deepEqual(COMPONENTS.sort(), Object.keys(components).sort());
    });

    for (const [name, component] of Object.entries(components)) {
        it(`describes ${name}, its arguments and outputs`, () => {
            assert.ok(component.description, name);
            for (const [property, { description }] of Object.entries({ ...component.inputs, ...component.outputs })) {
                assert.ok(description?.trim(), `${name}.${property} has no description`);
            }
        });

        it(`says the default of every optional argument of ${name} in its sentence`, () => {
            const optional = Object.entries(component.inputs).filter(([, property]) => property.optional);
            for (const [property, { description }] of optional) {
                assert.match(description ?? "", /default/, `${name}.${property}: ${description}`);
            }
        });
    }

    it("describes every property of every type", () => {
        for (const [name, { properties }] of Object.entries(typeDefinitions)) {
            for (const [property, { description }] of Object.entries(properties ?? {})) {
                assert.ok(description?.trim(), `${name}.${property} has no description`);
            }
        }
    });

    it("is a schema that names its components by the tokens that they register", () => {
        const schema = generateSchema("eks-windows", "0.1.0", "", components, typeDefinitions, dependencies);
        assert.deepEqual(Object.keys(schema.resources).sort(), Object.keys(components).map(name => `eks-windows:index:${name}`).sort());
    });
});
