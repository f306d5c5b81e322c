import * as assert from "node:assert/strict";
import { FargateProfile, NodeGroup, PodIdentityAssociation } from "@pulumi/aws/eks";
import { Cluster } from "@pulumi/eks/cluster";
import { CustomResource } from "@pulumi/kubernetes/apiextensions";
import { Provider } from "@pulumi/kubernetes/provider";
import { Deployment } from "@pulumi/kubernetes/apps/v1";
import { Namespace, Service } from "@pulumi/kubernetes/core/v1";
import { NetworkPolicy } from "@pulumi/kubernetes/networking/v1";
import { CustomResourceOptions } from "@pulumi/pulumi";
import { SmokeTest } from "../../components";
import { planned } from "../support/planned";
import { policyPack } from "./judging";

const RULES = [
    "windows-host-network", "windows-privileged", "windows-linux-only-fields", "windows-pod-node-selector", "windows-no-fargate",
    "windows-security-group-policy", "windows-pod-identity", "windows-network-policy", "windows-service-backends",
];

/** A cluster of @pulumi/eks with a Windows node group without a taint, and what is applied to it. */
function cluster(name: string, apply: (cluster: Cluster, opts: CustomResourceOptions, namespace: Namespace) => void): void {
    const made = new Cluster(name, { vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"], skipDefaultNodeGroup: true });
    new NodeGroup(`${name}-windows`, {
        clusterName: made.eksCluster.name, amiType: "WINDOWS_CORE_2022_x86_64", nodeRoleArn: "arn:aws:iam::111122223333:role/nodes",
        subnetIds: ["subnet-1", "subnet-2"], scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 3 },
    });
    const opts = { provider: new Provider(`${name}-provider`, { kubeconfig: made.kubeconfigJson }) };
    apply(made, opts, new Namespace(`${name}-space`, {}, opts));
}

/** Windows pods of the namespace that break every rule on pods. */
function breakAll({ eksCluster }: Cluster, opts: CustomResourceOptions, namespace: Namespace): void {
    const metadata = { namespace: namespace.metadata.name };
    const labels = { app: "web" };
    const deploy = (name: string, spec: object) => new Deployment(name, { metadata, spec: {
        replicas: 2000, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: "web" }], ...spec } },
    } }, opts);
    const windows = { nodeSelector: { "kubernetes.io/os": "windows" } };
    deploy("web", { ...windows, securityContext: { fsGroup: 1 }, containers: [{ name: "web", securityContext: { privileged: true } }] });
    deploy("host", { ...windows, hostNetwork: true });
    deploy("anywhere", {});
    new FargateProfile("profile", {
        clusterName: eksCluster.name, podExecutionRoleArn: "arn:aws:iam::111122223333:role/pods", selectors: [{ namespace: namespace.metadata.name }],
    });
    new PodIdentityAssociation("association", {
        clusterName: eksCluster.name, namespace: namespace.metadata.name, serviceAccount: "default", roleArn: "arn:aws:iam::111122223333:role/pods",
    });
    new CustomResource("groups", {
        apiVersion: "vpcresources.k8s.aws/v1beta1", kind: "SecurityGroupPolicy", metadata,
        spec: { podSelector: { matchLabels: labels }, securityGroups: { groupIds: ["sg-1"] } },
    }, opts);
    new NetworkPolicy("policy", { metadata, spec: { podSelector: {} } }, opts);
    new Service("service", { metadata, spec: { type: "LoadBalancer", selector: labels } }, opts);
}

describe("pods on a cluster of @pulumi/eks", () => {
    const judge = policyPack();

    /** The policy and the resource of each finding. */
    async function found(program: () => void): Promise<[policy: string, name: string][]> {
        const resources = await planned(program);
        return (await judge(resources)).filter(({ policy }) => RULES.includes(policy))
            .map(({ policy, urn }) => [policy, resources.find(resource => resource.urn === urn)!.name]);
    }

    it("L1, L2, L6, L7, E6: are judged through its provider, in a namespace that is not known yet", async () => {
        assert.deepEqual((await found(() => cluster("main", breakAll))).sort(), [
            ["windows-host-network", "host"], ["windows-linux-only-fields", "web"], ["windows-network-policy", "policy"], ["windows-no-fargate", "profile"],
            ["windows-pod-identity", "association"], ["windows-privileged", "web"], ["windows-security-group-policy", "groups"],
            ["windows-service-backends", "service"],
        ]);
    });

    it("E6: are judged beside a cluster without Windows nodes", async () => {
        const anywhere = (name: string) => (_: Cluster, opts: CustomResourceOptions, namespace: Namespace) => new Deployment(name, {
            metadata: { namespace: namespace.metadata.name },
            spec: { selector: {}, template: { spec: { containers: [{ name }] } } },
        }, opts);
        assert.deepEqual(await found(() => {
            cluster("main", anywhere("web"));
            const linux = new Cluster("linux", { vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"], skipDefaultNodeGroup: true });
            const opts = { provider: new Provider("linux-provider", { kubeconfig: linux.kubeconfigJson }) };
            anywhere("other")(linux, opts, new Namespace("linux-space", {}, opts));
        }), [["windows-pod-node-selector", "web"]]);
    });

    it("L6, E6: are not judged by what belongs to another cluster", async () => {
        assert.deepEqual(await found(() => {
            cluster("main", (_, opts, namespace) => new Deployment("web", {
                metadata: { namespace: namespace.metadata.name },
                spec: { selector: {}, template: { spec: { nodeSelector: { "kubernetes.io/os": "windows" }, containers: [{ name: "web" }] } } },
            }, opts));
            cluster("other", ({ eksCluster }, opts) => {
                new FargateProfile("profile", {
                    clusterName: eksCluster.name, podExecutionRoleArn: "arn:aws:iam::111122223333:role/pods", selectors: [{ namespace: "*" }],
                });
                new NetworkPolicy("policy", { metadata: { namespace: "main-space" }, spec: { podSelector: {} } }, opts);
            });
        }), []);
    });

    it("L1, L2, L6, L7, E6: of our own smoke test raise nothing", async () => {
        assert.deepEqual(await found(() => cluster("main", (_, { provider }) => {
            new SmokeTest("test", { nodeGroupName: "windows", windowsRelease: 2022 }, { providers: { kubernetes: provider! } });
        })), []);
    });
});
