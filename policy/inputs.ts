import { analyzerService } from "./analyzerService";
import { modelProps, modelType } from "./awsNative/model";
import { propertiesOf } from "./secrets";
import { hidesInputs, needsInputs } from "./stack/types";

/** What programs wrote for resources, by URN. */
export type Inputs = ReadonlyMap<string, Record<string, any>>;

/**
 * Keeps the inputs that rules on the stack need, which the engine sends for each resource alone.
 *
 * The SDK shows them to policies on resources only, and only while one of these is on. So they are read where the engine's
 * request arrives: then turning one policy off changes nothing of what another says.
 */
export function keepInputs(): Inputs {
    const inputs = new Map<string, Record<string, any>>();
    const { analyze } = analyzerService();
    const { requestDeserialize } = analyze;
    analyze.requestDeserialize = bytes => {
        const request = requestDeserialize(bytes);
        const properties = request.getProperties();
        // The same process may have judged another stack with a resource of this URN.
        inputs.delete(request.getUrn());
        const props = needsInputs(modelType(request.getType())) && properties ? propertiesOf(properties) : undefined;
        if (props && !hidesInputs(request.getType(), props)) {
            inputs.set(request.getUrn(), modelProps(request.getType(), props));
        }
        return request;
    };
    return inputs;
}
