import { getParameterOutput } from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import { windowsAmi, windowsAmiParameter } from "../../limits/nodes/windowsAmiType";
import { answered } from "../lookups";

/** The newest AMI that Amazon published for an AMI type, as SSM describes it. */
interface LatestAmi {
    image_id: string;
    release_version: string;
}

/** The newest AMI that Amazon published for an AMI type (A2); the caller needs `ssm:GetParameter`. */
export function latestWindowsAmi(amiType: string, kubernetesVersion: string, parent: pulumi.Resource): pulumi.Output<LatestAmi> {
    const name = windowsAmiParameter(windowsAmi(amiType)!, kubernetesVersion);
    const parameter = getParameterOutput({ name }, { parent });
    const json = answered("aws:ssm/getParameter:getParameter", "insecureValue", parameter.insecureValue, parent);
    return json.apply(value => JSON.parse(value) as LatestAmi);
}

/** The release of that AMI. */
export function latestWindowsRelease(amiType: string, kubernetesVersion: string, parent: pulumi.Resource): pulumi.Output<string> {
    return latestWindowsAmi(amiType, kubernetesVersion, parent).apply(({ release_version }) => release_version);
}
