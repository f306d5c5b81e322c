import * as assert from "node:assert/strict";
import { AuthenticationMode, readsAccessEntries, readsAwsAuth } from "../../../limits/access/authenticationMode";

const READ = {
    CONFIG_MAP: { accessEntries: false, awsAuth: true },
    API_AND_CONFIG_MAP: { accessEntries: true, awsAuth: true },
    API: { accessEntries: true, awsAuth: false },
};

describe("authentication mode", () => {
    for (const [mode, read] of Object.entries(READ) as [AuthenticationMode, typeof READ.API][]) {
        it(`E3, L11: ${mode} reads ${Object.entries(read).filter(([, yes]) => yes).map(([what]) => what).join(" and ")}`, () => {
            assert.deepEqual({ accessEntries: readsAccessEntries(mode), awsAuth: readsAwsAuth(mode) }, read);
        });
    }

    it("has the modes of EKS and no other", () => {
        assert.deepEqual(Object.values(AuthenticationMode).sort(), Object.keys(READ).sort());
    });
});
