import { PlannedResource } from "../resource";
import { Json, Properties, UNKNOWN, plain, resourceReference } from "../signatures";
import { Constructed, RegisterChild } from "./construction";
import { eksAccessEntries } from "./eksAccessEntries";
import { Child, childrenOf, sourcesOf } from "./eksChild";
import { vpcCniAddon } from "./eksVpcCni";

/**
 * The children that `eks.Cluster` of @pulumi/eks 4.3 makes, with the inputs that follow from its arguments; unknown is
 * what depends on other resources. Of a default node group, the launch template and the Auto Scaling group are shown.
 *
 * @param component - The component with all that the program asked for, most of which it does not show.
 * @param given - Its inputs with what is known of each output in them.
 * @see https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/cluster/cluster.ts
 * @see https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/nodes/securitygroup.ts
 */
export function eksClusterChildren(component: PlannedResource, register: RegisterChild, given = component.inputs): Constructed {
    const { inputs, name } = component;
    const from = sourcesOf(component, given);
    const child = childrenOf(component, register);
    const tags = (title: string) => ({ Name: `${name}-${title}`, ...plain(inputs.tags) as object });
    const rule = (suffix: string, description: string, group: PlannedResource, more: Properties, source?: PlannedResource) => child(
        "aws:ec2/securityGroupRule:SecurityGroupRule", suffix,
        { description, protocol: "tcp", ...more, securityGroupId: UNKNOWN, sourceSecurityGroupId: source && UNKNOWN },
        { securityGroupId: [group.urn], ...source && { sourceSecurityGroupId: [source.urn] } },
    );
    const all = { protocol: "-1", fromPort: 0, toPort: 0 };
    const internet = { ...all, type: "egress", cidrBlocks: ["0.0.0.0/0"] };

    const clusterGroup = child("aws:ec2/securityGroup:SecurityGroup", "eksClusterSecurityGroup", {
        vpcId: inputs.vpcId, revokeRulesOnDelete: true, tags: tags("eksClusterSecurityGroup"),
    }, { vpcId: from("vpcId") });
    rule("eksClusterInternetEgressRule", "Allow internet access.", clusterGroup, internet);

    const ownRole = inputs.serviceRole === undefined ? defaultRole(child) : undefined;
    const auto = (plain(inputs.autoMode) as Properties | undefined)?.enabled === true;

    const vpcConfig = {
        securityGroupIds: [UNKNOWN],
        subnetIds: clusterSubnets(inputs),
        endpointPrivateAccess: inputs.endpointPrivateAccess ?? false,
        endpointPublicAccess: inputs.endpointPublicAccess ?? true,
        ...inputs.publicAccessCidrs !== undefined && { publicAccessCidrs: inputs.publicAccessCidrs },
    };
    const cluster = child("aws:eks/cluster:Cluster", "eksCluster", {
        name: inputs.name,
        roleArn: UNKNOWN,
        computeConfig: auto ? { enabled: true } : undefined,
        version: inputs.version,
        vpcConfig,
        kubernetesNetworkConfig: networkConfig(inputs),
        bootstrapSelfManagedAddons: inputs.bootstrapSelfManagedAddons ?? true,
        enabledClusterLogTypes: inputs.enabledClusterLogTypes,
        encryptionConfig: inputs.encryptionConfigKeyArn === undefined
            ? undefined : { provider: { keyArn: inputs.encryptionConfigKeyArn }, resources: ["secrets"] },
        accessConfig: inputs.authenticationMode === undefined ? undefined
            : { authenticationMode: inputs.authenticationMode, bootstrapClusterCreatorAdminPermissions: true },
        upgradePolicy: inputs.upgradePolicy,
        deletionProtection: inputs.deletionProtection,
        tags: tags("eksCluster"),
    }, {
        roleArn: ownRole ? [ownRole.urn] : from("serviceRole"),
        vpcConfig: [clusterGroup.urn, ...from("publicSubnetIds", "privateSubnetIds", "subnetIds")],
        encryptionConfig: from("encryptionConfigKeyArn"),
    }, { computed: { vpcConfig: { ...vpcConfig, clusterSecurityGroupId: UNKNOWN } } });
    const ofCluster = { clusterName: [cluster.urn] };

    const nodeGroup = child("aws:ec2/securityGroup:SecurityGroup", "nodeSecurityGroup", {
        vpcId: inputs.vpcId, revokeRulesOnDelete: true, tags: UNKNOWN,
    }, { vpcId: from("vpcId"), tags: [cluster.urn] });
    const https = { type: "ingress", fromPort: 443, toPort: 443 };
    rule("eksNodeIngressRule", "Allow nodes to communicate with each other", nodeGroup, { ...all, type: "ingress", self: true });
    rule("eksNodeClusterIngressRule", "Allow worker Kubelets and pods to receive communication from the cluster control plane",
        nodeGroup, { type: "ingress", fromPort: 1025, toPort: 65535 }, clusterGroup);
    rule("eksExtApiServerClusterIngressRule",
        "Allow pods running extension API servers on port 443 to receive communication from cluster control plane",
        nodeGroup, https, clusterGroup);
    rule("eksNodeInternetEgressRule", "Allow internet access.", nodeGroup, internet);
    rule("eksClusterIngressRule", "Allow pods to communicate with the cluster API Server", clusterGroup, https, nodeGroup);

    if (!auto) {
        child("aws:eks/addon:Addon", "kube-proxy", {
            clusterName: UNKNOWN, addonName: "kube-proxy", addonVersion: UNKNOWN, preserve: true,
            resolveConflictsOnCreate: "OVERWRITE", resolveConflictsOnUpdate: "OVERWRITE", tags: inputs.tags,
        }, ofCluster);
    }
    const kubernetes = child("pulumi:providers:kubernetes", "eks-k8s", {
        // The SDK hands a provider's settings over as text.
        kubeconfig: UNKNOWN, enableConfigMapMutable: inputs.enableConfigMapMutable === undefined ? undefined : String(plain(inputs.enableConfigMapMutable)),
    }, { kubeconfig: [cluster.urn] });
    if (plain(inputs.authenticationMode) !== "API") {
        child("kubernetes:core/v1:ConfigMap", "nodeAccess", {
            apiVersion: "v1", kind: "ConfigMap", immutable: false,
            metadata: { name: "aws-auth", namespace: "kube-system", annotations: { "pulumi.com/patchForce": "true" } },
            data: { mapRoles: UNKNOWN },
        }, { data: from("instanceRoles", "roleMappings") }, { provider: kubernetes.urn });
    }
    eksAccessEntries(inputs, given, child, cluster.urn);
    // Auto Mode brings a VPC CNI of its own.
    if (!((plain(inputs.useDefaultVpcCni) as boolean | undefined) ?? auto)) {
        const options = (plain(inputs.vpcCniOptions) ?? {}) as Properties;
        const vpcCni = child("eks:index:VpcCniAddon", "vpc-cni", {});
        register(vpcCniAddon({
            ...vpcCni, inputs: { ...options, clusterName: UNKNOWN, ...inputs.tags !== undefined && { tags: inputs.tags } }, propertyDependencies: ofCluster,
        }));
    }

    const fargate = plain(inputs.fargate);
    if (fargate !== undefined && fargate !== false) {
        const selectors = (fargate as Properties).selectors ?? [{ namespace: "default" }, { namespace: "kube-system" }];
        child("aws:eks/fargateProfile:FargateProfile", "fargateProfile", { clusterName: UNKNOWN, selectors }, ofCluster);
    } else if (inputs.skipDefaultNodeGroup !== true && !auto) {
        // Linux nodes, on the AMI of the cluster's version, unless the program names another one.
        const options = (plain(inputs.nodeGroupOptions) ?? {}) as Properties;
        const amiId = options.amiId ?? inputs.nodeAmiId;
        const template = child("aws:ec2/launchTemplate:LaunchTemplate", "launchTemplate", { imageId: amiId ?? UNKNOWN, userData: UNKNOWN },
            { imageId: amiId === undefined ? [cluster.urn] : from("nodeGroupOptions", "nodeAmiId"), userData: [cluster.urn] });
        child("aws:autoscaling/group:Group", "", { instanceRefresh: { strategy: "Rolling" }, launchTemplate: UNKNOWN, tags: UNKNOWN }, { launchTemplate: [template.urn], tags: [cluster.urn] });
    }

    // Unknown until `pulumi up`; the program can only pass them on.
    const computed = Object.fromEntries([
        "kubeconfig", "kubeconfigJson", "clusterSecurityGroupId", "nodeSecurityGroupId", "oidcIssuer", "oidcProviderUrl",
    ].map(key => [key, UNKNOWN]));
    return {
        outputs: { ...computed, eksCluster: resourceReference(cluster.urn) },
        dependencies: { ...Object.fromEntries(Object.keys(computed).map(key => [key, [cluster.urn]])), eksCluster: [cluster.urn] },
    };
}

/** The role of a cluster that was given none: it carries the cluster policy alone, so Windows pods would get no addresses. */
function defaultRole(child: Child): PlannedResource {
    const component = child("eks:index:ServiceRole", "eksRole", {});
    const role = child("aws:iam/role:Role", "eksRole-role", { assumeRolePolicy: UNKNOWN }, {}, { parent: component });
    child("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "eksRole-4b490823", {
        role: UNKNOWN, policyArn: "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
    }, { role: [role.urn] }, { parent: component });
    return role;
}

/** The subnets that are given; without any, those of the account's default VPC. */
function clusterSubnets({ publicSubnetIds, privateSubnetIds, subnetIds }: Properties): Json {
    return [publicSubnetIds, privateSubnetIds, subnetIds].every(ids => ids === undefined)
        ? UNKNOWN : [...list(publicSubnetIds), ...list(privateSubnetIds), ...list(subnetIds)];
}

function list(value: Json | undefined): Json[] {
    return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function networkConfig({ ipFamily, kubernetesServiceIpAddressRange }: Properties): Json | undefined {
    if (ipFamily === undefined && kubernetesServiceIpAddressRange === undefined) {
        return undefined;
    }
    return {
        ipFamily: ipFamily ?? "ipv4",
        ...kubernetesServiceIpAddressRange !== undefined && { serviceIpv4Cidr: kubernetesServiceIpAddressRange },
    };
}
