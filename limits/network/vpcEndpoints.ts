import { Problem, shown, suggestion } from "../text/problem";

/**
 * Services of AWS that a cluster calls, which need an endpoint each in a VPC that can't reach the internet.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 */
const OF_NODES = [
    // Nodes join (EC2 for names and volumes, STS and EKS for identities) and pull images; the layers come from S3.
    "ec2", "eks", "eks-auth", "sts", "ecr.api", "ecr.dkr",
    // Load balancers, autoscaling and logs, which controllers in the cluster call for.
    "elasticloadbalancing", "autoscaling", "logs",
    // Nodes are reached by SSM alone.
    "ssm", "ssmmessages", "ec2messages",
];
/**
 * What building an image calls beside these.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/vpc-interface-endpoints.html
 */
const OF_IMAGE_BUILDS = ["imagebuilder"];
/** What volumes under a key of one's own call for. */
const OF_KEYS = ["kms"];

/** What a cluster does that takes endpoints of its own. */
export interface EndpointUse {
    /** Whether images are built in the VPC. */
    imageBuilds: boolean;
    /** Whether volumes are under a KMS key of one's own. */
    keys: boolean;
    /** Services that have an endpoint in the VPC already. */
    omitted?: string[];
}

/** Names of the services that get an interface endpoint, without region; S3 has a gateway. */
export function endpointServices({ imageBuilds, keys, omitted = [] }: EndpointUse): string[] {
    return [...OF_NODES, ...imageBuilds ? OF_IMAGE_BUILDS : [], ...keys ? OF_KEYS : []].filter(service => !omitted.includes(service));
}

/**
 * Each service that is left out is one that would get an endpoint.
 *
 * A VPC takes one endpoint with private DNS for a service: EC2 refuses another one as a conflicting DNS domain.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/17535
 */
export function omittedServicesProblems(path: string, omitted: string[] = []): Problem[] {
    const known = endpointServices({ imageBuilds: true, keys: true });
    return omitted.flatMap((service, i) => known.includes(service) ? [] : [{
        path: `${path}[${i}]`, reason: `is no service that gets an endpoint, got ${shown(service)}; use names of ${known.join(", ")}${suggestion(service, known)}`,
    }]);
}
