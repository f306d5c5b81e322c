import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { componentSteps } from "../../../limits/images/componentSteps";
import { amazonComponent, imageUpdateProblems, updatesWindows } from "../../../limits/images/imageUpdates";

const ARN = "arn:aws:imagebuilder:eu-central-1:aws:component";
const build = (...steps: unknown[]) => ({ schemaVersion: "1.0", phases: [{ name: "build", steps }] });
const powerShell = (...commands: unknown[]) => build({ name: "Run", action: "ExecutePowerShell", inputs: { commands } });

describe("the document of an image component", () => {
    it("A6: has its steps, each with the paths of its commands", () => {
        const document = { phases: [
            { name: "build", steps: [{ name: "a", action: "Reboot" },
                { name: "b", action: "ExecutePowerShell", inputs: { commands: ["x", 1, "y"] } }] },
            { name: "test", steps: [{ action: "ExecuteBash", if: { stringEquals: "a" }, inputs: { commands: ["z"] } }] },
        ] };
        assert.deepEqual(componentSteps("data", document), [
            { phase: "build", action: "Reboot", conditional: false, commands: [] },
            { phase: "build", action: "ExecutePowerShell", conditional: false, commands: [
                { path: "data.phases[0].steps[1].inputs.commands[0]", text: "x" },
                    { path: "data.phases[0].steps[1].inputs.commands[2]", text: "y" },
            ] },
            { phase: "test", action: "ExecuteBash", conditional: true,
                commands: [{ path: "data.phases[1].steps[0].inputs.commands[0]", text: "z" }] },
        ]);
    });

    it("A6: has none where it is no document", () => {
        fc.assert(fc.property(fc.anything({ withNullPrototype: true }), value => {
            assert.deepEqual(componentSteps("", value), []);
            componentSteps("", { phases: value });
            componentSteps("", { phases: [{ name: value, steps: value }] });
            componentSteps("", build(value, { action: value, inputs: value }));
        }));
    });

    it("A6: is read to an end, however long it is", () => {
        assert.equal(componentSteps("", build(...Array(10_000).fill({ action: "Reboot" }))).length, 10_000);
    });
});

describe("Windows updates in an image", () => {
    for (const [arn, name] of [
        [`${ARN}/update-windows/x.x.x`, "update-windows"], [`${ARN}/update-windows`, "update-windows"],
        ["arn:aws-us-gov:imagebuilder:us-gov-west-1:aws:component/update-windows/1.0.0/1", "update-windows"],
        ["arn:aws:imagebuilder:eu-central-1:111122223333:component/update-windows/1.0.0/1", undefined],
        ["arn:aws:imagebuilder:eu-central-1:aws:image/update-windows/x.x.x", undefined], ["update-windows", undefined], ["", undefined],
    ] as const) {
        it(`P2: ${arn} is ${name ? `Amazon's ${name}` : "no component of Amazon's"}`, () => {
            assert.equal(amazonComponent(arn), name);
        });
    }

    for (const document of [
        build({ name: "Update", action: "UpdateOS" }), powerShell("echo 1", "Install-WindowsUpdate -AcceptAll -AutoReboot"),
        powerShell("Import-Module PSWindowsUpdate"), powerShell("wusa.exe C:\\kb.msu /quiet"),
            powerShell("New-Object -ComObject Microsoft.Update.Session"),
    ]) {
        it(`P2: come with ${JSON.stringify(document)}`, () => {
            assert.equal(updatesWindows(document), true);
            assert.deepEqual(imageUpdateProblems("components", [{ document }]), []);
        });
    }

    for (const document of [undefined, null, "UpdateOS", {}, build(), powerShell("echo UpdateOS"), powerShell(),
        build({ action: "Reboot" })]) {
        it(`P2: don't come with ${JSON.stringify(document)}`, () => {
            assert.equal(updatesWindows(document), false);
        });
    }

    it("P2: are missing where no component brings them", () => {
        assert.deepEqual(imageUpdateProblems("components", [{ arn: `${ARN}/reboot-windows/x.x.x` }, { document: powerShell("echo 1") }]), [{
            path: "components", reason: "no component installs Windows updates, so nodes have only those of the base image, got [\"reboot-windows\",\"one of your own\"]; "
                + "add Amazon's component update-windows (arn:aws:imagebuilder:<region>:aws:component/update-windows/x.x.x)",
        }]);
        assert.deepEqual(imageUpdateProblems("components",
            [{ arn: `${ARN}/reboot-windows/x.x.x` }, { arn: `${ARN}/update-windows/x.x.x` }]), []);
    });
});
