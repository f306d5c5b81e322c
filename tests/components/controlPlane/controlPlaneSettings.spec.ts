import * as assert from "node:assert/strict";
import { ClusterLogType, ControlPlaneSettings, controlPlaneProblems } from "../../../components/controlPlane/controlPlaneSettings";
import { AuthenticationMode } from "../../../limits/access/authenticationMode";
import { SupportType } from "../../../limits/cluster/supportNotice";

const judge = (settings: Partial<ControlPlaneSettings>, vpcCidrBlock?: string) =>
    controlPlaneProblems("", { kubernetesVersion: "1.35", ...settings }, vpcCidrBlock);
const NO_SERVICE_BLOCK = "must be a CIDR block from /12 to /24 of a private range, such as \"172.20.0.0/16\", got ";

describe("control plane settings", () => {
    const passing: [Partial<ControlPlaneSettings>, string?][] = [
        [{}], [{}, "10.0.0.0/16"],
        [{ authenticationMode: AuthenticationMode.ConfigMap, supportType: SupportType.Extended, windowsIpam: { prefixDelegation: true } }],
        [{ enabledLogTypes: [] }], [{ enabledLogTypes: [ClusterLogType.Api, ClusterLogType.ControllerManager] }],
        [{ endpoint: {} }], [{ endpoint: { publicAccess: false } }], [{ endpoint: { privateAccess: false } }],
        [{ endpoint: { publicAccess: false, publicAccessCidrs: [] } }],
        [{ endpoint: { publicAccessCidrs: ["52.95.110.1/32", "0.0.0.0/0"] } }],
        [{ serviceIpv4Cidr: "172.20.0.0/16" }, "10.0.0.0/16"], [{ serviceIpv4Cidr: "172.16.0.0/12" }, "10.0.0.0/16"],
        [{ serviceIpv4Cidr: "192.168.1.0/24" }], [{ serviceIpv4Cidr: "10.1.0.0/16" }, "10.0.0.0/16"],
        // Of an existing VPC the block is not known.
        [{ serviceIpv4Cidr: "10.0.0.0/16" }],
    ];
    for (const [settings, vpcCidrBlock] of passing) {
        it(`pass as ${JSON.stringify(settings)}${vpcCidrBlock ? ` in ${vpcCidrBlock}` : ""}`, () => {
            assert.deepEqual(judge(settings, vpcCidrBlock), []);
        });
    }

    for (const [settings, path, reason] of [
        [{ kubernetesVersion: undefined }, "kubernetesVersion", "is required, got nothing; set a minor version such as \"1.35\""],
        [{ authenticationMode: "NONE" }, "authenticationMode", "unknown value \"NONE\"; use one of CONFIG_MAP, API_AND_CONFIG_MAP, API"],
        [{ supportType: "LONG" }, "supportType", "unknown value \"LONG\"; use one of STANDARD, EXTENDED"],
        [{ windowsIpam: { warmPrefixTarget: 1 } }, "windowsIpam.warmPrefixTarget",
            "has no effect without prefix delegation, got 1; set prefixDelegation to true or remove it"],
        [{ enabledLogTypes: ["api", "vpcResourceController"] }, "enabledLogTypes[1]",
            "unknown value \"vpcResourceController\"; use one of api, audit, authenticator, controllerManager, scheduler"],
        [{ endpoint: { privateAccess: false, publicAccess: false } }, "endpoint",
            "nobody can reach the Kubernetes API, got privateAccess false and publicAccess false; turn one on"],
        [{ endpoint: { publicAccess: false, publicAccessCidrs: ["10.0.0.0/8"] } }, "endpoint.publicAccessCidrs",
            "has no effect without publicAccess, got [\"10.0.0.0/8\"] beside false; remove it or turn publicAccess on"],
        [{ endpoint: { publicAccessCidrs: ["0.0.0.0/0", "52.95.110.1"] } }, "endpoint.publicAccessCidrs[1]",
            "must be an IPv4 CIDR block between /0 and /32 without host bits, such as \"1.2.3.4/32\", got \"52.95.110.1\""],
        [{ authenticationMode: "CONFIG_MAP", accessEntries: [{ name: "ci", principalArn: "arn:aws:iam::111122223333:role/ci" }] }, "accessEntries",
            "EKS ignores access entries in authentication mode CONFIG_MAP, got 1; use API_AND_CONFIG_MAP or API; see docs/troubleshooting.md#access-denied"],
        [{ endpoint: { publicAccessCidrs: ["203.0.113.0/24"] } }, "endpoint.publicAccessCidrs[0]",
            "EKS rejects private and reserved addresses, such as those of 203.0.113.0/24, got \"203.0.113.0/24\"; "
            + "use the public addresses of the clients, such as those of a NAT gateway; for clients in the VPC, privateAccess is enough"],
        [{ secretsEncryptionKeyArn: "alias/secrets" }, "secretsEncryptionKeyArn", "must be the ARN of a KMS key, such as "
            + "\"arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab\", got \"alias/secrets\""],
        [{ serviceIpv4Cidr: "services" }, "serviceIpv4Cidr", `${NO_SERVICE_BLOCK}"services"`],
        [{ serviceIpv4Cidr: "10.0.0.0/11" }, "serviceIpv4Cidr", `${NO_SERVICE_BLOCK}"10.0.0.0/11"`],
        [{ serviceIpv4Cidr: "10.0.0.0/25" }, "serviceIpv4Cidr", `${NO_SERVICE_BLOCK}"10.0.0.0/25"`],
        [{ serviceIpv4Cidr: "192.160.0.0/12" }, "serviceIpv4Cidr", `${NO_SERVICE_BLOCK}"192.160.0.0/12"`],
        [{ clusterName: "my shop" }, "clusterName",
            "must be letters, digits, dashes and underscores, 100 at most, and start with a letter or digit, got \"my shop\""],
        [{ serviceIpv4Cidr: "100.64.0.0/16" }, "serviceIpv4Cidr", `${NO_SERVICE_BLOCK}"100.64.0.0/16"`],
        [{ serviceIpv4Cidr: "10.0.128.0/20" }, "serviceIpv4Cidr",
            "overlaps with the VPC, got \"10.0.128.0/20\" and \"10.0.0.0/16\"; use another block"],
    ] as [any, string, string][]) {
        const what = path.startsWith("enabledLogTypes") ? "L8: " : path.startsWith("windowsIpam") ? "D3: " : "";
        it(`${what}are refused as ${JSON.stringify(settings)}`, () => {
            assert.deepEqual(judge(settings, "10.0.0.0/16"), [{ path, reason }]);
        });
    }

    it("are judged all at once, below the path that they are given at", () => {
        const settings = { kubernetesVersion: "1.3", supportType: "LONG" as SupportType, serviceIpv4Cidr: "8.8.8.0/24" };
        assert.deepEqual(controlPlaneProblems("controlPlane", settings).map(({ path }) => path),
            ["controlPlane.kubernetesVersion", "controlPlane.supportType", "controlPlane.serviceIpv4Cidr"]);
    });
});
