/** Who reaches the Kubernetes API from where. */
export interface EndpointReach {
    /** Whether it is reached from within the VPC. */
    isPrivate: boolean;
    /** Whether it is reached from the internet. */
    isPublic: boolean;
    /** CIDR blocks from which it is reached from the internet; undefined where they are not known. */
    publicCidrs: string[] | undefined;
}

const EVERYWHERE = "0.0.0.0/0";

/**
 * What a closed endpoint means for the program and for the nodes.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html
 */
export function endpointNotices({ isPrivate, isPublic, publicCidrs }: EndpointReach): string[] {
    if (!isPublic) {
        return ["public access to the Kubernetes API is off: a program outside of the VPC can't make aws-auth, RuntimeClasses or StorageClasses, nor run smoke tests; "
            + "run pulumi up in the VPC or in a network that is connected to it"];
    }
    const isRestricted = publicCidrs !== undefined && publicCidrs.length > 0 && !publicCidrs.includes(EVERYWHERE);
    return isPrivate || !isRestricted ? [] : [
        `private access to the Kubernetes API is off, and public access is for ${publicCidrs.join(", ")} alone: nodes outside of these blocks can't join; `
        + "add the public addresses of their NAT gateways, or turn private access on",
    ];
}
