import * as assert from "node:assert/strict";
import { Properties, UNKNOWN, secret } from "../../plan/signatures";
import { ODD } from "./judging";
import { mender, mendsAndLeaves, mendsOnlyWhatItShould } from "./remediating";

const POLICY = "windows-vpc-cni-ipam";
const ADDON = "aws:eks/addon:Addon";
const ON = "{\"enableWindowsIpam\":\"true\"}";
const addon = (others: Properties): Properties => ({ addonName: "vpc-cni", ...others });
const values = (configurationValues: Properties[string]) => addon({ configurationValues });

describe("windows-vpc-cni-ipam", () => {
    const pack = mender(POLICY);

    mendsOnlyWhatItShould(pack, POLICY, "E2:", ADDON, values("{}"));

    mendsAndLeaves(pack, POLICY, "E2:", {
        type: ADDON,
        mended: [
            ["an add-on without values", addon({ clusterName: "main" }), addon({ clusterName: "main", configurationValues: ON })],
            ["values that are null", values(null), values(ON)],
            ["values that are empty", values(""), values(ON)],
            ["values that are blank", values(" \n"), values(ON)],
            ["an empty object", values("{}"), values(ON)],
            ["values that turn it off, in their place", values("{\"enableWindowsIpam\":\"false\",\"env\":{}}"),
                values("{\"enableWindowsIpam\":\"true\",\"env\":{}}")],
            ["values that turn it off as a boolean", values("{\"enableWindowsIpam\":false}"), values(ON)],
            ["values that turn it on as a boolean, which EKS refuses", values("{\"enableWindowsIpam\":true}"), values(ON)],
            ["a target as text, which EKS refuses", values("{\"enableWindowsIpam\":\"true\",\"minimumWindowsIPTarget\":\"3\"}"),
                values("{\"enableWindowsIpam\":\"true\",\"minimumWindowsIPTarget\":3}")],
            ["an odd value", values("{\"enableWindowsIpam\":[\"true\"]}"), values(ON)],
            ["other values, and keeps them and their order",
                values("{\"z\":1,\"env\":{\"WARM_ENI_TARGET\":\"1\",\"ENABLE_POD_ENI\":\"false\"},\"a\":[1,{\"b\":null}],\"__proto__\":{\"c\":1}}"),
                values("{\"z\":1,\"env\":{\"WARM_ENI_TARGET\":\"1\",\"ENABLE_POD_ENI\":\"false\"},\"a\":[1,{\"b\":null}],\"__proto__\":{\"c\":1},"
                    + "\"enableWindowsIpam\":\"true\"}")],
            ["beside what is not known yet, and keeps it", addon({ clusterName: UNKNOWN, tags: { a: UNKNOWN }, configurationValues: "{}" }),
                addon({ clusterName: UNKNOWN, tags: { a: UNKNOWN }, configurationValues: ON })],
            ["values that are a secret, which stay one", values(secret("{\"a\":1}")),
                values(secret("{\"a\":1,\"enableWindowsIpam\":\"true\"}"))],
            ["beside secrets, and keeps them secret", addon({ tags: secret({ a: secret("b") }) }),
                addon({ tags: secret({ a: secret("b") }), configurationValues: ON })],
        ],
        left: [
            ["values that turn it on", values(ON)],
            ["YAML that turns it on", values("enableWindowsIpam: \"true\"\n")],
            ["values that are not known yet", values(UNKNOWN)],
            ["a secret that is not known yet", values(secret(UNKNOWN))],
            ["values that are no JSON and no YAML", values("{\"a\": ")],
            ["JSON that is no object", values("[1]")],
            ["another add-on", { addonName: "coredns" }],
            ["an add-on whose name is not known yet", { addonName: UNKNOWN, configurationValues: "{}" }],
            ["an add-on without a name", { configurationValues: "{}" }],
        ],
    });

    for (const odd of ODD) {
        const text = JSON.stringify(odd).slice(0, 40);

        it(`E2: leaves ${text} as values or as a name alone, unless it stands for no values`, async () => {
            const isEmpty = odd === null || (typeof odd === "string" && odd.trim() === "");
            assert.deepEqual((await pack.mend(ADDON, values(odd))).length, isEmpty ? 1 : 0);
            assert.deepEqual(await pack.mend(ADDON, { addonName: odd }), []);
        });
    }

    it("E2: leaves YAML alone, and says what is missing", async () => {
        const inputs = values("# ours\nenv:\n  WARM_ENI_TARGET: \"1\"\n");
        assert.deepEqual(await pack.mend(ADDON, inputs), []);
        const [found, ...more] = await pack.judge(ADDON, inputs);
        assert.deepEqual([found.policy, more], [POLICY, []]);
        assert.equal(found.message.split("\n")[1], "configurationValues.enableWindowsIpam: Windows IPAM is off, so Windows pods get no IP "
            + "addresses, got nothing; set it to \"true\"");
    });
});
