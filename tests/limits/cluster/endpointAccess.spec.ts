import * as assert from "node:assert/strict";
import { endpointNotices } from "../../../limits/cluster/endpointAccess";

describe("a Kubernetes API that not everybody reaches", () => {
    it("has nothing to say where the VPC reaches it, and the program", () => {
        for (const publicCidrs of [["0.0.0.0/0"], ["198.51.100.0/24"], undefined]) {
            assert.deepEqual(endpointNotices({ isPrivate: true, isPublic: true, publicCidrs }), []);
        }
    });

    it("says where pulumi up has to run", () => {
        const [notice, ...others] = endpointNotices({ isPrivate: true, isPublic: false, publicCidrs: undefined });
        assert.deepEqual(others, []);
        assert.match(notice, /^public access to the Kubernetes API is off: .* aws-auth.* smoke tests; run pulumi up in the VPC or in a network/);
    });

    it("says that nodes come from the addresses of NAT gateways", () => {
        const notices = (...publicCidrs: string[]) => endpointNotices({ isPrivate: false, isPublic: true, publicCidrs });
        assert.match(notices("8.8.8.0/24", "1.1.1.1/32").join(), /is for 8\.8\.8\.0\/24, 1\.1\.1\.1\/32 alone: nodes outside of these blocks can't join; add .* NAT gateways, or turn private access on/);
        assert.deepEqual([notices(), notices("8.8.8.0/24", "0.0.0.0/0"), endpointNotices({ isPrivate: false, isPublic: true, publicCidrs: undefined })], [[], [], []]);
    });
});
