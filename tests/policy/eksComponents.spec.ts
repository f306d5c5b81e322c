import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { RawStack, WindowsStack } from "../support/stack";
import { Case, ODD, finding, judged, policyPack, withoutValues } from "./judging";

const POLICY = "windows-eks-components";
const finds = finding(POLICY, "Windows node groups are made by resources that support Windows AMIs.", "advisory");
const WINDOWS = "WINDOWS_CORE_2022_x86_64";
const INSTEAD = "use aws.eks.NodeGroup with an aws.ec2.LaunchTemplate, or WindowsNodeGroup of this package";

const group = (type: string, inputs: Properties) => (stack: RawStack) => stack.add(type, "group", inputs);
const found = (message: string) => (stack: WindowsStack) => [finds(stack.named("group"), message)];
const option = (name: string, value: Json): Case => [`ManagedNodeGroup with ${name} of ${JSON.stringify(value)}`,
    group("eks:index:ManagedNodeGroup", { amiType: WINDOWS, [name]: value }),
    found(`${name}: makes ManagedNodeGroup of @pulumi/eks write a launch template, which it can only do for Linux, got "${WINDOWS}"; leave it out, or ${INSTEAD}`)];

describe("windows-eks-components", () => {
    const judge = policyPack();

    judged(judge, "A1: advises against", [
        ...["NodeGroupV2", "NodeGroup"].map((name): Case => [`${name} with a Windows AMI type, and says what to use`,
            group(`eks:index:${name}`, { amiType: WINDOWS }),
            found(`amiType: ${name} of @pulumi/eks can't make Windows nodes, got "${WINDOWS}"; ${INSTEAD}`)]),
        ["NodeGroupV2 with a Windows AMI type that is a secret, newer than the pack",
            group("eks:index:NodeGroupV2", { amiType: secret("WINDOWS_CORE_2031_x86_64") }),
            withoutValues(found(`amiType: NodeGroupV2 of @pulumi/eks can't make Windows nodes; ${INSTEAD}`))],
        option("kubeletExtraArgs", "--max-pods=20"), option("bootstrapExtraArgs", "-x"), option("userData", UNKNOWN),
            option("enableIMDSv2", true),
        option("enableIMDSv2", false), option("amiId", "ami-1"), option("nodeadmExtraOptions", []), option("bottlerocketSettings", {}),
        option("enableEfaSupport", true),
    ], [POLICY]);

    judged(judge, "A1: says nothing of", [
        ["ManagedNodeGroup with a Windows AMI type that needs no launch template", group("eks:index:ManagedNodeGroup",
            { amiType: WINDOWS, diskSize: 100, taints: [], labels: {}, launchTemplate: { id: "lt-1", version: "1" },
                kubeletExtraArgs: null, enableEfaSupport: false })],
        ["Linux AMI types", stack => ["NodeGroupV2", "NodeGroup", "ManagedNodeGroup"].forEach(name =>
            stack.add(`eks:index:${name}`, name, { amiType: "AL2023_x86_64_STANDARD", kubeletExtraArgs: "-x" }))],
        ["AMI types that are unset", stack => ["NodeGroupV2", "NodeGroup", "ManagedNodeGroup"].forEach(name =>
            stack.add(`eks:index:${name}`, name, { kubeletExtraArgs: "-x" }))],
        ["AMI types that are not known yet", stack => ["NodeGroupV2", "NodeGroup", "ManagedNodeGroup"].forEach(name =>
            stack.add(`eks:index:${name}`, name, { amiType: UNKNOWN, kubeletExtraArgs: "-x" }))],
        ["odd AMI types", stack => [...ODD, "windows_core_2022_x86_64", [WINDOWS]].forEach((amiType, i) =>
            ["NodeGroupV2", "NodeGroup", "ManagedNodeGroup"].forEach(name =>
                stack.add(`eks:index:${name}`, `${name}-${i}`, { amiType, userData: "text" })))],
        ["other types with a Windows AMI type",
            stack => ["aws:eks/nodeGroup:NodeGroup", "eks:index:Cluster", "constructor", "acme:index:NodeGroupV2"].forEach((type, i) =>
            stack.add(type, `other-${i}`, { amiType: WINDOWS, userData: "text" }))],
    ], [POLICY]);
});
