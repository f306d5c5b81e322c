import * as assert from "node:assert/strict";
import { PackConfig, Violation } from "../../../plan/packProtocol";
import { RULES } from "../../../policy/rules";
import { Preview, WindowsStack } from "../../support/stack";
import { BREAKS } from "../breaks";
import { hostedPack } from "../hostedPack";
import { inNativeForm } from "./nativeForm";
import { SCHEMA, schemaProblems } from "./nativeSchema";

const ALL_ON: PackConfig = Object.fromEntries(RULES.map(({ name }) => [name, { enforcementLevel: "mandatory" as const }]));
const PREVIEWS: Preview[] = ["first", "later"];

/** What a message says otherwise where the program uses aws-native: by policy, the words of the message and those there. */
const WORDS: Record<string, [aws: string, native: string][]> = {
    "windows-bootstrap": [["\nuserData: ", "\nlaunchTemplateData.userData: "]],
    "windows-bootstrap-arguments": [["\nuserData: ", "\nlaunchTemplateData.userData: "]],
    "windows-cluster-role-policies": [["attach it with a RolePolicyAttachment", "add it to the managedPolicyArns of the role: Pulumi removes other policies"]],
    "windows-imdsv2": [["\nmetadataOptions.", "\nlaunchTemplateData.metadataOptions."]],
    "windows-launch-template-security-groups": [
        ["\nvpcSecurityGroupIds: ", "\nlaunchTemplateData.securityGroupIds: "], ["vpcConfig.clusterSecurityGroupId", "clusterSecurityGroupId"],
    ],
    "windows-node-identity": [["\nnodeRoleArn: ", "\nnodeRole: "], ["aws.eks.AccessEntry", "AccessEntry"]],
    "windows-nodes-roll": [["latestVersion", "latestVersionNumber"]],
    "windows-one-interface": [["\nnetworkInterfaces: ", "\nlaunchTemplateData.networkInterfaces: "]],
    "windows-patch-manager": [["\npatchGroup: ", "\npatchGroups[0]: "], ["\ntagSpecifications[0]", "\nlaunchTemplateData.tagSpecifications[0]"]],
    "windows-root-encryption": [
        ["\nblockDeviceMappings[0]", "\nlaunchTemplateData.blockDeviceMappings[0]"], ["got \"false\"; use \"true\"", "got false; use true"],
    ],
    "windows-separate-roles": [["\nnodeRoleArn: ", "\nnodeRole: "]],
};

/** Rules that look at what aws-native does not have. */
const ABSENT = {
    "windows-platform-version": "the cluster has no platformVersion",
    "windows-region": "no resource has a region of its own; the provider has it",
};

const broken = (name: string, preview: Preview) => {
    const stack = new WindowsStack(preview);
    BREAKS[name](stack);
    return stack;
};

/** Where a violation stands, by names that aws and aws-native resources have in common. */
const standing = ({ resources }: WindowsStack, found: Violation[]) => found.map(({ policy, enforcementLevel, urn, message }) =>
    ({ policy, enforcementLevel, resource: resources.find(resource => resource.urn === urn)?.name, message }));

describe("what the pack says of aws-native", () => {
    for (const preview of PREVIEWS) {
        it(`is nothing of a good stack, in a ${preview} preview`, async () => {
            const { resources } = inNativeForm(new WindowsStack(preview));
            assert.deepEqual(resources.flatMap(schemaProblems), []);
            assert.deepEqual(await hostedPack.violations(resources, ALL_ON), []);
        });

        for (const { name } of RULES) {
            it(`${name} is the same as of aws, in its own words, in a ${preview} preview`, async () => {
                const [aws, native] = [broken(name, preview), inNativeForm(broken(name, preview))];
                assert.deepEqual(native.resources.flatMap(schemaProblems), []);
                assert.ok(native.resources.some(({ type }) => type.startsWith("aws-native:eks:")));
                const said = standing(aws, await hostedPack.violations(aws.resources, ALL_ON)).map(found => ({
                    ...found, message: (WORDS[found.policy] ?? []).reduce((text, [from, to]) => text.replace(from, to), found.message),
                })).filter(({ policy }) => !Object.hasOwn(ABSENT, policy));
                assert.ok(said.some(({ policy }) => policy === name) !== Object.hasOwn(ABSENT, name));
                assert.deepEqual(standing(native, await hostedPack.violations(native.resources, ALL_ON)), said);
            });
        }
    }

    it("names properties that the program can write, in every message", async () => {
        let count = 0;
        for (const name of Object.keys(BREAKS)) {
            const { resources } = inNativeForm(broken(name, "later"));
            for (const { urn, message } of await hostedPack.violations(resources, ALL_ON)) {
                const { type } = resources.find(resource => resource.urn === urn)!;
                const [, property] = /^([a-zA-Z]+)[^\s:]*: /.exec(message.split("\n")[1]) ?? [];
                const known = SCHEMA.types[type] as typeof SCHEMA.types[string] | undefined;
                if (known && property && !["dependsOn", "ignoreChanges"].includes(property)) {
                    count++;
                    assert.ok(known.inputs[property], `${type}: ${message}`);
                }
            }
        }
        assert.ok(count > 20, `${count} messages name a property`);
    });
});
