import * as grpc from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Properties } from "../../../plan/signatures";
import { struct } from "./wire";

/**
 * A resource that is there and that did not get ready: the engine keeps it in the state, with the reasons.
 *
 * @see pulumi/pulumi-kubernetes provider/pkg/provider/provider.go (partialError)
 */
export class NotReady extends Error {
    constructor(private readonly id: string, private readonly inputs: Properties, private readonly outputs: Properties, private readonly reasons: string[]) {
        super(`Resource '${id.split("/").at(-1)}' was created but failed to initialize`);
    }

    /** The error as gRPC carries it. */
    public asServiceError(): Partial<grpc.ServiceError> {
        const detail = new ErrorResourceInitFailed().setId(this.id).setReasonsList(this.reasons)
            .setInputs(struct(this.inputs)).setProperties(struct(this.outputs));
        const any = new Any();
        any.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
        const status = new Status();
        status.setCode(grpc.status.UNKNOWN);
        status.setMessage(this.message);
        status.addDetails(any);
        const metadata = new grpc.Metadata();
        metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
        return { code: grpc.status.UNKNOWN, details: this.message, metadata };
    }
}
