import { PlannedResource } from "../../../plan/resource";
import { Properties } from "../../../plan/signatures";
import { WindowsStack } from "../../support/stack";
import { addPods } from "../breaks/break";
import { Case, Said, later, madeFrom, saysOfNative } from "./nativeStacks";

const LINUX = "windows-linux-capacity";

/** A node group that is not Linux any more, with something else in its place. */
const insteadOfLinux = (type: string, inputs: Properties, made: (stack: WindowsStack, resource: PlannedResource) => unknown = () => undefined) =>
    (stack: WindowsStack) => {
        stack.remove(stack.main.linux);
        made(stack, stack.add(type, "other", inputs));
    };

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

describe("nodes and Fargate profiles of aws-native", () => {
    saysOfNative([
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
        ["E4: a group of instances whose launch configuration joins no cluster", insteadOfLinux("aws-native:autoscaling:AutoScalingGroup", {}, (stack, group) => {
            startsFrom(stack, group, "launchConfigurationName");
            stack.set(stack.named("linux"), { userData: Buffer.from("yum install nginx").toString("base64") });
        }), [LINUX, "main-windows"]],
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
    ]);
});
