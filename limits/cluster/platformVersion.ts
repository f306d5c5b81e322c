import { isKubernetesVersion } from "./kubernetesVersion";
import { Problem, shown } from "../text/problem";

/** First platform version with Windows support, of the Kubernetes versions that an older one was made for; later ones have it all (E5). */
export const WINDOWS_PLATFORM_VERSIONS: Record<string, number> = {
    "1.24": 2, "1.25": 1, "1.26": 1, "1.27": 1, "1.28": 1, "1.29": 1, "1.30": 2, "1.31": 4,
};

/**
 * A cluster that has been there for long may run on a platform version that is too old for Windows nodes (E5). What the
 * table doesn't know, and what doesn't look like a version, is not judged.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 */
export function platformVersionProblems(path: string, platformVersion: unknown, kubernetesVersion: unknown): Problem[] {
    const [, build] = typeof platformVersion === "string" ? /^eks\.(\d{1,6})$/.exec(platformVersion) ?? [] : [];
    const minimum = isKubernetesVersion(kubernetesVersion) ? WINDOWS_PLATFORM_VERSIONS[kubernetesVersion] : undefined;
    return build !== undefined && minimum !== undefined && Number(build) < minimum
        ? [{ path, reason: `Kubernetes ${kubernetesVersion} supports Windows from platform version eks.${minimum} on, `
            + `got ${shown(platformVersion)}; run \`pulumi refresh\` (EKS updates the platform by itself), or upgrade Kubernetes` }]
        : [];
}
