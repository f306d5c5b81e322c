import * as assert from "node:assert/strict";
import { LaunchTemplate } from "@pulumi/aws/ec2";
import { AccessEntry, NodeGroup } from "@pulumi/aws/eks";
import { Role, RolePolicyAttachment } from "@pulumi/aws/iam";
import { Cluster, ClusterArgs } from "@pulumi/eks/cluster";
import { output } from "@pulumi/pulumi";
import { WindowsCluster } from "../../components/windowsCluster";
import { WindowsClusterArgs } from "../../components/windowsClusterSettings";
import { planned } from "../support/planned";
import { policyPack } from "./judging";
import { JOINS } from "./ownImage";

const POLICIES = [
    "windows-node-identity", "windows-access-entry-order", "windows-separate-roles", "windows-bootstrap", "windows-bootstrap-arguments",
    "windows-custom-ami-fields", "windows-launch-template-security-groups", "windows-region",
];

describe("nodes on an AMI of one's own", () => {
    const judge = policyPack();

    /** Policy, type and name of each finding on these policies. */
    async function found(program: () => void): Promise<[policy: string, level: string, name: string][]> {
        const resources = await planned(program);
        return (await judge(resources)).filter(({ policy }) => POLICIES.includes(policy)).map(({ policy, enforcementLevel, urn }) =>
            [policy, enforcementLevel, resources.find(resource => resource.urn === urn)!.name]);
    }

    for (const authenticationMode of ["CONFIG_MAP", "API", "API_AND_CONFIG_MAP"] as const) {
        it(`E3, L11, A4: pass without a word in our own cluster of mode ${authenticationMode}`, async () => {
            const args: WindowsClusterArgs = {
                kubernetesVersion: "1.35", authenticationMode, imagePipelines: [{ name: "apps" }],
                windowsNodeGroups: [{ name: "web", imagePipeline: "apps" }, { name: "batch" }],
            };
            assert.deepEqual(await found(() => new WindowsCluster("ours", args)), []);
        });
    }

    /** A cluster of @pulumi/eks with a Windows group of raw resources. */
    function remote(args: ClusterArgs, identity: (cluster: Cluster, role: Role) => AccessEntry | undefined, windowsRole = true): void {
        const serviceRole = new Role("service", { assumeRolePolicy: "{}" });
        ["AmazonEKSClusterPolicy", "AmazonEKSVPCResourceController"].forEach(policy =>
            new RolePolicyAttachment(policy, { role: serviceRole.name, policyArn: `arn:aws:iam::aws:policy/${policy}` }));
        const role = new Role("windows-nodes", { assumeRolePolicy: "{}" });
        const groups = ["system:bootstrappers", "system:nodes", ...windowsRole ? ["eks:kube-proxy-windows"] : []];
        const cluster = new Cluster("remote", {
            vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"], skipDefaultNodeGroup: true, serviceRole: output(serviceRole),
            ...args.authenticationMode === "API"
                ? {} : { roleMappings: [{ roleArn: role.arn, username: "system:node:{{EC2PrivateDNSName}}", groups }] },
            ...args,
        });
        const entry = identity(cluster, role);
        const template = new LaunchTemplate("template", {
            imageId: "ami-1", userData: JOINS, vpcSecurityGroupIds: [cluster.clusterSecurityGroupId, cluster.nodeSecurityGroupId],
        });
        new NodeGroup("windows", {
            clusterName: cluster.eksCluster.name, nodeRoleArn: role.arn, subnetIds: ["subnet-1"],
                scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 1 },
            launchTemplate: { id: template.id, version: template.latestVersion.apply(version => `${version}`) },
            taints: [{ key: "os", value: "windows", effect: "NO_SCHEDULE" }],
        }, { dependsOn: entry ? [entry] : [] });
    }
    const entryOf = (type: string) => (cluster: Cluster, role: Role) =>
        new AccessEntry("entry", { clusterName: cluster.eksCluster.name, principalArn: role.arn, type });

    it("L11: pass in a cluster of @pulumi/eks with an entry for Windows nodes", async () => {
        assert.deepEqual(await found(() => remote({ authenticationMode: "API" }, entryOf("EC2_WINDOWS"))), []);
    });

    it("L11: fail in a cluster of @pulumi/eks without an entry", async () => {
        assert.deepEqual(await found(() => remote({ authenticationMode: "API" }, () => undefined)),
            [["windows-node-identity", "mandatory", "windows"]]);
    });

    it("L11: fail in a cluster of @pulumi/eks whose entry is for Linux nodes", async () => {
        assert.deepEqual(await found(() => remote({ authenticationMode: "API" }, entryOf("EC2_LINUX"))),
            [["windows-node-identity", "mandatory", "entry"]]);
    });

    it("L11: are told of an entry that comes too late in a cluster of @pulumi/eks", async () => {
        assert.deepEqual(await found(() => remote({ authenticationMode: "API" }, (cluster, role) => {
            entryOf("EC2_WINDOWS")(cluster, role);
            return undefined;
        })), [["windows-access-entry-order", "advisory", "windows"]]);
    });

    // The component shows the engine no inputs, so aws-auth alone could tell, and its roles are not known in a first preview.
    for (const [title, more, withGroup] of [
        ["maps the role with the group", {}, true], ["maps no role", { roleMappings: [] }, true], ["maps no role to the group", {}, false],
    ] as [string, { roleMappings?: [] }, boolean][]) {
        it(`E3: are not judged in the first preview of a cluster of @pulumi/eks that ${title}`, async () => {
            assert.deepEqual(await found(() => remote({ authenticationMode: "CONFIG_MAP", ...more }, () => undefined, withGroup)),
                [["windows-node-identity", "advisory", "remote-nodeAccess"]]);
        });
    }
});
