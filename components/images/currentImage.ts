import { Image } from "@pulumi/aws/imagebuilder";
import { getParameterOutput, getParametersByPathOutput } from "@pulumi/aws/ssm";
import * as pulumi from "@pulumi/pulumi";
import { windowsAmi, windowsAmiParameter } from "../../limits/nodes/windowsAmiType";
import { answered, currentRegion, given } from "../lookups";
import { WindowsImagePipelineSettings, baseAmiType } from "./imagePipelineSettings";

/** AMI id that a build during `up` ended with, in the region of the stack. */
export function builtImageId(image: Image, parent: pulumi.Resource): pulumi.Output<string> {
    return pulumi.all([given("aws:imagebuilder/image:Image", "outputResources", image.outputResources, parent), currentRegion(parent)]).apply(([outputs, region]) =>
        outputs.flatMap(({ amis }) => amis).find(ami => ami.region === region)?.image ?? "");
}

/**
 * AMI id that the pipeline wrote into its parameter, and the one that nodes start from: Amazon's until then.
 *
 * Image Builder makes the parameter and Pulumi only reads it, by its path, since asking for one that is not there yet would
 * be an error. Amazon's AMI is taken by its id, never by its type: changing from one to the other would replace the group.
 */
export function scheduledImageIds(
    parameterName: string, settings: WindowsImagePipelineSettings, kubernetesVersion: string, parent: pulumi.Resource,
): { built: pulumi.Output<string>; current: pulumi.Output<string> } {
    const path = parameterName.slice(0, parameterName.lastIndexOf("/"));
    const found = getParametersByPathOutput({ path }, { parent });
    const amazon = getParameterOutput({ name: windowsAmiParameter(windowsAmi(baseAmiType(settings))!, kubernetesVersion) }, { parent });
    // The provider takes every parameter for a secret; the id of an AMI is none.
    const [names, values] = ([["names", found.names], ["values", found.values]] as const).map(([property, list]) =>
        answered("aws:ssm/getParametersByPath:getParametersByPath", property, list, parent));
    const amazonAmi = answered("aws:ssm/getParameter:getParameter", "insecureValue", amazon.insecureValue, parent);
    const built = pulumi.unsecret(pulumi.all([names, values]).apply(([known, ids]) => ids[known.indexOf(parameterName)] ?? ""));
    const current = pulumi.all([built, amazonAmi]).apply(([own, json]) => own || JSON.parse(json).image_id as string);
    return { built, current: pulumi.unsecret(current) };
}
