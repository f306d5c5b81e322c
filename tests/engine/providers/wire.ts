import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { Json, Properties } from "../../../plan/signatures";

/** Properties of a message. */
export function properties(struct: Struct | undefined): Properties {
    return (struct?.toJavaScript() ?? {}) as Properties;
}

/** Properties as a message has them; what is undefined is left out, which JSON does by itself. */
export function struct(values: Record<string, Json | undefined>): Struct {
    return Struct.fromJavaScript(JSON.parse(JSON.stringify(values)) as Properties);
}
