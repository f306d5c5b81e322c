import { cidrProblems, formatCidr, parseCidr } from "../../limits/network/cidr";
import { KubeletArguments, NodeTaint, TaintEffect } from "../../limits/nodes/kubeletArguments";
import { problemLines } from "../../limits/text/problem";
import { powerShellString } from "../powerShell";
import { joinOutsideOfWarmPool } from "./warmPoolScript";

/**
 * What a Windows node of a custom AMI needs to know to join its cluster: there EKS adds no bootstrap of its own.
 *
 * Labels, taints and kubelet's arguments are taken as they are; `limits/nodes/kubeletArguments.ts` judges them.
 */
export interface WindowsBootstrap extends KubeletArguments {
    /** Name of the EKS cluster. */
    clusterName: string;
    /** URL of the cluster's API server. */
    endpoint: string;
    /** Certificate of the API server's authority, PEM in base64, as EKS gives it. */
    certificateAuthorityData: string;
    /** CIDR block of the cluster's services, as EKS gives it. */
    serviceIpv4Cidr: string;
    /** Address of the cluster's DNS service; the default is the one that EKS gives it. */
    dnsClusterIp?: string;
    /** Labels of the node; none by default. */
    labels?: Record<string, string>;
    /** Taints that the node registers with, with the effects of the EKS API; none by default. */
    taints?: NodeTaint[];
    /** Whether the instance may wait in a warm pool first, where it must not join yet; the default is false. */
    warmPool?: boolean;
}

/** Where the EKS-optimized Windows AMIs keep the script that joins a node to its cluster. */
const BOOTSTRAP_SCRIPT = String.raw`C:\Program Files\Amazon\EKS\Start-EKSBootstrap.ps1`;
/** What EKS adds to the first address of the service CIDR for the DNS service. */
const DNS_ADDRESS = 10;

/**
 * Address of the DNS service in a cluster whose services are in the block: x.y.z.10, as EKS chooses it.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html
 */
export function dnsClusterIp(serviceIpv4Cidr: string): string {
    // EKS takes no other block, so that the address always lies within it. An IPv6 cluster has none (L4).
    const problems = cidrProblems("serviceIpv4Cidr", serviceIpv4Cidr, 12, 24);
    const block = parseCidr(serviceIpv4Cidr);
    if (!block || problems.length > 0) {
        throw new Error(`no IP address for DNS:\n${problemLines(problems).join("\n")}`);
    }
    return formatCidr({ base: block.base + DNS_ADDRESS, prefixLength: 32 }).split("/")[0];
}

/**
 * User data of a Windows node on a custom AMI, which joins it to its cluster once, at its first start.
 *
 * The service CIDR and the DNS address are always passed: the script would otherwise guess them from the node's own
 * address, and names would not resolve in a cluster with a service CIDR of its own.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-optimized-windows-ami.html
 */
export function windowsUserData(bootstrap: WindowsBootstrap): string {
    const kubeletArguments = kubeletExtraArguments(bootstrap).map(argument => `        ${literal(argument)}`);
    const join = [
        "$bootstrap = @{",
        `    EKSClusterName    = ${literal(bootstrap.clusterName)}`,
        `    APIServerEndpoint = ${literal(bootstrap.endpoint)}`,
        `    Base64ClusterCA   = ${literal(bootstrap.certificateAuthorityData)}`,
        `    ServiceCIDR       = ${literal(bootstrap.serviceIpv4Cidr)}`,
        `    DNSClusterIP      = ${literal(bootstrap.dnsClusterIp ?? dnsClusterIp(bootstrap.serviceIpv4Cidr))}`,
        // One string in the end, as the script wants it; one line for each argument, so that people can read it.
        ...kubeletArguments.length > 0 ? ["    KubeletExtraArgs  = @(", ...kubeletArguments, "    ) -join ' '"] : [],
        "}",
        // The log of the user data gets what the script says beside its output: warnings, details and progress.
        `& ${literal(BOOTSTRAP_SCRIPT)} @bootstrap 3>&1 4>&1 5>&1 6>&1`,
    ];
    return [
        "<powershell>", "$ErrorActionPreference = 'Stop'", "", ...bootstrap.warmPool ? joinOutsideOfWarmPool(join) : join, "</powershell>",
        ...bootstrap.warmPool ? ["<persist>true</persist>"] : [], "",
    ].join("\n");
}

/** Arguments of kubelet, each in one piece. Labels are sorted: another order of the same ones must not roll the nodes. */
function kubeletExtraArguments(bootstrap: WindowsBootstrap): string[] {
    const { labels = {}, taints = [], maxPods, kubeReserved, systemReserved, evictionHard } = bootstrap;
    return [
        ["node-labels", Object.keys(labels).sort().map(key => `${key}=${labels[key]}`).join(",")],
        // Registered with, not added later: there is no moment in which the node takes pods that the taint keeps away.
        ["register-with-taints", taints.map(kubernetesTaint).join(",")],
        ["max-pods", maxPods],
        ["kube-reserved", kubeReserved],
        ["system-reserved", systemReserved],
        ["eviction-hard", evictionHard],
    ].filter(([, value]) => value !== undefined && value !== "").map(([flag, value]) => `--${flag}=${value}`);
}

/** The taint as kubelet wants it: `key=value:NoSchedule`. */
function kubernetesTaint({ key, value = "", effect }: NodeTaint): string {
    const kubernetesEffect = Object.entries(TaintEffect).find(([, eksEffect]) => eksEffect === effect)?.[0] ?? effect;
    return `${key}=${value}:${kubernetesEffect}`;
}

/**
 * A PowerShell literal in which no tag begins.
 *
 * EC2 looks for its tags in the text of the user data, whatever they are part of: `</powershell>` in a value would end
 * the script there, and `<persist>` would run it at each start. So a value is cut in two wherever a tag could begin.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
 */
function literal(value: string): string {
    return value.split(/(?<=<)(?=[a-z/])/i).map(powerShellString).join(" + ");
}
