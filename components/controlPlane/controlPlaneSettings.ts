import * as pulumi from "@pulumi/pulumi";
import { publicAccessCidrsProblems } from "../../limits/network/addressRanges";
import { kmsKeyArnProblems } from "../../limits/text/arn";
import { AUTHENTICATION_MODE_DEFAULT, AuthenticationMode } from "../../limits/access/authenticationMode";
import { contains, overlap, parseCidr } from "../../limits/network/cidr";
import { kubernetesVersionProblems } from "../../limits/cluster/kubernetesVersion";
import { Problem, below, enumerationProblems, shown } from "../../limits/text/problem";
import { SupportType } from "../../limits/cluster/supportNotice";
import { WindowsIpam, windowsIpamProblems } from "../../limits/network/windowsIpam";
import { PrincipalAccess, accessEntriesProblems } from "./accessEntries";

/** Logs that a control plane can write; there is none of the VPC resource controller (L8). */
export const ClusterLogType = {
    /** Requests and errors of the API server. */
    Api: "api",
    /** Who did what in the cluster. */
    Audit: "audit",
    /** How IAM identities become users of the cluster. */
    Authenticator: "authenticator",
    /** The control loops of Kubernetes. */
    ControllerManager: "controllerManager",
    /** Why a pod runs on a node, or on none. */
    Scheduler: "scheduler",
} as const;
export type ClusterLogType = (typeof ClusterLogType)[keyof typeof ClusterLogType];

/** Who reaches the Kubernetes API from where. */
export interface EndpointAccess {
    /**
     * Whether the API is reached from within the VPC; the default is true.
     *
     * @default true
     */
    privateAccess?: boolean;
    /**
     * Whether the API is reached from the internet; the default is true. Without it, whatever runs the program must be in the VPC.
     *
     * @default true
     */
    publicAccess?: boolean;
    /**
     * CIDR blocks of public addresses that may reach it from the internet, 40 at most; the default is all of it.
     *
     * @default ["0.0.0.0/0"]
     */
    publicAccessCidrs?: pulumi.Input<pulumi.Input<string>[]>;
}

/** The control plane as `WindowsCluster` takes it. */
export interface ControlPlaneSettings {
    /** Kubernetes minor version, such as "1.35". */
    kubernetesVersion: string;
    /**
     * Name of the cluster in EKS: letters, digits, dashes and underscores, 100 at most, first a letter or digit; by default it is generated.
     *
     * With a generated name, a replacement can be made before the old cluster is deleted.
     *
     * @default a generated name
     */
    clusterName?: string;
    /**
     * Where EKS looks up who may use the cluster; the default is access entries together with aws-auth.
     *
     * @default AuthenticationMode.ApiAndConfigMap
     */
    authenticationMode?: AuthenticationMode;
    /**
     * What EKS does when standard support of the version ends; the default is to upgrade, at no extra cost.
     *
     * @default SupportType.Standard
     */
    supportType?: SupportType;
    /**
     * How Windows nodes get the addresses of their pods; the default is single addresses.
     *
     * @default single addresses, with the add-on's own targets
     */
    windowsIpam?: WindowsIpam;
    /**
     * Who reaches the Kubernetes API; the default is the VPC and the internet, always with credentials.
     *
     * @default private and public
     */
    endpoint?: EndpointAccess;
    /**
     * Logs that the control plane writes to CloudWatch; the default is all five.
     *
     * @default all five
     */
    enabledLogTypes?: ClusterLogType[];
    /** ARN of the KMS key that encrypts Kubernetes secrets; by default a key is made, with rotation. */
    secretsEncryptionKeyArn?: pulumi.Input<string>;
    /** CIDR block of Kubernetes services, /12 to /24 of a private range; by default EKS takes one beside the VPC. */
    serviceIpv4Cidr?: string;
    /**
     * Principals with access, besides the one that created the cluster; none by default.
     *
     * @default none
     */
    accessEntries?: PrincipalAccess[];
    /**
     * Whether an IAM OIDC provider is made for the cluster, which roles of service accounts need; the default is true. It costs nothing.
     *
     * Set it to false where the account has a provider for this cluster already: IAM allows one for each issuer.
     *
     * @default true
     */
    oidcProvider?: boolean;
    /**
     * Whether EKS refuses to delete the cluster; the default is true.
     *
     * @default true
     */
    deletionProtection?: boolean;
}

export const SUPPORT_TYPE_DEFAULT = SupportType.Standard;

/** What is wrong with the settings, each under its own path below `path`; `vpcCidrBlocks` where the VPC is a new one. */
export function controlPlaneProblems(path: string, settings: ControlPlaneSettings, ...vpcCidrBlocks: (string | undefined)[]): Problem[] {
    const { authenticationMode = AUTHENTICATION_MODE_DEFAULT, endpoint = {}, serviceIpv4Cidr } = settings;
    return [
        ...kubernetesVersionProblems(below(path, "kubernetesVersion"), settings.kubernetesVersion),
        ...clusterNameProblems(below(path, "clusterName"), settings.clusterName),
        ...enumerationProblems(below(path, "authenticationMode"), authenticationMode, AuthenticationMode),
        ...enumerationProblems(below(path, "supportType"), settings.supportType, SupportType),
        ...windowsIpamProblems(below(path, "windowsIpam"), settings.windowsIpam ?? {}, true),
        ...endpointProblems(below(path, "endpoint"), endpoint),
        ...(settings.enabledLogTypes ?? []).flatMap(
            (type, i) => enumerationProblems(below(path, `enabledLogTypes[${i}]`), type, ClusterLogType)),
        ...kmsKeyArnProblems(below(path, "secretsEncryptionKeyArn"), settings.secretsEncryptionKeyArn, true),
        ...serviceIpv4Cidr === undefined ? [] : serviceCidrProblems(below(path, "serviceIpv4Cidr"), serviceIpv4Cidr, vpcCidrBlocks),
        ...accessEntriesProblems(below(path, "accessEntries"), settings.accessEntries ?? [], authenticationMode),
    ];
}

/** @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
function clusterNameProblems(path: string, name: string | undefined): Problem[] {
    return name === undefined || /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/.test(name)
        ? [] : [{ path, reason: `must be letters, digits, dashes and underscores, 100 at most, and start with a letter or digit, got ${shown(name)}` }];
}

function endpointProblems(path: string, { privateAccess = true, publicAccess = true, publicAccessCidrs = [] }: EndpointAccess): Problem[] {
    const named = !Array.isArray(publicAccessCidrs) || publicAccessCidrs.length > 0;
    return [
        ...privateAccess || publicAccess ? [] : [{ path, reason: "nobody can reach the Kubernetes API, got privateAccess false and publicAccess false; turn one on" }],
        ...publicAccess || !named
            ? [] : [{ path: below(path, "publicAccessCidrs"), reason: `has no effect without publicAccess, got ${shown(publicAccessCidrs)} beside false; remove it or turn publicAccess on` }],
        ...publicAccess ? publicAccessCidrsProblems(below(path, "publicAccessCidrs"), publicAccessCidrs) : [],
    ];
}

const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(range => parseCidr(range)!);

function serviceCidrProblems(path: string, cidr: string, vpcCidrBlocks: (string | undefined)[]): Problem[] {
    const block = parseCidr(cidr);
    if (!block || block.prefixLength < 12 || block.prefixLength > 24 || !PRIVATE_RANGES.some(range => contains(range, block))) {
        return [{ path, reason: `must be a CIDR block from /12 to /24 of a private range, such as "172.20.0.0/16", got ${shown(cidr)}` }];
    }
    const vpc = vpcCidrBlocks.find(one => {
        const parsed = one === undefined ? undefined : parseCidr(one);
        return parsed && overlap(parsed, block);
    });
    return vpc === undefined ? [] : [{ path, reason: `overlaps with the VPC, got ${shown(cidr)} and ${shown(vpc)}; use another block` }];
}
