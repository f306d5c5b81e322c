import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { WindowsStack } from "../support/stack";
import { BREAKS } from "./breaks";
import { hostedPack } from "./hostedPack";
import { readState, writeState } from "./stateFile";

const FOLDER = path.join(__dirname, "states");
const files = (folder: string) => fs.readdirSync(path.join(FOLDER, folder)).map(file => `${folder}/${file}`).sort();
const read = (file: string) => readState(fs.readFileSync(path.join(FOLDER, file), "utf8"));

/** What is wrong with the states that are broken: policy, level and resource. */
const WRONG: Record<string, [policy: string, level: string, name: string][]> = {
    "broken/imported.json": [
        ["windows-instance-type", "mandatory", "windows"],
        ["windows-ipam", "mandatory", "eks-vpc-cni"],
        ["windows-linux-capacity", "mandatory", "windows"],
        ["windows-node-identity", "mandatory", "windows"],
    ],
    "broken/network.json": [
        ["windows-cluster-role-policies", "mandatory", "eks"],
        ["windows-no-custom-networking", "mandatory", "eks-vpc-cni"],
        ["windows-no-ipv6-cluster", "mandatory", "eks"],
    ],
    "broken/pods.json": [
        ["windows-host-network", "mandatory", "iis"],
        ["windows-privileged", "mandatory", "iis"],
    ],
};

describe("the audit of an exported state", () => {
    for (const [kind, folder] of [["has what Windows nodes need", "good"], ["has no Windows nodes", "linux"]]) {
        for (const file of files(folder)) {
            it(`says nothing of a state that ${kind}: ${file}`, async () => {
                assert.deepEqual(await hostedPack.violations(read(file)), []);
            });
        }
    }

    it("knows what is wrong with each broken state", () => {
        assert.deepEqual(files("broken"), Object.keys(WRONG));
    });

    for (const [file, expected] of Object.entries(WRONG)) {
        it(`says all that is wrong: ${file}`, async () => {
            const resources = read(file);
            const found = await hostedPack.violations(resources);
            assert.deepEqual(found.map(({ policy, enforcementLevel, urn }) =>
                [policy, enforcementLevel, resources.find(each => each.urn === urn)?.name]), expected);
        });
    }

    for (const [name, change] of Object.entries(BREAKS)) {
        it(`finds what breaks ${name}`, async () => {
            const stack = new WindowsStack("later");
            change(stack);
            const found = await hostedPack.violations(readState(writeState(stack.resources)), { [name]: { enforcementLevel: "mandatory" } });
            assert.ok(found.some(({ policy, enforcementLevel }) => policy === name && enforcementLevel === "mandatory"));
        });
    }

    it("says nothing of what breaks no rule", async () => {
        assert.deepEqual(await hostedPack.violations(readState(writeState(new WindowsStack("later").resources))), []);
        assert.deepEqual(await hostedPack.violations(readState(writeState([]))), []);
    });

    describe("is shown", () => {
        const resource = (urn: string, more: object) => ({ urn: `urn:pulumi:stack::project::${urn}`, type: urn.split("::")[0],
            custom: true, ...more });
        const state = (...resources: object[]) => readState(JSON.stringify({ version: 3, deployment: { resources } }));

        it("what is there, without what is marked for deletion", () => {
            const found = state(resource("aws:s3/bucket:Bucket::one", { delete: true }),
                resource("aws:s3/bucket:Bucket::two", { external: true }));
            assert.deepEqual(found.map(({ name }) => name), ["two"]);
        });

        it("names with colons, as they are", () => {
            assert.deepEqual(state(resource("aws:s3/bucket:Bucket::a::b", {})).map(({ name }) => name), ["a::b"]);
        });

        it("the provider by its URN, and secrets as values", () => {
            const [found] = state(resource("aws:s3/bucket:Bucket::one", {
                provider: "urn:pulumi:stack::project::pulumi:providers:aws::default::1234",
                outputs: { a: [{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", plaintext: "\"b\"" }] },
                customTimeouts: { create: 3600 }, dependencies: null, propertyDependencies: { a: null },
            }));
            assert.equal(found.provider, "urn:pulumi:stack::project::pulumi:providers:aws::default");
            assert.deepEqual(found.outputs, { a: [{ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
                value: "b" }] });
            assert.deepEqual([found.dependencies, found.propertyDependencies, found.options.customTimeouts.create],
                [[], { a: [] }, "3600s"]);
        });
    });
});
