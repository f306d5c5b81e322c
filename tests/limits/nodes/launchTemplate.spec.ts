import * as assert from "node:assert/strict";
import {
    FORBIDDEN_BESIDE_TEMPLATE, FORBIDDEN_IN_TEMPLATE, clusterSecurityGroupProblems, forbiddenSettingProblems, imageFieldProblems,
        instanceTypesTwiceProblems,
} from "../../../limits/nodes/launchTemplate";

const REFUSED = "EKS rejects it beside a launch template that names an image";
const path = (key: string) => `group.${key}`;

describe("launch templates of managed node groups", () => {
    for (const [fields, expected] of [
        [{}, []],
        [{ amiType: "CUSTOM" }, []],
        [{ amiType: "WINDOWS_CORE_2022_x86_64" },
            [{ path: "group.amiType",
                reason: `${REFUSED}, got "WINDOWS_CORE_2022_x86_64"; remove it, or imageId from the launch template` }]],
        [{ amiType: "CUSTOM", version: "1.35", releaseVersion: "1.35-2026.04.18" }, [
            { path: "group.version", reason: `${REFUSED}, got "1.35"; remove it, the image decides` },
            { path: "group.releaseVersion", reason: `${REFUSED}, got "1.35-2026.04.18"; remove it, the image decides` },
        ]],
    ] as const) {
        it(`A4: ${JSON.stringify(fields)} beside an image ${expected.length > 0 ? "is refused" : "passes"}`, () => {
            assert.deepEqual(imageFieldProblems(path, fields), expected);
        });
    }

    it("A4: says where a refused setting belongs", () => {
        assert.deepEqual(FORBIDDEN_IN_TEMPLATE.map(each => each.path.join(".")), [
            "iamInstanceProfile.arn", "iamInstanceProfile.name", "instanceInitiatedShutdownBehavior", "instanceMarketOptions.marketType",
            "hibernationOptions.configured",
        ]);
        assert.deepEqual(FORBIDDEN_BESIDE_TEMPLATE.map(each => each.path.join(".")), ["diskSize", "remoteAccess.ec2SshKey"]);
        assert.deepEqual(forbiddenSettingProblems("in", { path: "a", value: "stop" }, "remove it"), [
            { path: "a", reason: "EKS rejects it in the launch template of a managed node group, got \"stop\"; remove it" },
        ]);
        assert.deepEqual(forbiddenSettingProblems("beside", { path: "a", value: undefined }, "remove it"), [
            { path: "a", reason: "EKS rejects it beside a launch template of a managed node group, got a value that is not known yet; "
                + "remove it" },
        ]);
    });

    it("A4: names both instance types", () => {
        assert.match(instanceTypesTwiceProblems("instanceTypes", "m6i.large", "m6i.xlarge")[0].reason,
            /got "m6i\.large" and "m6i\.xlarge"; remove instanceType/);
    });

    it("A4: says which security group to add", () => {
        assert.match(clusterSecurityGroupProblems("vpcSecurityGroupIds")[0].reason, /add the cluster's vpcConfig\.clusterSecurityGroupId$/);
    });
});
