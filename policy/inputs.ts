import * as path from "node:path";
import type { AnalyzeRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import { modelProps, modelType } from "./awsNative/model";
import { propertiesOf } from "./secrets";
import { hidesInputs, needsInputs } from "./stack/types";

/** What programs wrote for resources, by URN. */
export type Inputs = ReadonlyMap<string, Record<string, any>>;

/** The service that the SDK serves, as far as this file changes it. */
interface Service {
    analyze: { requestDeserialize(bytes: Buffer): AnalyzeRequest };
}

/**
 * Keeps the inputs that rules on the stack need, which the engine sends for each resource alone.
 *
 * The SDK shows them to policies on resources only, and only while one of these is on. So they are read where the engine's
 * request arrives: then turning one policy off changes nothing of what another says.
 */
export function keepInputs(): Inputs {
    const inputs = new Map<string, Record<string, any>>();
    // The very module that the SDK serves, wherever the package manager put it.
    const sdk = path.dirname(require.resolve("@pulumi/policy"));
    const { AnalyzerService: { analyze } } = require(require.resolve("@pulumi/pulumi/proto/analyzer_grpc_pb", { paths: [sdk] })) as
        { AnalyzerService: Service };
    const { requestDeserialize } = analyze;
    analyze.requestDeserialize = bytes => {
        const request = requestDeserialize(bytes);
        const properties = request.getProperties();
        const props = needsInputs(modelType(request.getType())) && properties ? propertiesOf(properties) : undefined;
        if (props && !hidesInputs(request.getType(), props)) {
            inputs.set(request.getUrn(), modelProps(request.getType(), props));
        }
        return request;
    };
    return inputs;
}
