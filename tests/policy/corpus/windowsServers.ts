import * as autoscaling from "@pulumi/aws/autoscaling";
import * as ec2 from "@pulumi/aws/ec2";
import * as iam from "@pulumi/aws/iam";
import * as imagebuilder from "@pulumi/aws/imagebuilder";
import * as ssm from "@pulumi/aws/ssm";
import { getAmiOutput } from "@pulumi/aws/ec2/getAmi";
import { interpolate } from "@pulumi/pulumi";
import { Programs } from "./forms";
import { SUBNETS, cluster, nodeGroup, role } from "./parts";

const INITIALIZE = Buffer.from("<powershell>\nInstall-WindowsFeature Web-Server\n</powershell>").toString("base64");
const COMPONENT = (name: string) => ({ componentArn: `arn:aws:imagebuilder:eu-central-1:aws:component/${name}/x.x.x` });

/** An image pipeline; without `update-windows`, with Fast Launch where `fastLaunch` says so. */
function imagePipeline(name: string, parentImage: string, components: string[], fastLaunch: boolean) {
    const { role: builder } = role(`${name}-builder`, "ec2.amazonaws.com",
        ["EC2InstanceProfileForImageBuilder", "AmazonSSMManagedInstanceCore"]);
    const profile = new iam.InstanceProfile(name, { role: builder.name });
    const recipe = new imagebuilder.ImageRecipe(name, {
        parentImage, version: "1.0.0", components: components.map(COMPONENT),
        blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs: { volumeSize: 40 } }],
    });
    const infrastructure = new imagebuilder.InfrastructureConfiguration(name,
        { instanceProfileName: profile.name, instanceTypes: ["m4.large"] });
    const distribution = new imagebuilder.DistributionConfiguration(name, {
        distributions: [{
            region: "eu-central-1", amiDistributionConfiguration: { name: `${name}-{{ imagebuilder:buildDate }}` },
            ...fastLaunch && { fastLaunchConfigurations: [{ accountId: "111122223333", enabled: true, maxParallelLaunches: 6 }] },
        }],
    });
    new imagebuilder.ImagePipeline(name, {
        imageRecipeArn: recipe.arn, infrastructureConfigurationArn: infrastructure.arn, distributionConfigurationArn: distribution.arn,
        schedule: { scheduleExpression: "cron(0 0 * * ? *)" },
    });
    return recipe;
}

/** Windows servers, which are patched in place as servers are, and images: without EKS. */
export const windowsServers: Programs = {
    "patched by Patch Manager": () => {
        const { role: ofServers } = role("servers", "ec2.amazonaws.com", ["AmazonSSMManagedInstanceCore"]);
        const profile = new iam.InstanceProfile("servers", { role: ofServers.name });
        const image = getAmiOutput({ mostRecent: true, owners: ["amazon"],
            filters: [{ name: "name", values: ["Windows_Server-2022-English-Full-Base-*"] }] });
        const servers = ["web", "files"].map(name => new ec2.Instance(name, {
            ami: image.id, instanceType: "t2.large", subnetId: SUBNETS[0], iamInstanceProfile: profile.name,
            userData: "<powershell>Get-Date</powershell>",
            tags: { "Patch Group": "windows", os: "windows" },
        }));
        const baseline = new ssm.PatchBaseline("windows", { operatingSystem: "WINDOWS",
            approvalRules: [{ approveAfterDays: 7, patchFilters: [{ key: "PRODUCT", values: ["WindowsServer2022"] }] }] });
        new ssm.PatchGroup("windows", { baselineId: baseline.id, patchGroup: "windows" });
        const window = new ssm.MaintenanceWindow("windows", { schedule: "cron(0 4 ? * SUN *)", duration: 3, cutoff: 1 });
        const target = new ssm.MaintenanceWindowTarget("windows", { windowId: window.id, resourceType: "INSTANCE",
            targets: [{ key: "tag:Patch Group", values: ["windows"] }] });
        new ssm.MaintenanceWindowTask("patch", {
            windowId: window.id, taskType: "RUN_COMMAND", taskArn: "AWS-RunPatchBaseline",
            targets: [{ key: "WindowTargetIds", values: [target.id] }],
        });
        new ssm.Association("scan", { name: "AWS-RunPatchBaseline", targets: [{ key: "InstanceIds", values: servers.map(({ id }) =>
            id) }] });
    },
    "in an Auto Scaling group": () => {
        const template = new ec2.LaunchTemplate("web", {
            imageId: "ami-0123456789abcdef0", instanceType: "m4.xlarge", userData: INITIALIZE, vpcSecurityGroupIds: ["sg-0web"],
            networkInterfaces: [{ deviceIndex: 0 }, { deviceIndex: 1 }],
            blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs: { volumeSize: 30, encrypted: "false" } }],
        });
        new autoscaling.Group("web", {
            minSize: 1, maxSize: 3, vpcZoneIdentifiers: SUBNETS, launchTemplate: { id: template.id,
                version: template.latestVersion.apply(String) },
            tags: [{ key: "Patch Group", value: "windows", propagateAtLaunch: true },
                { key: "os", value: "windows", propagateAtLaunch: true }],
        });
        return { template: interpolate`${template.name}` };
    },
    "a bastion of a Linux cluster": () => {
        const made = cluster("eks", { kubernetesNetworkConfig: { ipFamily: "ipv6" } });
        nodeGroup("linux", made);
        const template = new ec2.LaunchTemplate("bastion", {
            imageId: "resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base/image_id", instanceType: "t3.medium",
            userData: made.name.apply(name => Buffer.from(`<powershell>\naws eks update-kubeconfig --name ${name}\n</powershell>`).toString("base64")),
            vpcSecurityGroupIds: [made.vpcConfig.clusterSecurityGroupId],
        });
        new autoscaling.Group("bastion", {
            minSize: 1, maxSize: 1, vpcZoneIdentifiers: SUBNETS, launchTemplate: { id: template.id, version: "$Latest" },
            tags: [{ key: "Name", value: interpolate`${made.name}-bastion`, propagateAtLaunch: true }],
        });
    },
    "an image for Linux servers": () => {
        imagePipeline("linux", "arn:aws:imagebuilder:eu-central-1:aws:image/amazon-linux-2023-x86/x.x.x",
            ["update-linux", "simple-boot-test-linux"], false);
    },
    "an image for Windows servers, with Fast Launch and no updates": () => {
        imagePipeline("windows", "arn:aws:imagebuilder:eu-central-1:aws:image/windows-server-2022-english-full-base-x86/x.x.x",
            ["amazon-cloudwatch-agent-windows"], true);
    },
    "an image that caches containers for Docker on Windows": () => {
        const data = "name: cache\nschemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: Pull\n"
            + "        action: ExecutePowerShell\n"
            + "        inputs: { commands: ['docker pull mcr.microsoft.com/windows/servercore:ltsc2019'] }\n";
        const component = new imagebuilder.Component("cache", { platform: "Windows", version: "1.0.0", data });
        const { role: builder } = role("builder", "ec2.amazonaws.com", ["EC2InstanceProfileForImageBuilder"]);
        const recipe = new imagebuilder.ImageRecipe("cache", {
            parentImage: "ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-Base/image_id", version: "1.0.0",
            components: [{ componentArn: component.arn }],
        });
        return { recipe: recipe.arn, builder: builder.arn };
    },
};
