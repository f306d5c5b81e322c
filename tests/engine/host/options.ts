import { ProgramInfo } from "@pulumi/pulumi/proto/language_pb";

/** Variables by which `runtime.options` of Pulumi.yaml or PulumiPolicy.yaml reach the SDK. */
export function optionVariables(info: ProgramInfo): Record<string, string> {
    const { typescript = true, tsconfig } = (info.getOptions()?.toJavaScript() ?? {}) as { typescript?: boolean; tsconfig?: string };
    return {
        ...typescript && { PULUMI_NODEJS_TYPESCRIPT: "true" },
        ...tsconfig && { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig },
    };
}
