import * as assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { bootstrapArgumentProblems, bootstrappedCluster, secondBootstrapProblems, unmanagedBootstrapProblems, windowsBootstrapProblems } from "../../../limits/nodes/bootstrapScript";

const golden = (name: string) => fs.readFileSync(path.resolve(__dirname, "../../golden", name), "utf8");
const script = (...lines: string[]) => ["<powershell>", ...lines, "</powershell>", ""].join("\n");
/** The call as the EKS user guide has it. */
const GUIDE = script(
    "[string]$EKSBinDir = \"$env:ProgramFiles\\Amazon\\EKS\"", "[string]$EKSBootstrapScriptName = 'Start-EKSBootstrap.ps1'",
    "[string]$EKSBootstrapScriptFile = \"$EKSBinDir\\$EKSBootstrapScriptName\"",
    "& $EKSBootstrapScriptFile -EKSClusterName main 3>&1 4>&1 5>&1 6>&1");
const MISSING = "the nodes never join the cluster: EKS adds no bootstrap if the launch template names an image, got "
    + "user data without Start-EKSBootstrap.ps1; call Start-EKSBootstrap.ps1 in a <powershell> script";
const NO_CIDR = "Start-EKSBootstrap.ps1 gets no service CIDR and guesses a wrong one, so DNS "
    + "fails, got a cluster with \"10.50.0.0/16\"; pass it as -ServiceCIDR";
const NO_TAINTS = "nodes join without the taints of their group, so other pods may start on them, got no --register-with-taints; "
    + "pass it in -KubeletExtraArgs, with the same taints";
const TWICE = "the bootstrap runs twice: EKS adds it if the launch template names no image, got a call of "
    + "Start-EKSBootstrap.ps1; "
    + "remove the call, or name an image";

const reasons = (problems: { reason: string }[]) => problems.map(({ reason }) => reason);

describe("bootstrap of Windows nodes", () => {
    for (const [title, text, expected] of [
        ["the user guide's call", GUIDE, "main"],
        ["a name in quotes", script("& $script -EKSClusterName \"prod-1\" # Start-EKSBootstrap.ps1"), undefined],
        ["a name in quotes, of the script itself", script("Start-EKSBootstrap.ps1 -EKSClusterName \"prod-1\" -ServiceCIDR 10.0.0.0/16"), "prod-1"],
        ["another case, and a colon", "start-eksbootstrap.ps1 -eksclustername:'Prod'", "Prod"],
        ["a variable", script("Start-EKSBootstrap.ps1 -EKSClusterName $Name"), undefined],
        ["a name that a variable goes on", script("Start-EKSBootstrap.ps1 -EKSClusterName \"prod-$Zone\""), undefined],
        ["a call that is a comment", script("# Start-EKSBootstrap.ps1 -EKSClusterName main"), undefined],
        ["something else", script("Get-Date -EKSClusterName main"), undefined],
    ] as const) {
        it(`A4: finds the cluster that nodes join by ${title}`, () => assert.equal(bootstrappedCluster(text), expected));
    }

    it("A4: says of nodes that EKS doesn't manage that their image may join by itself", () => {
        assert.deepEqual(unmanagedBootstrapProblems("userData", GUIDE), []);
        assert.deepEqual(reasons(unmanagedBootstrapProblems("userData", script("Get-Date"))), [MISSING.replace("the nodes never join the cluster: EKS "
            + "adds no bootstrap if the launch template names an image", "EKS adds no bootstrap to self-managed nodes, so they join the cluster only if "
            + "their image starts it")]);
    });

    for (const [title, text, expected] of [
        ["no user data", undefined, [MISSING.replace("user data without Start-EKSBootstrap.ps1;", "no user data;")]],
        ["an empty script", script(""), [MISSING]],
        ["a script of its own", script("Write-Host 'hello'", "Set-TimeZone -Id UTC"), [MISSING]],
        ["a shell script", "#!/bin/bash\necho hello\n", [MISSING]],
        ["a call", GUIDE, []],
        ["a call in another case", script("& 'C:\\PROGRA~1\\Amazon\\EKS\\START-EKSBOOTSTRAP.PS1' -eksclustername main"), []],
        ["our own user data", golden("windowsUserData.ps1"), []],
        ["another script", script("& C:\\join.ps1"), []],
        ["another program", script("C:\\tools\\join.exe"), []],
        ["what it downloads", script("Invoke-WebRequest example.com/x -OutFile x"), []],
        ["what it downloads, in short", script("iwr example.com/x | iex"), []],
        ["what it copies from S3", script("Copy-S3Object -BucketName b -Key k -LocalFile f"), []],
        ["a string that it runs", script("Invoke-Expression $command"), []],
        ["a module's command", script("Initialize-EksNode"), []],
        ["a task that was registered before", script("Start-ScheduledTask Join"), []],
        ["what it decodes", script("[Convert]::FromBase64String($text)"), []],
        ["more than EC2 takes", script("x".repeat(20_000)), []],
    ] as [string, string | undefined, string[]][]) {
        it(`A4: ${title} ${expected.length > 0 ? "is refused" : "passes"} beside an image`, () => {
            assert.deepEqual(windowsBootstrapProblems("userData", text), expected.map(reason => ({ path: "userData", reason })));
        });
    }

    const call = (...args: string[]) => GUIDE.replace("-EKSClusterName main", ["-EKSClusterName main", ...args].join(" "));
    for (const [title, text, expected] of [
        ["a bare call", GUIDE, [NO_CIDR, NO_TAINTS]],
        ["a service CIDR alone", call("-ServiceCIDR 10.50.0.0/16"), [NO_TAINTS]],
        ["the beginning of the parameter's name", call("-Service 10.50.0.0/16"), [NO_TAINTS]],
        ["taints alone", call("-KubeletExtraArgs '--register-with-taints=os=windows:NoSchedule'"), [NO_CIDR]],
        ["our own user data", golden("windowsUserData.ps1"), []],
        ["our own user data without taints", golden("windowsUserDataMinimal.ps1"), [NO_TAINTS]],
        ["arguments in a table",
            script("$b = @{ EKSClusterName = 'main'; ServiceCIDR = '10.50.0.0/16' }", "& Start-EKSBootstrap.ps1 @b"), [NO_TAINTS]],
        ["arguments from a parameter of SSM",
            script("$b = (Get-SSMParameter -Name b).Value", "& Start-EKSBootstrap.ps1 -EKSClusterName main @b"), []],
        ["arguments from a file",
            script("$b = Get-Content b.json | ConvertFrom-Json -AsHashtable", "& Start-EKSBootstrap.ps1 @b # EKSClusterName"), []],
        ["an endpoint of EKS", call("-APIServerEndpoint https://0123.gr7.eu-central-1.eks.amazonaws.com"), [NO_CIDR, NO_TAINTS]],
        ["no call", script("Write-Host 'hello'"), []],
        ["a call that is commented out", script("# & Start-EKSBootstrap.ps1 -EKSClusterName main"), []],
        ["a call in a comment of several lines", script("<#", "& Start-EKSBootstrap.ps1 -EKSClusterName main", "#>"), []],
    ] as [string, string, string[]][]) {
        it(`A4: ${title} lacks ${expected.length} of the arguments`, () => {
            assert.deepEqual(reasons(bootstrapArgumentProblems("userData", text, { serviceIpv4Cidr: "10.50.0.0/16", hasTaints: true })),
                expected);
        });
    }

    for (const serviceIpv4Cidr of [undefined, "10.100.0.0/16", "172.20.0.0/16"]) {
        it(`A4: a bare call is enough for the service CIDR ${serviceIpv4Cidr ?? "that EKS chooses"} and no taints`, () => {
            assert.deepEqual(bootstrapArgumentProblems("userData", GUIDE, { serviceIpv4Cidr }), []);
        });
    }

    for (const [title, text, expected] of [
        ["a call", GUIDE, [TWICE]],
        ["our own user data", golden("windowsUserData.ps1"), [TWICE]],
        ["a call that is commented out", script("Write-Host 1 # & Start-EKSBootstrap.ps1 -EKSClusterName main"), []],
        ["a change of the script",
            script("(Get-Content $eks\\Start-EKSBootstrap.ps1) -replace 'a', 'b' | Set-Content $eks\\Start-EKSBootstrap.ps1"), []],
        ["no call", script("Write-Host 'hello'"), []],
    ] as [string, string, string[]][]) {
        it(`A4: ${title} ${expected.length > 0 ? "is refused" : "passes"} without an image`, () => {
            assert.deepEqual(reasons(secondBootstrapProblems("userData", text)), expected);
        });
    }

    it("A4: is not stopped by user data that was made to take long", () => {
        for (const text of ["<#".repeat(8_000), " -s".repeat(5_000), "https:".repeat(2_500), ". ".repeat(8_000),
            "start-eksbootstrap eksclustername ".repeat(450)]) {
            assert.ok(windowsBootstrapProblems("", text).length <= 1);
            assert.ok(bootstrapArgumentProblems("", text, { serviceIpv4Cidr: "10.50.0.0/16", hasTaints: true }).length <= 2);
            assert.ok(secondBootstrapProblems("", text).length <= 1);
        }
    });
});
