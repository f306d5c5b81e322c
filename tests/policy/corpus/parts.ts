import * as ec2 from "@pulumi/aws/ec2";
import * as eks from "@pulumi/aws/eks";
import * as iam from "@pulumi/aws/iam";
import { Provider } from "@pulumi/kubernetes/provider";
import { Input, all } from "@pulumi/pulumi";

/** Subnets that somebody else made. */
export const SUBNETS = ["subnet-0aaa", "subnet-0bbb"];
export const SCALING = { minSize: 1, maxSize: 4, desiredSize: 2 };
/** The taint that keeps Linux pods away from Windows nodes. */
export const WINDOWS_TAINT = { key: "os", value: "windows", effect: "NO_SCHEDULE" };

const NODE_POLICIES = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly", "AmazonEKS_CNI_Policy"];
/** What the role of a cluster with Windows nodes carries. */
export const WINDOWS_CLUSTER_POLICIES = ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"];

/** A role for an AWS service, with policies that AWS manages. */
export function role(name: string, service: string, policies: string[]) {
    const made = new iam.Role(name, {
        assumeRolePolicy: JSON.stringify({
            Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["sts:AssumeRole"], Principal: { Service: service } }],
        }),
    });
    const attachments = policies.map(policy =>
        new iam.RolePolicyAttachment(`${name}-${policy}`, { role: made.name, policyArn: `arn:aws:iam::aws:policy/${policy}` }));
    return { role: made, attachments };
}

/** A role for nodes. */
export const nodeRole = (name: string) => role(name, "ec2.amazonaws.com", NODE_POLICIES);

/** A cluster with a role of its own; Linux clusters attach the cluster policy alone. */
export function cluster(name: string, args: Partial<eks.ClusterArgs> = {}, policies = ["AmazonEKSClusterPolicy"]): eks.Cluster {
    const { role: clusterRole, attachments } = role(`${name}-cluster`, "eks.amazonaws.com", policies);
    return new eks.Cluster(name, { roleArn: clusterRole.arn, vpcConfig: { subnetIds: SUBNETS }, ...args }, { dependsOn: attachments });
}

/** A managed node group of the cluster, with a role of its own. */
export function nodeGroup(name: string, of: eks.Cluster, args: Partial<eks.NodeGroupArgs> = {}): eks.NodeGroup {
    const { role: made, attachments } = nodeRole(`${name}-node`);
    return new eks.NodeGroup(name, {
        clusterName: of.name, nodeRoleArn: made.arn, subnetIds: SUBNETS, scalingConfig: SCALING, ...args,
    }, { dependsOn: attachments });
}

/** The vpc-cni add-on with the configuration values. */
export function vpcCni(name: string, of: eks.Cluster, values: object): eks.Addon {
    return new eks.Addon(`${name}-vpc-cni`, {
        clusterName: of.name, addonName: "vpc-cni", resolveConflictsOnUpdate: "OVERWRITE", configurationValues: JSON.stringify(values),
    });
}

/** Kubernetes as the program reaches it. */
export function kubernetes(name: string, of: eks.Cluster): Provider {
    return new Provider(name, { kubeconfig: kubeconfig(of.endpoint, of.certificateAuthority.data, of.name) });
}

export function kubeconfig(endpoint: Input<string>, certificate: Input<string | undefined>, clusterName: Input<string>) {
    return all([endpoint, certificate, clusterName]).apply(([server, data, name]) => JSON.stringify({
        apiVersion: "v1", kind: "Config", "current-context": "aws", contexts: [{ name: "aws", context: { cluster: "aws", user: "aws" } }],
        clusters: [{ name: "aws", cluster: { server, "certificate-authority-data": data } }],
        users: [{ name: "aws", user: { exec: { command: "aws", args: ["eks", "get-token", "--cluster-name", name] } } }],
    }));
}

/** A small VPC with two subnets. */
export function vpc(name: string, args: Partial<ec2.VpcArgs> = {}) {
    const made = new ec2.Vpc(name, { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true, ...args });
    const subnets = ["a", "b"].map((zone, i) => new ec2.Subnet(`${name}-${zone}`, {
        vpcId: made.id, cidrBlock: `10.0.${i * 32}.0/19`, availabilityZone: `eu-central-1${zone}`,
    }));
    return { vpc: made, subnets, subnetIds: subnets.map(({ id }) => id) };
}
