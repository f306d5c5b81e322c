import { VpcEndpoint, VpcEndpointArgs } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { currentRegion } from "../lookups";

/** Way of a VPC to S3, where layers of images in ECR come from: through this endpoint they cost nothing, through NAT every gigabyte does. */
export function s3Gateway(name: string, args: Pick<VpcEndpointArgs, "vpcId" | "routeTableIds" | "tags">, parent: pulumi.Resource): VpcEndpoint {
    return new VpcEndpoint(name, {
        ...args, serviceName: pulumi.interpolate`com.amazonaws.${currentRegion(parent)}.s3`, vpcEndpointType: "Gateway",
    }, { parent });
}
