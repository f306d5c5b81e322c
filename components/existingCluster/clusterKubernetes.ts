import { ConfigMap, ConfigMapPatch } from "@pulumi/kubernetes/core/v1";
import { Provider } from "@pulumi/kubernetes/provider";
import * as pulumi from "@pulumi/pulumi";
import { dump } from "js-yaml";
import { isObject } from "../../limits/text/plainObject";
import { parsedList } from "../../limits/text/parsed";
import { currentRegion } from "../lookups";
import { rejectProblems } from "../problems";
import { WINDOWS_NODE_GROUPS, windowsRoleMapping } from "../windowsSupport/roleMappings";
import { FoundCluster } from "./clusterLookup";

/** Provider of the cluster, which calls the `aws` CLI for tokens as `aws eks update-kubeconfig` sets it up. */
export function clusterProvider(name: string, { name: cluster, endpoint, certificateAuthorityData }: FoundCluster, parent: pulumi.Resource): Provider {
    const kubeconfig = currentRegion(parent).apply(region => JSON.stringify({
        apiVersion: "v1", kind: "Config", "current-context": "cluster",
        clusters: [{ name: "cluster", cluster: { server: endpoint, "certificate-authority-data": certificateAuthorityData } }],
        contexts: [{ name: "cluster", context: { cluster: "cluster", user: "aws" } }],
        users: [{ name: "aws", user: { exec: {
            apiVersion: "client.authentication.k8s.io/v1beta1", command: "aws",
            args: ["--region", region, "eks", "get-token", "--cluster-name", cluster, "--output", "json"],
        } } }],
    }));
    return new Provider(`${name}-kubernetes`, { kubeconfig }, { parent });
}

/**
 * The mapping of the Windows role in aws-auth, beside all that is there (E3): `mapRoles` is one string, so the whole of it is written, as it was read.
 */
export function ownRoleMapping(
    name: string, roleArn: pulumi.Output<string>, component: pulumi.Resource, opts: pulumi.CustomResourceOptions,
): ConfigMapPatch {
    const current = ConfigMap.get(`${name}-aws-auth`, "kube-system/aws-auth", opts);
    const mapRoles = pulumi.all([current.data, roleArn]).apply(([data, arn]) => withWindowsRole(component, String(data?.mapRoles ?? "[]"), arn));
    return new ConfigMapPatch(`${name}-aws-auth`, {
        metadata: { name: "aws-auth", namespace: "kube-system", annotations: { "pulumi.com/patchForce": "true" } },
        data: { mapRoles },
        // Deleting the patch takes all roles out of it, which would lock every node out of the cluster.
    }, { ...opts, retainOnDelete: true });
}

/** The text as it is where it maps the role already, so that nothing changes; or else with the role in it, and everything else kept. */
function withWindowsRole(component: pulumi.Resource, text: string, arn: string): string {
    const mappings = parsedList(text);
    if (!mappings) {
        rejectProblems(component, [{ path: "clusterName", reason: "mapRoles in the cluster's aws-auth is not a list in YAML; correct it: kubectl edit -n kube-system configmap aws-auth" }]);
    }
    const { username, groups } = windowsRoleMapping(arn);
    const isOfRole = (mapping: unknown) => isObject(mapping) && mapping.rolearn === arn;
    const isThere = mappings!.filter(isOfRole).some(mapping => WINDOWS_NODE_GROUPS.every(group => ((mapping as { groups?: unknown[] }).groups ?? []).includes(group)));
    return isThere ? text : dump([...mappings!.filter(mapping => !isOfRole(mapping)), { rolearn: arn, username, groups }]);
}
