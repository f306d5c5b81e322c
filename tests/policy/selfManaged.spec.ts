import { Properties, UNKNOWN } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, notJudged, policyPack } from "./judging";
import {
    AUTO_SCALING_GROUP, EKS_PARAMETER, IPV6, LAUNCH_TEMPLATE, SelfManaged, addMachines, boots, encoded, joins, letIn, makeFrom, powerShell, selfManaged, tag,
} from "./selfManagedParts";

const POLICY = "windows-no-ipv6-cluster";
const finds = finding(POLICY, "Clusters with Windows nodes use the IPv4 address family.");
const BASE_PARAMETER = "resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base/image_id";
const found = (stack: WindowsStack) => [finds(stack.main.cluster,
    "kubernetesNetworkConfig.ipFamily: Windows nodes can't join an IPv6 cluster, got \"ipv6\"; use \"ipv4\" (it can't be changed later)")];
const later = (stack: WindowsStack) => stack.preview === "first" ? [] : found(stack);
const leaves = notJudged("windows-bootstrap", "Windows nodes with a custom AMI join the cluster by their user data.");

/** A cluster that no Windows node can join, with a group of machines of which this says what they are. */
const machines = (change: (stack: WindowsStack, made: SelfManaged) => unknown) => (stack: WindowsStack) => {
    stack.remove(stack.main.windows);
    stack.set(stack.main.cluster, IPV6);
    change(stack, addMachines(stack));
};
const tagged = (template: Properties) => machines((stack, made) => {
    stack.set(made.template, template);
    tag(stack, made.group, stack.main.cluster);
});
/** The AMI comes from a resource that says its name. */
const imageOf = (type: string, inputs: Properties) => machines((stack, { template, group }) => {
    const image = stack.add(type, "image", {});
    stack.set(image, inputs);
    stack.set(template, { imageId: stack.preview === "first" ? UNKNOWN : "ami-7" });
    template.propertyDependencies.imageId = [image.urn];
    tag(stack, group, stack.main.cluster);
});
/** A component of @pulumi/eks for self-managed nodes, whose inputs are shown. */
const component = (type: string, inputs: Properties, change: (stack: WindowsStack, made: ReturnType<WindowsStack["add"]>) => unknown = () => undefined) =>
    machines((stack, { group, template }) => {
        stack.remove(group, template);
        const made = stack.add(type, "nodes", inputs);
        makeFrom(stack, made, "cluster", stack.main.cluster.outputs.name, stack.main.cluster);
        change(stack, made);
    });

describe("self-managed Windows nodes", () => {
    const judge = policyPack();

    judged(judge, "L4: are nodes of the cluster that their tag names, by", [
        ["the parameter of an AMI that EKS optimized", tagged({ imageId: EKS_PARAMETER }), found],
        ["the parameter of another Windows AMI", tagged({ imageId: BASE_PARAMETER }), found],
        ["the bootstrap script", tagged({ userData: joins("$Name") }), found],
        ["the bootstrap script outside of PowerShell's tag", tagged({ userData: encoded("Start-EKSBootstrap.ps1 -EKSClusterName main") }), found],
        ["PowerShell behind very much else", tagged({ userData: encoded(`${"#".repeat(70_000)}\n<powershell>\nInstall-Tools\n</powershell>`) }), found],
        ["PowerShell", tagged({ userData: powerShell("Install-Tools") }), found],
        ["a parameter that is a resource", imageOf("aws:ssm/parameter:Parameter", { name: EKS_PARAMETER.replace("resolve:ssm:", "") }), found],
        ["the name of an AMI of the stack", imageOf("aws:ec2/amiCopy:AmiCopy", { name: "Windows_Server-2022-English-Core-EKS_Optimized-1.35-2026.10.14" }), found],
        ["an image that the stack builds", machines((stack, { template, group }) => {
            const recipe = stack.add("aws:imagebuilder/imageRecipe:ImageRecipe", "recipe", {
                parentImage: EKS_PARAMETER.replace("resolve:ssm:", "ssm:"), components: [{ componentArn: "arn:aws:imagebuilder:eu-central-1:aws:component/update-windows/x.x.x" }],
            });
            const image = stack.add("aws:imagebuilder/image:Image", "image", {}, { imageRecipeArn: recipe });
            stack.set(template, { imageId: stack.preview === "first" ? UNKNOWN : "ami-7" });
            template.propertyDependencies.imageId = [image.urn];
            tag(stack, group, stack.main.cluster);
        }), found],
        ["the tag of the Cluster Autoscaler", machines((stack, { template, group }) => {
            stack.set(stack.main.cluster, { name: "prod" });
            stack.set(template, { userData: powerShell("Install-Tools") });
            stack.set(group, { tags: [{ key: "k8s.io/cluster-autoscaler/prod", value: "owned", propagateAtLaunch: false }] });
        }), found],
        ["a tag of their launch template", machines((stack, { template }) => {
            stack.set(stack.main.cluster, { name: "prod" });
            stack.set(template, { userData: powerShell("Install-Tools"),
                tagSpecifications: [{ resourceType: "instance", tags: { "kubernetes.io/cluster/prod": "owned" } }] });
        }), found],
    ], [POLICY]);

    judged(judge, "L4: are nodes of a cluster without any tag, by", [
        ["the cluster's name in their user data", machines((stack, { template }) => boots(stack, template, stack.main.cluster)), later],
        ["an AMI that EKS optimized, and user data made from the cluster", machines((stack, { template }) => {
            stack.set(template, { imageId: EKS_PARAMETER });
            boots(stack, template, stack.main.cluster);
        }), found],
        ["an entry for Windows nodes of their role", machines((stack, made) => letIn(stack, made)), found],
        ["PowerShell, and an entry for Linux nodes of their role", machines((stack, made) => {
            stack.set(made.template, { userData: powerShell("Install-Tools") });
            letIn(stack, made, "EC2_LINUX");
        }), found],
    ], [POLICY]);

    judged(judge, "L4: start from", [
        ["a launch template by name", machines((stack, { template, group }) => {
            stack.set(template, { name: "nodes", imageId: EKS_PARAMETER });
            stack.set(group, { launchTemplate: { name: "nodes" } });
            tag(stack, group, stack.main.cluster);
        }), found],
        ["a launch template of a mixed group", machines((stack, { template, group }) => {
            stack.set(template, { name: "nodes", imageId: EKS_PARAMETER });
            stack.unset(group, "launchTemplate");
            stack.set(group, { mixedInstancesPolicy: { launchTemplate: { launchTemplateSpecification: { launchTemplateName: "nodes" } } } });
            tag(stack, group, stack.main.cluster);
        }), found],
        ["a launch configuration", machines((stack, { template, group }) => {
            stack.remove(template);
            stack.unset(group, "launchTemplate");
            stack.set(stack.add("aws:ec2/launchConfiguration:LaunchConfiguration", "configuration", {}),
                { name: "nodes", userData: "<powershell>Install-Tools</powershell>" });
            stack.set(group, { launchConfiguration: "nodes" });
            tag(stack, group, stack.main.cluster);
        }), found],
    ], [POLICY]);

    const V2 = "eks:index:NodeGroupV2";
    judged(judge, "L4: of @pulumi/eks are nodes by", [
        ["a Windows AMI type", component(V2, { amiType: "WINDOWS_CORE_2022_x86_64" }), found],
        ["user data in PowerShell beside an AMI of one's own",
            component(V2, { amiId: "ami-1", nodeUserDataOverride: "<powershell>Install-Tools</powershell>" }), found],
        ["what NodeGroupV2 makes", component(V2, {}, (stack, made) => {
            const template = stack.add(LAUNCH_TEMPLATE, "nodes-launchTemplate", { imageId: "ami-1", userData: powerShell("Install-Tools") }, {}, made);
            const group = stack.add(AUTO_SCALING_GROUP, "nodes-group", {}, {}, made);
            makeFrom(stack, group, "launchTemplate", { id: template.outputs.id, version: "1" }, template);
            tag(stack, group, stack.main.cluster);
        }), found],
        ["what NodeGroup makes", component("eks:index:NodeGroup", {}, (stack, made) => {
            stack.add("aws:ec2/launchConfiguration:LaunchConfiguration", "nodes-configuration", { userData: "<powershell>Install-Tools</powershell>" }, {}, made);
            stack.add("aws:cloudformation/stack:Stack", "nodes-stack", { templateBody: UNKNOWN }, {}, made);
        }), found],
    ], [POLICY]);

    judged(judge, "are none, and nothing is said of", [
        ["PowerShell of machines that nothing ties to a cluster", machines((stack, { template }) => stack.set(template, { userData: powerShell("Install-Tools") }))],
        ["an AMI that EKS optimized, in a group that nothing ties to a cluster", machines((stack, { template }) =>
            stack.set(template, { imageId: EKS_PARAMETER, userData: joins("$Name") }))],
        ["a Windows bastion whose user data name the cluster", machines((stack, { template }) =>
            makeFrom(stack, template, "userData", stack.preview === "first" ? UNKNOWN : powerShell("aws eks update-kubeconfig --name main-1a2b3c4"), stack.main.cluster))],
        ["a Windows bastion whose name is made from the cluster's", machines((stack, { template, group }) => {
            stack.set(template, { imageId: BASE_PARAMETER, userData: powerShell("Get-Date") });
            makeFrom(stack, group, "tags", [{ key: "Name", value: stack.preview === "first" ? UNKNOWN : "main-1a2b3c4-bastion", propagateAtLaunch: true }],
                stack.main.cluster);
        })],
        ["machines of which another owner shares the tag", machines((stack, { template, group }) => {
            stack.set(stack.main.cluster, { name: "prod" });
            stack.set(template, { userData: powerShell("Get-Date") });
            stack.set(group, { tags: [{ key: "kubernetes.io/cluster/prod", value: "shared", propagateAtLaunch: true }] });
        })],
        ["Linux nodes with the tag", tagged({ userData: encoded("#!/bin/bash\n/etc/eks/bootstrap.sh main") })],
        ["Linux nodes with the tag, by the parameter of their AMI", tagged({
            imageId: "resolve:ssm:/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard/recommended/image_id",
        })],
        ["Linux nodes whose script only mentions the one for Windows", tagged({ userData: encoded("#!/bin/bash\n# not Start-EKSBootstrap.ps1 -EKSClusterName\n") })],
        ["Linux nodes with an entry of their own", machines((stack, made) => {
            tag(stack, made.group, stack.main.cluster);
            letIn(stack, made, "EC2_LINUX");
        })],
        ["instances of a managed group that the program reads", machines((stack, { template, group }) => {
            stack.set(template, { userData: powerShell("Install-Tools") });
            tag(stack, group, stack.main.cluster, "owned", { key: "eks:nodegroup-name", value: "windows", propagateAtLaunch: true });
        })],
        ["tags that are not known yet, of Linux nodes", machines((stack, { group }) => stack.set(group, { tags: UNKNOWN }))],
        ["Windows nodes of a cluster that the stack doesn't hold", machines((stack, { template, group }) => {
            stack.set(template, { imageId: EKS_PARAMETER, userData: joins("elsewhere") });
            stack.set(group, { tags: [{ key: "kubernetes.io/cluster/elsewhere", value: "owned", propagateAtLaunch: true }] });
        })],
        ["odd values in all places", machines(stack => ODD.forEach((odd, i) => {
            const { template, group } = addMachines(stack, `odd-${i}`);
            stack.set(template, { imageId: odd, userData: odd, iamInstanceProfile: odd, tagSpecifications: odd, instanceType: odd });
            stack.set(group, { tags: odd, launchTemplate: odd, mixedInstancesPolicy: odd, launchConfiguration: odd });
        }))],
    ]);

    const named = (name: string, change: (stack: WindowsStack, made: SelfManaged) => unknown): Case[1] => stack => {
        stack.remove(stack.main.windows);
        change(stack, addMachines(stack, name));
    };
    judged(judge, "A4: where user data that are not known yet would tell, is not judged:", [
        ["a group that is called Windows", named("windows", (stack, { template }) => boots(stack, template, stack.main.cluster)),
            stack => stack.preview === "first" ? [leaves(stack.named("windows-template"), "userData")] : []],
        ["a group of a cluster that is prepared for Windows", named("workers", (stack, { template, group }) => {
            boots(stack, template, stack.main.cluster);
            tag(stack, group, stack.main.cluster);
        }),
            stack => stack.preview === "first" ? [leaves(stack.named("workers-template"), "userData")] : []],
    ], ["windows-bootstrap"]);

    judged(judge, "A4: is said nothing of user data that are not known yet, of", [
        ["a group that no name calls Windows, in a cluster that is not prepared for it", named("workers", (stack, { template, group }) => {
            boots(stack, template, stack.main.cluster);
            tag(stack, group, stack.main.cluster);
            stack.set(stack.main.vpcCni, { configurationValues: "{}" });
        })],
        ["machines called Windows that nothing ties to a cluster", named("windows", (stack, { template }) =>
            makeFrom(stack, template, "userData", UNKNOWN, stack.main.role))],
    ], ["windows-bootstrap"]);

    const notRead = (stack: WindowsStack) => stack.preview === "first" ? [leaves(stack.named("machines-template"), "userData")] : [];
    judged(judge, "A4: with all that they need, are not judged where their user data are not known yet, and else pass:", [
        ["the only Windows nodes", stack => {
            const made = selfManaged(stack);
            stack.set(stack.main.cluster, { accessConfig: { authenticationMode: "API" } });
            letIn(stack, made);
        }, notRead],
        ["beside a managed Windows group", stack => {
            const made = addMachines(stack);
            boots(stack, made.template, stack.main.cluster);
            tag(stack, made.group, stack.main.cluster);
            stack.set(stack.main.cluster, { accessConfig: { authenticationMode: "API" } });
            letIn(stack, made);
        }, notRead],
    ]);
});
