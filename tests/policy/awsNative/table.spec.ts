import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { allInModel, modelProps, modelType } from "../../../policy/awsNative/model";
import { NATIVE_TYPES, nativeType } from "../../../policy/awsNative/nativeTypes";
import { writtenPath, writtenReason } from "../../../policy/awsNative/written";
import { SCHEMA, shapeAt } from "./nativeSchema";

/** Types of aws that rules read and that have no like in aws-native, and what has their part there. */
const ABSENT: Record<string, string> = {
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment": "managedPolicyArns of the role",
    "aws:iam/policyAttachment:PolicyAttachment": "roles of a ManagedPolicy",
    "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive": "managedPolicyArns of the role",
    "aws:ec2/securityGroupRule:SecurityGroupRule": "SecurityGroupIngress and SecurityGroupEgress",
    "aws:ec2/vpcEndpoint:VpcEndpoint": "takes an address of a subnet: without it the budget is only smaller",
    "aws:cloudformation/stack:Stack": "read by its own name: nobody looks into a template",
};

const urnOf = (type: string, name = "name") => `urn:pulumi:stack::project::acme:index:Platform$${type}::${name}`;
const NATIVE = Object.entries(NATIVE_TYPES);

/** Types of aws that the sources of the pack name. */
function typesOfAws(): string[] {
    const folder = path.resolve(__dirname, "../../../policy");
    const files = ["", "rules", "stack"].flatMap(sub => fs.readdirSync(path.join(folder, sub)).filter(file => file.endsWith(".ts"))
        .map(file => fs.readFileSync(path.join(folder, sub, file), "utf8")));
    return [...new Set(files.flatMap(text => [...text.matchAll(/"(aws:\w+\/\w+:\w+)"/g)].map(([, type]) => type)))];
}

describe("the table of aws-native", () => {
    it("has types and properties of the published package", () => {
        assert.equal(SCHEMA.source, "@pulumi/aws-native 1.79.0");
        assert.deepEqual(NATIVE.map(([type]) => type).sort(), Object.keys(SCHEMA.types).sort());
        for (const [type, { within, moved = [] }] of NATIVE) {
            const named = [...moved.map(([, native]) => native), ...within ? [within.property, ...within.members.map(member => `${within.property}.${member}`)] : []];
            assert.deepEqual(named.filter(native => shapeAt(type, native) === undefined), [], type);
        }
    });

    it("has every type that rules read, or says why not", () => {
        const types = typesOfAws();
        assert.ok(types.length > 30);
        const found = new Set(NATIVE.map(([, { type }]) => type));
        assert.deepEqual(types.filter(type => !found.has(type) && !Object.hasOwn(ABSENT, type)), []);
        assert.deepEqual([...found].filter(type => !types.includes(type)), []);
        assert.deepEqual(Object.keys(ABSENT).filter(type => found.has(type) || !types.includes(type)), []);
    });

    it("knows the way back of every path, to one that the package has", () => {
        for (const [type, { moved = [] }] of NATIVE) {
            for (const [model, native] of moved) {
                assert.ok(moved.filter(([each]) => each === model).length === 1, `${type}: ${model} is there once`);
                assert.equal(writtenPath(urnOf(type), model.replaceAll("[]", "[2]")), native.replaceAll("[]", "[2]"));
                assert.equal(writtenPath(urnOf(type), `${model}.more[0]`.replaceAll("[]", "[2]")), `${native}.more[0]`.replaceAll("[]", "[2]"));
            }
        }
    });

    for (const [type, model, written] of [
        ["aws-native:eks:Nodegroup", "nodeRoleArn", "nodeRole"], ["aws-native:eks:Nodegroup", "subnetIds[1]", "subnets[1]"],
        ["aws-native:eks:Nodegroup", "taints", "taints"], ["aws-native:eks:Nodegroup", "nodeRoleArnOfNobody", "nodeRoleArnOfNobody"],
        ["aws-native:eks:Nodegroup", "dependsOn", "dependsOn"], ["aws-native:eks:Nodegroup", "", ""],
        ["aws-native:eks:Cluster", "vpcConfig.subnetIds[0]", "resourcesVpcConfig.subnetIds[0]"],
        ["aws-native:eks:Cluster", "vpcConfig.clusterSecurityGroupId", "clusterSecurityGroupId"],
        ["aws-native:ec2:LaunchTemplate", "userData", "launchTemplateData.userData"],
        ["aws-native:ec2:LaunchTemplate", "networkInterfaces[1].securityGroups[0]", "launchTemplateData.networkInterfaces[1].groups[0]"],
        ["aws-native:ec2:LaunchTemplate", "tagSpecifications[0].tags[\"Patch Group\"]", "launchTemplateData.tagSpecifications[0].tags[\"Patch Group\"]"],
        ["aws:eks/nodeGroup:NodeGroup", "nodeRoleArn", "nodeRoleArn"], ["aws-native:ec2:Vpc", "subnetIds", "subnetIds"],
    ]) {
        it(`says ${written || "nothing"} for ${model || "nothing"} of ${type}`, () => {
            assert.equal(writtenPath(urnOf(type), model), written);
        });
    }

    it("says in other words only what the mend names, and no part of a word or of a path", () => {
        const words = (reason: string) => writtenReason(urnOf("aws-native:eks:Nodegroup"), reason);
        assert.equal(words("is wrong, got \"subnetIds\"; set subnetIds or vpc.subnetIds, not mysubnetIds"),
            "is wrong, got \"subnetIds\"; set subnets or vpc.subnetIds, not mysubnetIds");
        assert.equal(writtenReason(urnOf("aws:eks/nodeGroup:NodeGroup"), "is wrong; set subnetIds"), "is wrong; set subnetIds");
    });

    it("takes the type from the URN, whatever the resource and its parents are called", () => {
        assert.equal(nativeType(urnOf("aws-native:eks:Cluster"))?.type, "aws:eks/cluster:Cluster");
        assert.equal(nativeType("urn:pulumi:stack::project::aws-native:eks:Cluster::main")?.type, "aws:eks/cluster:Cluster");
        assert.equal(nativeType("urn:pulumi:stack::project::aws-native:eks:Cluster$aws:eks/addon:Addon::aws-native:eks:Cluster"), undefined);
        for (const urn of ["", "aws-native:", "urn::a::aws-native:toString::b"]) {
            assert.equal(nativeType(urn), undefined);
        }
    });

    it("leaves resources of others alone, at no cost", () => {
        const props = { subnetIds: ["subnet-1"] };
        for (const type of ["aws:eks/cluster:Cluster", "aws-native:ec2:Vpc", "toString", ""]) {
            assert.equal(modelType(type), type);
            assert.equal(modelProps(type, props), props);
        }
        const resources = [{ type: "aws:eks/cluster:Cluster", props }] as never[];
        assert.equal(allInModel(resources), resources);
    });
});
