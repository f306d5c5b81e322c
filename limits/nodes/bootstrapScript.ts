import { Problem, shown } from "../text/problem";

/** Script of the EKS-optimized Windows AMIs that joins a node to its cluster. */
export const BOOTSTRAP_SCRIPT = "Start-EKSBootstrap.ps1";

/** Service CIDRs that EKS chooses itself, of which the script finds out the right one. */
const SERVICE_CIDR_DEFAULTS = ["10.100.0.0/16", "172.20.0.0/16"];

/** Bytes of user data that EC2 takes, before they are encoded. */
const USER_DATA_MAXIMUM = 16 * 1024;

/** A comment; `#` within a word or a text begins none. */
const COMMENT = /<#[\s\S]*?#>|(?<=^|[\s;{}()])#[^\n]*/gm;
const SCRIPT_NAME = /start-eksbootstrap/i;
/** The script's one required parameter: without it, the text may do something else with the script, such as change it. */
const CLUSTER_PARAMETER = /eksclustername/i;
/** The name that is given to it, whole: what a variable goes on is no name yet. */
const CLUSTER_NAME = /-eksclustername[\s:]+["']?([a-z0-9][\w-]{0,99})(?=["'\s;)}`]|$)/i;
/** The tag itself is no call of PowerShell. */
const TAG = /<\/?(powershell|script|powershellarguments|persist)>/gi;
/** What may join the node by something that the text doesn't show: other scripts and programs, modules, what is fetched or decoded. */
const MAY_JOIN = new RegExp([
    String.raw`&`, String.raw`(^|[\s;{(])\.\s+\S`, String.raw`\.(ps1|psm1|psd1|exe|bat|cmd|msi|dll|vbs|py)\b`,
    "invoke-", "import-", "start-(process|job|service)", String.raw`\b(iex|iwr|irm|curl|wget|cmd|powershell|pwsh|ssm|aws|s3|choco)\b`,
    "download", "bitstransfer", "scheduledtask", "-service", "encoded", "frombase64", "scriptblock", "s3object", String.raw`https?:`,
    "executescript", "executeprogram", "setup", "bootstrap", "cluster", "eks", "kube", "join", "init",
].join("|"), "im");
/** What may fill in arguments that the text doesn't show. */
const READS_ELSEWHERE = new RegExp([
    "invoke-", "import-", String.raw`\b(iex|iwr|irm|curl|wget|aws|ssm)\b`, "get-content", "get-ssm", "get-ec2", "get-secret",
    "convertfrom-", "s3object", "download", "frombase64", "readall", "encoded", String.raw`https?:(?!\/\/[^'"\s]*\.eks\.)`,
    String.raw`\$env:(?!programfiles|systemdrive)`,
].join("|"), "i");

/** What the script ought to be told of the cluster and the node group. */
export interface BootstrapNeeds {
    /** CIDR block of the cluster's services, where the program sets it. */
    serviceIpv4Cidr?: string;
    /** Whether the node group has taints. */
    hasTaints?: boolean;
}

/**
 * Nodes on an AMI of one's own join the cluster by their user data: EKS adds no bootstrap to a template that names an image (A4).
 *
 * @param userData - The user data as text; undefined if there is none.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
 */
export function windowsBootstrapProblems(path: string, userData: string | undefined): Problem[] {
    return userData !== undefined && (isTooLong(userData) || MAY_JOIN.test(userData.replace(TAG, " "))) ? [] : [{
        path, reason: "the nodes never join the cluster: EKS adds no bootstrap if the launch template names "
            + `an image, got ${userData === undefined ? "no user data" : `user data without ${BOOTSTRAP_SCRIPT}`}; `
            + `call ${BOOTSTRAP_SCRIPT} in a <powershell> script`,
    }];
}

/**
 * EC2 takes 16 KB of user data (A4). What is longer is not judged otherwise: no node starts from it.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html
 */
export function userDataLengthProblems(path: string, userData: string): Problem[] {
    return isTooLong(userData) ? [{
        path, reason: `EC2 allows ${USER_DATA_MAXIMUM} bytes of user data, got ${Buffer.byteLength(userData)}; `
            + "put the script into Amazon S3 or the image, and call it from there",
    }] : [];
}

function isTooLong(userData: string): boolean {
    return Buffer.byteLength(userData) > USER_DATA_MAXIMUM;
}

/** The same of nodes that EKS does not manage, whose image may join by itself (A4). */
export function unmanagedBootstrapProblems(path: string, userData: string | undefined): Problem[] {
    return windowsBootstrapProblems(path, userData).map(problem => ({
        ...problem, reason: "EKS adds no bootstrap to self-managed nodes, so they join the cluster "
            + `only if their image starts it, got ${userData === undefined ? "no user data" : `user data without ${BOOTSTRAP_SCRIPT}`}; `
            + `call ${BOOTSTRAP_SCRIPT} in a <powershell> script`,
    }));
}

/** What the call of the script lacks (A4); nothing, where the text may not show all of the arguments. */
export function bootstrapArgumentProblems(path: string, userData: string, needs: BootstrapNeeds): Problem[] {
    const { serviceIpv4Cidr, hasTaints = false } = needs;
    if (!callsBootstrap(userData) || READS_ELSEWHERE.test(userData)) {
        return [];
    }
    // PowerShell takes the beginning of a parameter's name for the whole.
    const hasServiceCidr = /servicecidr|\s-s[a-z]*[\s:]/i.test(userData);
    const isCustom = serviceIpv4Cidr !== undefined && !SERVICE_CIDR_DEFAULTS.includes(serviceIpv4Cidr);
    return [
        ...hasServiceCidr || !isCustom ? [] : [{
            path, reason: `${BOOTSTRAP_SCRIPT} gets no service CIDR and guesses a wrong one, `
                + `so DNS fails, got a cluster with ${shown(serviceIpv4Cidr)}; pass it as -ServiceCIDR`,
        }],
        ...!hasTaints || /register-?with-?taints/i.test(userData) ? [] : [{
            path, reason: "nodes join without the taints of their group, so other pods may "
                + "start on them, got no --register-with-taints; pass it in -KubeletExtraArgs, with the same taints",
        }],
    ];
}

/** EKS adds the bootstrap to a template that names no image, so a call of one's own runs it twice (A4). */
export function secondBootstrapProblems(path: string, userData: string): Problem[] {
    return callsBootstrap(userData) ? [{
        path, reason: "the bootstrap runs twice: EKS adds it if the launch template names "
            + `no image, got a call of ${BOOTSTRAP_SCRIPT}; remove the call, or name an image`,
    }] : [];
}

/** Name of the cluster that a call of the script joins; undefined where the text only has a variable for it. */
export function bootstrappedCluster(userData: string): string | undefined {
    return callsBootstrap(userData) ? CLUSTER_NAME.exec(userData.replace(COMMENT, ""))?.[1] : undefined;
}

/** Whether user data certainly calls the script. */
export function callsBootstrap(userData: string): boolean {
    const script = isTooLong(userData) ? "" : userData.replace(COMMENT, "");
    return SCRIPT_NAME.test(script) && CLUSTER_PARAMETER.test(script);
}
