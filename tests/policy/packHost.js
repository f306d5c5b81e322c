"use strict";
// Judges many stacks in one process: the pack's own start, the SDK's own server, every message packed and unpacked as on the wire. Only
// the connection is left out, which takes more time than all rules. everyRule.spec.ts and others speak to the pack over a connection.
const path = require("node:path");
require("../../loader/typescript");
const { PackProtocol } = require("../../plan/packProtocol.ts");
const { remediations } = require("./protocolPack.ts");

const pack = path.join(__dirname, "../../policy");
// The server that the SDK starts, wherever the package manager put it.
const { Server } = require(require.resolve("@grpc/grpc-js", { paths: [path.dirname(require.resolve("@pulumi/policy", { paths: [pack] }))] }));
let client;

Server.prototype.addService = (service, handlers) => {
    client = Object.fromEntries(Object.entries(service).map(([name, method]) => [name, (request, done) => {
        const received = method.requestDeserialize(method.requestSerialize(request));
        handlers[name]({ request: received }, (error, response) => error ? done(error) : done(null, method.responseDeserialize(method.responseSerialize(response))));
    }]));
};
Server.prototype.bindAsync = () => undefined;
process.chdir(pack);
require(path.join(pack, "boot.js"));

const protocol = new PackProtocol(Promise.resolve(client), pack);
const calls = { judge: (...args) => protocol.judge(...args), remediate: resource => remediations(client, resource) };
process.on("message", ({ call, args }) => calls[call](...args).then(
    result => process.send({ result }), error => process.send({ error: error.stack })));
process.on("disconnect", () => process.exit());
