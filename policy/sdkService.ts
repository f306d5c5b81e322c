import * as path from "node:path";
import type { AnalyzeRequest, AnalyzerInfo } from "@pulumi/pulumi/proto/analyzer_pb";

/** The service that the SDK serves, as far as this pack changes it. */
export interface SdkService {
    analyze: { requestDeserialize(bytes: Buffer): AnalyzeRequest };
    getAnalyzerInfo: { responseSerialize(info: AnalyzerInfo): Buffer };
}

/** The very module that the SDK serves, wherever the package manager put it. */
export function sdkService(): SdkService {
    const sdk = path.dirname(require.resolve("@pulumi/policy"));
    const { AnalyzerService } = require(require.resolve("@pulumi/pulumi/proto/analyzer_grpc_pb", { paths: [sdk] })) as { AnalyzerService: SdkService };
    return AnalyzerService;
}
