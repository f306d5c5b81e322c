import { Rule } from "./rule";
import { accessEntryOrder } from "./rules/accessEntryOrder";
import { addressBudget } from "./rules/addressBudget";
import { architecture } from "./rules/architecture";
import { autoMode } from "./rules/autoMode";
import { bootstrap } from "./rules/bootstrap";
import { bootstrapArguments } from "./rules/bootstrapArguments";
import { cachedImage } from "./rules/cachedImage";
import { clusterRolePolicies } from "./rules/clusterRolePolicies";
import { customAmiFields } from "./rules/customAmiFields";
import { eksComponents } from "./rules/eksComponents";
import { eniConfig } from "./rules/eniConfig";
import { fastLaunch } from "./rules/fastLaunch";
import { hostNetwork } from "./rules/hostNetwork";
import { imageBuilds } from "./rules/imageBuilds";
import { imdsv2 } from "./rules/imdsv2";
import { instanceType } from "./rules/instanceType";
import { ipam } from "./rules/ipam";
import { ipamOneOwner } from "./rules/ipamOneOwner";
import { ipamWarmTargets } from "./rules/ipamWarmTargets";
import { launchTemplateSecurityGroups } from "./rules/launchTemplateSecurityGroups";
import { linuxCapacity } from "./rules/linuxCapacity";
import { linuxOnlyFields } from "./rules/linuxOnlyFields";
import { networkPolicy } from "./rules/networkPolicy";
import { noCustomNetworking } from "./rules/noCustomNetworking";
import { noFargate } from "./rules/noFargate";
import { noIpv6Cluster } from "./rules/noIpv6Cluster";
import { nodeIdentity } from "./rules/nodeIdentity";
import { nodesRoll } from "./rules/nodesRoll";
import { oneInterface } from "./rules/oneInterface";
import { oneRelease } from "./rules/oneRelease";
import { patchManager } from "./rules/patchManager";
import { platformVersion } from "./rules/platformVersion";
import { podEni } from "./rules/podEni";
import { podIdentity } from "./rules/podIdentity";
import { podNodeSelector } from "./rules/podNodeSelector";
import { privileged } from "./rules/privileged";
import { refusedFields } from "./rules/refusedFields";
import { region } from "./rules/region";
import { releaseGate } from "./rules/releaseGate";
import { releasePinAge } from "./rules/releasePinAge";
import { rootEncryption } from "./rules/rootEncryption";
import { securityGroupPolicy } from "./rules/securityGroupPolicy";
import { separateRoles } from "./rules/separateRoles";
import { serviceBackends } from "./rules/serviceBackends";
import { updateWindows } from "./rules/updateWindows";
import { vpcCniIpam } from "./rules/vpcCniIpam";
import { xenPrefixes } from "./rules/xenPrefixes";

/** All rules of the pack. */
export const RULES: Rule[] = [
    accessEntryOrder, addressBudget, architecture, autoMode, bootstrap, bootstrapArguments, cachedImage, clusterRolePolicies, customAmiFields,
    eksComponents, eniConfig, fastLaunch, hostNetwork, imageBuilds, imdsv2, instanceType, ipam, ipamOneOwner,
    ipamWarmTargets, launchTemplateSecurityGroups, linuxCapacity, linuxOnlyFields, networkPolicy, noCustomNetworking, noFargate, noIpv6Cluster, nodeIdentity,
    nodesRoll, oneInterface, oneRelease, patchManager, platformVersion, podEni, podIdentity, podNodeSelector, privileged, refusedFields, region, releaseGate,
    releasePinAge, rootEncryption, securityGroupPolicy, separateRoles, serviceBackends, updateWindows, vpcCniIpam, xenPrefixes,
];
