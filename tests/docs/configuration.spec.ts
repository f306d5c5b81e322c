import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import Ajv from "ajv";
import * as yaml from "yaml";
import { EXAMPLES } from "../../config/reference/examples";
import { FILES } from "../../config/reference/files";
import { Setting, settings } from "../../config/reference/settings";
import { ROOT, devConfig } from "../support/runPlan";

const read = (file: string) => fs.readFileSync(path.join(ROOT, file), "utf8");

describe("documentation of the configuration", () => {
    for (const [file, content] of Object.entries(FILES)) {
        it(`${file} is what npm run docs:configuration writes`, () => {
            assert.equal(read(file), content());
        });
    }

    it("has every key, the nested ones too, with a default or the word that it is required", () => {
        const text = read("docs/configuration.md");
        const keys = (setting: Setting): string[] => [setting.key, ...setting.settings.flatMap(keys)];
        const all = settings().flatMap(keys);
        assert.ok(all.length > 80, String(all.length));
        all.forEach(key => assert.ok(text.includes(key), key));
        for (const key of ["aws:region", "update.strategy", "update.force", "rootVolume.initializationRateMiBps", "fastLaunch.targetResourceCount"]) {
            assert.ok(text.includes(key), key);
        }
        assert.doesNotMatch(text, /\| {2}\||undefined/);
    });
});

describe("JSON Schema of the stack file", () => {
    const validate = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(JSON.parse(read("docs/stack.schema.json")));
    const accepts = (config: Record<string, unknown>, more: object = {}) => validate({ ...more, config });
    const prefixed = (config: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(config).map(([key, value]) => [key.includes(":") ? key : `eks-windows:${key}`, value]));
    const dev = devConfig();
    const group = (settings: object) => prefixed({ ...dev, windowsNodeGroups: [{ name: "web", ...settings }] });

    for (const stack of ["dev", "prod"]) {
        it(`takes Pulumi.${stack}.yaml, which names it for editors`, () => {
            const file = read(`Pulumi.${stack}.yaml`);
            assert.match(file, /^# yaml-language-server: \$schema=docs\/stack\.schema\.json\n/);
            assert.ok(validate(yaml.parse(file)), JSON.stringify(validate.errors));
        });
    }

    for (const [what, config, more] of [
        ["every example", prefixed({ ...EXAMPLES })],
        ["keys without the prefix", dev],
        ["an encrypted setting", prefixed({ ...dev, secretsEncryptionKeyArn: { secure: "v1:x" } }), { encryptionsalt: "v1:x", secretsprovider: "awskms://x" }],
        ["an encrypted part of a setting", prefixed({ ...dev, network: { existingVpc: { vpcId: { secure: "v1:x" }, privateSubnetIds: ["subnet-1", { secure: "v1:x" }] } } })],
        ["what pulumi config set writes", prefixed({ ...dev, deletionProtection: "false", network: "{\"natGateways\":\"SINGLE\"}", kubernetesVersion: 1.35 })],
        ["keys of other providers", { ...prefixed(dev), "kubernetes:namespace": "web", "aws:profile": "dev" }],
    ] as [string, Record<string, unknown>, object?][]) {
        it(`takes ${what}`, () => {
            assert.ok(accepts(config, more), JSON.stringify(validate.errors));
        });
    }

    for (const [what, config] of [
        ["no Kubernetes version", prefixed({ ...dev, kubernetesVersion: undefined, ...{} })],
        ["an unknown key", prefixed({ ...dev, kubernetesVersoin: "1.35" })],
        ["an unknown key in a group", group({ amitype: "x" })],
        ["an unknown AMI type", group({ amiType: "WINDOWS_CORE_2016_x86_64" })],
        ["a size that is text", group({ scaling: { minSize: "one", maxSize: 2, desiredSize: 1 } })],
        ["a size that is missing", group({ scaling: { minSize: 1, maxSize: 2 } })],
        ["a group without a name", prefixed({ ...dev, windowsNodeGroups: [{ amiType: "WINDOWS_CORE_2022_x86_64" }] })],
        ["a list where an object belongs", prefixed({ ...dev, tags: ["a"] })],
        ["text where a list belongs", prefixed({ ...dev, windowsNodeGroups: "web" })],
        ["a switch that is a word", prefixed({ ...dev, deletionProtection: "maybe" })],
        ["an unknown support type", prefixed({ ...dev, supportType: "FOREVER" })],
        ["a region that is none", { ...prefixed(dev), "aws:region": "eu-centrl-1" }],
        ["a value that is nothing", prefixed({ ...dev, network: null })],
    ] as [string, Record<string, unknown>][]) {
        it(`refuses ${what}`, () => {
            assert.equal(accepts(JSON.parse(JSON.stringify(config))), false);
        });
    }
});
