import * as assert from "node:assert/strict";
import { AuthenticationMode, ClusterAccess, ControlPlane, NodeRole, SupportType } from "../../../components";
import type { ControlPlaneArgs } from "../../../components";
import { PlanEngine } from "../../../plan/engine";
import { childrenOf, only, planned } from "../../support/planned";
import { record, recorded } from "../../support/record";

const CONTROL_PLANE = "eks-windows:index:ControlPlane";
const EKS_CLUSTER = "eks:index:Cluster";

const make = (more: Partial<ControlPlaneArgs>) => () => {
    const linux = new NodeRole("linux", {});
    const windows = new NodeRole("windows", {});
    return new ControlPlane("cp", {
        kubernetesVersion: "1.35", vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"],
        linuxNodeRole: linux.role, windowsNodeRole: windows.role, ...more,
    });
};
const build = (more: Partial<ControlPlaneArgs> = {}) => planned(make(more));

/** What eks.Cluster is asked for; it shows the engine none of it. */
const asked = async (more: Partial<ControlPlaneArgs> = {}) => recorded(await record(make(more)), EKS_CLUSTER, "cp");

const OWN = [
    "aws:iam/openIdConnectProvider:OpenIdConnectProvider cp-oidc",
    "aws:iam/role:Role cp-role",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment cp-role-AmazonEKSClusterPolicy",
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment cp-role-AmazonEKSVPCResourceController",
    "aws:kms/key:Key cp-secrets",
    "eks:index:Cluster cp",
];

describe("ControlPlane", () => {
    for (const [kubernetesVersion, warning] of [
        ["1.31", /^cp: extended support of Kubernetes 1\.31 ended on 2026-11-26: EKS creates no cluster of it/],
        ["1.99", /^cp: Kubernetes 1\.99 is newer than this package, which knows versions up to 1\.36/],
    ] as const) {
        it(`warns of Kubernetes ${kubernetesVersion}, and makes what it is told to`, async () => {
            const engine = new PlanEngine("project", "stack", "eu-central-1");
            await engine.run(make({ kubernetesVersion }));
            assert.equal(engine.log.warnings.length, 1);
            assert.match(engine.log.warnings[0], warning);
            assert.equal((await asked({ kubernetesVersion })).version, kubernetesVersion);
        });
    }

    it("has exactly these children", async () => {
        const seen = await build();
        assert.deepEqual(childrenOf(seen, only(seen, CONTROL_PLANE)), OWN);
    });

    it("E6: leaves the OIDC provider to others where it is told to, and gives the ARN that it must have", async () => {
        let made: ControlPlane | undefined;
        const seen = await record(() => { made = make({ oidcProvider: false })(); });
        assert.deepEqual(seen.filter(({ type }) => type.includes("OpenIdConnectProvider")), []);
        assert.equal(await new Promise(resolve => { made!.oidcProviderArn.apply(resolve); }), "arn:aws:iam::111122223333:oidc-provider/issuer");
    });

    it("E1: attaches both policies to its role, and the cluster waits for them", async () => {
        const seen = await build();
        const attachments = seen.filter(({ type, name }) => type === "aws:iam/rolePolicyAttachment:RolePolicyAttachment" && name.startsWith("cp-role"));
        assert.deepEqual(attachments.map(({ inputs }) => inputs.policyArn).sort(), [
            "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy", "arn:aws:iam::aws:policy/AmazonEKSVPCResourceController",
        ]);
        const { dependencies } = only(seen, EKS_CLUSTER);
        attachments.forEach(({ urn }) => assert.ok(dependencies.includes(urn), urn));
    });

    it("E2: turns Windows IPAM on through the add-on, and makes no ConfigMap of its own", async () => {
        const seen = await build();
        const { vpcCniOptions: { configurationValues } } = await asked();
        assert.deepEqual(configurationValues, { enableWindowsIpam: "true", enableWindowsPrefixDelegation: "false" });
        assert.ok(!seen.some(({ inputs }) => (inputs.metadata as any)?.name === "amazon-vpc-cni"));
    });

    it("D2, D3: hands prefix delegation and its targets to the add-on", async () => {
        const { vpcCniOptions: { configurationValues } } = await asked({ windowsIpam: { prefixDelegation: true, warmPrefixTarget: 1 } });
        assert.deepEqual(configurationValues, {
            enableWindowsIpam: "true", enableWindowsPrefixDelegation: "true",
            warmWindowsPrefixTarget: 1, warmWindowsIPTarget: 0, minimumWindowsIPTarget: 0,
        });
    });

    for (const authenticationMode of [undefined, AuthenticationMode.ApiAndConfigMap, AuthenticationMode.ConfigMap]) {
        it(`E3: maps both roles in aws-auth in mode ${authenticationMode ?? "API_AND_CONFIG_MAP, the default"}`, async () => {
            const inputs = await asked({ authenticationMode });
            assert.equal(inputs.authenticationMode, authenticationMode ?? "API_AND_CONFIG_MAP");
            assert.equal(inputs.instanceRoles.length, 1);
            assert.deepEqual(inputs.roleMappings, [{
                roleArn: "arn:aws:iam/role:Role:windows", username: "system:node:{{EC2PrivateDNSName}}",
                groups: ["system:bootstrappers", "system:nodes", "eks:kube-proxy-windows"],
            }]);
            assert.equal(inputs.enableConfigMapMutable, true, "a change of aws-auth must not delete it first");
            const { data } = only(await build({ authenticationMode }), "kubernetes:core/v1:ConfigMap").propertyDependencies;
            assert.deepEqual(data.map(urn => urn.split("::").slice(2).join(" ").split("$").at(-1)).sort(),
                ["aws:iam/role:Role linux", "aws:iam/role:Role windows"]);
        });
    }

    it("E3: maps no role in mode API, where eks.Cluster would refuse them", async () => {
        const inputs = await asked({ authenticationMode: AuthenticationMode.Api });
        assert.deepEqual([inputs.instanceRoles, inputs.roleMappings], [undefined, undefined]);
    });

    it("has what production asks for, by default", async () => {
        const inputs = await asked();
        assert.equal(inputs.skipDefaultNodeGroup, true);
        assert.equal(inputs.corednsAddonOptions.enabled, false);
        assert.deepEqual([inputs.endpointPrivateAccess, inputs.endpointPublicAccess], [true, true]);
        assert.deepEqual(inputs.enabledClusterLogTypes, ["api", "audit", "authenticator", "controllerManager", "scheduler"]);
        assert.equal(inputs.deletionProtection, true);
        assert.deepEqual(inputs.upgradePolicy, { supportType: "STANDARD" });
        assert.notEqual(inputs.encryptionConfigKeyArn, undefined);
    });

    it("takes what the user says instead", async () => {
        const given: Partial<ControlPlaneArgs> = {
            clusterName: "shop", supportType: SupportType.Extended, deletionProtection: false, enabledLogTypes: ["audit"],
            secretsEncryptionKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1", serviceIpv4Cidr: "172.20.0.0/16",
            endpoint: { publicAccess: true, privateAccess: false, publicAccessCidrs: ["52.95.110.0/24"] }, tags: { team: "web" },
        };
        const inputs = await asked(given);
        const seen = await build(given);
        assert.deepEqual(childrenOf(seen, only(seen, CONTROL_PLANE)), OWN.filter(child => !child.startsWith("aws:kms")));
        assert.deepEqual([inputs.name, inputs.version, inputs.upgradePolicy, inputs.deletionProtection, inputs.enabledClusterLogTypes], [
            "shop", "1.35", { supportType: "EXTENDED" }, false, ["audit"],
        ]);
        assert.deepEqual([inputs.encryptionConfigKeyArn, inputs.kubernetesServiceIpAddressRange, inputs.tags], [
            "arn:aws:kms:eu-central-1:111122223333:key/1", "172.20.0.0/16", { team: "web" },
        ]);
        assert.deepEqual([inputs.endpointPrivateAccess, inputs.endpointPublicAccess, inputs.publicAccessCidrs], [false, true, ["52.95.110.0/24"]]);
    });

    it("gives each principal an access entry and a policy, in the scope that it was given", async () => {
        const seen = await build({ accessEntries: [
            { name: "ci", principalArn: "arn:aws:iam::111122223333:role/ci" },
            { name: "dev", principalArn: "arn:aws:iam::111122223333:role/dev", access: ClusterAccess.Edit, namespaces: ["web"] },
        ] });
        assert.deepEqual(childrenOf(seen, only(seen, CONTROL_PLANE)), [...OWN,
            "aws:eks/accessEntry:AccessEntry cp-ci", "aws:eks/accessEntry:AccessEntry cp-dev",
            "aws:eks/accessPolicyAssociation:AccessPolicyAssociation cp-ci", "aws:eks/accessPolicyAssociation:AccessPolicyAssociation cp-dev",
        ].sort());
        const association = (name: string) => only(seen, "aws:eks/accessPolicyAssociation:AccessPolicyAssociation", name).inputs;
        assert.equal(only(seen, "aws:eks/accessEntry:AccessEntry", "cp-ci").inputs.type, "STANDARD");
        assert.deepEqual([association("cp-ci").policyArn, association("cp-ci").accessScope], [
            "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy", { type: "cluster" },
        ]);
        assert.deepEqual([association("cp-dev").policyArn, association("cp-dev").accessScope], [
            "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy", { type: "namespace", namespaces: ["web"] },
        ]);
    });

    it("keeps the kubeconfig secret", async () => {
        const { outputs } = only(await build(), CONTROL_PLANE);
        assert.equal((outputs.kubeconfigJson as any)["4dabf18193072939515e22adb298388d"], "1b47061264138c4ac30d75fd1eb44270");
    });
});
