import * as path from "node:path";
import type { AnalyzeRequest, AnalyzerInfo, ConfigureAnalyzerRequest } from "@pulumi/pulumi/proto/analyzer_pb";

/** The service that the SDK serves, as far as the pack listens to what the engine sends and is sent. */
export interface Service {
    analyze: { requestDeserialize(bytes: Buffer): AnalyzeRequest };
    configure: { requestDeserialize(bytes: Buffer): ConfigureAnalyzerRequest };
    getAnalyzerInfo: { responseSerialize(info: AnalyzerInfo): Buffer };
}

/** The very object that the SDK serves, wherever the package manager put it; changes to it count before the pack is made. */
export function analyzerService(): Service {
    const sdk = path.dirname(require.resolve("@pulumi/policy"));
    const { AnalyzerService } = require(require.resolve("@pulumi/pulumi/proto/analyzer_grpc_pb", { paths: [sdk] })) as { AnalyzerService: Service };
    return AnalyzerService;
}
