import * as assert from "node:assert/strict";
import type { PolicyResource } from "@pulumi/policy";
import { userPath } from "../../policy/userPath";

const resource = (type: string, name: string, parent?: PolicyResource) => ({ type, name, parent, urn: `urn:${name}`, props: {} }) as unknown as PolicyResource;
const component = resource("eks:index:Cluster", "main");
const cluster = resource("aws:eks/cluster:Cluster", "main-eksCluster", component);
const addon = (parent?: PolicyResource) => resource("aws:eks/addon:Addon", "cni", resource("eks:index:VpcCniAddon", "cni", parent));

describe("the path that a user wrote", () => {
    for (const [from, path, expected] of [
        [cluster, "roleArn", "serviceRole of eks.Cluster \"main\""],
        [cluster, "computeConfig.enabled", "autoMode.enabled of eks.Cluster \"main\""],
        [cluster, "storageConfig.blockStorage.enabled", "autoMode.enabled of eks.Cluster \"main\""],
        [cluster, "kubernetesNetworkConfig.elasticLoadBalancing.enabled", "autoMode.enabled of eks.Cluster \"main\""],
        [cluster, "kubernetesNetworkConfig.serviceIpv4Cidr", "kubernetesServiceIpAddressRange of eks.Cluster \"main\""],
        [cluster, "accessConfig.authenticationMode", "authenticationMode of eks.Cluster \"main\""],
        [cluster, "platformVersion", "platformVersion"],
        [resource("aws:eks/cluster:Cluster", "raw"), "roleArn", "roleArn"],
        [resource("aws:eks/cluster:Cluster", "other", resource("acme:index:Platform", "acme")), "roleArn", "roleArn"],
        [addon(component), "configurationValues.enableWindowsIpam", "vpcCniOptions.configurationValues.enableWindowsIpam of eks.Cluster \"main\""],
        [addon(component), "configurationValues", "vpcCniOptions.configurationValues of eks.Cluster \"main\""],
        [addon(component), "configurationValues.env.ENABLE_POD_ENI", "vpcCniOptions (ENABLE_POD_ENI) of eks.Cluster \"main\""],
        [addon(), "configurationValues.enableWindowsIpam", "configurationValues.enableWindowsIpam"],
        [resource("kubernetes:core/v1:ConfigMap", "main-nodeAccess", component), "data.mapRoles", "roleMappings of eks.Cluster \"main\""],
        [resource("aws:eks/addon:Addon", "coredns", component), "addonVersion", "addonVersion"],
    ] as const) {
        it(`is ${expected} for ${path} of ${from.name} in ${from.parent?.type ?? "no component"}`, () => {
            assert.equal(userPath(from, path), expected);
        });
    }
});
