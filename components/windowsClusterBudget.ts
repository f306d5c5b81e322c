import { AddressDemand, addressBudgetProblems, groupDemand, neededAddresses, prefixLengthFor } from "../limits/network/addressBudget";
import { reservedPrefixes, reservedSurplus } from "../limits/network/prefixReservations";
import { endpointServices } from "../limits/network/vpcEndpoints";
import { heldTargets, writtenTargets } from "../limits/network/warmTargets";
import { instanceInterfaces } from "../limits/nodes/instanceType";
import { instancesBeyond } from "../limits/nodes/selfManagedGroup";
import { Problem } from "../limits/text/problem";
import { subnetPlan, windowsCidrBlocks, vpcPrefixLength } from "./network/subnetPlan";
import { LINUX_INSTANCE_TYPES_DEFAULT, LINUX_SCALING_DEFAULT } from "./nodes/linuxNodeGroup";
import { WINDOWS_INSTANCE_TYPES_DEFAULT, WINDOWS_SCALING_DEFAULT } from "./nodes/windowsNodeGroupSettings";
import { WindowsClusterArgs, endpointUse, linuxNodeGroupSettings, makesEndpoints } from "./windowsClusterSettings";

/** Prefix length of the largest VPC. */
const LARGEST_VPC = 16;

/** The subnets of a new VPC have addresses for all groups at full size (D3), those of a secondary block for the Windows groups. */
export function budgetProblems(args: WindowsClusterArgs, cidrBlock: string, zones: number): Problem[] {
    const { windows, linux } = demands(args, zones);
    const secondary = args.network?.secondaryCidrBlock;
    const [subnet] = subnetPlan(cidrBlock, zones).privateCidrBlocks;
    const reserved = args.reservePrefixes ? reservedSurplus(windows) : 0;
    const { imageBuilds, kmsKeys } = endpointUse(args);
    const endpoints = makesEndpoints(args) ? endpointServices({ imageBuilds, keys: kmsKeys }).length : 0;
    if (secondary === undefined) {
        return blockProblems("network.cidrBlock", args, neededAddresses([...windows, ...linux]) + reserved + endpoints, subnet, cidrBlock);
    }
    return [
        ...blockProblems("network.cidrBlock", args, neededAddresses(linux) + endpoints, subnet, cidrBlock),
        ...blockProblems("network.secondaryCidrBlock", args, neededAddresses(windows, false, true) + reserved, windowsCidrBlocks(secondary, zones)[0], secondary),
    ];
}

function blockProblems(path: string, args: WindowsClusterArgs, needed: number, subnet: string, cidrBlock: string): Problem[] {
    const fitting = vpcPrefixLength(prefixLengthFor(needed));
    const mend = fitting < LARGEST_VPC
        ? `no VPC is large enough: lower maxSize${args.windowsIpam?.prefixDelegation ? " or turn prefixDelegation off" : ""}`
        : `use a /${fitting} or larger, or lower maxSize`;
    return addressBudgetProblems(path, needed, subnet, cidrBlock, mend);
}

/** Prefixes that each private subnet of a new VPC keeps for the Windows groups. */
export function prefixesPerSubnet(args: WindowsClusterArgs, zones: number): number {
    return reservedPrefixes(demands(args, zones).windows);
}

/** What every group takes at full size. Types that the table lacks count as nothing. */
function demands(args: WindowsClusterArgs, zones: number): { windows: AddressDemand[]; linux: AddressDemand[] } {
    const linux = linuxNodeGroupSettings(args);
    const ipam = args.windowsIpam ?? {};
    const windows = { prefixDelegation: ipam.prefixDelegation ?? false, targets: heldTargets(writtenTargets(ipam, true)) };
    const known = (types: string[]) => types.map(instanceInterfaces).filter(type => type !== undefined);
    return {
        windows: args.windowsNodeGroups.map(({ instanceTypes, scaling = WINDOWS_SCALING_DEFAULT, update, kubelet, selfManaged }) => groupDemand({
            types: known(instanceTypes ?? WINDOWS_INSTANCE_TYPES_DEFAULT), maxSize: scaling.maxSize,
            update, beyond: selfManaged && instancesBeyond(selfManaged, scaling.maxSize), zones, subnets: zones, windows, maxPods: kubelet?.maxPods,
        }, "most")),
        linux: linux ? [groupDemand({
            types: known(linux.instanceTypes ?? LINUX_INSTANCE_TYPES_DEFAULT), maxSize: (linux.scaling ?? LINUX_SCALING_DEFAULT).maxSize,
            zones, subnets: zones,
        }, "most")] : [],
    };
}
