import { Json, Properties, UNKNOWN } from "../../plan/signatures";
import { PlannedResource } from "../../plan/resource";
import { WindowsStack } from "../support/stack";
import { ODD, finding, judged, policyPack } from "./judging";
import { addSubnets, addTemplate, placeCluster, useSubnets } from "./nodeGroupParts";

const POLICY = ["windows-address-budget", "Subnets of Windows node groups have enough addresses for their groups at full size."] as const;
const finds = finding(...POLICY, "advisory");

const CIDR_BLOCKS = ["10.0.0.0/26", "10.0.0.64/26"];
const scaling = (maxSize: Json) => ({ scalingConfig: { minSize: 1, desiredSize: 1, maxSize } });

/** The Windows group in two subnets of 59 addresses: two zones are four nodes more in an update. */
const group = (inputs: Properties, cidrBlocks = CIDR_BLOCKS) => (stack: WindowsStack): PlannedResource[] => {
    const subnets = addSubnets(stack, "subnet", cidrBlocks);
    useSubnets(stack, stack.main.windows, subnets);
    stack.set(stack.main.windows, { instanceTypes: ["m6i.large"], ...inputs });
    return subnets;
};
const both = (...changes: ((stack: WindowsStack) => unknown)[]) => (stack: WindowsStack) => changes.forEach(change => change(stack));
const shared = (inputs: Properties) => (stack: WindowsStack) => {
    useSubnets(stack, stack.main.linux, [0, 1].map(i => stack.named(`subnet-${i}`)));
    stack.set(stack.main.linux, inputs);
};
const prefixes = (stack: WindowsStack) => stack.set(stack.main.vpcCni, {
    configurationValues: JSON.stringify({ enableWindowsIpam: "true", enableWindowsPrefixDelegation: "true" }),
});
const found = (needed: number, mend = "use a /25 or larger, or lower maxSize") => (stack: WindowsStack) => CIDR_BLOCKS.map((cidrBlock, i) =>
    finds(stack.named(`subnet-${i}`), `cidrBlock: needs ${needed} addresses when all node groups are at full size and has 59, got "${cidrBlock}"; ${mend}`));
const custom = (userData: Json) => (stack: WindowsStack) => {
    stack.set(stack.main.windows, { amiType: "CUSTOM", taints: [{ key: "os", value: "windows" }] });
    addTemplate(stack, stack.main.windows, { imageId: "ami-1", userData });
};
/** Interface endpoints in both subnets, and a gateway, which is in none. */
const endpoints = (count: number) => (stack: WindowsStack) => {
    Array.from({ length: count }, (_, i) => useSubnets(stack, stack.add("aws:ec2/vpcEndpoint:VpcEndpoint", `endpoint-${i}`, { vpcEndpointType: "Interface" }),
        [0, 1].map(each => stack.named(`subnet-${each}`))));
    stack.add("aws:ec2/vpcEndpoint:VpcEndpoint", "s3", { vpcEndpointType: "Gateway", routeTableIds: ["rtb-1"] });
};
const encoded = (text: string) => Buffer.from(text).toString("base64");

describe("windows-address-budget", () => {
    const judge = policyPack();

    judged(judge, "D3: warns of", [
        ["a Windows group that its subnets can't hold", group(scaling(8)), found(60)],
        ["a group of several types by the one that takes least", group({ ...scaling(8), instanceTypes: ["m6i.4xlarge", "m6i.large"] }), found(60)],
        ["a Windows group by prefixes", both(group(scaling(1)), prefixes), found(3 * 113, "use a /23 or larger, or lower maxSize")],
        ["a Xen type, which has no prefixes, by addresses", both(group({ ...scaling(8), instanceTypes: ["m4.large"] }), prefixes), found(60)],
        ["a group whose type the launch template has", both(group({ ...scaling(8), instanceTypes: [] }), stack =>
            addTemplate(stack, stack.main.windows, { instanceType: "m6i.large" })), found(60)],
        ["what EKS wants free in the cluster's own subnets", stack => placeCluster(stack, stack.main.cluster, group(scaling(6))(stack)), found(66)],
        ["endpoints, which take an address each", both(group(scaling(6)), endpoints(10)), found(60)],
        ["a group in very many subnets", group(scaling(20_000), Array.from({ length: 150 }, (_, i) => `10.${i}.0.0/26`)), stack =>
            Array.from({ length: 150 }, (_, i) => finds(stack.named(`subnet-${i}`), "cidrBlock: needs 1340 addresses when all node groups are at full "
                + `size and has 59, got "10.${i}.0.0/26"; use a /21 or larger, or lower maxSize`))],
        ["a Windows and a Linux group together", both(group(scaling(2)), shared({ ...scaling(2), instanceTypes: ["t3.medium"] })), found(84)],
        ["a Linux group beside a Windows one, by the pods that kubelet takes at least", both(group(scaling(0)), shared({
            ...scaling(1), instanceTypes: ["m6i.4xlarge"],
        })), found(20 + 3 * 110, "use a /23 or larger, or lower maxSize")],
        ["many nodes that are replaced at once", group({ ...scaling(4), updateConfig: { maxUnavailable: 8 } }), found(60)],
        ["a share of the nodes that is replaced at once", group({ ...scaling(10), updateConfig: { maxUnavailablePercentage: 90 } }), found(100)],
        ["nodes that go before their successors come", group({ ...scaling(12), updateConfig: { updateStrategy: "MINIMAL" } }), found(60)],
        ["nodes for which no subnet is large enough", group(scaling(100_000)),
            found(500_020, "no subnet is large enough: lower maxSize or use more subnets")],
        ["a group with an AMI of one's own", both(group(scaling(8)), custom(encoded("<powershell>Start-EKSBootstrap"))), found(60)],
        ["a group with an AMI of one's own, by its kubelet", both(group({ ...scaling(36), instanceTypes: ["m6i.4xlarge"] }),
            custom(encoded("<powershell>-KubeletExtraArgs '--max-pods=2'"))), found(80)],
        ["a group with prefixes and many addresses that are held at least", both(group(scaling(1)), stack => stack.set(stack.main.vpcCni, {
            configurationValues: JSON.stringify({ enableWindowsIpam: "true", enableWindowsPrefixDelegation: "true", minimumWindowsIPTarget: 120 }),
        })), found(3 * 129, "use a /23 or larger, or lower maxSize")],
        ["the same with an add-on that keeps what others set, without the targets", both(group(scaling(1)), stack => stack.set(stack.main.vpcCni, {
            configurationValues: JSON.stringify({ enableWindowsIpam: "true", enableWindowsPrefixDelegation: "true", minimumWindowsIPTarget: 120 }),
            resolveConflictsOnUpdate: "PRESERVE",
        })), found(3 * 113, "use a /23 or larger, or lower maxSize")],
        ["a subnet that is short beside groups that are not known well", both(group(scaling(8)), shared({
            ...scaling(UNKNOWN), instanceTypes: ["m6i.large"],
        })), found(60)],
        ["a subnet that is short beside a group of an odd size", both(group(scaling(8)), shared({ ...scaling(-100), instanceTypes: ["m6i.large"] })),
            found(60)],
        ["a subnet that is short beside odd ones and odd groups", both(group(scaling(8)), stack => {
            ODD.forEach((odd, i) => {
                const [subnet] = addSubnets(stack, `odd-${i}`, [""]);
                stack.set(subnet, { cidrBlock: odd, availabilityZone: odd });
                const other = stack.addNodeGroup(`odd-${i}-group`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64");
                useSubnets(stack, other, [subnet]);
                stack.set(other, { instanceTypes: ["m6i.large"], ...scaling(8), updateConfig: { maxUnavailable: odd, updateStrategy: odd } });
                const third = stack.addNodeGroup(`odd-${i}-third`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64");
                stack.set(third, { instanceTypes: odd, scalingConfig: odd, updateConfig: odd, subnetIds: odd });
            });
        }), found(60)],
    ], [POLICY[0]]);

    judged(judge, "D3: passes", [
        ["a group that its subnets just hold", group(scaling(6))],
        ["endpoints that its subnets just hold", both(group(scaling(6)), endpoints(9))],
        ["a group that the cluster's own subnets just hold", stack => placeCluster(stack, stack.main.cluster, group(scaling(4))(stack))],
        ["subnets in one zone, where an update adds fewer nodes", stack => {
            const subnets = group(scaling(8))(stack);
            subnets.forEach(subnet => stack.set(subnet, { availabilityZone: "eu-central-1a" }));
        }],
        ["subnets whose zones are not known yet", stack => {
            const subnets = group(scaling(8))(stack);
            subnets.forEach(subnet => stack.set(subnet, { availabilityZone: UNKNOWN }));
        }],
        ["prefix delegation that is not known yet, counted as addresses", both(group(scaling(6)), stack =>
            stack.set(stack.main.vpcCni, { configurationValues: UNKNOWN }))],
        ["a size that is not known yet", group(scaling(UNKNOWN))],
        ["a size that is unset", group({ scalingConfig: { minSize: 1 } })],
        ["odd sizes", both(...[-1, 100.5, "100", null, [100], true].map(size => (stack: WindowsStack) => {
            const subnets = addSubnets(stack, `subnet-${JSON.stringify(size)}`, CIDR_BLOCKS);
            const other = stack.addNodeGroup(`group-${JSON.stringify(size)}`, stack.main.cluster, "WINDOWS_CORE_2022_x86_64");
            useSubnets(stack, other, subnets);
            stack.set(other, { instanceTypes: ["m6i.large"], ...scaling(size) });
        }))],
        ["a type that is newer than the pack", group({ ...scaling(100), instanceTypes: ["m9i.large"] })],
        ["a type that is newer than the pack, beside one that is not", group({ ...scaling(100), instanceTypes: ["m6i.large", "m9i.large"] })],
        ["types that are unset", both(group(scaling(100)), stack => stack.unset(stack.main.windows, "instanceTypes"))],
        ["types that are not known yet", group({ ...scaling(100), instanceTypes: ["m6i.large", UNKNOWN] })],
        ["an update of more nodes at once than EKS takes", group({ ...scaling(6), updateConfig: { maxUnavailable: 1000 } })],
        ["an update strategy that is not known yet", group({ ...scaling(8), updateConfig: { updateStrategy: UNKNOWN } })],
        ["blocks that are not known yet", group(scaling(100), [UNKNOWN, UNKNOWN])],
        ["odd blocks", group(scaling(100), ["10.0.0.0", "10.0.0.1/26"])],
        ["a subnet that is elsewhere", both(group(scaling(100)), stack => {
            stack.set(stack.main.windows, { subnetIds: [stack.named("subnet-0").outputs.id, "subnet-elsewhere"] });
            if (stack.preview === "first") {
                stack.main.windows.propertyDependencies.subnetIds = [stack.named("subnet-0").urn];
            }
        })],
        ["subnets of which only the list is known to come from somewhere", both(group(scaling(100)), stack => {
            stack.set(stack.main.windows, { subnetIds: UNKNOWN });
            stack.main.windows.propertyDependencies.subnetIds = [stack.named("subnet-0").urn, stack.named("subnet-1").urn];
        })],
        ["an AMI of one's own whose user data is not known yet", both(group({ ...scaling(100) }), custom(UNKNOWN), stack => {
            stack.named("main-windows-template").propertyDependencies.userData = [stack.main.cluster.urn];
        })],
        ["an AMI of one's own whose user data doesn't say how many pods", both(group(scaling(100)), custom(encoded("--max-pods=$pods")))],
        ["an AMI of one's own whose launch template is elsewhere", both(group(scaling(100)), custom(""), stack =>
            stack.set(stack.main.windows, { launchTemplate: { id: "lt-elsewhere", version: "1" } }))],
    ], [POLICY[0]]);

    judged(judge, "says nothing of", [
        ["Linux groups alone in small subnets", stack => {
            useSubnets(stack, stack.main.linux, addSubnets(stack, "small", CIDR_BLOCKS));
            stack.set(stack.main.linux, { ...scaling(100), instanceTypes: ["m6i.4xlarge"] });
        }],
        ["a Linux-only cluster", stack => {
            group(scaling(100))(stack);
            stack.set(stack.main.windows, { amiType: "AL2023_x86_64_STANDARD" });
        }],
    ], [POLICY[0]]);
});
