import { Break, Breaks, giveRole, giveTemplate, madeFrom, runOwnImage } from "./break";

const MODE_API = { accessConfig: { authenticationMode: "API" } };
const JOINS = "<powershell>& Start-EKSBootstrap.ps1 -EKSClusterName main</powershell>";

/** A group with an AMI of one's own, on a role of its own, in mode API. */
const ownImage = (entryType?: string): Break => stack => {
    stack.set(stack.main.cluster, MODE_API);
    runOwnImage(stack);
    const role = giveRole(stack, stack.main.windows);
    // What the group waits for is known, and the entry is not among it.
    stack.main.windows.dependencies.push(role.urn);
    if (entryType) {
        stack.add("aws:eks/accessEntry:AccessEntry", "entry", { type: entryType }, { clusterName: stack.main.cluster, principalArn: role });
    }
};
const setGroup = (inputs: Parameters<Parameters<Break>[0]["set"]>[1]): Break => stack => stack.set(stack.main.windows, inputs);

/** What Windows node groups can't have, or lack. */
export const nodeBreaks: Breaks = {
    "windows-access-entry-order": ownImage("EC2_WINDOWS"),
    "windows-address-budget": stack => {
        const subnet = stack.add("aws:ec2/subnet:Subnet", "small", { cidrBlock: "10.0.0.0/28" });
        stack.set(stack.main.windows, { subnetIds: [subnet.outputs.id], instanceTypes: ["m6i.large"],
            scalingConfig: { minSize: 1, desiredSize: 10, maxSize: 20 } });
        madeFrom(stack, stack.main.windows, "subnetIds", subnet);
    },
    "windows-bootstrap": stack => runOwnImage(stack, "<powershell>Get-Date</powershell>"),
    "windows-bootstrap-arguments": stack => runOwnImage(stack, JOINS),
    "windows-custom-ami-fields": stack => {
        runOwnImage(stack);
        stack.set(stack.main.windows, { releaseVersion: "1.35-2026.04.18" });
    },
    "windows-eks-components": stack => stack.add("eks:index:NodeGroupV2", "self-managed", { amiType: "WINDOWS_CORE_2022_x86_64" }),
    "windows-imdsv2": stack => giveTemplate(stack, { metadataOptions: { httpTokens: "optional" } }),
    "windows-instance-type": setGroup({ instanceTypes: ["m7g.large"] }),
    "windows-launch-template-security-groups": stack => {
        stack.set(stack.main.cluster, { vpcConfig: { clusterSecurityGroupId: "sg-cluster", subnetIds: ["subnet-1"] } });
        giveTemplate(stack, { vpcSecurityGroupIds: ["sg-0other"] });
    },
    "windows-node-identity": ownImage(),
    "windows-nodes-roll": stack => {
        const template = giveTemplate(stack, {});
        stack.set(stack.main.windows, { launchTemplate: { id: template.outputs.id, version: "$Latest" } });
        madeFrom(stack, stack.main.windows, "launchTemplate", template);
    },
    "windows-one-interface": stack => giveTemplate(stack, { networkInterfaces: [{ deviceIndex: 0 }, { deviceIndex: 1 }] }),
    "windows-one-release": stack => stack.addNodeGroup("older", stack.main.cluster, "WINDOWS_CORE_2019_x86_64"),
    "windows-patch-manager": stack => {
        giveTemplate(stack, { tagSpecifications: [{ resourceType: "instance", tags: { "Patch Group": "windows" } }] });
        stack.add("aws:ssm/patchGroup:PatchGroup", "windows", { patchGroup: "windows", baselineId: "pb-1" });
    },
    "windows-region": setGroup({ region: "us-gov-west-1" }),
    "windows-release-gate": setGroup({ amiType: "WINDOWS_CORE_2025_x86_64", version: "1.33" }),
    "windows-release-pin-age": setGroup({ version: "1.30", releaseVersion: "1.30-2024.06.11" }),
    "windows-root-encryption": stack => giveTemplate(stack, { blockDeviceMappings: [{ deviceName: "/dev/sda1",
        ebs: { encrypted: "false" } }] }),
    "windows-separate-roles": stack => {
        stack.set(stack.main.cluster, MODE_API);
        giveRole(stack, stack.main.windows, stack.main.linux);
    },
    "windows-xen-prefixes": stack => {
        stack.set(stack.main.windows, { instanceTypes: ["m4.large"] });
        stack.set(stack.main.vpcCni, { configurationValues: JSON.stringify({ enableWindowsIpam: "true",
            enableWindowsPrefixDelegation: "true" }) });
    },
};
