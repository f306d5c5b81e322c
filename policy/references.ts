import type { PolicyComplianceFramework } from "@pulumi/policy";

/** When the pages were last compared with the rules. */
const READ_IN = "2026-11";

const EKS_GUIDE = "https://docs.aws.amazon.com/eks/latest/userguide";
const BEST_PRACTICES = "https://docs.aws.amazon.com/eks/latest/best-practices";
const IMAGE_BUILDER = "https://docs.aws.amazon.com/imagebuilder/latest/userguide";
const EC2_GUIDE = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide";
const WINDOWS_PODS = "https://kubernetes.io/docs/concepts/windows/intro/";

/** Pages that the rules rest on, by the name of what they tell. */
const PAGES = {
    windowsSupport: ["Amazon EKS User Guide", `${EKS_GUIDE}/windows-support.html`],
    accessEntries: ["Amazon EKS User Guide", `${EKS_GUIDE}/creating-access-entries.html`],
    authenticationMode: ["Amazon EKS User Guide", `${EKS_GUIDE}/grant-k8s-access.html`],
    launchTemplates: ["Amazon EKS User Guide", `${EKS_GUIDE}/launch-templates.html`],
    windowsAmi: ["Amazon EKS User Guide", `${EKS_GUIDE}/eks-optimized-windows-ami.html`],
    windowsAmiVersions: ["Amazon EKS User Guide", `${EKS_GUIDE}/eks-ami-versions-windows.html`],
    createNodeGroup: ["Amazon EKS API Reference", "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html"],
    nodeGroupUpdates: ["Amazon EKS User Guide", `${EKS_GUIDE}/managed-node-update-behavior.html`],
    securityGroups: ["Amazon EKS User Guide", `${EKS_GUIDE}/sec-group-reqs.html`],
    podSecurityGroups: ["Amazon EKS User Guide", `${EKS_GUIDE}/security-groups-for-pods.html`],
    customNetworking: ["Amazon EKS User Guide", `${EKS_GUIDE}/cni-custom-network.html`],
    fargate: ["Amazon EKS User Guide", `${EKS_GUIDE}/fargate.html`],
    podIdentity: ["Amazon EKS User Guide", `${EKS_GUIDE}/pod-identities.html`],
    networkPolicy: ["Amazon EKS User Guide", `${EKS_GUIDE}/cni-network-policy.html`],
    autoMode: ["Amazon EKS User Guide", `${EKS_GUIDE}/automode.html`],
    prefixMode: ["Amazon EKS Best Practices Guide", `${BEST_PRACTICES}/prefix-mode-win.html`],
    windowsNetworking: ["Amazon EKS Best Practices Guide", `${BEST_PRACTICES}/windows-networking.html`],
    windowsPatching: ["Amazon EKS Best Practices Guide", `${BEST_PRACTICES}/windows-patching.html`],
    windowsAmiManagement: ["Amazon EKS Best Practices Guide", `${BEST_PRACTICES}/windows-ami.html`],
    windowsScheduling: ["Amazon EKS Best Practices Guide", `${BEST_PRACTICES}/windows-scheduling.html`],
    windowsHardening: ["Amazon EKS Best Practices Guide", `${BEST_PRACTICES}/windows-hardening.html`],
    windowsSecurity: ["Amazon EKS Best Practices Guide", `${BEST_PRACTICES}/windows-security.html`],
    imageDistribution: ["EC2 Image Builder User Guide", `${IMAGE_BUILDER}/manage-distribution-settings.html`],
    imageBuilds: ["EC2 Image Builder User Guide", `${IMAGE_BUILDER}/manage-infra-config.html`],
    imageComponents: ["EC2 Image Builder User Guide", `${IMAGE_BUILDER}/toe-component-manager.html`],
    fastLaunch: ["Amazon EC2 User Guide", `${EC2_GUIDE}/win-ami-config-fast-launch.html`],
    imds: ["Amazon EC2 User Guide", `${EC2_GUIDE}/configuring-instance-metadata-service.html`],
    ebsEncryption: ["Amazon EBS User Guide", "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html"],
    windowsPods: ["Kubernetes", WINDOWS_PODS],
} as const satisfies Record<string, readonly [string, string]>;

/** The page that a rule rests on, and what it says. */
export function reference(page: keyof typeof PAGES, specification: string): { url: string; framework: PolicyComplianceFramework } {
    const [name, url] = PAGES[page];
    return { url, framework: { name, version: READ_IN, reference: url, specification } };
}
