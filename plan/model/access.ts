import { isObject } from "../../limits/text/plainObject";
import { PlannedResource } from "../resource";
import { Json, Properties, UNKNOWN_TEXT, readable } from "../signatures";

/** How the Kubernetes API of a cluster is reached, and who gets in. */
export interface ClusterAccess {
    cluster: string;
    publicAccess: boolean;
    /** CIDR blocks from which the public endpoint answers; null where it is off, or where they are known only later. */
    publicAccessCidrs: string[] | null;
    privateAccess: boolean;
    authenticationMode: string;
    /** Whether who runs the first `up` becomes administrator. */
    creatorIsAdministrator: boolean;
    principals: Principal[];
}

/** Someone with an access entry of the cluster; nodes are not among them. */
export interface Principal {
    /** ARN of the role or user; the name of the entry where the ARN is known only later. */
    principal: string;
    /** Names of access policies, and Kubernetes groups. */
    gets: string[];
}

const CLUSTER = "aws:eks/cluster:Cluster";
const ENTRY = "aws:eks/accessEntry:AccessEntry";
const ASSOCIATION = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";
const ANYWHERE = "0.0.0.0/0";

/**
 * The access of every cluster that the stack makes; what is not given is EKS's own default.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
 */
export function clusterAccess(resources: PlannedResource[]): ClusterAccess[] {
    const allowed = principals(resources);
    return resources.filter(({ type }) => type === CLUSTER).map(resource => {
        const { vpcConfig, accessConfig } = shownInputs(resource);
        const [network, access] = [object(vpcConfig), object(accessConfig)];
        const publicAccess = isOn(network.endpointPublicAccess, true);
        const cidrs = network.publicAccessCidrs === undefined ? [ANYWHERE] : network.publicAccessCidrs;
        return {
            cluster: resource.name, publicAccess,
            publicAccessCidrs: publicAccess && Array.isArray(cidrs) ? cidrs.map(String) : null,
            privateAccess: isOn(network.endpointPrivateAccess, false),
            authenticationMode: String(access.authenticationMode ?? "CONFIG_MAP"),
            creatorIsAdministrator: isOn(access.bootstrapClusterCreatorAdminPermissions, true),
            principals: allowed,
        };
    });
}

function principals(resources: PlannedResource[]): Principal[] {
    const of = (type: string) => resources.filter(resource => resource.type === type).map(resource => ({ name: resource.name, inputs: shownInputs(resource) }));
    const associations = of(ASSOCIATION);
    // Entries of nodes have other types.
    return of(ENTRY).filter(({ inputs: { type = "STANDARD" } }) => type === "STANDARD").map(({ name, inputs }) => {
        const isKnown = inputs.principalArn !== UNKNOWN_TEXT;
        const policies = associations.filter(other => isKnown && other.inputs.principalArn === inputs.principalArn)
            .map(other => String(other.inputs.policyArn).split("/").at(-1)!);
        const groups = Array.isArray(inputs.kubernetesGroups) ? inputs.kubernetesGroups.map(group => `group ${String(group)}`) : [];
        return { principal: isKnown ? String(inputs.principalArn) : name, gets: [...policies, ...groups] };
    });
}

/** Inputs as a person may see them: an ARN may be secret. */
function shownInputs({ inputs }: PlannedResource): Properties {
    return readable(inputs) as Properties;
}

function isOn(value: Json | undefined, otherwise: boolean): boolean {
    return value === undefined ? otherwise : String(value) === "true";
}

function object(value: Json | undefined): Properties {
    return isObject(value) ? value as Properties : {};
}
