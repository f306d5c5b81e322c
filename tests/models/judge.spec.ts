import * as assert from "node:assert/strict";
import { PlannedResource } from "../../plan/resource";
import { Properties, UNKNOWN, secret } from "../../plan/signatures";
import { PROSE_RULES, awsRefusals, planRefusals, requestsOf } from "./judge";
import { relationRefusals } from "./relations";

/** Resources that AWS takes, by type. */
const ACCEPTED: Record<string, Properties> = {
    "aws:ec2/vpc:Vpc": { cidrBlock: "10.0.0.0/16", tags: { Name: "shop" } },
    "aws:ec2/subnet:Subnet": { vpcId: "vpc-1", cidrBlock: "10.0.0.0/18" },
    "aws:ec2/securityGroup:SecurityGroup": { vpcId: "vpc-1", egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
    "aws:ec2/launchTemplate:LaunchTemplate": {
        blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs: { volumeType: "gp3", volumeSize: 200, iops: 80_000, throughput: 2_000, encrypted: "true" } }],
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 64 },
        tagSpecifications: [{ resourceType: "instance", tags: { Name: "web" } }], updateDefaultVersion: true,
    },
    "aws:eks/cluster:Cluster": {
        roleArn: "arn:aws:iam::111122223333:role/cluster", vpcConfig: { subnetIds: ["subnet-1", "subnet-2"], publicAccessCidrs: ["8.8.8.0/24"] },
        kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16" }, enabledClusterLogTypes: ["api", "audit"],
    },
    "aws:eks/nodeGroup:NodeGroup": {
        clusterName: "shop", nodeRoleArn: "arn:aws:iam::111122223333:role/nodes", subnetIds: ["subnet-1"], amiType: "WINDOWS_CORE_2022_x86_64",
        scalingConfig: { minSize: 1, maxSize: 3, desiredSize: 1 }, updateConfig: { maxUnavailable: 1 }, labels: { "example.com/tier": "web" },
        taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }],
    },
    "aws:eks/fargateProfile:FargateProfile": {
        clusterName: "shop", podExecutionRoleArn: "arn:aws:iam::111122223333:role/pods", subnetIds: ["subnet-1"], selectors: [{ namespace: "kube-system" }],
    },
    "aws:eks/accessEntry:AccessEntry": { clusterName: "shop", principalArn: "arn:aws:iam::111122223333:user/ada", type: "STANDARD" },
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
        clusterName: "shop", principalArn: "arn:aws:iam::111122223333:user/ada", policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
        accessScope: { type: "namespace", namespaces: ["shop"] },
    },
    "aws:iam/role:Role": { assumeRolePolicy: "{}", tags: { Team: "shop" } },
    "aws:iam/rolePolicy:RolePolicy": { role: "web", policy: "{}" },
    "aws:kms/grant:Grant": {
        keyId: "arn:aws:kms:eu-central-1:111122223333:key/1", granteePrincipal: "arn:aws:iam::111122223333:role/nodes", operations: ["Decrypt"],
    },
    "aws:imagebuilder/component:Component": { version: "1.0.1073741823", platform: "Windows", data: "name: x" },
    "aws:imagebuilder/imageRecipe:ImageRecipe": {
        version: "1.0.0", parentImage: "ami-1", components: [{ componentArn: "arn:aws:imagebuilder:eu-central-1:aws:component/update-windows/x.x.x" }],
        blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs: { volumeSize: 128, iops: 64_000, throughput: 1_000, volumeType: "gp3" } }],
    },
    "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": {
        instanceProfileName: "build", subnetId: "subnet-1", securityGroupIds: ["sg-1"], snsTopicArn: "arn:aws:sns:eu-central-1:111122223333:builds",
    },
    "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": {
        distributions: [{
            region: "eu-central-1", amiDistributionConfiguration: { name: "web-{{ imagebuilder:buildDate }}", amiTags: { a: "b" } },
            ssmParameterConfigurations: [{ parameterName: "/shop/prod/image-id", dataType: "aws:ec2:image" }],
            fastLaunchConfigurations: [{ accountId: "111122223333", enabled: true, maxParallelLaunches: 6, snapshotConfiguration: { targetResourceCount: 5 } }],
        }],
    },
};

const vpc = "aws:ec2/vpc:Vpc";
const template = "aws:ec2/launchTemplate:LaunchTemplate";
const cluster = "aws:eks/cluster:Cluster";
const group = "aws:eks/nodeGroup:NodeGroup";
const recipe = "aws:imagebuilder/imageRecipe:ImageRecipe";
const infrastructure = "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration";
const autoScalingGroup = "aws:autoscaling/group:Group";
const distribution = "aws:imagebuilder/distributionConfiguration:DistributionConfiguration";
const volume = (ebs: Properties) => ({ blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs }] });
const distributed = (more: Properties) => ({ distributions: [{ region: "eu-central-1", ...more }] });
const parameter = (parameterName: string) => distributed({ ssmParameterConfigurations: [{ parameterName }] });
const UPDATE = "arn:aws:imagebuilder:eu-central-1:aws:component/update-windows/x.x.x";
const part = (name: string) => ({ componentArn: `arn:aws:imagebuilder:eu-central-1:111122223333:component/${name}/1.0.0` });

/** Changes that AWS refuses, and what it says of them: first by its models, then by its words. */
const REFUSED: [string, Properties, RegExp][] = [
    [group, { amiType: "WINDOWS_CORE_2016_x86_64" }, /amiType: is none of/],
    [group, { nodeRoleArn: null }, /nodeRole: is required/],
    [group, { scalingConfig: { minSize: 0, maxSize: 0, desiredSize: 0 } }, /maxSize: must be at least 1, got 0/],
    [group, { labels: { ["k".repeat(64)]: "v" } }, /at most 63 characters, got 64/],
    [group, { labels: { tier: "" } }, /at least 1 characters, got 0/],
    [group, { spare: true }, /spare: is no member of the request/],
    [cluster, { name: "a.b" }, /name: does not match/],
    [infrastructure, { snsTopicArn: "builds" }, /snsTopicArn: does not match/],
    [recipe, { components: [] }, /components: must be at least 1 entries, got 0/],
    [recipe, volume({ iops: 64_001 }), /iops: must be at most 64000, got 64001/],
    [vpc, { cidrBlock: "127.0.0.0/16" }, /no VPC can be/], [vpc, { cidrBlock: "10.0.0.0/15" }, /from \/16 to \/28/],
    ["aws:ec2/subnet:Subnet", { cidrBlock: "10.0.0.0/29" }, /a subnet must be/],
    ["aws:ec2/securityGroup:SecurityGroup", { name: "sg-shop" }, /can't begin with sg-/],
    [template, volume({ iops: 80_001, volumeSize: 65_536 }), /iops must be at most 80000/], [template, volume({ throughput: 2_001, iops: 80_000 }), /at most 2000/],
    [template, volume({ volumeSize: 65_537 }), /at most 65536/], [template, volume({ volumeSize: 100, iops: 50_001 }), /at most 500 IOPS per GiB/],
    [template, volume({ throughput: 751 }), /0.25 MiB\/s/], [template, volume({ volumeInitializationRate: 301 }), /100 to 300/],
    [recipe, volume({ volumeSize: 60, iops: 30_001 }), /at most 500 IOPS per GiB/],
    [template, { metadataOptions: { httpPutResponseHopLimit: 65 } }, /1 to 64/], [template, { userData: Buffer.alloc(16_385).toString("base64") }, /user data is limited/],
    [cluster, { vpcConfig: { publicAccessCidrs: ["10.0.0.0/8"] } }, /private or reserved/], [cluster, { vpcConfig: { publicAccessCidrs: ["1.2.3.4"] } }, /must be CIDR/],
    [cluster, { kubernetesNetworkConfig: { serviceIpv4Cidr: "100.64.0.0/16" } }, /must be private/],
    [group, { instanceTypes: Array.from({ length: 21 }, (_, i) => `m${i}.large`) }, /at most 20 instance types/], [group, { nodeGroupName: "a".repeat(64) }, /name of a node group/],
    [group, { updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 1 } }, /only one of/], [group, { updateConfig: { maxUnavailable: 101 } }, /at most 100/],
    [group, { scalingConfig: { minSize: 2, maxSize: 3, desiredSize: 1 } }, /between minSize and maxSize/],
    [group, { labels: { "node-role.kubernetes.io/worker": "x" } }, /kubelet refuses/], [group, { labels: { "eks.amazonaws.com/x": "x" } }, /reserved prefixes/],
    [group, { labels: { a: "a b" } }, /no value of a label/], [group, { labels: { "a/b/c": "x" } }, /no key of a label/],
    [group, { tags: { "aws:x": "y" } }, /Amazon's own/], [group, { tags: { "a#b": "y" } }, /EKS takes/],
    ["aws:iam/role:Role", { tags: { Team: "a", team: "b" } }, /whatever their case/], ["aws:iam/role:Role", { assumeRolePolicy: "x".repeat(2_049) }, /trust policy/],
    ["aws:iam/rolePolicy:RolePolicy", { policy: "x".repeat(10_241) }, /inline policies/],
    ["aws:kms/grant:Grant", { keyId: "arn:aws:kms:eu-central-1:111122223333:alias/nodes" }, /Key Aliases are not supported/],
    ["aws:eks/fargateProfile:FargateProfile", { selectors: Array.from({ length: 6 }, () => ({ namespace: "a" })) }, /at most 5 selectors/],
    ["aws:eks/accessEntry:AccessEntry", { principalArn: "arn:aws:iam::111122223333:role/aws-service-role/eks.amazonaws.com/x" }, /service-linked/],
    ["aws:eks/accessEntry:AccessEntry", { type: "EC2_WINDOWS" }, /is for a role/],
    ["aws:eks/accessPolicyAssociation:AccessPolicyAssociation", { accessScope: { type: "namespace" } }, /needs namespaces/],
    ["aws:imagebuilder/component:Component", { version: "1.0.1073741824" }, /2\^30-1/], ["aws:imagebuilder/component:Component", { data: null }, /either data or uri/],
    [recipe, { components: [{ componentArn: UPDATE }, { componentArn: UPDATE }] }, /only once/], [recipe, { components: Array.from({ length: 21 }, (_, i) => part(`p${i}`)) }, /20 components/],
    [infrastructure, { securityGroupIds: null }, /the request fails/], [infrastructure, { snsTopicArn: "arn:aws:sns:eu-central-1:111122223333:a.fifo" }, /does not match|FIFO/],
    [distribution, distributed({ fastLaunchConfigurations: [{ accountId: "111122223333", enabled: true, maxParallelLaunches: 5 }] }), /6 or greater/],
    [distribution, distributed({ amiDistributionConfiguration: { name: "x".repeat(127) + "{{ imagebuilder:buildDate }}" } }), /name of an AMI/],
    [distribution, parameter("/aws/x"), /aws or ssm/], [distribution, parameter("/a b"), /letters, digits/], [distribution, parameter("a/b"), /begins with a slash/],
    [distribution, parameter("/a".repeat(16)), /15 levels/], [distribution, parameter(`/${"a".repeat(970)}`), /at most \d+ characters/], [distribution, parameter("/a//b"), /empty/],
];

function refusals(type: string, change: Properties = {}): string[] {
    return awsRefusals({ type, name: "web", inputs: { ...ACCEPTED[type], ...change } });
}

describe("judge by AWS's API models", () => {
    for (const type of Object.keys(ACCEPTED)) {
        it(`accepts a proper ${type}`, () => assert.deepEqual(refusals(type), []));
    }

    for (const [type, change, reason] of REFUSED) {
        it(`refuses ${type.split(":").at(-1)} with ${JSON.stringify(change).slice(0, 90)}`, () => assert.match(refusals(type, change).join("\n"), reason));
    }

    it("has a page for every rule that AWS states in words only, and a case above that breaks it", () => {
        const requests = REFUSED.flatMap(([type, change]) => requestsOf({ type, name: "web", inputs: { ...ACCEPTED[type], ...change } }));
        for (const { source, operations, refuses } of PROSE_RULES) {
            assert.match(source, /^https:\/\//);
            assert.ok(requests.some(({ operation, request }) => operations.includes(operation) && refuses(request).length > 0), source);
        }
    });

    it("skips what is not known yet or secret, and nothing around it", () => {
        assert.deepEqual(refusals(group, { nodeRoleArn: UNKNOWN, labels: { tier: `a ${UNKNOWN} b` }, clusterName: secret("a") }), []);
        assert.equal(refusals(group, { labels: { a: UNKNOWN, "": "b" } }).length > 0, true);
        assert.match(refusals(group, { labels: { a: UNKNOWN, b: "a b" } }).join(), /"a b"/);
    });

    it("gives a generated name the characters that Pulumi adds", () => {
        assert.match(awsRefusals({ type: "aws:iam/role:Role", name: "x".repeat(57), inputs: { assumeRolePolicy: "{}" } }).join(), /at most 64 characters, got 65/);
        assert.deepEqual(awsRefusals({ type: "aws:iam/role:Role", name: "x".repeat(57), inputs: { assumeRolePolicy: "{}", name: "web" } }), []);
    });

    it("knows every type of AWS that is planned, and leaves other providers' alone", () => {
        assert.throws(() => awsRefusals({ type: "aws:s3/bucket:Bucket", name: "logs", inputs: {} }), /aws:s3\/bucket:Bucket has no requests/);
        assert.deepEqual(awsRefusals({ type: "kubernetes:core/v1:ConfigMap", name: "x", inputs: {} }), []);
    });
});

describe("judge of what belongs to a launch template", () => {
    const resource = (type: string, inputs: Properties, propertyDependencies: Record<string, string[]> = {}): PlannedResource => ({
        urn: type, type, name: "web", custom: true, inputs, outputs: {}, dependencies: [], propertyDependencies,
        options: { ignoreChanges: [], aliases: [], customTimeouts: { create: "", update: "", delete: "" } },
    });
    const of = (templateInputs: Properties, inputs: Properties, type = group, property = "launchTemplate") => {
        const user = resource(type, { ...ACCEPTED[type], ...inputs }, { [property]: [template] });
        return relationRefusals(user, [user, resource(template, templateInputs)]).join("\n");
    };

    it("refuses what a node group can't have beside it", () => {
        assert.equal(of({}, {}), "");
        assert.match(of({ imageId: "ami-1" }, {}), /amiType can't be given/);
        assert.equal(of({ imageId: "ami-1" }, { amiType: undefined as never }), "");
        assert.match(of({ instanceType: "m6i.large" }, { instanceTypes: ["m6i.large"] }), /not in both/);
        assert.match(of({ networkInterfaces: [{ subnetId: "subnet-1" }] }, {}), /networkInterfaces.subnetId/);
        assert.match(of({}, { diskSize: 50 }), /diskSize can't be given/);
    });

    it("refuses an Auto Scaling group whose template lacks what nobody adds", () => {
        const inputs = { launchTemplate: { id: "lt-1", version: "1" } };
        assert.equal(of({ imageId: "ami-1", instanceType: "m6i.large" }, inputs, autoScalingGroup), "");
        assert.match(of({ instanceType: "m6i.large" }, inputs, autoScalingGroup), /must contain the parameter ImageId/);
        assert.match(of({ imageId: "ami-1" }, inputs, autoScalingGroup), /must contain the parameter InstanceType/);
        assert.match(of({ imageId: "ami-1" }, {}, autoScalingGroup), /exactly one of launch template/);
        const mixed = { mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: { launchTemplateId: "lt-1" } } } };
        assert.equal(of({ imageId: "ami-1" }, mixed, autoScalingGroup, "mixedInstancesPolicy"), "");
        assert.match(of({ imageId: "ami-1", instanceMarketOptions: {} }, mixed, autoScalingGroup, "mixedInstancesPolicy"), /exclude one another/);
    });

    it("judges the hook, the pool and the refresh of an Auto Scaling group as requests of their own", () => {
        const judged = (inputs: Properties) => awsRefusals({ type: autoScalingGroup, name: "web", inputs: { minSize: 1, maxSize: 3, ...inputs } }).join("\n");
        assert.equal(judged({ warmPool: { minSize: 1, poolState: "Stopped" }, vpcZoneIdentifiers: ["subnet-1", "subnet-2"] }), "");
        assert.match(judged({ warmPool: { poolState: "Asleep" } }), /PutWarmPool\.PoolState/);
        assert.match(judged({ instanceRefresh: { strategy: "Rolling", preferences: { maxHealthyPercentage: 99 } } }), /StartInstanceRefresh\.Preferences\.MaxHealthyPercentage/);
        assert.match(judged({ initialLifecycleHooks: [{ name: "a b", lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING" }] }), /PutLifecycleHook\.LifecycleHookName/);
        assert.match(judged({ launchTemplate: { id: "lt 1", version: 1 }, minSize: "few" }), /CreateAutoScalingGroup\.MinSize/);
    });

    it("refuses user data for Fast Launch", () => {
        assert.match(of({ userData: "eA==" }, {}, distribution, "distributions"), /can't have userData/);
        assert.equal(of({}, {}, distribution, "distributions"), "");
    });

    it("is part of the judgement of a plan, which leaves components alone", () => {
        const user = resource(group, { ...ACCEPTED[group], diskSize: 50 }, { launchTemplate: [template] });
        assert.match(planRefusals([user, resource(template, {})]).join(), /^aws:eks\/nodeGroup:NodeGroup web: .*diskSize/);
        assert.deepEqual(planRefusals([{ ...resource("eks:index:Cluster", {}), custom: false }]), []);
    });
});
