import * as assert from "node:assert/strict";
import { UNKNOWN } from "../../../plan/signatures";
import { modelProps } from "../../../policy/awsNative/model";
import { NATIVE_TYPES } from "../../../policy/awsNative/nativeTypes";
import { property } from "../../../policy/property";
import { ODD } from "../judging";

type Properties = Record<string, any>;

/** The properties as rules read them; `null` stands for what is unknown. */
function read(type: string, native: Properties, ...names: string[]): Properties {
    const props = modelProps(type, native);
    return Object.fromEntries(names.map(name => {
        const { value, complete } = property(props, name).part;
        return [name, value === undefined && !complete ? null : value];
    }));
}

const TEMPLATE = "aws-native:ec2:LaunchTemplate";
const CLUSTER = "aws-native:eks:Cluster";
const tagged = (tags: unknown) => ({ launchTemplateData: { tagSpecifications: [{ resourceType: "instance", tags }] } });

const CASES: [title: string, type: string, native: Properties, model: Properties][] = [
    ["names", "aws-native:eks:Nodegroup", { nodeRole: "role", subnets: ["a"], nodegroupName: "n" }, { nodeRoleArn: "role", subnetIds: ["a"], nodeGroupName: "n" }],
    ["what is not there", "aws-native:eks:Nodegroup", {}, { nodeRoleArn: undefined, subnetIds: undefined }],
    ["a name that is not known", "aws-native:eks:Nodegroup", { nodeRole: UNKNOWN }, { nodeRoleArn: null }],
    ["a part that stands elsewhere", CLUSTER, { resourcesVpcConfig: { subnetIds: ["a"] }, clusterSecurityGroupId: "sg" },
        { vpcConfig: { subnetIds: ["a"], clusterSecurityGroupId: "sg" } }],
    ["a part of what is not known", CLUSTER, { resourcesVpcConfig: UNKNOWN, clusterSecurityGroupId: "sg" }, { vpcConfig: null }],
    ["a part of nothing", CLUSTER, { clusterSecurityGroupId: "sg" }, { vpcConfig: { clusterSecurityGroupId: "sg" } }],
    ["a template", TEMPLATE, { launchTemplateId: "lt", latestVersionNumber: "12", launchTemplateData: { imageId: "ami", securityGroupIds: ["sg"] } },
        { id: "lt", latestVersion: 12, imageId: "ami", vpcSecurityGroupIds: ["sg"], userData: undefined, metadataOptions: undefined }],
    ["a template of which nothing is known", TEMPLATE, { launchTemplateId: "lt", launchTemplateData: UNKNOWN },
        { id: "lt", imageId: null, userData: null, vpcSecurityGroupIds: null, networkInterfaces: null, metadataOptions: null }],
    ["a template without data", TEMPLATE, { launchTemplateId: "lt" }, { id: "lt", imageId: undefined }],
    ["the tags of a template itself", TEMPLATE, { tagSpecifications: [{ tags: [] }], launchTemplateData: {} }, { tagSpecifications: undefined }],
    ["lists within lists", TEMPLATE, { launchTemplateData: { networkInterfaces: [{ groups: ["sg-1"] }, null, "x", { deviceIndex: 1 }, UNKNOWN] } },
        { networkInterfaces: [{ groups: ["sg-1"], securityGroups: ["sg-1"] }, undefined, "x", { deviceIndex: 1 }, undefined] }],
    ["tags", TEMPLATE, tagged([{ key: "a", value: "1" }, { key: "b", value: UNKNOWN }, null, "x", { value: "2" }]),
        { tagSpecifications: [{ resourceType: "instance", tags: { a: "1" } }] }],
    ["tags to their end", TEMPLATE, tagged(Array.from({ length: 2000 }, (_, i) => ({ key: `k${i}`, value: "" }))),
        { tagSpecifications: [{ resourceType: "instance", tags: Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`k${i}`, ""])) }] }],
    ["a tag whose key is not known, so that it may be any", TEMPLATE, tagged([{ key: "a", value: "1" }, { key: UNKNOWN, value: "2" }]),
        { tagSpecifications: [{ resourceType: "instance" }] }],
    ["a tag that is not known", TEMPLATE, tagged([{ key: "a", value: "1" }, UNKNOWN]), { tagSpecifications: [{ resourceType: "instance" }] }],
    ["tags that are no list", TEMPLATE, tagged({ a: "1" }), { tagSpecifications: [{ resourceType: "instance", tags: { a: "1" } }] }],
    ["a number", TEMPLATE, { latestVersionNumber: "$Latest", defaultVersionNumber: UNKNOWN, launchTemplateData: {} }, { latestVersion: "$Latest", defaultVersion: null }],
    ["sizes of a group of instances, and its subnets", "aws-native:autoscaling:AutoScalingGroup",
        { minSize: "1", maxSize: UNKNOWN, desiredCapacity: "2", vpcZoneIdentifier: ["subnet-1"] },
        { minSize: 1, maxSize: null, desiredCapacity: 2, vpcZoneIdentifiers: ["subnet-1"] }],
    ["parameters of one value", "aws-native:ssm:Association", { parameters: { Operation: ["Install"], Other: "text", None: [], Later: [UNKNOWN] } },
        { parameters: { Operation: "Install", Other: "text" } }],
    ["parameters that are no map", "aws-native:ssm:Association", { parameters: ["Install"] }, { parameters: ["Install"] }],
];

describe("a resource of aws-native in the model", () => {
    for (const [title, type, native, model] of CASES) {
        it(`has ${title}`, () => {
            assert.deepEqual(read(type, native, ...Object.keys(model)), model);
        });
    }

    it("is read from whatever stands there, and leaves it as it was", () => {
        for (const [type, { moved = [], within }] of Object.entries(NATIVE_TYPES)) {
            const names = [...moved.flatMap(([, native]) => native.split(/[.[\]]+/)), ...within ? [within.property] : []].filter(Boolean);
            for (const odd of [...ODD, UNKNOWN]) {
                const nested = names.reduceRight<unknown>((value, name) => ({ [name]: [value], other: odd }), odd);
                for (const native of [Object.fromEntries(names.map(name => [name, odd])), Object.fromEntries(names.map(name => [name, [odd, nested]])), { ...nested as object }]) {
                    const before = JSON.stringify(native);
                    void property({ props: modelProps(type, native as Properties) }, "props").part;
                    assert.equal(JSON.stringify(native), before);
                }
            }
        }
    });
});
