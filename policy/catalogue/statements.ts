/** One thing that is true of Windows nodes on Amazon EKS; the numbers stand in the titles of the tests too. */
export interface Statement {
    number: string;
    statement: string;
    /** Why no rule holds it, where none does. */
    noRule?: string;
}

/** All that the pack answers for: each is held by a rule, or says why no setting can show it. */
export const STATEMENTS: Statement[] = [
    { number: "E1", statement: "The cluster's role has AmazonEKSClusterPolicy and AmazonEKSVPCResourceController." },
    { number: "E2", statement: "Windows IPAM is on in the ConfigMap amazon-vpc-cni, which has one owner." },
    { number: "E3", statement: "The role of Windows nodes has the group eks:kube-proxy-windows. Without it, DNS fails on them." },
    { number: "E4", statement: "Linux nodes or Fargate run CoreDNS and the other pods that only run on Linux." },
    { number: "E5", statement: "An existing cluster has the platform version that Windows support needs." },
    { number: "E6", statement: "Pods select their operating system with a node selector." },
    { number: "L1", statement: "Only HostProcess pods use the host network." },
    { number: "L2", statement: "Windows pods have no security groups of their own." },
    { number: "L3", statement: "Windows nodes don't support custom networking." },
    { number: "L4", statement: "Windows nodes and pods don't support IPv6." },
    { number: "L5", statement: "A Windows node uses one network interface." },
    { number: "L6", statement: "Fargate runs no Windows pods." },
    { number: "L7", statement: "A load-balanced service has at most 1024 Windows pods behind it." },
    {
        number: "L8", statement: "EKS provides no logs of the VPC resource controller.",
        noRule: "There is no log type for it.",
    },
    {
        number: "L9", statement: "An address stays unused for a while before a new pod gets it.",
        noRule: "The VPC resource controller has no setting for it.",
    },
    {
        number: "L10", statement: "kubelet and kube-proxy log to the event log EKS Windows, which holds 200 MB.",
        noRule: "A script on the node sets the size; a policy sees only its text.",
    },
    { number: "L11", statement: "EKS gives the role of nodes with a custom AMI no Windows identity: add it by the cluster's authentication mode." },
    {
        number: "D1", statement: "A node has one address for pods less than its interface has IPv4 addresses.",
        noRule: "Nothing can break it; the plan shows it, and windows-address-budget uses it.",
    },
    { number: "D2", statement: "With prefix delegation, a node has sixteen times as many; Xen instances get no prefixes." },
    { number: "D3", statement: "Subnets have enough addresses for all nodes at full size, and warm targets have an effect." },
    { number: "A1", statement: "Windows AMIs exist for x86_64, for certain Kubernetes versions and in commercial regions." },
    {
        number: "A2", statement: "The id of the AMI comes from an SSM parameter.",
        noRule: "An AMI ID does not show where it comes from; WindowsNodeGroup gets it from EKS or SSM.",
    },
    { number: "A3", statement: "All Windows nodes of a cluster run the same AMI release and kubelet." },
    { number: "A4", statement: "Nodes with a custom AMI bootstrap themselves; their launch template sets only what EKS accepts." },
    { number: "A5", statement: "Fast Launch works only for AMIs that your account owns, with counts that EC2 accepts." },
    { number: "A6", statement: "Cached container images match the host's Windows Server release, and kubelet can find them." },
    {
        number: "A7", statement: "The role of the build instance has the rights that Image Builder, ECR and SSM need.",
        noRule: "Your own policies may give the same rights; a build without them fails with a message.",
    },
    {
        number: "A8", statement: "The base of an image is a long-term release of Windows Server.",
        noRule: "EKS has AMI types of long-term releases only; no resource shows which editions your licence allows.",
    },
    { number: "P1", statement: "Nodes are replaced and never patched in place." },
    { number: "P2", statement: "Every image build runs update-windows." },
    { number: "P3", statement: "Nodes roll when their launch template names a new AMI." },
    {
        number: "P4", statement: "Amazon's AMIs already contain the base images of Windows containers.",
        noRule: "It is a fact about the AMI; the plan uses it.",
    },
];
