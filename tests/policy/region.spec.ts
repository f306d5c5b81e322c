import { Json, UNKNOWN } from "../../plan/signatures";
import { WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, policyPack } from "./judging";
import { ownImage } from "./ownImage";

const POLICY = ["windows-region", "Node groups of Windows AMI types are in commercial regions."] as const;
const finds = finding(...POLICY);

const inRegion = (region: string) => (stack: WindowsStack) => [finds(stack.main.windows,
    `amiType: EKS has Windows AMI types in commercial regions only, got "${region}"; use one such as "eu-central-1"`)];
const inPartition = (partition: string) => (stack: WindowsStack) => [finds(stack.main.windows,
    `amiType: EKS has Windows AMI types in commercial regions only, got partition "${partition}"; use a commercial region`)];
const region = (value: Json) => (stack: WindowsStack) => stack.set(stack.main.windows, { region: value });
/** The provider of the Windows group says the region. */
const provider = (value: Json) => (stack: WindowsStack) => {
    stack.main.windows.provider = stack.add("pulumi:providers:aws", "aws", { region: value }).urn;
};
/** The ARN of another resource shows the partition; the group's own is not known yet. */
const arns = (nodeRoleArn: Json, cluster: Json = UNKNOWN) => (stack: WindowsStack) => {
    stack.set(stack.main.windows, { nodeRoleArn });
    [[stack.main.windows, UNKNOWN],
        [stack.main.cluster, cluster]].forEach(([resource, arn]) => { (resource as typeof stack.main.cluster).outputs.arn = arn as Json; });
};

describe("windows-region", () => {
    const judge = policyPack();

    judged(judge, "A1: fails on a Windows AMI type", [
        ...["cn-north-1", "us-gov-west-1", "us-iso-east-1",
            "eusc-de-east-1"].map((value): Case => [`in ${value}`, region(value), inRegion(value)]),
        ["in the region of its provider", provider("us-gov-east-1"), inRegion("us-gov-east-1")],
        ["in its own region, whatever its provider says", stack => {
            provider("eu-central-1")(stack);
            region("cn-north-1")(stack);
        }, inRegion("cn-north-1")],
        ["in the partition of its role's ARN", arns("arn:aws-us-gov:iam::111122223333:role/nodes"), inPartition("aws-us-gov")],
        ["in the partition of its cluster's ARN", arns(UNKNOWN, "arn:aws-cn:eks:cn-north-1:111122223333:cluster/main"),
            inPartition("aws-cn")],
        ["in the partition of its role", stack => {
            arns(UNKNOWN)(stack);
            const role = stack.add("aws:iam/role:Role", "role", { arn: "arn:aws-iso:iam::111122223333:role/nodes" });
            stack.main.windows.propertyDependencies.nodeRoleArn = [role.urn];
        }, inPartition("aws-iso")],
        ["beside odd regions", stack => {
            ODD.forEach((value, i) =>
                stack.set(stack.addNodeGroup(`odd-${i}`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64"),
                    { region: value, nodeRoleArn: value }));
            region("cn-north-1")(stack);
        }, inRegion("cn-north-1")],
    ], [POLICY[0]]);

    judged(judge, "A1: passes", [
        ["a commercial region", region("eu-central-1")],
        ["a commercial region of its own, whatever its provider says", stack => {
            provider("us-gov-east-1")(stack);
            region("eu-central-1")(stack);
        }],
        ["a region that is unset", () => undefined],
        ["a region that is not known yet", region(UNKNOWN)],
        ["a provider whose region is not known yet", provider(UNKNOWN)],
        ["ARNs of the commercial partition",
            arns("arn:aws:iam::111122223333:role/nodes", "arn:aws:eks:eu-central-1:111122223333:cluster/main")],
        ["ARNs that are not known yet", arns(UNKNOWN)],
        ["an AMI of one's own anywhere", stack => stack.set(ownImage(stack).group, { region: "us-gov-west-1" })],
        ["Linux anywhere", stack => {
            stack.remove(stack.main.windows);
            stack.set(stack.main.linux, { region: "us-gov-west-1", nodeRoleArn: "arn:aws-us-gov:iam::111122223333:role/nodes" });
        }],
        ["an AMI type that is not known yet", stack => stack.set(stack.main.windows, { region: "us-gov-west-1", amiType: UNKNOWN })],
    ], [POLICY[0]]);
});
