import * as assert from "node:assert/strict";
import { smokeTestScript, volumeWriteScript } from "../../../components/workloads/smokeTestScript";

const SCRIPT = smokeTestScript(false);
const WITH_VOLUME = smokeTestScript(true);
const LINES = SCRIPT.split("\n").map(line => line.trim());
const line = (start: string) => {
    const index = LINES.findIndex(text => text.startsWith(start));
    assert.ok(index >= 0, start);
    return index;
};

describe("script of the smoke test", () => {
    it("E3: resolves a name of the cluster, and calls the Kubernetes API by it", () => {
        assert.equal(LINES[line("Resolve-DnsName")], "Resolve-DnsName -Name kubernetes.default.svc.cluster.local -Type A | Out-Null");
        assert.equal(LINES[line("$status =")], "$status = & curl.exe --silent --insecure --max-time 10 --output NUL "
            + "--write-out '%{http_code}' https://kubernetes.default.svc.cluster.local/livez");
        assert.ok(line("Resolve-DnsName") < line("$status ="));
    });

    it("E3: takes any answer of the API for one, but not the 000 of curl without an answer, nor an error of the server", () => {
        assert.equal(LINES[line("$status =") + 1], "if ($status -notmatch '^[234]') { throw \"HTTP status $status\" }");
        const answers = (status: string) => /^[234]/.test(status);
        assert.deepEqual(["200", "301", "401", "403"].filter(status => !answers(status)), []);
        assert.deepEqual(["000", "500", "503", ""].filter(answers), []);
    });

    it("E3: says before each attempt what fails if it does", () => {
        assert.equal(LINES[line("Resolve-DnsName") - 1], "$problem = 'kubernetes.default.svc.cluster.local does not resolve: DNS fails on this Windows node'");
        assert.equal(LINES[line("$status =") - 1], "$problem = 'the Kubernetes API does not answer from a pod of this Windows node'");
    });

    it("E3: succeeds only after both, and fails with exit code 1 at the end", () => {
        const exits = LINES.flatMap((text, i) => text.startsWith("exit") ? [[i, text]] : []);
        assert.deepEqual(exits, [[line("if ($status") + 2, "exit 0"], [LINES.length - 1, "exit 1"]]);
        assert.ok(line("try {") < line("Resolve-DnsName") && line("exit 0") < line("} catch {"));
        assert.equal(LINES[0], "$ErrorActionPreference = 'Stop'");
    });

    it("E3: tries thirty times, ten seconds apart, and no longer", () => {
        assert.deepEqual(LINES.filter(text => /^(foreach|for|while|do)\b/.test(text)), ["foreach ($try in 1..30) {"]);
        assert.deepEqual(LINES.filter(text => text.startsWith("Start-Sleep")), ["Start-Sleep -Seconds 10"]);
        assert.ok(line("} catch {") < line("Start-Sleep"));
    });

    it("E3, L11: where it fails, names kube-proxy and its group first, then CoreDNS and the service CIDR", () => {
        const told = LINES.at(-2)!;
        assert.equal(told, "Write-Host \"$problem. Look at kube-proxy first (EKS event log of the node): it is refused unless the node's role has "
            + "the group eks:kube-proxy-windows, by an EC2_WINDOWS access entry or in aws-auth. Then at CoreDNS, which needs Linux nodes, "
            + "and at the service CIDR in the node's user data.\"");
        const order = ["$problem", "kube-proxy first", "eks:kube-proxy-windows", "EC2_WINDOWS", "aws-auth", "CoreDNS", "service CIDR"];
        const places = order.map(words => told.indexOf(words));
        assert.ok(places[0] > 0);
        assert.deepEqual(places, [...places].sort((a, b) => a - b));
    });

    it("E3: fits into the termination message, which has 2048 bytes of the log's end", () => {
        assert.ok(Buffer.byteLength(LINES.at(-2)!) < 1500);
    });

    it("E3: neither reads nor sends credentials", () => {
        assert.doesNotMatch(SCRIPT, /token|secret|password|authorization|bearer|--user\b|-u |--header|-H |--cert\b|serviceaccount|credential|\$env:|169\.254/i);
    });

    it("E3: holds nothing that Kubernetes would expand in a command, and writes no error stream of PowerShell's own", () => {
        assert.doesNotMatch(SCRIPT, /\$\(|\$\$/);
        assert.doesNotMatch(SCRIPT, /Write-Error|2>/);
    });

    it("E3: closes every brace, bracket and quote", () => {
        for (const [open, close] of ["{}", "()"]) {
            assert.equal(SCRIPT.split(open).length, SCRIPT.split(close).length);
        }
        assert.equal(SCRIPT.split("\"").length % 2, 1);
        assert.match(SCRIPT, /^[\x20-\x7e\n]+$/);
    });

    it("E3: is the same each time, so that the Job runs again only where something changes", () => {
        assert.equal(smokeTestScript(false), SCRIPT);
    });

    it("reads on a volume what another container has written there, before all else, and fails with exit code 1 otherwise", () => {
        const [, path, text] = /Set-Content -Path '([^']+)' -Value '([^']+)'/.exec(volumeWriteScript())!;
        const reading = `if ((Get-Content -Path '${path}' -ErrorAction SilentlyContinue) -ne '${text}') {`;
        const [stop, first, said, exit, end, ...rest] = WITH_VOLUME.split("\n").map(each => each.trim());
        assert.deepEqual([stop, first, exit, end], [LINES[0], reading, "exit 1", "}"]);
        assert.match(said, /^Write-Host 'the volume lacks the file .* Look at the EBS CSI driver/);
        assert.deepEqual([stop, ...rest], LINES, "the rest is the test without a volume");
    });

    it("says what to look at where nothing can be written on the volume, and holds nothing that Kubernetes would expand", () => {
        const script = volumeWriteScript();
        assert.match(script, /^\$ErrorActionPreference = 'Stop'\ntry \{[^}]*Set-Content[^}]*\} catch \{\n *Write-Host .*fstype ntfs.*\n *exit 1\n\}$/);
        for (const each of [script, WITH_VOLUME]) {
            assert.doesNotMatch(each, /\$\(|\$\$|Write-Error|2>/);
            assert.match(each, /^[\x20-\x7e\n]+$/);
            assert.equal(each.split("\"").length % 2, 1);
        }
    });
});
