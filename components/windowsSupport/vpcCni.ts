import { Addon } from "@pulumi/aws/eks";
import { ConfigMapPatch } from "@pulumi/kubernetes/core/v1";
import * as pulumi from "@pulumi/pulumi";
import { WindowsIpam } from "../../limits/network/windowsIpam";
import { addonConfiguration, configMapData } from "./vpcCniSettings";

/** Windows IPAM through the managed add-on, which then owns the ConfigMap `amazon-vpc-cni`. */
export function vpcCniAddon(
    name: string, clusterName: pulumi.Input<string>, ipam: WindowsIpam,
    tags: Record<string, pulumi.Input<string>> | undefined, opts: pulumi.CustomResourceOptions,
): Addon {
    return new Addon(name, {
        clusterName,
        addonName: "vpc-cni",
        configurationValues: JSON.stringify(addonConfiguration(ipam)),
        // It takes over a ConfigMap made by hand, which would otherwise be a conflict.
        resolveConflictsOnCreate: "OVERWRITE",
        resolveConflictsOnUpdate: "OVERWRITE",
        // Pods lose their network without the CNI: a destroy leaves it to the cluster.
        preserve: true,
        tags,
    }, opts);
}

/** Windows IPAM where no add-on renders the ConfigMap: our keys alone, the others stay as they are. */
export function vpcCniConfigMapPatch(name: string, ipam: WindowsIpam, opts: pulumi.CustomResourceOptions): ConfigMapPatch {
    return new ConfigMapPatch(name, {
        metadata: { name: "amazon-vpc-cni", namespace: "kube-system", annotations: { "pulumi.com/patchForce": "true" } },
        data: configMapData(ipam),
    }, opts);
}
