import { Problem, enumerationProblems } from "../text/problem";

/** Windows AMI types of EKS managed node groups: edition and Windows Server release. */
export const WindowsAmiType = {
    /** Windows Server 2019 Core, without a desktop. */
    Core2019: "WINDOWS_CORE_2019_x86_64",
    /** Windows Server 2019 Full, with a desktop. */
    Full2019: "WINDOWS_FULL_2019_x86_64",
    /** Windows Server 2022 Core, without a desktop. */
    Core2022: "WINDOWS_CORE_2022_x86_64",
    /** Windows Server 2022 Full, with a desktop. */
    Full2022: "WINDOWS_FULL_2022_x86_64",
    /** Windows Server 2025 Core, without a desktop; needs Kubernetes 1.35 or newer. */
    Core2025: "WINDOWS_CORE_2025_x86_64",
    /** Windows Server 2025 Full, with a desktop; needs Kubernetes 1.35 or newer. */
    Full2025: "WINDOWS_FULL_2025_x86_64",
} as const;
export type WindowsAmiType = (typeof WindowsAmiType)[keyof typeof WindowsAmiType];

/** What a Windows AMI type stands for. */
export interface WindowsAmi {
    /** Windows Server release: 2019, 2022 or 2025. */
    release: number;
    /** Installation option, as SSM parameters spell it. */
    edition: "Core" | "Full";
}

/**
 * Windows Server releases that EKS has AMIs of, with what depends on them.
 *
 * @see https://learn.microsoft.com/lifecycle/products/windows-server-2022 (mainstream support: fixes and features; then security updates alone)
 */
export const WINDOWS_RELEASES = [
    { release: 2019, build: "10.0.17763", minKubernetes: "1.14", mainstreamEnds: "2024-01-09", supportEnds: "2029-01-09" },
    { release: 2022, build: "10.0.20348", minKubernetes: "1.24", mainstreamEnds: "2026-10-13", supportEnds: "2031-10-14" },
    // The EKS user guide names no end of support that could be carried over for 2025.
    { release: 2025, build: "10.0.26100", minKubernetes: "1.35", mainstreamEnds: undefined, supportEnds: undefined },
] as const;

/** Whether an AMI type, whoever wrote it, is a Windows one. */
export function isWindowsAmiType(amiType: unknown): boolean {
    return typeof amiType === "string" && amiType.startsWith("WINDOWS_");
}

/** Keys of taints by which people keep Linux pods off Windows nodes. */
const OS_TAINTS: unknown[] = ["os", "kubernetes.io/os", "node.kubernetes.io/os"];

/**
 * Whether a managed node group, whoever made it, certainly has Windows nodes: by its AMI type, or, where it runs an AMI of
 * its own and so names none, by the taint that keeps Linux pods away.
 */
export function isWindowsNodeGroup(amiType: unknown, taints: unknown): boolean {
    return isWindowsAmiType(amiType) || ((amiType === undefined || amiType === "CUSTOM") && Array.isArray(taints)
        && taints.some(taint => OS_TAINTS.includes(taint?.key) && taint?.value === "windows"));
}

/** The parts of a Windows AMI type; undefined if it is none. */
export function windowsAmi(amiType: string): WindowsAmi | undefined {
    const [, edition, release] = /^WINDOWS_(CORE|FULL)_(\d{4})_x86_64$/.exec(amiType) ?? [];
    return edition && WINDOWS_RELEASES.some(known => known.release === Number(release))
        ? { release: Number(release), edition: edition === "CORE" ? "Core" : "Full" }
        : undefined;
}

/** The AMI type is one that EKS has (A1). */
export function windowsAmiTypeProblems(path: string, amiType: string | undefined): Problem[] {
    return enumerationProblems(path, amiType, WindowsAmiType);
}

/**
 * SSM parameter that describes the latest EKS-optimized AMI; a JSON value with `image_id` and `release_version` (A2).
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/retrieve-windows-ami-id.html
 */
export function windowsAmiParameter({ release, edition }: WindowsAmi, kubernetesVersion: string): string {
    return `/aws/service/ami-windows-latest/Windows_Server-${release}-English-${edition}-EKS_Optimized-${kubernetesVersion}`;
}
