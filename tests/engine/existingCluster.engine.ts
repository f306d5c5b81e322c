import * as assert from "node:assert/strict";
import { ExistingCluster, ExistingClusterArgs, VpcCniOwner, WindowsAmiType } from "../../components";
import { EXISTING_CLUSTER, UNSEEN } from "../../delivery/access/planned";
import { Properties } from "../../plan/signatures";
import { CallLog, title } from "./providers/callLog";
import { Made } from "./providers/cloud";
import { outOfOrder } from "./support/availability";
import { startEngine } from "./support/baseline";
import { NOTHING } from "./support/changes";
import { notAllowed } from "./support/deployerRights";
import { Deployment, UNHANDLED } from "./support/deployment";
import { Program, ownProgram, programOf } from "./support/engine";

const ROLE = "legacy-cluster-role";
const CONTROLLER_POLICY = "arn:aws:iam::aws:policy/AmazonEKSVPCResourceController";
const NODES = [
    "aws:iam/role:Role windows-windows-nodes",
    ...["AmazonEKSWorkerNodePolicy", "AmazonEKS_CNI_Policy", "AmazonEC2ContainerRegistryPullOnly", "AmazonSSMManagedInstanceCore"]
        .map(policy => `aws:iam/rolePolicyAttachment:RolePolicyAttachment windows-windows-nodes-${policy}`),
    "aws:ec2/launchTemplate:LaunchTemplate windows-web", "aws:eks/nodeGroup:NodeGroup windows-web",
];
/** What the example has beside it. */
const JOBS = ["aws:ec2/launchTemplate:LaunchTemplate windows-jobs", "aws:eks/nodeGroup:NodeGroup windows-jobs"];
const ENTRY = "aws:eks/accessEntry:AccessEntry windows";
const POLICY = "aws:iam/rolePolicy:RolePolicy windows-vpc-resource-controller";
const CNI_PATCH = "kubernetes:core/v1:ConfigMapPatch windows-vpc-cni";
const CNI_ADDON = "aws:eks/addon:Addon windows-vpc-cni";
const AUTH_PATCH = "kubernetes:core/v1:ConfigMapPatch windows-aws-auth";
const GROUP = "aws:eks/nodeGroup:NodeGroup windows-web";

const windows = (args: Partial<ExistingClusterArgs> = {}): Program => async () => {
    const cluster = new ExistingCluster("windows", { clusterName: "legacy", windowsNodeGroups: [{ name: "web" }], ...args });
    return { version: cluster.kubernetesVersion, group: cluster.windowsNodeGroupNames.web, nodeRoleArn: cluster.nodeRoleArn, cidr: cluster.serviceIpv4Cidr };
};

/** The resource as the package's own program names it. */
function ofProgram(resource: string, prefix = "cluster"): string {
    return resource.replace(/ windows/, ` ${prefix}`);
}

/** A cluster that another tool made, with a group of Linux nodes. */
function legacy(settings: Properties = {}): Made[] {
    const cluster = {
        name: "legacy", roleArn: `arn:aws:iam::111122223333:role/${ROLE}`, version: "1.35",
        vpcConfig: { subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"], vpcId: "vpc-0123456789abcdef0" },
        accessConfig: { authenticationMode: "API_AND_CONFIG_MAP" },
    };
    const given = { kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: "10.100.0.0/16" }, platformVersion: "eks.9", status: "ACTIVE", ...settings };
    return [
        made("aws:eks/cluster:Cluster", "legacy", cluster, {
            ...cluster, vpcConfig: { ...cluster.vpcConfig, clusterSecurityGroupId: "sg-0123456789abcdef0" },
            endpoint: "https://legacy.eks.amazonaws.com", certificateAuthority: { data: "Y2VydGlmaWNhdGU=" }, ...given,
        }),
        made("aws:eks/nodeGroup:NodeGroup", "legacy:linux", { clusterName: "legacy", nodeGroupName: "linux" }, { amiType: "AL2023_x86_64_STANDARD" }),
        made("kubernetes:core/v1:ConfigMap", "kube-system/aws-auth", {
            metadata: { name: "aws-auth", namespace: "kube-system" },
            data: { mapRoles: "- rolearn: arn:aws:iam::111122223333:role/linux\n  username: system:node:{{EC2PrivateDNSName}}\n  groups: [system:nodes]\n" },
        }),
    ];
}

/** Something that AWS has and no stack of the test made. */
function made(type: string, id: string, inputs: Properties, outputs: Properties = {}): Made {
    return { type, id, name: "", inputs, outputs: { ...inputs, ...outputs } };
}

const addon = (values: object) => made("aws:eks/addon:Addon", "legacy:vpc-cni",
    { clusterName: "legacy", addonName: "vpc-cni" }, { addonVersion: "v1.20.0-eksbuild.1", configurationValues: JSON.stringify(values) });

async function deploy(there: Made[], program: Program, config: Properties = {}): Promise<Deployment> {
    const engine = await startEngine();
    engine.cloud.made.push(...there);
    return Deployment.create(engine, "dev", "existing", { "aws:region": "eu-central-1", ...config }, program);
}

/** What an up made of AWS that the policies of those who deploy don't foresee: an offline plan can't show it to them. */
function notForeseen(log: CallLog): string[] {
    const { types, policyArns } = UNSEEN[EXISTING_CLUSTER];
    const calls = log.calls.filter(({ type }) => type.startsWith("aws:"));
    assert.ok(calls.length > 0);
    return [
        ...notAllowed(log), ...calls.filter(({ type }) => !types.includes(type)).map(title),
        ...calls.filter(({ inputs }) => typeof inputs.policyArn === "string" && !policyArns.includes(inputs.policyArn)).map(({ inputs }) => String(inputs.policyArn)),
    ];
}

/** Preview, up, the same up again, destroy; what is left is what was there, and `left`. */
async function wholeLife(there: Made[], program: Program, created: string[], left: string[] = [], config: Properties = {}): Promise<Deployment> {
    const before = there.map(({ type, id }) => `${type} ${id}`).sort();
    const deployment = await deploy(there, program, config);
    const { cloud } = deployment.engine;
    const prefix = program === ownProgram ? "cluster" : "windows";
    const preview = await deployment.preview();
    assert.equal(preview.failed, false, preview.output);
    assert.deepEqual(preview.changes.created, [...created].sort());
    const up = await deployment.up({ policies: true });
    assert.equal(up.failed, false, up.output);
    assert.deepEqual(up.changes, { ...NOTHING, created: [...created].sort() });
    assert.deepEqual(notForeseen(cloud.log), []);
    assert.deepEqual(outOfOrder(cloud.log, created.filter(each => ![...NODES, ...JOBS].map(node => ofProgram(node, prefix)).includes(each)), call => title(call) === ofProgram(GROUP, prefix)), []);
    const again = await deployment.up();
    assert.equal(again.failed, false, again.output);
    assert.deepEqual(again.changes, NOTHING);
    const gone = await deployment.destroy();
    assert.equal(gone.failed, false, gone.output);
    assert.deepEqual(cloud.left().filter(({ name }) => name === "").map(({ type, id }) => `${type} ${id}`).sort(), before);
    assert.deepEqual(cloud.left().filter(({ name }) => name !== "").map(title).sort(), left);
    return deployment;
}

describe("Windows nodes on a cluster that somebody else made, in the real engine", () => {
    it("E1, E2, L11: makes what is missing, changes nothing the second time, and takes away only what it made", async () => {
        await wholeLife(legacy(), windows(), [...NODES, ENTRY, POLICY, CNI_PATCH]);
    });

    it("does the same by the example existing-cluster", async () => {
        await wholeLife(legacy(), programOf("examples/existing-cluster"), [...NODES, ...JOBS, ENTRY, POLICY, CNI_PATCH]);
    });

    for (const [given, existingCluster] of Object.entries({ name: "legacy", object: { clusterName: "legacy", subnetIds: ["subnet-0123456789abcdef0"] } })) {
        it(`does the same by this package's own program, with the key existingCluster as ${given}`, async () => {
            const deployment = await wholeLife(legacy(), ownProgram, [...NODES, ENTRY, POLICY, CNI_PATCH].map(each => ofProgram(each)), [], {
                existingCluster, windowsNodeGroups: [{ name: "web" }], releaseVersion: "1.35-2026.07.21", tags: { team: "web" },
            });
            const { failed, output } = await deployment.up();
            assert.equal(failed, false, output);
            const { inputs } = deployment.engine.cloud.left().find(each => title(each) === ofProgram(GROUP))!;
            assert.deepEqual(
                [inputs.releaseVersion, inputs.version, (inputs.subnetIds as string[]).length, (inputs.tags as Properties).team],
                ["1.35-2026.07.21", "1.35", given === "name" ? 2 : 1, "web"],
            );
        });
    }

    it("E1: keeps an add-on and a policy that are there", async () => {
        const policy = made("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "attached", { role: ROLE, policyArn: CONTROLLER_POLICY });
        await wholeLife([...legacy(), addon({ enableWindowsIpam: "true" }), policy], windows(), [...NODES, ENTRY]);
    });

    it("E1: keeps a policy of the user's own that gives the same rights", async () => {
        const policy = made("aws:iam/rolePolicy:RolePolicy", `${ROLE}:own`, {
            role: ROLE, name: "own", policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action: ["ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses"] }] }),
        });
        await wholeLife([...legacy(), policy], windows(), [...NODES, ENTRY, CNI_PATCH]);
    });

    it("E2: installs the add-on where it is asked to, and knows it again", async () => {
        await wholeLife(legacy(), windows({ vpcCniOwner: VpcCniOwner.Addon, windowsIpam: { prefixDelegation: true } }), [...NODES, ENTRY, POLICY, CNI_ADDON]);
    });

    it("E3: maps the role in aws-auth beside all others in mode CONFIG_MAP", async () => {
        const deployment = await wholeLife(legacy({ accessConfig: { authenticationMode: "CONFIG_MAP" } }), windows(), [...NODES, POLICY, CNI_PATCH, AUTH_PATCH], [AUTH_PATCH]);
        const { mapRoles } = deployment.engine.cloud.left().find(each => title(each) === AUTH_PATCH)!.inputs.data as { mapRoles: string };
        assert.match(mapRoles, /role\/linux[^]*role\/windows-windows-nodes-\w+[^]*eks:kube-proxy-windows/);
    });

    it("L11: makes an entry in mode API, and reads no aws-auth", async () => {
        await wholeLife(legacy({ accessConfig: { authenticationMode: "API" } }), windows(), [...NODES, ENTRY, POLICY, CNI_PATCH]);
    });

    it("L11: keeps the entry of a role that is there", async () => {
        const nodeRoleArn = "arn:aws:iam::111122223333:role/windows";
        const entry = made("aws:eks/accessEntry:AccessEntry", "legacy:windows", { clusterName: "legacy", principalArn: nodeRoleArn, type: "EC2_WINDOWS" });
        await wholeLife([...legacy(), entry], windows({ nodeRoleArn }), [...NODES.filter(each => !each.startsWith("aws:iam")), POLICY, CNI_PATCH]);
    });

    const ENTRY_OF_LINUX = made("aws:eks/accessEntry:AccessEntry", "legacy:linux",
        { clusterName: "legacy", principalArn: "arn:aws:iam::111122223333:role/linux", type: "EC2_LINUX" });
    for (const { fact, there, args = {}, message } of [
        { fact: "L4", there: legacy({ kubernetesNetworkConfig: { ipFamily: "ipv6" } }), message: /ipFamily of the cluster "legacy": Windows nodes can't join an IPv6 cluster/ },
        { fact: "E5", there: legacy({ version: "1.31", platformVersion: "eks.3" }), message: /supports Windows from platform version eks\.4 on, got "eks\.3"/ },
        { fact: "E2", there: [...legacy(), addon({ env: { A: "b" } })], message: /--configuration-values '\{"env":\{"A":"b"\},"enableWindowsIpam":"true"\}'/ },
        {
            fact: "L3", there: [...legacy(), addon({ enableWindowsIpam: "true", env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true" } })],
            message: /don't support custom networking/,
        },
        { fact: "L11", there: [...legacy(), ENTRY_OF_LINUX], args: { nodeRoleArn: ENTRY_OF_LINUX.inputs.principalArn as string }, message: /nodeRoleArn: has an access entry of another type/ },
        {
            fact: "A1", there: legacy({ version: "1.34" }), args: { windowsNodeGroups: [{ name: "web", amiType: WindowsAmiType.Core2025 }] },
            message: /windowsNodeGroups\[0\]\.amiType: Windows Server 2025 needs Kubernetes 1\.35 or later/,
        },
        { fact: "the status", there: legacy({ status: "DELETING" }), message: /is not ready for nodes, got "DELETING"/ },
    ]) {
        it(`${fact}: says what is wrong, with the mend, before anything is made`, async () => {
            const deployment = await deploy(there, windows(args));
            for (const { failed, output } of [await deployment.preview(), await deployment.up()]) {
                assert.equal(failed, true);
                assert.match(output, message);
                assert.doesNotMatch(output, UNHANDLED);
            }
            assert.equal(deployment.engine.cloud.left().length, there.length);
        });
    }

    it("says that there is no such cluster", async () => {
        const { failed, output } = await (await deploy([], windows())).preview();
        assert.equal(failed, true);
        assert.match(output, /reading EKS Cluster \(legacy\): couldn't find resource/);
    });
});
