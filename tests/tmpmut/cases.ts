import * as assert from "node:assert/strict";
import { PackConfig } from "../../plan/policyPack";
import { PlannedResource } from "../../plan/resource";
import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { RULES } from "../../policy/rules";
import { Preview, RawStack, WindowsStack } from "../support/stack";
import { addPods } from "../policy/breaks/break";
import { JOINS } from "../policy/ownImage";
import { protocolPack } from "../policy/protocolPack";
import { inNativeForm } from "../policy/awsNative/nativeForm";

type Said = [policy: string, resource: string, message?: RegExp];
type Case = [title: string, change: (stack: WindowsStack) => unknown, ...said: Said[]];

const PREVIEWS: Preview[] = ["first", "later"];
const ROLES = "windows-cluster-role-policies";
const LINUX = "windows-linux-capacity";
const GROUPS = "windows-launch-template-security-groups";
const PATCHING = "windows-patch-manager";
const IPV6: Properties = { kubernetesNetworkConfig: { ipFamily: "ipv6" } };
const ADDRESSES: Json = { Statement: [{ Effect: "Allow", Action: ["ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"], Resource: "*" }] };
const OTHERS: Json = { Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] };
const CLUSTER_POLICY = "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy";

/** Makes a property from other resources. */
function madeFrom(stack: RawStack, resource: PlannedResource, property: string, value: Json, ...sources: PlannedResource[]): void {
    stack.set(resource, { [property]: value });
    if (stack.preview === "first") {
        resource.propertyDependencies[property] = sources.map(({ urn }) => urn);
        resource.dependencies.push(...sources.map(({ urn }) => urn));
    }
}

/** What is known of a resource that is made. */
const later = (stack: RawStack, resource: PlannedResource, outputs: Properties) =>
    Object.assign(resource.outputs, stack.preview === "first" ? Object.fromEntries(Object.keys(outputs).map(key => [key, UNKNOWN])) : outputs);

const lists = (stack: WindowsStack, ...managedPolicyArns: Json[]) => stack.set(stack.main.role, { managedPolicyArns });
/** A node group that is not Linux any more, with something else in its place. */
const insteadOfLinux = (type: string, inputs: Properties, made: (stack: WindowsStack, resource: PlannedResource) => unknown = () => undefined) =>
    (stack: WindowsStack) => {
        stack.remove(stack.main.linux);
        made(stack, stack.add(type, "other", inputs));
    };

/** A launch template of the Windows group. */
function giveTemplate(stack: WindowsStack, launchTemplateData: Json, made: PlannedResource[] = []): PlannedResource {
    const template = stack.add("aws-native:ec2:LaunchTemplate", "template", {});
    madeFrom(stack, template, "launchTemplateData", launchTemplateData, ...made);
    later(stack, template, { launchTemplateId: "lt-1", latestVersionNumber: "3", defaultVersionNumber: "1" });
    madeFrom(stack, stack.main.windows, "launchTemplate", { id: template.outputs.launchTemplateId, version: template.outputs.latestVersionNumber }, template);
    return template;
}

function securityGroup(stack: WindowsStack, data = (id: Json): Properties => ({ securityGroupIds: [id] })): PlannedResource {
    const made = stack.add("aws-native:ec2:SecurityGroup", "nodes", { groupDescription: "nodes", vpcId: "vpc-1" });
    later(stack, made, { groupId: "sg-nodes" });
    later(stack, stack.main.cluster, { clusterSecurityGroupId: "sg-cluster" });
    giveTemplate(stack, data(made.outputs.groupId), [made]);
    return made;
}

/** A launch template, or a launch configuration, whose instances join a cluster as Linux nodes, for what starts from it. */
function startsFrom(stack: WindowsStack, server: PlannedResource, by: "launchTemplateId" | "launchTemplateName" | "launchConfigurationName"): void {
    const data: Properties = { userData: Buffer.from("nodeadm init").toString("base64") };
    const source = by === "launchConfigurationName" ? stack.add("aws-native:autoscaling:LaunchConfiguration", "linux", data)
        : stack.add("aws-native:ec2:LaunchTemplate", "linux", { launchTemplateData: data });
    later(stack, source, { [by]: "linux-1" });
    if (by === "launchConfigurationName") {
        madeFrom(stack, server, by, source.outputs[by], source);
    } else {
        madeFrom(stack, server, "launchTemplate", { [by]: source.outputs[by], version: "1" }, source);
    }
}

/** What a recipe of Windows nodes is built with. */
function build(stack: WindowsStack, type: string, infrastructure: Properties): void {
    const arn = (resource: PlannedResource) => resource.outputs.arn;
    const recipe = stack.add("aws-native:imagebuilder:ImageRecipe", "recipe", {
        parentImage: "ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.35/image_id", version: "1.0.0",
        components: [{ componentArn: "arn:aws:imagebuilder:eu-central-1:aws:component/update-windows/x.x.x" }],
    });
    const made = stack.add("aws-native:imagebuilder:InfrastructureConfiguration", "infrastructure", infrastructure);
    const image = stack.add(type, "build", {});
    madeFrom(stack, image, "imageRecipeArn", arn(recipe), recipe);
    madeFrom(stack, image, "infrastructureConfigurationArn", arn(made), made);
}

/** Has the Windows group run an AMI of one's own, by a launch template that a first preview does not know. */
function waits(stack: WindowsStack, data: Json, inFirst: Json): void {
    stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }] });
    const source = stack.add("random:index/randomId:RandomId", "source", {});
    giveTemplate(stack, stack.preview === "first" ? inFirst : data, [source]);
}

const target = (stack: WindowsStack): Json => [{ key: "tag:eks:cluster-name", values: [stack.main.cluster.outputs.name] }];
const BUILDS = "windows-image-builds";
function association(stack: WindowsStack, operation: string): void {
    const made = stack.add("aws-native:ssm:Association", "patch", { name: "AWS-RunPatchBaseline", parameters: { Operation: [operation] } });
    madeFrom(stack, made, "targets", target(stack), stack.main.cluster);
}
function task(stack: WindowsStack, operation: string): void {
    const nodes = stack.add("aws-native:ssm:MaintenanceWindowTarget", "nodes", { resourceType: "INSTANCE", windowId: "mw-1" });
    later(stack, nodes, { windowTargetId: "target-1" });
    madeFrom(stack, nodes, "targets", target(stack), stack.main.cluster);
    const made = stack.add("aws-native:ssm:MaintenanceWindowTask", "patch", {
        taskArn: "AWS-RunPatchBaseline", taskType: "RUN_COMMAND", windowId: "mw-1", priority: 1,
        taskInvocationParameters: { maintenanceWindowRunCommandParameters: { parameters: { Operation: [operation] } } },
    });
    madeFrom(stack, made, "targets", [{ key: "WindowTargetIds", values: [nodes.outputs.windowTargetId] }], nodes);
}

export const CASES: Case[] = [
    ["E1: a role that lists another policy in place of AmazonEKSVPCResourceController", stack => lists(stack, CLUSTER_POLICY),
        [ROLES, "main", /^roleArn: .* lacks AmazonEKSVPCResourceController, /]],
    ["E1: a role that lists none", stack => stack.unset(stack.main.role, "managedPolicyArns"),
        [ROLES, "main", /lacks AmazonEKSClusterPolicy, .*; add it to managedPolicyArns of the role$/], [ROLES, "main"]],
    ["E1: a role that lists one, beside attachments of aws", stack => {
        stack.unset(stack.main.role, "managedPolicyArns");
        for (const policy of ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"]) {
            const made = stack.add("aws:iam/rolePolicyAttachment:RolePolicyAttachment", policy, { policyArn: `arn:aws:iam::aws:policy/${policy}` });
            madeFrom(stack, made, "role", stack.main.role.outputs.roleName, stack.main.role);
        }
    }],
    ["E1: an inline policy with the same rights", stack => {
        lists(stack, CLUSTER_POLICY);
        stack.set(stack.main.role, { policies: [{ policyName: "addresses", policyDocument: ADDRESSES }] });
    }],
    ["E1: an inline policy with other rights", stack => {
        lists(stack, CLUSTER_POLICY);
        stack.set(stack.main.role, { policies: [{ policyName: "files", policyDocument: OTHERS }] });
    }, [ROLES, "main"]],
    ...([["RolePolicy", "roleName"], ["ManagedPolicy", "roles"]] as const).flatMap(([type, property]) => [ADDRESSES, OTHERS].map((policyDocument): Case => [
        `E1: a ${type} with ${policyDocument === OTHERS ? "other" : "the same"} rights`, stack => {
            lists(stack, CLUSTER_POLICY);
            const { roleName } = stack.main.role.outputs;
            madeFrom(stack, stack.add(`aws-native:iam:${type}`, "own", { policyDocument }), property, property === "roles" ? [roleName] : roleName, stack.main.role);
        }, ...policyDocument === OTHERS ? [[ROLES, "main"] as Said] : [],
    ])),
    ["E1: a ManagedPolicy of another role", stack => {
        lists(stack, CLUSTER_POLICY);
        const other = stack.add("aws-native:iam:Role", "other", { assumeRolePolicyDocument: {} });
        later(stack, other, { roleName: "other", arn: "arn:aws:iam::111122223333:role/other" });
        madeFrom(stack, stack.add("aws-native:iam:ManagedPolicy", "own", { policyDocument: ADDRESSES }), "roles", [other.outputs.roleName], other);
    }, [ROLES, "main"]],
    ["E4: a bastion in place of Linux nodes", insteadOfLinux("aws-native:ec2:Instance", { tags: [{ key: "Name", value: "bastion" }] }),
        [LINUX, "main-windows"]],
    ["E4: an instance that joins the cluster", insteadOfLinux("aws-native:ec2:Instance", { userData: Buffer.from("nodeadm init").toString("base64") })],
    ["E4: a group of instances of another kind", insteadOfLinux("aws-native:autoscaling:AutoScalingGroup", { minSize: "1", maxSize: "2" }),
        [LINUX, "main-windows"]],
    ...(["launchTemplateId", "launchTemplateName", "launchConfigurationName"] as const).map((by): Case => [
        `E4: a group of instances that starts by ${by} from what joins the cluster`,
        insteadOfLinux("aws-native:autoscaling:AutoScalingGroup", {}, (stack, group) => startsFrom(stack, group, by))]),
    ...(["launchTemplateId", "launchTemplateName"] as const).map((by): Case => [
        `E4: an instance that starts by ${by} from what joins the cluster`,
        insteadOfLinux("aws-native:ec2:Instance", {}, (stack, instance) => startsFrom(stack, instance, by))]),
    ["E4: an instance whose launch template joins no cluster", insteadOfLinux("aws-native:ec2:Instance", {}, (stack, instance) => {
        startsFrom(stack, instance, "launchTemplateName");
        stack.set(stack.named("linux"), { launchTemplateData: { userData: Buffer.from("yum install nginx").toString("base64") } });
    }), [LINUX, "main-windows"]],
    ...["Ec2Fleet", "SpotFleet"].map((type): Case => [`E4: a ${type}`, insteadOfLinux(`aws-native:ec2:${type}`, {})]),
    ["E4: a CloudFormation stack", insteadOfLinux("aws-native:cloudformation:Stack", {})],
    ["E4: a Fargate profile that takes CoreDNS by its label", insteadOfLinux("aws-native:eks:FargateProfile", {
        selectors: [{ namespace: "kube-system", labels: [{ key: "k8s-app", value: "kube-dns" }] }],
    }, (stack, profile) => madeFrom(stack, profile, "clusterName", stack.main.cluster.outputs.name, stack.main.cluster))],
    ["E4: a Fargate profile that takes other pods by their label", insteadOfLinux("aws-native:eks:FargateProfile", {
        selectors: [{ namespace: "kube-system", labels: [{ key: "k8s-app", value: "metrics-server" }] }],
    }, (stack, profile) => madeFrom(stack, profile, "clusterName", stack.main.cluster.outputs.name, stack.main.cluster)), [LINUX, "main-windows"]],
    ...["iis", "other"].map((app): Case => [`L6: a Fargate profile whose label is ${app} beside Windows pods of iis`, stack => {
        addPods(stack);
        const profile = stack.add("aws-native:eks:FargateProfile", "shop", { selectors: [{ namespace: "shop", labels: [{ key: "app", value: app }] }] });
        madeFrom(stack, profile, "clusterName", stack.main.cluster.outputs.name, stack.main.cluster);
    }, ...app === "iis" ? [["windows-no-fargate", "shop", /^selectors\[0\]: /] as Said] : []]),
    ["A4: a security group of the launch template that nothing lets to the cluster", stack => { securityGroup(stack); },
        [GROUPS, "template", /^launchTemplateData\.securityGroupIds: .*; add the cluster's clusterSecurityGroupId$/]],
    ["A4: a security group of a network interface that nothing lets to the cluster",
        stack => { securityGroup(stack, id => ({ networkInterfaces: [{ groups: [id] }] })); },
        [GROUPS, "template", /^launchTemplateData\.networkInterfaces\[0\]\.groups: /]],
    ...([["Ingress", "sourceSecurityGroupId"], ["Egress", "destinationSecurityGroupId"]] as const).flatMap(([way, other]): Case[] => [
        [`A4: a security group whose ${way} is open to the cluster`, stack => {
            madeFrom(stack, securityGroup(stack), `securityGroup${way}`, [{ ipProtocol: "-1",
                [other]: stack.main.cluster.outputs.clusterSecurityGroupId }], stack.main.cluster);
        }],
        ...["groupId", other].map((ofCluster): Case => [`A4: a SecurityGroup${way} whose ${ofCluster} is the cluster's`, stack => {
            const nodes = securityGroup(stack);
            const rule = stack.add(`aws-native:ec2:SecurityGroup${way}`, "rule", { ipProtocol: "-1" });
            madeFrom(stack, rule, ofCluster, stack.main.cluster.outputs.clusterSecurityGroupId, stack.main.cluster);
            madeFrom(stack, rule, ofCluster === other ? "groupId" : other, nodes.outputs.groupId, nodes);
        }]),
    ]),
    ["A4: a security group that is one of the cluster's", stack => {
        const nodes = securityGroup(stack);
        madeFrom(stack, stack.main.cluster, "resourcesVpcConfig", { subnetIds: ["subnet-1"], securityGroupIds: [nodes.outputs.groupId] }, nodes);
    }],
    ...["ImagePipeline", "Image"].flatMap((type): Case[] => [
        [`A4: an ${type} that is built in a subnet without security groups`,
            stack => build(stack, `aws-native:imagebuilder:${type}`, { instanceProfileName: "build", subnetId: "subnet-1" }),
            [BUILDS, "infrastructure", /^securityGroupIds: /]],
        [`A4: an ${type} that is built in a subnet with security groups`,
            stack => build(stack, `aws-native:imagebuilder:${type}`, { instanceProfileName: "build", subnetId: "subnet-1", securityGroupIds: ["sg-1"] })],
    ]),
    ["A4: a launch template of which nobody knows yet what is in it", stack => waits(stack, { imageId: "ami-1", userData: JOINS }, UNKNOWN)],
    ["A4: the same for a group of a Windows AMI type, which may have an AMI beside it or not", stack => {
        waits(stack, { userData: "" }, UNKNOWN);
        stack.set(stack.main.windows, { amiType: "WINDOWS_CORE_2022_x86_64" });
    }],
    ["A4: user data that nobody knows yet", stack => waits(stack, { imageId: "ami-1", userData: JOINS }, { imageId: "ami-1", userData: UNKNOWN })],
    ["A4: a launch template that is named by its name, whose AMI the group can't have beside a release", stack => {
        const template = giveTemplate(stack, { imageId: "ami-1", userData: JOINS });
        later(stack, template, { launchTemplateName: "windows" });
        stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }], releaseVersion: "1.35-2026.04.18" });
        madeFrom(stack, stack.main.windows, "launchTemplate", { name: template.outputs.launchTemplateName, version: template.outputs.latestVersionNumber }, template);
    }, ["windows-custom-ami-fields", "main-windows", /^releaseVersion: /]],
    ["L4: a cluster that is only read", stack => {
        Object.assign(stack.main.cluster.outputs, IPV6);
        stack.main.cluster.inputs = {};
    }],
    ["L4: an aws-native cluster that a group of aws joins", stack => {
        stack.set(stack.main.cluster, IPV6);
        const group = stack.add("aws:eks/nodeGroup:NodeGroup", "aws", { amiType: "WINDOWS_CORE_2022_x86_64" });
        madeFrom(stack, group, "clusterName", stack.main.cluster.outputs.name, stack.main.cluster);
        stack.remove(stack.main.windows);
    }, ["windows-no-ipv6-cluster", "main", /^kubernetesNetworkConfig\.ipFamily: /]],
    ["A1: a provider in a region without Windows", stack => {
        const provider = stack.add("pulumi:providers:aws-native", "gov", { region: "us-gov-west-1" });
        stack.main.windows.provider = provider.urn;
    }, ["windows-region", "main-windows", /^amiType: /]],
    ...["Install", "Scan"].flatMap(operation => [association, task].map((patch): Case => [
        `P1: ${patch === task ? "a maintenance window" : "an association"} that aims ${operation} at the nodes of the cluster`, stack => patch(stack, operation),
        ...operation === "Install" ? [[PATCHING, "patch", /^targets: /] as Said] : []])),
    ["P1: an association that aims at the nodes of the group by its name", stack => {
        stack.set(stack.main.windows, { nodegroupName: "windows" });
        stack.add("aws-native:ssm:Association", "patch", { name: "AWS-RunPatchBaseline", parameters: { Operation: ["Install"] },
            targets: [{ key: "tag:eks:nodegroup-name", values: ["windows"] }] });
    }, [PATCHING, "patch", /^targets: /]],
    ["L11: a role that aws-auth maps by its name", stack => {
        stack.set(stack.main.cluster, { accessConfig: { authenticationMode: "CONFIG_MAP" } });
        stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }] });
        giveTemplate(stack, { imageId: "ami-1", userData: JOINS });
        const role = stack.add("aws-native:iam:Role", "windows", { assumeRolePolicyDocument: {}, roleName: "windows" });
        later(stack, role, { arn: "arn:aws:iam::111122223333:role/windows" });
        madeFrom(stack, stack.main.windows, "nodeRole", role.outputs.arn, role);
        const mapRoles = ["linux", "windows"].map(name => ({ rolearn: `arn:aws:iam::111122223333:role/${name}`, groups: ["system:nodes"] }));
        stack.add("kubernetes:core/v1:ConfigMap", "auth", { metadata: { name: "aws-auth", namespace: "kube-system" }, data: { mapRoles: JSON.stringify(mapRoles) } });
    }, ["windows-node-identity", "auth", /^data\.mapRoles: .*eks:kube-proxy-windows/]],
    ["L11: a role that aws-auth does not map", stack => {
        stack.set(stack.main.cluster, { accessConfig: { authenticationMode: "CONFIG_MAP" } });
        stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }] });
        giveTemplate(stack, { imageId: "ami-1", userData: JOINS });
        const role = stack.add("aws-native:iam:Role", "windows", { assumeRolePolicyDocument: {}, roleName: "windows" });
        madeFrom(stack, stack.main.windows, "nodeRole", role.outputs.arn, role);
        stack.add("kubernetes:core/v1:ConfigMap", "auth", { metadata: { name: "aws-auth", namespace: "kube-system" }, data: { mapRoles: "[]" } });
    }, ["windows-node-identity", "auth", /^data\.mapRoles: /]],
    ["P3: a version of the launch template that is written as a number", stack => {
        const template = giveTemplate(stack, { imageId: "ami-1", userData: JOINS });
        stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }] });
        madeFrom(stack, stack.main.windows, "launchTemplate", { id: template.outputs.launchTemplateId, version: "2" }, template);
    }, ["windows-nodes-roll", "main-windows", /^launchTemplate\.version: .*; set it to latestVersionNumber of the launch template$/]],
];

describe("what the pack says of stacks of aws-native", () => {
    const pack = protocolPack();
    const said = async (stack: WindowsStack, config: PackConfig = {}) => (await pack().violations(stack.resources, config))
        .map(({ policy, urn, message }) => ({ policy, resource: stack.resources.find(each => each.urn === urn)!.name, message: message.split("\n")[1] }));
    const policies = new Set(CASES.flatMap(([, , ...expected]) => expected.map(([policy]) => policy)));

    for (const [title, change, ...expected] of CASES) {
        for (const preview of PREVIEWS) {
            it(`${title}: ${expected.length === 0 ? "nothing" : expected[0][0]}, in a ${preview} preview`, async () => {
                const stack = inNativeForm(new WindowsStack(preview));
                change(stack);
                const found = (await said(stack)).filter(({ policy, message }) => policies.has(policy) && !message.includes("not judged"));
                assert.deepEqual(found.map(({ policy, resource }) => [policy, resource]), expected.map(([policy, resource]) => [policy, resource]));
                expected.forEach(([, , message], i) => message && assert.match(found[i].message, message));
            });
        }
    }

    it("A4: says where the user data would stand that nobody knows yet", async () => {
        const stack = inNativeForm(new WindowsStack("first"));
        CASES.find(([title]) => title.startsWith("A4: user data"))![1](stack);
        assert.ok((await said(stack)).some(({ policy, message }) => policy === "windows-bootstrap"
            && message === "launchTemplateData.userData: not known before `pulumi up`, so it is not judged in this preview"));
    });

    it("L4: is the same by each name of the cluster", async () => {
        for (const name of ["name", "arn"]) {
            const stack = inNativeForm(new WindowsStack("later"));
            stack.set(stack.main.cluster, IPV6);
            stack.set(stack.main.windows, { clusterName: stack.main.cluster.outputs[name] });
            assert.deepEqual((await said(stack)).map(({ policy }) => policy).filter(policy => policy.includes("ipv6")), ["windows-no-ipv6-cluster"]);
        }
    });

    it("is nothing of a stack for Linux, at every level", async () => {
        const all: PackConfig = Object.fromEntries(RULES.map(({ name }) => [name, { enforcementLevel: "mandatory" as const }]));
        for (const preview of PREVIEWS) {
            const stack = new WindowsStack(preview);
            stack.remove(stack.main.windows, stack.main.vpcPolicy);
            stack.set(stack.main.vpcCni, { configurationValues: "{\"enableWindowsIpam\":\"true\"}" });
            stack.set(stack.main.cluster, { ...IPV6, computeConfig: { enabled: true } });
            inNativeForm(stack);
            stack.add("aws-native:eks:FargateProfile", "all", { selectors: [{ namespace: "*", labels: [{ key: "app", value: "*" }] }] });
            stack.add("aws-native:ec2:LaunchTemplate", "linux", { launchTemplateData: { networkInterfaces: [{}, {}], metadataOptions: { httpTokens: "optional" } } });
            stack.add("aws-native:ssm:Association", "patch", { name: "AWS-RunPatchBaseline", parameters: { Operation: ["Install"] },
                targets: [{ key: "InstanceIds", values: ["*"] }] });
            assert.deepEqual(await said(stack, all), []);
        }
    });

    it("shows nothing of a secret, and says where one is that is not decrypted", async () => {
        const messages = async (userData: Json) => {
            const stack = inNativeForm(new WindowsStack("later"));
            stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }] });
            giveTemplate(stack, { imageId: "ami-1", userData });
            return (await said(stack)).filter(({ policy }) => policy === "windows-bootstrap").map(({ message }) => message);
        };
        const [plain] = await messages(Buffer.from("<powershell>Get-Date</powershell>").toString("base64"));
        assert.match(plain, /^launchTemplateData\.userData: the nodes never join/);
        const [hidden, ...more] = await messages(secret(Buffer.from("<powershell>Get-Date</powershell>").toString("base64")));
        assert.match(hidden, /^launchTemplateData: is not right; this depends on a secret, so no values are shown\. /);
        assert.deepEqual(more, []);
        assert.deepEqual(await messages(secret("[secret]")), ["launchTemplateData.userData: a secret that is not decrypted here, so it is not judged"]);
    });

    it("lets pass what is exempt, by name and by the URN with the type that the program wrote", async () => {
        for (const resource of ["main", "*aws-native:eks:Cluster::main"]) {
            const stack = inNativeForm(new WindowsStack("later"));
            stack.set(stack.main.cluster, IPV6);
            const config: PackConfig = { "windows-no-ipv6-cluster": { exemptions: [{ resource, reason: "moves in May" }] } };
            const [found] = await pack().violations(stack.resources, config);
            assert.deepEqual([found.policy, found.enforcementLevel, found.urn], ["windows-no-ipv6-cluster", "advisory", stack.main.cluster.urn]);
            assert.match(found.message, /\nexempt, moves in May: kubernetesNetworkConfig\.ipFamily: /);
        }
    });
});
