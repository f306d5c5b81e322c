import { amiReleaseProblems } from "../limits/nodes/amiRelease";
import { Problem, shown } from "../limits/text/problem";
import { windowsAmi, windowsAmiTypeProblems } from "../limits/nodes/windowsAmiType";
import { WINDOWS_AMI_TYPE_DEFAULT } from "./nodes/windowsNodeGroupSettings";
import { WindowsClusterArgs } from "./windowsClusterSettings";

/** Every group on Amazon's AMI runs the release that is pinned for its AMI type, and no pin is ignored (A3). */
export function releasePinProblems(args: WindowsClusterArgs): Problem[] {
    const { windowsNodeGroups = [], releaseVersion, releaseVersions, followLatestRelease } = args;
    const groups = windowsNodeGroups.filter(({ imagePipeline }) => imagePipeline === undefined)
        .map(({ name, amiType = WINDOWS_AMI_TYPE_DEFAULT }) => ({ name, amiType }));
    const amiTypes = [...new Set(groups.map(({ amiType }) => amiType))];
    const given = { releaseVersion, releaseVersions, followLatestRelease: followLatestRelease || undefined };
    if (groups.length === 0 && windowsNodeGroups.length > 0) {
        return Object.entries(given).filter(([, value]) => value !== undefined).map(([path, value]) => ({
            path, reason: `has no effect: all Windows groups run images of pipelines, got ${shown(value)}; remove it`,
        }));
    }
    // An existing cluster's version is not known here.
    const version = args.kubernetesVersion || "1.NN";
    const form = `{ ${amiTypes.map(amiType => `${amiType}: "${version}-YYYY.MM.DD"`).join(", ")} }`;
    return [
        ...releaseVersion !== undefined && releaseVersions === undefined && amiTypes.length > 1 ? [{
            path: "releaseVersion",
            reason: `can't pin several AMI types, because their releases differ, got ${shown(releaseVersion)} for ${amiTypes.join(", ")}; `
                + `remove it and set releaseVersions to ${form}`,
        }] : [],
        ...releaseVersions === undefined ? [] : [
            ...Object.entries(given).filter(([key, value]) => key !== "releaseVersions" && value !== undefined).map(([path, value]) => ({
                path, reason: `can't be set together with releaseVersions, got ${shown(value)}; keep one`,
            })),
            ...Object.entries(releaseVersions).flatMap(([amiType, release]) =>
                pinProblems(`releaseVersions.${amiType}`, amiType, release, amiTypes, args.kubernetesVersion)),
            ...amiTypes.filter(amiType => windowsAmi(amiType) && releaseVersions[amiType] === undefined).map(amiType => ({
                path: "releaseVersions",
                reason: `has no release for ${amiType}, the AMI type of ${groups.filter(group => group.amiType === amiType).map(({ name }) => name).join(", ")}, `
                    + `got ${shown(releaseVersions)}; set it to ${form}`,
            })),
        ],
    ];
}

function pinProblems(path: string, amiType: string, release: string, used: string[], kubernetesVersion: string): Problem[] {
    const unknown = windowsAmiTypeProblems(path, amiType);
    if (unknown.length > 0) {
        return unknown;
    }
    return used.includes(amiType)
        ? amiReleaseProblems(path, release, kubernetesVersion)
        : [{ path, reason: `no group with Amazon's AMI has this amiType, got ${shown(release)}; remove it` }];
}
