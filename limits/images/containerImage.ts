import { symptom } from "../text/page";
import { Problem, shown } from "../text/problem";
import { WINDOWS_RELEASES } from "../nodes/windowsAmiType";
import { hostReleaseProblems, hostReleasesFor, imageReleasesFor } from "../nodes/windowsHosts";

/**
 * What Windows takes of the disk in GiB: the system with its updates, and the base images that Amazon's AMI already
 * caches (P4: one with servercore has 5.74 GB). Amazon's own default for the whole volume is 50.
 */
export const WINDOWS_DISK_GIB = 30;

/** A container image that nodes find on their disk (A6), as far as it is known. */
export interface CacheableImage {
    /** An object is text that the engine learns later, and not judged. */
    reference: string | object;
    /** What the image adds to the disk, extracted, in GiB. */
    sizeGiB?: number;
}

/** The reference as far as it is known. */
function knownReference({ reference }: CacheableImage): string | undefined {
    return typeof reference === "object" ? undefined : reference;
}

/** An ECR registry: tokens are given for one account in one region. */
export interface EcrRegistry {
    /** Twelve digits, not always those of the account that builds. */
    account: string;
    /** Region of the registry, not always that of the cluster. */
    region: string;
}

/** The parts of an image reference. */
export interface ImageReference {
    /** Host, with its port if there is one. */
    registry: string;
    repository: string;
    /** Unset, nodes take `latest`, unless there is a digest. */
    tag?: string;
    /** `sha256:` and 64 hexadecimal digits. */
    digest?: string;
    /** Set where the registry is a private one of ECR; only those need a token. */
    ecr?: EcrRegistry;
}

const LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const PART = "[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*";
const FORM = new RegExp(
    `^(${LABEL}(?:\\.${LABEL})+(?::\\d{1,5})?)/(${PART}(?:/${PART})*)(?::(\\w[\\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$`);
// The plain host, the one for IPv6 (dkr-ecr … on.aws) and the one with FIPS modules.
const ECR = /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z]{2,4}(?:-[a-z]+)+-\d{1,2})\.(?:amazonaws\.com(?:\.cn)?|on\.aws)$/;
const ECR_WITHOUT_REGION = /^(\d{12}\.dkr\.ecr)(\.amazonaws\.com(?:\.cn)?)$/;
const LIKE_ECR = /(?:^|\.)dkr[.-]ecr/;

/**
 * The parts of `text`, registry/repository[:tag][@sha256:digest]; undefined if it is no such reference.
 *
 * The registry is required: containerd has none to fall back to, Docker Hub is a habit of Docker's.
 */
export function imageReference(text: string): ImageReference | undefined {
    const [, registry, repository, tag, digest] = FORM.exec(text) ?? [];
    const [, account, region] = ECR.exec(registry ?? "") ?? [];
    return registry ? {
        registry, repository, ...tag && { tag }, ...digest && { digest }, ...account && { ecr: { account, region } },
    } : undefined;
}

/**
 * Name under which a node looks the image up, and so the one to pull it by: with a tag or a digest, never with both or none.
 *
 * kubelet leaves the tag out beside a digest and adds `:latest` where neither is given, and containerd compares letter by
 * letter: an image pulled under any other name is pulled once more. ctr changes nothing about the name it is given.
 */
export function cachedName({ registry, repository, tag, digest }: ImageReference): string {
    // The short names of Docker Hub: kubelet writes docker.io/golang as docker.io/library/golang.
    const path = registry === "docker.io" && !repository.includes("/") ? `library/${repository}` : repository;
    return `${registry}/${path}${digest ? `@${digest}` : `:${tag ?? "latest"}`}`;
}

const BASE_IMAGES = ["windowsservercore", "servercore", "nanoserver"];
// 1809 is the name that base images for Windows Server 2019 had first; the others were semi-annual releases.
const VERSIONS = new Map([
    ["1809", "2019"], ["1709", "1709"], ["1803", "1803"], ["1903", "1903"], ["1909", "1909"], ["2004", "2004"], ["20h2", "20H2"],
]);

/** Windows Server releases that the tag tells: `ltsc2022`, `nanoserver-1809`, `10.0.20348.2340`. */
function toldReleases({ registry, repository, tag = "" }: ImageReference): string[] {
    const words = tag.toLowerCase().split(/[-_.]/);
    // A bare number says something about Windows only beside the name of a base image: anybody's 1809th build is tagged 1809.
    const ofMicrosoft = registry === "mcr.microsoft.com" && /^windows(\/|$)/.test(repository);
    const named = words.flatMap((word, i) => {
        const base = i === 0 ? ofMicrosoft : BASE_IMAGES.includes(words[i - 1]);
        return /^ltsc(\d{4})$/.exec(word)?.[1] ?? (base ? VERSIONS.get(word) : undefined) ?? [];
    });
    const built = WINDOWS_RELEASES.filter(({ build }) => `-${words.join("-")}-`.includes(`-${build.replaceAll(".", "-")}-`));
    return [...new Set([...named, ...built.map(({ release }) => String(release))])];
}

/** The AMI runs images of the image's Windows Server release, as far as its tag tells: another one does not start (A6, A8). */
function releaseProblems(path: string, text: string, reference: ImageReference, release: number | undefined): Problem[] {
    const told = toldReleases(reference);
    const known = WINDOWS_RELEASES.map(({ release: year }) => year as number).filter(year => told.includes(String(year)));
    const runnable = release === undefined ? [] : imageReleasesFor(release);
    if (told.length === 0 || (release === undefined ? known.length > 0 : known.some(year => runnable.includes(year)))) {
        return [];
    }
    const ami = release === undefined ? "AMIs are of a long-term release" : `the AMI is Windows Server ${release}`;
    const tags = release === undefined ? WINDOWS_RELEASES.map(({ release: year }) => year) : runnable;
    const hosts = [...new Set(known.flatMap(hostReleasesFor))].sort();
    return [{
        path,
        reason: `is an image for Windows Server ${told.join(" and ")} while ${ami}, got ${shown(text)}; `
            + `use a tag for ltsc${tags.join(release === undefined ? ", ltsc" : " or ltsc")}`
            + (hosts.length > 0 ? `, or an AMI of Windows Server ${hosts.join(" or ")}` : ""),
    }];
}

/** The release alone, of an image that is pulled by other means than ours: what can't be pulled shows itself in the build. */
export function cachedImageReleaseProblems(path: string, text: string, release: number | undefined): Problem[] {
    const reference = imageReference(text);
    return reference ? releaseProblems(path, text, reference, release) : [];
}

/**
 * Nodes of a Windows Server release can run the image, as far as its tag tells; an image that the engine learns later is not judged.
 *
 * @param releasePath - Where the release was given.
 */
export function hostImageProblems(path: string, image: unknown, releasePath: string, release: number): Problem[] {
    const problems = hostReleaseProblems(releasePath, release);
    return problems.length > 0 || typeof image !== "string" ? problems : cachedImageReleaseProblems(path, image, release);
}

function referenceProblems(path: string, text: string, release: number | undefined): Problem[] {
    const reference = imageReference(text);
    if (!reference) {
        return [{ path, reason: "must be a registry, a repository and a tag or digest, such as "
            + `"mcr.microsoft.com/windows/servercore:ltsc2022", got ${shown(text)}` }];
    }
    const { registry, ecr } = reference;
    if (ECR_WITHOUT_REGION.test(registry)) {
        const region = registry.endsWith(".cn") ? "cn-north-1" : "eu-central-1";
        const mended = text.replace(registry, registry.replace(ECR_WITHOUT_REGION, `$1.${region}$2`));
        return [{ path, reason: `is an ECR reference without region, got ${shown(text)}; write the full registry, such as ${shown(mended)}` }];
    }
    if (!ecr && LIKE_ECR.test(registry)) {
        return [{ path, reason: `is not a registry of ECR, got ${shown(text)}; write the repository's URI, such as `
            + "\"111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1\"" }];
    }
    return releaseProblems(path, text, reference, release);
}

/** The image can be pulled, and runs on an AMI of Windows Server `release`, as far as its tag tells; undefined: any. */
export function cachedImageProblems(path: string, image: CacheableImage, release: number | undefined): Problem[] {
    const { sizeGiB } = image;
    const reference = knownReference(image);
    return [
        ...reference === undefined ? [] : referenceProblems(`${path}.reference`, reference, release),
        ...sizeGiB === undefined || (Number.isFinite(sizeGiB) && sizeGiB > 0)
            ? [] : [{ path: `${path}.sizeGiB`, reason: `must be more than 0 GiB, got ${shown(sizeGiB)}` }],
    ];
}

/** Every image can be cached, and none is there twice, under whatever spelling. */
export function cachedImagesProblems(path: string, images: CacheableImage[], release: number | undefined): Problem[] {
    const names = images.map(image => {
        const parsed = imageReference(knownReference(image) ?? "");
        return parsed ? cachedName(parsed) : image.reference;
    });
    return images.flatMap((image, i) => {
        const first = names.indexOf(names[i]);
        return [
            ...cachedImageProblems(`${path}[${i}]`, image, release),
            ...first < i ? [{
                path: `${path}[${i}].reference`,
                reason: `is the same image as ${path}[${first}], got ${shown(image.reference)}; leave one of them out`,
            }] : [],
        ];
    });
}

/** A sentence on every image that pods ask the registry about although it is cached. */
export function cachedImageNotices(images: CacheableImage[]): string[] {
    return images.flatMap(image => {
        const reference = knownReference(image) ?? "";
        const parsed = imageReference(reference);
        return !parsed || parsed.digest || (parsed.tag ?? "latest") !== "latest" ? [] : [
            `${reference}: imagePullPolicy defaults to Always for ${parsed.tag ? "the tag latest" : "an image without tag"}, `
            + "so each container start still asks the registry: pin a tag",
        ];
    });
}

/** The stated sizes fit on the disk beside Windows; `path` is that of the disk's size. */
export function cachedImagesDiskProblems(path: string, images: CacheableImage[], diskSizeGiB: number): Problem[] {
    const stated = images.flatMap(({ sizeGiB }) => sizeGiB !== undefined && sizeGiB > 0 ? [sizeGiB] : []);
    const imagesGiB = Number(stated.reduce((sum, size) => sum + size, 0).toFixed(2));
    const neededGiB = imagesGiB + WINDOWS_DISK_GIB;
    // A tenth stays free: below that kubelet evicts pods.
    const fittingGiB = Math.ceil(neededGiB / 9) * 10;
    return stated.length === 0 || neededGiB <= diskSizeGiB ? [] : [{
        path,
        reason: `is too small for the cached images (${imagesGiB} GiB) beside Windows and its base images (${WINDOWS_DISK_GIB} GiB), `
            + `got ${shown(diskSizeGiB)}; use at least ${fittingGiB}; see ${symptom("image-pull-slow-or-disk-full")}`,
    }];
}
