import * as assert from "node:assert/strict";
import { PackConfig } from "../../../plan/packProtocol";
import { Properties, UNKNOWN, secret } from "../../../plan/signatures";
import { mender } from "../remediating";

const TEMPLATE = "aws-native:ec2:LaunchTemplate";
const ADDON = "aws-native:eks:Addon";
const remediate = (policy: string): PackConfig => ({ [policy]: { enforcementLevel: "remediate" } });
const data = (launchTemplateData: Properties, others: Properties = {}): Properties => ({ ...others, launchTemplateData });
const root = (encrypted: boolean | undefined): Properties => ({ blockDeviceMappings: [
    { deviceName: "/dev/xvdb", ebs: { encrypted: false } }, { deviceName: "/dev/sda1", ebs: encrypted === undefined ? {} : { encrypted } },
] });

/** Policy, type, inputs, and what they become: the resource in its own names and forms. */
const MENDED: [title: string, policy: string, type: string, inputs: Properties, mended: Properties][] = [
    ["optional tokens", "windows-imdsv2", TEMPLATE, data({ metadataOptions: { httpTokens: "optional", httpEndpoint: "enabled" } }),
        data({ metadataOptions: { httpTokens: "required", httpEndpoint: "enabled" } })],
    ["a template without metadata options", "windows-imdsv2", TEMPLATE, data({ imageId: "ami-1" }, { launchTemplateName: "windows" }),
        data({ imageId: "ami-1", metadataOptions: { httpTokens: "required" } }, { launchTemplateName: "windows" })],
    ["beside what is secret or not known yet, and keeps it", "windows-imdsv2", TEMPLATE,
        data({ userData: secret("aGk="), imageId: UNKNOWN, metadataOptions: secret({ httpTokens: "optional" }) }),
        data({ userData: secret("aGk="), imageId: UNKNOWN, metadataOptions: secret({ httpTokens: "required" }) })],
    ["within a secret, which stays one", "windows-imdsv2", TEMPLATE,
        { launchTemplateData: secret({ metadataOptions: { httpTokens: "optional" } }) }, { launchTemplateData: secret({ metadataOptions: { httpTokens: "required" } }) }],
    ["a root volume, by a flag where aws has a text", "windows-root-encryption", TEMPLATE, data(root(false)), data(root(true))],
    ["a root volume that says nothing", "windows-root-encryption", TEMPLATE, data(root(undefined)), data(root(true))],
    ["an add-on", "windows-vpc-cni-ipam", ADDON, { addonName: "vpc-cni", clusterName: "main" },
        { addonName: "vpc-cni", clusterName: "main", configurationValues: "{\"enableWindowsIpam\":\"true\"}" }],
];
const LEFT: [title: string, policy: string, type: string, inputs: Properties][] = [
    ["a template of which nothing is known yet", "windows-imdsv2", TEMPLATE, { launchTemplateData: UNKNOWN }],
    ["tokens that are not known yet", "windows-imdsv2", TEMPLATE, data({ metadataOptions: { httpTokens: UNKNOWN } })],
    ["the tags of the template itself, which are no settings", "windows-root-encryption", TEMPLATE, data({}, { tagSpecifications: [{ tags: [] }] })],
    ["another add-on", "windows-vpc-cni-ipam", ADDON, { addonName: "coredns", clusterName: "main" }],
    ["a type that no rule reads", "windows-imdsv2", "aws-native:ec2:Vpc", { metadataOptions: { httpTokens: "optional" } }],
];

describe("what the pack mends of aws-native", () => {
    const { mend } = mender("windows-imdsv2");

    for (const [title, policy, type, inputs, mended] of MENDED) {
        it(`is ${title}, and only once`, async () => {
            assert.deepEqual(await mend(type, inputs, remediate(policy)), [{ policy, properties: mended, diagnostic: "" }]);
            assert.deepEqual(await mend(type, mended, remediate(policy)), []);
        });
    }

    for (const [title, policy, type, inputs] of LEFT) {
        it(`is not ${title}`, async () => {
            assert.deepEqual(await mend(type, inputs, remediate(policy)), []);
        });
    }
});
