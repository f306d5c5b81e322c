import { getAmiOutput } from "@pulumi/aws/ec2";
import * as pulumi from "@pulumi/pulumi";
import { windowsAmi, windowsAmiName } from "../../limits/nodes/windowsAmiType";
import { answered } from "../lookups";
import { latestWindowsAmi } from "./latestWindowsRelease";

/**
 * Id of Amazon's EKS-optimized AMI of an AMI type: of one release, or of the latest.
 *
 * SSM knows the latest release alone (A2), so a pinned one is found by its name. Amazon withdraws AMIs after about four months, and
 * the lookup of an older pin fails: such an AMI would start no node either.
 */
export function amazonWindowsImage(
    amiType: string, kubernetesVersion: string, releaseVersion: string | undefined, parent: pulumi.Resource,
): pulumi.Output<string> {
    if (releaseVersion === undefined) {
        return latestWindowsAmi(amiType, kubernetesVersion, parent).apply(({ image_id }) => image_id);
    }
    const found = getAmiOutput({
        owners: ["amazon"], includeDeprecated: true, mostRecent: true,
        filters: [{ name: "name", values: [windowsAmiName(windowsAmi(amiType)!, releaseVersion)] }],
    }, { parent });
    return answered("aws:ec2/getAmi:getAmi", "id", found.id, parent);
}
