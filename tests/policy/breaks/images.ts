import { WindowsStack } from "../../support/stack";
import { Breaks, madeFrom } from "./break";

const EKS_OPTIMIZED = "ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.35/image_id";
const amazons = (name: string) => ({ componentArn: `arn:aws:imagebuilder:eu-central-1:aws:component/${name}/x.x.x` });

function recipe(stack: WindowsStack, ...components: { componentArn: string }[]) {
    return stack.add("aws:imagebuilder/imageRecipe:ImageRecipe", "recipe", { parentImage: EKS_OPTIMIZED, components, version: "1.0.0" });
}

/** What images of Windows nodes lack, or can't have. */
export const imageBreaks: Breaks = {
    "windows-cached-image": stack => {
        const component = stack.add("aws:imagebuilder/component:Component", "cache", {
            platform: "Windows", data: JSON.stringify({
                phases: [{ name: "build", steps: [{ name: "Pull", action: "ExecutePowerShell", inputs: {
                    commands: ["ctr -n k8s.io images pull mcr.microsoft.com/windows/servercore:ltsc2019"],
                } }] }],
            }),
        });
        madeFrom(stack, recipe(stack, amazons("update-windows"), { componentArn: component.outputs.arn as string }), "components",
            component);
    },
    "windows-fast-launch": stack => {
        const made = recipe(stack, amazons("update-windows"));
        const distribution = stack.add("aws:imagebuilder/distributionConfiguration:DistributionConfiguration", "distribution", {
            distributions: [{ region: "eu-central-1", fastLaunchConfigurations: [{ accountId: "111122223333", enabled: true,
                maxParallelLaunches: 2 }] }],
        });
        stack.add("aws:imagebuilder/imagePipeline:ImagePipeline", "pipeline", {},
            { imageRecipeArn: made, distributionConfigurationArn: distribution });
    },
    "windows-image-builds": stack => recipe(stack, amazons("update-windows"), amazons("update-windows")),
    "windows-update-windows": stack => recipe(stack, amazons("amazon-cloudwatch-agent-windows")),
};
