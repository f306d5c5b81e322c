import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { WindowsBootstrap, dnsClusterIp, windowsUserData } from "../../../components/nodes/windowsUserData";
import { WINDOWS_RESERVES } from "../../../limits/nodes/kubeletArguments";

const MINIMAL: WindowsBootstrap = {
    clusterName: "shop",
    endpoint: "https://0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com",
    certificateAuthorityData: "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==",
    serviceIpv4Cidr: "10.100.0.0/16",
};
const TAINT = { key: "os", value: "windows", effect: "NO_SCHEDULE" };
const EVERYTHING: WindowsBootstrap = {
    ...MINIMAL,
    serviceIpv4Cidr: "172.20.0.0/16",
    dnsClusterIp: "172.20.0.53",
    labels: { team: "web", "example.com/tier": "front" },
    taints: [TAINT, { key: "maintenance", effect: "NO_EXECUTE" }, { key: "spot", value: "yes", effect: "PREFER_NO_SCHEDULE" }],
    maxPods: 250,
    ...WINDOWS_RESERVES,
};

/** Bytes of a golden file, as text. */
function golden(name: string): string {
    return readFileSync(join(__dirname, "../../golden", name), "utf8");
}

/**
 * The parameters that PowerShell would hand to the bootstrap script.
 *
 * Reads as much of the language as the user data is made of, and fails on anything else: a hashtable of single-quoted
 * strings, their concatenation, and a joined array of them. Any of five characters opens and closes a string, and any
 * two of them within one stand for the second.
 */
function splatted(userData: string): Record<string, string> {
    let at = userData.indexOf("$bootstrap = @{\n") + "$bootstrap = @{\n".length;
    const isQuote = (character: string) => character !== "" && "'‘’‚‛".includes(character);
    const take = (token: string) => userData.startsWith(token, at) ? (at += token.length, true) : false;
    const string = () => {
        assert.ok(isQuote(userData.charAt(at++)), `no string at ${at}`);
        let value = "";
        for (; ; at++) {
            assert.ok(at < userData.length, "a string does not end");
            if (isQuote(userData.charAt(at)) && !isQuote(userData.charAt(++at))) {
                return value;
            }
            value += userData.charAt(at);
        }
    };
    const concatenation = () => {
        let value = string();
        while (take(" + ")) {
            value += string();
        }
        return value;
    };
    const parameters: Record<string, string> = {};
    while (!take("}\n")) {
        const [start, name] = /^ {4}(\w+) += /.exec(userData.slice(at)) ?? assert.fail(`no parameter at ${at}`);
        at += start.length;
        if (take("@(\n")) {
            const elements: string[] = [];
            while (!take("    ) -join ' '")) {
                assert.ok(take("        "));
                elements.push(concatenation());
                assert.ok(take("\n"));
            }
            parameters[name] = elements.join(" ");
        } else {
            parameters[name] = concatenation();
        }
        assert.ok(take("\n"));
    }
    assert.equal(userData.slice(at),
        "& 'C:\\Program Files\\Amazon\\EKS\\Start-EKSBootstrap.ps1' @bootstrap 3>&1 4>&1 5>&1 6>&1\n</powershell>\n");
    return parameters;
}

/** Any text, and more of what PowerShell and EC2 give a meaning to than chance would bring. */
const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.constantFrom(
    "'", "''", "‘", "’", "‚", "‛", "\"", "`", "$", "$(exit)", "@", "#", ";", "|", "&", "+", " ", "\n", "\r\n", "\t", "}", ")", "<", "/",
    ">", "</powershell>", "</PowerShell>", "<powershell>", "<script>", "<persist>true</persist>", "<PERSIST>", "'@", "a", "</", "é", "😀",
)).map(parts => parts.join("")));
const anyBootstrap: fc.Arbitrary<WindowsBootstrap> = fc.record({
    clusterName: anyText, endpoint: anyText, certificateAuthorityData: anyText, serviceIpv4Cidr: anyText, dnsClusterIp: anyText,
    labels: fc.dictionary(anyText, anyText, { maxKeys: 3 }),
    taints: fc.array(fc.record({ key: anyText, value: fc.option(anyText, { nil: undefined }), effect: anyText }), { maxLength: 3 }),
    kubeReserved: anyText, systemReserved: anyText, evictionHard: anyText, maxPods: fc.integer(),
}, { requiredKeys: ["clusterName", "endpoint", "certificateAuthorityData", "serviceIpv4Cidr", "dnsClusterIp"] });

describe("user data of a Windows node on a custom AMI", () => {
    it("A4, L11: does what EKS leaves to whoever brings an AMI, with everything set", () => {
        assert.equal(windowsUserData(EVERYTHING), golden("windowsUserData.ps1"));
    });

    it("A4, L11: joins the cluster with nothing set that is not needed", () => {
        assert.equal(windowsUserData(MINIMAL), golden("windowsUserDataMinimal.ps1"));
        assert.equal(windowsUserData({ ...MINIMAL, labels: {}, taints: [], maxPods: undefined }), golden("windowsUserDataMinimal.ps1"));
    });

    it("A4: joins no instance on its way into a warm pool, and ends the wait of its lifecycle hook", () => {
        assert.equal(windowsUserData({ ...MINIMAL, warmPool: true }), golden("windowsUserDataWarmPool.ps1"));
    });

    it("A4: registers the node with its taints, in Kubernetes' words", () => {
        for (const [effect, kubernetes] of [
            ["NO_SCHEDULE", "NoSchedule"], ["NO_EXECUTE", "NoExecute"], ["PREFER_NO_SCHEDULE", "PreferNoSchedule"],
        ]) {
            assert.equal(splatted(windowsUserData({ ...MINIMAL, taints: [{ ...TAINT, effect }] })).KubeletExtraArgs,
                `--register-with-taints=os=windows:${kubernetes}`);
        }
    });

    it("stays the same where labels come in another order, so that no node rolls", () => {
        assert.equal(windowsUserData({ ...MINIMAL, labels: { a: "1", b: "2", c: "3" } }),
            windowsUserData({ ...MINIMAL, labels: { c: "3", a: "1", b: "2" } }));
    });

    it("passes every value as it is, whatever it is, and the service CIDR always", () => {
        fc.assert(fc.property(anyBootstrap, bootstrap => {
            const { KubeletExtraArgs, ...others } = splatted(windowsUserData(bootstrap));
            assert.deepEqual(others, {
                EKSClusterName: bootstrap.clusterName,
                APIServerEndpoint: bootstrap.endpoint,
                Base64ClusterCA: bootstrap.certificateAuthorityData,
                ServiceCIDR: bootstrap.serviceIpv4Cidr,
                DNSClusterIP: bootstrap.dnsClusterIp,
            });
            const { labels = {}, taints = [], maxPods, kubeReserved, systemReserved, evictionHard } = bootstrap;
            const sorted = Object.entries(labels).sort(([a], [b]) => a < b ? -1 : 1);
            const kubernetesTaints = taints.map(({ key, value = "", effect }) => `${key}=${value}:${effect}`);
            assert.equal(KubeletExtraArgs ?? "", [
                ...sorted.length > 0 ? [`--node-labels=${sorted.map(label => label.join("=")).join(",")}`] : [],
                ...taints.length > 0 ? [`--register-with-taints=${kubernetesTaints.join(",")}`] : [],
                ...maxPods === undefined ? [] : [`--max-pods=${maxPods}`],
                ...kubeReserved ? [`--kube-reserved=${kubeReserved}`] : [],
                ...systemReserved ? [`--system-reserved=${systemReserved}`] : [],
                ...evictionHard ? [`--eviction-hard=${evictionHard}`] : [],
            ].join(" "));
        }), { numRuns: 500 });
    });

    it("has no tag of EC2 but the two that it begins and ends with, whatever the values hold", () => {
        fc.assert(fc.property(anyBootstrap, bootstrap => {
            assert.deepEqual(windowsUserData(bootstrap).match(/<\/?[a-z]+/gi), ["<powershell", "</powershell"]);
        }), { numRuns: 500 });
        assert.match(windowsUserData({ ...MINIMAL, clusterName: "</powershell>" }), /EKSClusterName {4}= '<' \+ '\/powershell>'\n/);
    });
});

describe("address of the cluster's DNS service", () => {
    for (const [cidr, address] of [
        ["10.100.0.0/16", "10.100.0.10"], ["172.20.0.0/16", "172.20.0.10"], ["172.16.0.0/12", "172.16.0.10"],
        ["192.168.7.0/24", "192.168.7.10"], ["10.1.240.0/20", "10.1.240.10"],
    ]) {
        it(`is ${address} in ${cidr}`, () => {
            assert.equal(dnsClusterIp(cidr), address);
            assert.match(windowsUserData({ ...MINIMAL, serviceIpv4Cidr: cidr }), new RegExp(`DNSClusterIP {6}= '${address}'\n`));
        });
    }

    for (const cidr of ["", "10.0.0.0", "10.0.0.1/16", "10.0.0.0/8", "10.0.0.0/25"]) {
        it(`is not guessed from ${JSON.stringify(cidr)}`, () => {
            assert.throws(() => dnsClusterIp(cidr), {
                message: "no IP address for DNS:\n  - serviceIpv4Cidr: must be an IPv4 CIDR block between /12 and /24 without host bits, "
                    + `such as "10.0.0.0/16", got ${JSON.stringify(cidr)}`,
            });
        });
    }

    it("L4: is not made up for a cluster with IPv6", () => {
        assert.throws(() => dnsClusterIp("fd00:1::/108"), /serviceIpv4Cidr: must be an IPv4 CIDR block .* got "fd00:1::\/108"/);
    });
});
