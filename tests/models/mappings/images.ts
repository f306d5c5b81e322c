import { Json, Properties } from "../../../plan/signatures";
import type { Mapping, Request } from "../mappings";
import { isObject } from "../shapes";

const NAMED = { property: "name", member: "name" };
/** AMI id that Image Builder writes into a parameter. */
const AMI_ID = "ami-00000000000000000";

/** Image Builder writes the parameters of a distribution when it has built an image. */
function parameterRequests({ distributions }: Properties): Request[] {
    const list = (value: Json | undefined) => (Array.isArray(value) ? value : []).filter(isObject);
    return list(distributions).flatMap(({ ssmParameterConfigurations }) => list(ssmParameterConfigurations)).map(({ parameterName, dataType }) => ({
        service: "ssm", operation: "PutParameter",
        parameters: { Name: parameterName, Value: AMI_ID, Type: "String", DataType: dataType ?? "text" },
    }));
}

/** What Image Builder makes. */
export const imageMappings: Record<string, Mapping> = {
    "aws:imagebuilder/component:Component": {
        service: "imagebuilder", operation: "CreateComponent", named: NAMED, renamed: { version: "semanticVersion" }, elsewhere: ["skipDestroy"],
    },
    "aws:imagebuilder/imageRecipe:ImageRecipe": {
        service: "imagebuilder", operation: "CreateImageRecipe", named: NAMED, renamed: { version: "semanticVersion" },
    },
    "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": {
        service: "imagebuilder", operation: "CreateInfrastructureConfiguration", named: NAMED,
    },
    "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": {
        service: "imagebuilder", operation: "CreateDistributionConfiguration", named: NAMED, further: parameterRequests,
    },
    "aws:imagebuilder/imagePipeline:ImagePipeline": { service: "imagebuilder", operation: "CreateImagePipeline", named: NAMED },
    "aws:imagebuilder/image:Image": { service: "imagebuilder", operation: "CreateImage" },
    "aws:imagebuilder/lifecyclePolicy:LifecyclePolicy": {
        service: "imagebuilder", operation: "CreateLifecyclePolicy", named: NAMED,
    },
};
