import { imageReference } from "../images/containerImage";
import { Problem, shown } from "../text/problem";

/** Registries on the internet that many images are in; a registry of another name may be in the VPC. ECR Public has no VPC endpoint. */
const PUBLIC_REGISTRIES = ["mcr.microsoft.com", "docker.io", "public.ecr.aws", "ghcr.io", "quay.io", "gcr.io", "registry.k8s.io"];

/**
 * An image is in a registry that nodes reach without the internet; one that the engine learns later is not judged.
 *
 * @param because - What says that the network has no way to the internet.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
 */
export function isolatedImageProblems(path: string, image: unknown, because: string): Problem[] {
    const registry = typeof image === "string" ? imageReference(image)?.registry : undefined;
    return registry !== undefined && PUBLIC_REGISTRIES.includes(registry) ? [{
        path, reason: `there is no way to the internet (${because}), and ${registry} has no VPC endpoint, got ${shown(image)}; copy the image into ECR and name it there`,
    }] : [];
}

/** A smoke test names its image, since the default one is in Microsoft's registry. */
export function isolatedSmokeTestProblems(path: string, image: unknown, because: string): Problem[] {
    return image === undefined ? [{
        path, reason: `there is no way to the internet (${because}), and the smoke test's image is in mcr.microsoft.com by default, got nothing; `
            + "copy Windows Server Core into ECR and name it here",
    }] : isolatedImageProblems(path, image, because);
}

/**
 * A build that says that it has no internet has its updates from elsewhere: Windows Update has no VPC endpoint.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export function isolatedBuildProblems(path: string, internetAccess: boolean | undefined, because: string): Problem[] {
    return internetAccess === false ? [] : [{
        path, reason: `there is no way to the internet (${because}), and Windows Update, which every build calls, has no VPC endpoint, got ${shown(internetAccess)}; `
            + "set it to false if the base image takes updates from a WSUS server in the VPC, or remove the pipeline: Amazon's AMI comes patched every month",
    }];
}

/**
 * Nodes reach the Kubernetes API from within the VPC.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 */
export function isolatedEndpointProblems(path: string, privateAccess: boolean | undefined, because: string): Problem[] {
    return privateAccess === false ? [{
        path, reason: `nodes have no way to the internet (${because}), so that they reach the Kubernetes API from within the VPC alone, got false; set it to true or remove it`,
    }] : [];
}
