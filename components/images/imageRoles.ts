import { InstanceProfile, Role, RolePolicy, RolePolicyAttachment } from "@pulumi/aws/iam";
import * as pulumi from "@pulumi/pulumi";
import { currentAccountId, currentPartition, currentRegion } from "../lookups";
import { BuildInstance } from "./imagePipelineSettings";

/** What a build instance needs (A7): Image Builder, SSM, and reading ECR. */
const BUILD_POLICIES = ["EC2InstanceProfileForImageBuilder", "AmazonSSMManagedInstanceCore", "AmazonEC2ContainerRegistryReadOnly"];
type Tags = Record<string, pulumi.Input<string>> | undefined;

function trust(service: string): string {
    return JSON.stringify({
        Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } }],
    });
}

function attach(name: string, role: Role, policy: string, parent: pulumi.Resource): RolePolicyAttachment {
    const partition = currentPartition(parent);
    return new RolePolicyAttachment(name, { role: role.name, policyArn: pulumi.interpolate`arn:${partition}:iam::aws:policy/${policy}` }, { parent });
}

/** Role and profile of the instance that builds, with the policies that it needs before it starts. */
export interface BuildRole {
    role: Role;
    profile: InstanceProfile;
    policies: pulumi.Resource[];
}

/** Role of the build instance: it reads registries, and writes logs where a bucket was named. */
export function buildRole(name: string, { logBucketName }: BuildInstance, tags: Tags, parent: pulumi.Resource): BuildRole {
    const role = new Role(name, { assumeRolePolicy: trust("ec2.amazonaws.com"), tags }, { parent });
    const policies: pulumi.Resource[] = BUILD_POLICIES.map(policy => attach(`${name}-${policy}`, role, policy, parent));
    if (logBucketName !== undefined) {
        const partition = currentPartition(parent);
        policies.push(new RolePolicy(`${name}-logs`, {
            role: role.name,
            policy: pulumi.jsonStringify({
                Version: "2012-10-17",
                Statement: [{ Effect: "Allow", Action: "s3:PutObject", Resource: pulumi.interpolate`arn:${partition}:s3:::${logBucketName}/*` }],
            }),
        }, { parent }));
    }
    return { role, profile: new InstanceProfile(name, { role: role.name, tags }, { parent }), policies };
}

/** What the execution role may do beside running builds. */
export interface ExecutionRights {
    /** Role of the build instance, which it passes to EC2. */
    buildRole: Role;
    /** SSM parameter that it writes the AMI id into; none where `up` builds. */
    parameterName?: string;
    kmsKeyArn?: pulumi.Input<string>;
}

/** Role that Image Builder itself works under: it may write the one parameter that is named, and no other. */
export function executionRole(name: string, rights: ExecutionRights, tags: Tags, parent: pulumi.Resource): { role: Role; policies: pulumi.Resource[] } {
    const role = new Role(name, { assumeRolePolicy: trust("imagebuilder.amazonaws.com"), tags }, { parent });
    const partition = currentPartition(parent);
    const region = currentRegion(parent);
    const accountId = currentAccountId(parent);
    const { parameterName, kmsKeyArn } = rights;
    const statements = [
        {
            Effect: "Allow", Action: "iam:PassRole", Resource: rights.buildRole.arn,
            Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
        },
        ...parameterName === undefined ? [] : [
            { Effect: "Allow", Action: "ssm:PutParameter", Resource: pulumi.interpolate`arn:${partition}:ssm:${region}:${accountId}:parameter${parameterName}` },
            // Parameters of type aws:ec2:image are checked against EC2 when they are written.
            { Effect: "Allow", Action: "ec2:DescribeImages", Resource: "*" },
        ],
        ...kmsKeyArn === undefined ? [] : [{
            Effect: "Allow", Resource: kmsKeyArn,
            Action: ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
        }],
    ];
    return {
        role,
        policies: [
            attach(`${name}-EC2ImageBuilderExecutionPolicy`, role, "EC2ImageBuilderExecutionPolicy", parent),
            new RolePolicy(name, { role: role.name, policy: pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements }) }, { parent }),
        ],
    };
}

/** Role that Image Builder cleans up under. */
export function lifecycleRole(name: string, tags: Tags, parent: pulumi.Resource): { role: Role; policy: RolePolicyAttachment } {
    const role = new Role(name, { assumeRolePolicy: trust("imagebuilder.amazonaws.com"), tags }, { parent });
    return { role, policy: attach(name, role, "service-role/EC2ImageBuilderLifecycleExecutionPolicy", parent) };
}
