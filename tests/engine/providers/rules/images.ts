import { Json } from "../../../../plan/signatures";
import type { Place, ResourceRules } from "../resourceRules";

const imageBuilder = (file: string) => `hashicorp/terraform-provider-aws internal/service/imagebuilder/${file}.go`;
const arn = ({ region, account }: Place, kind: string, ...name: (Json | undefined)[]) =>
    `arn:aws:imagebuilder:${region}:${account}:${kind}/${name.join("/")}`;

/** Image Builder; ids are ARNs there. */
export const imageRules: Record<string, ResourceRules> = {
    "aws:imagebuilder/component:Component": {
        required: ["platform", "version"], named: "name",
        source: imageBuilder("component"), identity: ({ name, version }) => `${name}/${version}`,
        id: ({ name, version }, place) => arn(place, "component", name, version, 1),
        outputs: ({ name, version }, place) => ({ arn: arn(place, "component", name, version, 1) }),
    },
    "aws:imagebuilder/imageRecipe:ImageRecipe": {
        required: ["version"], named: "name",
        source: imageBuilder("image_recipe"), identity: ({ name, version }) => `${name}/${version}`,
        id: ({ name, version }, place) => arn(place, "image-recipe", name, version),
        outputs: ({ name, version }, place) => ({ arn: arn(place, "image-recipe", name, version) }),
    },
    "aws:imagebuilder/imagePipeline:ImagePipeline": {
        required: ["infrastructureConfigurationArn"], named: "name",
        source: imageBuilder("image_pipeline"),
        identity: ({ name }) => String(name), id: ({ name }, place) => arn(place, "image-pipeline", name),
        outputs: ({ name }, place) => ({ arn: arn(place, "image-pipeline", name) }),
    },
    "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": {
        required: ["instanceProfileName"], named: "name", source: imageBuilder("infrastructure_configuration"),
        identity: ({ name }) => String(name), id: ({ name }, place) => arn(place, "infrastructure-configuration", name),
        outputs: ({ name }, place) => ({ arn: arn(place, "infrastructure-configuration", name) }),
    },
    "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": {
        required: ["distributions"], named: "name", source: imageBuilder("distribution_configuration"),
        identity: ({ name }) => String(name), id: ({ name }, place) => arn(place, "distribution-configuration", name),
        outputs: ({ name }, place) => ({ arn: arn(place, "distribution-configuration", name) }),
    },
    "aws:imagebuilder/lifecyclePolicy:LifecyclePolicy": {
        required: ["executionRole", "policyDetails", "resourceSelection", "resourceType"], named: "name",
        source: imageBuilder("lifecycle_policy"),
        identity: ({ name }) => String(name), id: ({ name }, place) => arn(place, "lifecycle-policy", name),
        outputs: ({ name }, place) => ({ arn: arn(place, "lifecycle-policy", name) }),
    },
    "aws:imagebuilder/image:Image": {
        required: ["infrastructureConfigurationArn"],
        source: imageBuilder("image"), id: (_, place) => arn(place, "image", place.name, place.serial),
        outputs: (_, place) => ({
            arn: arn(place, "image", place.name, place.serial),
            outputResources: [{ amis: [{ region: place.region, image: `ami-${place.serial.toString(16).padStart(17, "0")}` }], containers: [] }],
        }),
    },
};
