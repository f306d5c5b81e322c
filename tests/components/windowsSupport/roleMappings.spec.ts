import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { load } from "js-yaml";
import { RoleMapping, mapRolesYaml, windowsRoleMapping } from "../../../components/windowsSupport/roleMappings";

const ROLE = "arn:aws:iam::111122223333:role/windows-nodes";
const text = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom(
    "", "true", "null", "~", "1.30", "- a", "a: b", "#", "'", "\"", "\\", "{{EC2PrivateDNSName}}", "a\nb", "\t", "*a", "&a", "!!int 1", "|", ">-",
));
const mapping: fc.Arbitrary<RoleMapping<string>> = fc.record({
    roleArn: text, username: text, groups: fc.array(text, { maxLength: 4 }),
});

describe("role mappings", () => {
    it("E3: Windows nodes have the node's user name and three groups", () => {
        assert.deepEqual(windowsRoleMapping(ROLE), {
            roleArn: ROLE,
            username: "system:node:{{EC2PrivateDNSName}}",
            groups: ["system:bootstrappers", "system:nodes", "eks:kube-proxy-windows"],
        });
    });

    it("E3: mapRoles is the YAML that aws-auth holds", () => {
        assert.equal(mapRolesYaml([windowsRoleMapping(ROLE)]), [
            "- rolearn: \"arn:aws:iam::111122223333:role/windows-nodes\"",
            "  username: \"system:node:{{EC2PrivateDNSName}}\"",
            "  groups:",
            "    - \"system:bootstrappers\"",
            "    - \"system:nodes\"",
            "    - \"eks:kube-proxy-windows\"",
            "",
        ].join("\n"));
    });

    it("E3: mapRoles holds the very values, whatever they are", () => {
        fc.assert(fc.property(fc.array(mapping, { minLength: 1, maxLength: 3 }), mappings => {
            assert.deepEqual(load(mapRolesYaml(mappings)),
                mappings.map(({ roleArn, username, groups }) => ({ rolearn: roleArn, username, groups })));
        }), { numRuns: 500 });
    });
});
