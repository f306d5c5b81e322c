import * as assert from "node:assert/strict";
import { Properties, UNKNOWN, secret } from "../../plan/signatures";
import { ODD } from "./judging";
import { judgesWindowsTemplatesOnly, mender, mendsAndLeaves, mendsOnlyWhatItShould } from "./remediating";

const POLICY = "windows-imdsv2";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const OPTIONAL: Properties = { metadataOptions: { httpTokens: "optional" } };
const REQUIRED: Properties = { metadataOptions: { httpTokens: "required" } };

describe("windows-imdsv2", () => {
    const pack = mender(POLICY);

    mendsOnlyWhatItShould(pack, POLICY, "row 33:", TEMPLATE, OPTIONAL);

    judgesWindowsTemplatesOnly(pack, POLICY, "row 33:", OPTIONAL);

    mendsAndLeaves(pack, POLICY, "row 33:", {
        type: TEMPLATE,
        mended: [
            ["optional tokens", OPTIONAL, REQUIRED],
            ["a template without metadata options", { imageId: "ami-1" }, { imageId: "ami-1", ...REQUIRED }],
            ["metadata options that are null", { metadataOptions: null }, REQUIRED],
            ["metadata options without tokens, and keeps the others",
                { metadataOptions: { httpEndpoint: "enabled", httpPutResponseHopLimit: 2 } },
                { metadataOptions: { httpEndpoint: "enabled", httpPutResponseHopLimit: 2, httpTokens: "required" } }],
            ["beside what is not known yet, and keeps it",
                { imageId: UNKNOWN, vpcSecurityGroupIds: ["sg-1", UNKNOWN],
                    metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: UNKNOWN } },
                { imageId: UNKNOWN, vpcSecurityGroupIds: ["sg-1", UNKNOWN],
                    metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: UNKNOWN } }],
            ["beside secrets, and keeps them secret",
                { userData: secret("aGk="), tags: { a: secret("b") }, metadataOptions: { httpTokens: "optional" } },
                { userData: secret("aGk="), tags: { a: secret("b") }, metadataOptions: { httpTokens: "required" } }],
            ["a secret, which stays one", { metadataOptions: { httpTokens: secret("optional") } },
                { metadataOptions: { httpTokens: secret("required") } }],
            ["within a secret, which stays one", { metadataOptions: secret({ httpTokens: "optional", httpPutResponseHopLimit: UNKNOWN }) },
                { metadataOptions: secret({ httpTokens: "required", httpPutResponseHopLimit: UNKNOWN }) }],
            ["beside a secret that is not known yet", { userData: secret(UNKNOWN), ...OPTIONAL },
                { userData: secret(UNKNOWN), ...REQUIRED }],
            ["beside odd values", { tags: ODD, ...OPTIONAL }, { tags: ODD, ...REQUIRED }],
            ["a number in place of a text", { metadataOptions: { httpTokens: 2 } }, REQUIRED],
        ],
        left: [
            ["required tokens", REQUIRED],
            ["a secret that says required", { metadataOptions: secret({ httpTokens: secret("required") }) }],
            ["tokens that are a list, whose members may not be known yet", { metadataOptions: { httpTokens: [UNKNOWN] } }],
            ["tokens that are not known yet", { metadataOptions: { httpTokens: UNKNOWN } }],
            ["metadata options that are not known yet", { metadataOptions: UNKNOWN }],
            ["a secret that is not known yet", { metadataOptions: { httpTokens: secret(UNKNOWN) } }],
            ["metadata that are turned off", { metadataOptions: { httpEndpoint: "disabled" } }],
            ["metadata options as a text", { metadataOptions: "required" }],
            ["metadata options as a list", { metadataOptions: [{ httpTokens: "optional" }] }],
            ["very many metadata options", { metadataOptions: Array(1_001).fill({ httpTokens: "optional" }) }],
        ],
    });

    it("row 33: says what is wrong, and what to write", async () => {
        const [found] = await pack.judge(TEMPLATE, OPTIONAL);
        assert.equal(found.message.split("\n")[1], "metadataOptions.httpTokens: without IMDSv2, a forged request from the node "
            + "can read its credentials, got \"optional\"; use \"required\"");
    });

    it("row 33: mends a template together with windows-root-encryption", async () => {
        const blockDeviceMappings = [{ deviceName: "/dev/sda1", ebs: { volumeSize: 100 } }];
        const found = await pack.mend(TEMPLATE, { blockDeviceMappings }, {
            "windows-imdsv2": { enforcementLevel: "remediate" }, "windows-root-encryption": { enforcementLevel: "remediate" },
        });
        assert.deepEqual(found.map(({ policy }) => policy), ["windows-imdsv2", "windows-root-encryption"]);
        assert.deepEqual(found[1].properties,
            { blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs: { volumeSize: 100, encrypted: "true" } }], ...REQUIRED });
    });
});
