import { PlannedResource } from "../../plan/resource";
import { Properties, UNKNOWN } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { Case, finding, judged, notJudged, policyPack } from "./judging";
import { AUTO_SCALING_GROUP, EKS_PARAMETER, IPV6, LAUNCH_TEMPLATE, encoded, letIn, makeFrom } from "./selfManagedParts";

const POLICY = "windows-no-ipv6-cluster";
const [CLUSTER, V1, V2] = ["eks:index:Cluster", "eks:index:NodeGroup", "eks:index:NodeGroupV2"];
const LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
const CLOUD_FORMATION = "aws:cloudformation/stack:Stack";
const POWER_SHELL = "<powershell>\nInstall-Tools\n</powershell>";
const PARAMETER = EKS_PARAMETER.replace("resolve:ssm:", "");
const finds = finding(POLICY, "Clusters with Windows nodes use the IPv4 address family.");
const found = (path: string) => (stack: WindowsStack) =>
    [finds(stack.main.cluster, `${path}: Windows nodes can't join an IPv6 cluster, got "ipv6"; use "ipv4" (it can't be changed later)`)];
const broken = found("kubernetesNetworkConfig.ipFamily");
const later = (stack: WindowsStack) => stack.preview === "first" ? [] : broken(stack);
const places = (resource: PlannedResource, cluster = "shop") => finding("windows-linux-capacity", "Clusters with Windows nodes have Linux nodes, or Fargate for CoreDNS.")(resource,
    `CoreDNS and other system pods need at least one Linux node (two are better) in the cluster ${cluster}, got 0; add a Linux node group or run CoreDNS on Fargate`);
const leaves = notJudged("windows-bootstrap", "Windows nodes with a custom AMI join the cluster by their user data.");

/** A resource that says what an AMI is called, and that another one takes its id from. */
function image(stack: WindowsStack, taker: PlannedResource, property: string, type = "aws:ssm/parameter:Parameter", inputs: Properties = { name: PARAMETER }): void {
    const source = stack.add(type, "image", {});
    stack.set(source, inputs);
    stack.set(taker, { [property]: stack.preview === "first" ? UNKNOWN : "ami-7" });
    taker.propertyDependencies[property] = [source.urn];
}

/** Two of the children that a group of machines comes with. */
interface Made {
    component: PlannedResource;
    template: PlannedResource;
    group: PlannedResource;
}

/**
 * A launch template and an Auto Scaling group as `NodeGroupV2`, and `eks.Cluster` since version 3, register them in the real engine: in a
 * first preview user data, tags and names are unknown as a whole, as the cluster is.
 *
 * @see https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/nodes/nodegroup.ts
 */
function asV2(stack: WindowsStack, component: PlannedResource, userData = encoded("MIME-Version: 1.0")): Made {
    const { name } = component;
    const isFirst = stack.preview === "first";
    const cluster = stack.main.cluster;
    const template = stack.add(LAUNCH_TEMPLATE, `${name}-launchTemplate`, { imageId: "ami-1", instanceType: "m6i.large", networkInterfaces: [{ associatePublicIpAddress: "true" }] }, {}, component);
    makeFrom(stack, template, "userData", isFirst ? UNKNOWN : userData, cluster);
    const group = stack.add(AUTO_SCALING_GROUP, name, {
        minSize: 1, maxSize: 2, desiredCapacity: 2, instanceRefresh: { strategy: "Rolling" }, vpcZoneIdentifiers: ["subnet-1", "subnet-2"],
    }, {}, component);
    makeFrom(stack, group, "launchTemplate", isFirst ? UNKNOWN : { name: template.outputs.name, version: "1" }, template);
    makeFrom(stack, group, "tags", isFirst ? UNKNOWN : [
        { key: `kubernetes.io/cluster/${cluster.outputs.name as string}`, value: "owned", propagateAtLaunch: true },
    ], cluster);
    return { component, template, group };
}

/** The same of `NodeGroup`, and of `eks.Cluster` before version 3: CloudFormation makes the group. */
function asV1(stack: WindowsStack, component: PlannedResource, inputs: Properties): Made {
    const { name } = component;
    const template = stack.add(LAUNCH_CONFIGURATION, `${name}-nodeLaunchConfiguration`, { imageId: "ami-1", ...inputs }, {}, component);
    const group = stack.add(CLOUD_FORMATION, `${name}-nodes`, {}, {}, component);
    makeFrom(stack, group, "templateBody", stack.preview === "first" ? UNKNOWN : `Tags:\n- Key: kubernetes.io/cluster/${stack.main.cluster.outputs.name as string}\n`, template);
    if (stack.preview === "first") {
        group.propertyDependencies.templateBody = [template.urn, stack.main.cluster.urn];
    }
    return { component, template, group };
}

/** An IPv6 cluster, whose only Windows nodes are to come. */
const ipv6 = (change: (stack: WindowsStack) => unknown): Case[1] => stack => {
    stack.remove(stack.main.windows);
    stack.set(stack.main.cluster, IPV6);
    change(stack);
};
const v2 = (userData?: string, change: (stack: WindowsStack, made: Made) => unknown = () => undefined) =>
    ipv6(stack => change(stack, asV2(stack, stack.add(V2, "nodes", {}), userData)));
/** Makes the cluster that of a component. */
function asComponent(stack: WindowsStack, name: string): PlannedResource {
    const component = stack.add(CLUSTER, name, {});
    stack.main.cluster.parent = component.urn;
    return component;
}
/** A component of which only the inputs are shown, as an offline plan does. */
const hidden = (type: string, inputs: Properties, change: (stack: WindowsStack, component: PlannedResource) => unknown = () => undefined) => ipv6(stack => {
    const component = stack.add(type, "nodes", inputs);
    makeFrom(stack, component, "cluster", stack.main.cluster.outputs.name, stack.main.cluster);
    change(stack, component);
});
/** The cluster is that of a component, which makes a default node group. */
const byDefault = (change: (stack: WindowsStack, component: PlannedResource) => unknown) => ipv6(stack => change(stack, asComponent(stack, "shop")));

describe("node groups of @pulumi/eks that EKS does not manage", () => {
    const judge = policyPack();

    judged(judge, "L4: of NodeGroupV2 are Windows nodes, as the engine shows them, by", [
        ["their user data", v2(encoded(POWER_SHELL)), later],
        ["the parameter that their AMI comes from", v2(undefined, (stack, { template }) => image(stack, template, "imageId")), broken],
        ["the name that their AMI has", v2(undefined, (stack, { template }) => image(stack, template, "imageId", "aws:ec2/ami:Ami",
            { name: "Windows_Server-2022-English-Core-EKS_Optimized-1.35-2026.10.14" })), broken],
        ["an entry for Windows nodes of the role in their instance profile", v2(undefined, (stack, { template }) => {
            const role = stack.add("aws:iam/role:Role", "nodes-role", { assumeRolePolicy: "{}" });
            const profile = stack.add("aws:iam/instanceProfile:InstanceProfile", "nodes-profile", {}, { role });
            makeFrom(stack, template, "iamInstanceProfile", { name: profile.outputs.name ?? UNKNOWN }, profile);
            letIn(stack, { role });
        }), broken],
    ], [POLICY]);

    judged(judge, "L4: of NodeGroup are Windows nodes, as the engine shows them, by", [
        ["their user data", ipv6(stack => asV1(stack, stack.add(V1, "nodes", {}), { userData: POWER_SHELL })), broken],
        ["the parameter of their AMI", ipv6(stack => asV1(stack, stack.add(V1, "nodes", {}), { imageId: EKS_PARAMETER })), broken],
    ], [POLICY]);

    judged(judge, "L4: whose children are not shown are Windows nodes by", [
        ["user data in PowerShell that are added", hidden(V2, { amiId: "ami-1", nodeUserData: POWER_SHELL }), broken],
        ["the parameter that amiId is made from", hidden(V2, {}, (stack, component) => image(stack, component, "amiId")), broken],
        ["the parameter that amiId is made from, of NodeGroup", hidden(V1, {}, (stack, component) => image(stack, component, "amiId")), broken],
        ["the parameter of an AMI", hidden(V1, { amiId: EKS_PARAMETER }), broken],
        ["the bootstrap script", hidden(V2, { amiId: "ami-1", nodeUserDataOverride: "Start-EKSBootstrap.ps1 -EKSClusterName main" }), broken],
    ], [POLICY]);

    judged(judge, "L4: that eks.Cluster makes by default are Windows nodes by", [
        ["their user data", byDefault((stack, component) => asV2(stack, component, encoded(POWER_SHELL))),
            stack => stack.preview === "first" ? [] : found("ipFamily of eks.Cluster \"shop\"")(stack)],
        ["the parameter that their AMI comes from", byDefault((stack, component) => image(stack, asV2(stack, component).template, "imageId")),
            found("ipFamily of eks.Cluster \"shop\"")],
        ["their user data, before version 3", byDefault((stack, component) => asV1(stack, component, { userData: POWER_SHELL })),
            found("ipFamily of eks.Cluster \"shop\"")],
    ], [POLICY]);

    const alone = (change: (stack: WindowsStack) => Made): Case[1] => stack => {
        stack.remove(stack.main.windows, stack.main.linux);
        change(stack);
    };
    judged(judge, "E4: are no place for CoreDNS:", [
        ["NodeGroup", alone(stack => asV1(stack, stack.add(V1, "nodes", {}), { userData: POWER_SHELL })), stack => [places(stack.named("nodes"), "main")]],
        ["the default node group", alone(stack => {
            const made = asV2(stack, asComponent(stack, "shop"));
            image(stack, made.template, "imageId");
            return made;
        }), stack => [places(ofType(stack, AUTO_SCALING_GROUP))]],
        ["the default node group before version 3", alone(stack => asV1(stack, asComponent(stack, "shop"), { userData: POWER_SHELL })),
            stack => [places(stack.named("shop-nodes"))]],
    ], ["windows-linux-capacity"]);

    const first = (name: string) => (stack: WindowsStack) => stack.preview === "first" ? [leaves(stack.named(name), "userData")] : [];
    const withoutOthers = (change: (stack: WindowsStack) => unknown): Case[1] => stack => {
        stack.remove(stack.main.windows);
        change(stack);
    };
    judged(judge, "A4: are not judged in a first preview, where an AMI id tells no system:", [
        ["NodeGroupV2 that is called Windows", withoutOthers(stack => {
            stack.set(stack.main.vpcCni, { configurationValues: "{}" });
            asV2(stack, stack.add(V2, "windows", {}));
        }), first("windows-launchTemplate")],
        ["NodeGroupV2 in a cluster that is prepared for Windows", withoutOthers(stack => asV2(stack, stack.add(V2, "workers", {}))), first("workers-launchTemplate")],
        ["the default node group of a cluster that is prepared for Windows", withoutOthers(stack => asV2(stack, asComponent(stack, "shop"))), first("shop-launchTemplate")],
    ], ["windows-bootstrap"]);

    judged(judge, "are none, and nothing is said of", [
        ["Linux nodes of NodeGroupV2", ipv6(stack => {
            stack.set(stack.main.vpcCni, { configurationValues: "{}" });
            asV2(stack, stack.add(V2, "workers", {}));
        })],
        ["Linux nodes of NodeGroup", ipv6(stack => asV1(stack, stack.add(V1, "nodes", {}), { userData: "#!/bin/bash\n/etc/eks/bootstrap.sh main" }))],
        ...(["the default node group, on the AMI of the cluster's version", "NodeGroupV2, on the AMI of the cluster's version"]).map((title, i): Case => [title, withoutOthers(stack => {
            const { template } = asV2(stack, i === 0 ? asComponent(stack, "shop") : stack.add(V2, "workers", {}));
            makeFrom(stack, template, "imageId", stack.preview === "first" ? UNKNOWN : "ami-1", stack.main.cluster);
        })]),
        ["an AMI id alone, where no children are shown", ipv6(stack => stack.add(V2, "windows", { amiId: "ami-1" }))],
        ["the default node group of a cluster that is called Windows", withoutOthers(stack => {
            stack.set(stack.main.vpcCni, { configurationValues: "{}" });
            asV2(stack, asComponent(stack, "windows"));
        })],
        ["the default node group before version 3", ipv6(stack => asV1(stack, asComponent(stack, "shop"), { userData: "#!/bin/bash\n/etc/eks/bootstrap.sh main" }))],
        ["a Windows server that has eks.Cluster as its parent", ipv6(stack => {
            const shop = asComponent(stack, "shop");
            const template = stack.add(LAUNCH_TEMPLATE, "bastion", { imageId: "ami-1", userData: encoded(POWER_SHELL) }, {}, shop);
            makeFrom(stack, stack.add(AUTO_SCALING_GROUP, "bastion-group", {}, {}, shop), "launchTemplate", { id: template.outputs.id }, template);
        })],
    ]);
});

function ofType(stack: WindowsStack, type: string): PlannedResource {
    return stack.resources.find(resource => resource.type === type)!;
}
