import * as assert from "node:assert/strict";
import { Json, Properties, UNKNOWN, secret } from "../../plan/signatures";
import { ODD } from "./judging";
import { judgesWindowsTemplatesOnly, mender, mendsAndLeaves, mendsOnlyWhatItShould } from "./remediating";

const POLICY = "windows-root-encryption";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const volumes = (...blockDeviceMappings: Json[]): Properties => ({ blockDeviceMappings });
const root = (ebs: Json): Json => ({ deviceName: "/dev/sda1", ebs });

describe("windows-root-encryption", () => {
    const pack = mender(POLICY);

    mendsOnlyWhatItShould(pack, POLICY, "row 33:", TEMPLATE, volumes(root({})));

    judgesWindowsTemplatesOnly(pack, POLICY, "row 33:", volumes(root({})));

    mendsAndLeaves(pack, POLICY, "row 33:", {
        type: TEMPLATE,
        mended: [
            ["a root volume that says nothing of it", volumes(root({ volumeSize: 100 })),
                volumes(root({ volumeSize: 100, encrypted: "true" }))],
            ["one that turns it off", volumes(root({ encrypted: "false" })), volumes(root({ encrypted: "true" }))],
            ["one that turns it off as a boolean", volumes(root({ encrypted: false })), volumes(root({ encrypted: "true" }))],
            ["one with an odd value", volumes(root({ encrypted: 2 })), volumes(root({ encrypted: "true" }))],
            ["the root volume only, among others", volumes({ deviceName: "xvdb", ebs: {} }, null, UNKNOWN, root({ encrypted: "false" })),
                volumes({ deviceName: "xvdb", ebs: {} }, null, UNKNOWN, root({ encrypted: "true" }))],
            ["beside what is not known yet, and keeps it",
                { imageId: UNKNOWN, ...volumes(root({ kmsKeyId: UNKNOWN, volumeSize: UNKNOWN })) },
                { imageId: UNKNOWN, ...volumes(root({ kmsKeyId: UNKNOWN, volumeSize: UNKNOWN, encrypted: "true" })) }],
            ["beside secrets, and keeps them secret", { userData: secret("aGk="), ...volumes(root({ kmsKeyId: secret("key") })) },
                { userData: secret("aGk="), ...volumes(root({ kmsKeyId: secret("key"), encrypted: "true" })) }],
            ["a secret, which stays one", volumes(root({ encrypted: secret("false") })), volumes(root({ encrypted: secret("true") }))],
            ["within secrets, which stay ones", { blockDeviceMappings: secret([secret(root(secret({ encrypted: "false" })))]) },
                { blockDeviceMappings: secret([secret(root(secret({ encrypted: "true" })))]) }],
        ],
        left: [
            ["an encrypted volume", volumes(root({ encrypted: "true" }))],
            ["an encrypted volume, as a boolean", volumes(root({ encrypted: true }))],
            ["an encrypted volume, as a secret", volumes(root(secret({ encrypted: secret("true") })))],
            ["encryption that is a list, whose members may not be known yet", volumes(root({ encrypted: [UNKNOWN] }))],
            ["encryption that is not known yet", volumes(root({ encrypted: UNKNOWN }))],
            ["a volume that is not known yet", volumes(root(UNKNOWN))],
            ["a device that is not known yet", volumes({ deviceName: UNKNOWN, ebs: {} })],
            ["volumes that are not known yet", { blockDeviceMappings: UNKNOWN }],
            ["a template without volumes", { imageId: "ami-1" }],
            ["other devices", volumes({ deviceName: "/dev/xvda", ebs: {} }, { deviceName: "/dev/sdb", ebs: { encrypted: "false" } })],
            ["a root device that is no volume of EBS", volumes({ deviceName: "/dev/sda1", noDevice: "" })],
            ["odd volumes", volumes(...ODD.filter(ebs => ebs === null || typeof ebs !== "object" || Array.isArray(ebs)).map(root))],
            ["odd mappings", volumes(...ODD)],
            ["odd lists of mappings", { blockDeviceMappings: { length: 3, 0: root({}) } }],
        ],
    });

    it("row 33: says what is wrong, and what to write", async () => {
        const [found] = await pack.judge(TEMPLATE, volumes(root({})));
        assert.equal(found.message.split("\n")[1],
            "blockDeviceMappings[0].ebs.encrypted: the root volume is not encrypted, got nothing; use \"true\"");
    });
});
