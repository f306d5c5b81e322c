import * as grpc from "@grpc/grpc-js";

type Handler = (request: any) => Promise<unknown>;
/** Kubeconfigs and user data are larger than gRPC's default allows in sum. */
export const UNLIMITED = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

/** Serves asynchronous handlers on a free port of this machine; what they throw is what the engine shows. */
export async function serve(service: grpc.ServiceDefinition, handlers: Record<string, Handler>): Promise<{ server: grpc.Server; port: number }> {
    const server = new grpc.Server(UNLIMITED);
    server.addService(service, Object.fromEntries(Object.entries(handlers).map(([method, handler]) => [
        method, (call: grpc.ServerUnaryCall<unknown, unknown>, callback: grpc.sendUnaryData<unknown>) => {
            handler(call.request).then(
                response => callback(null, response),
                error => callback({ code: grpc.status.UNKNOWN, details: (error as Error).message }),
            );
        },
    ])));
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => error ? reject(error) : resolve(bound));
    });
    return { server, port };
}
