import { getParameterOutput } from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import { windowsAmi, windowsAmiParameter } from "../../limits/nodes/windowsAmiType";
import { answered } from "../lookups";

/** The newest AMI release that Amazon published for an AMI type (A2); the caller needs `ssm:GetParameter`. */
export function latestWindowsRelease(amiType: string, kubernetesVersion: string, parent: pulumi.Resource): pulumi.Output<string> {
    const name = windowsAmiParameter(windowsAmi(amiType)!, kubernetesVersion);
    const parameter = getParameterOutput({ name }, { parent });
    return answered("aws:ssm/getParameter:getParameter", "insecureValue", parameter.insecureValue, parent).apply(value => JSON.parse(value).release_version as string);
}
