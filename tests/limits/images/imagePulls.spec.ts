import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { dockerLoginProblems, imagePullProblems, mayInstallDocker, pullsImages } from "../../../limits/images/imagePulls";

const CORE = "mcr.microsoft.com/windows/servercore";
const problems = (script: string, release: number | undefined = 2022) => imagePullProblems("commands[0]", script, release);
const otherRelease = (image: string, told = "2019") => ({
    path: "commands[0]", reason: `is an image for Windows Server ${told} while the AMI is Windows Server 2022, got "${image}"; `
        + `use a tag for ltsc2022, or an AMI of Windows Server ${told}`,
});
const unseen = (namespace = "default") => ({
    path: "commands[0]", reason: `kubelet sees only images of containerd's namespace k8s.io, got "${namespace}"; use "ctr -n k8s.io images pull"`,
});

describe("images that a build pulls", () => {
    for (const command of [
        `ctr -n k8s.io images pull ${CORE}:ltsc2019`, `ctr.exe -n=k8s.io image pull ${CORE}:ltsc2019`,
            `ctr --namespace k8s.io i pull ${CORE}:ltsc2019`,
        `& 'C:\\Program Files\\containerd\\ctr.exe' -n k8s.io images pull --platform windows/amd64 -u "AWS:$token" ${CORE}:ltsc2019`,
        `ctr -n k8s.io images \`\n  pull \`\n  "${CORE}:ltsc2019"`, `docker pull ${CORE}:ltsc2019`,
            `docker.exe image pull --quiet ${CORE}:ltsc2019 | Out-Null`,
        `crictl pull ${CORE}:ltsc2019`, `crictl --runtime-endpoint npipe:////./pipe/containerd-containerd pull ${CORE}:ltsc2019`,
        `nerdctl -n k8s.io pull ${CORE}:ltsc2019`, `if ($pull) { ctr -n k8s.io images pull ${CORE}:ltsc2019 }`,
        `$images = @('${CORE}:ltsc2019', "${CORE}:ltsc2022")\nforeach ($image in $images) { ctr -n k8s.io images pull $image }`,
        `Write-Host 'pulling'; ctr -n k8s.io images pull ${CORE}:ltsc2019; ctr -n k8s.io images pull ${CORE}:ltsc2019`,
        `Start-Process ctr -ArgumentList "-n k8s.io images pull ${CORE}:ltsc2019"`,
    ]) {
        it(`A6: are for the AMI's release: ${JSON.stringify(command)}`, () => {
            assert.deepEqual(problems(command), [otherRelease(`${CORE}:ltsc2019`)]);
            assert.equal(pullsImages(command), true);
        });

        it(`A6: may be for any release where that of the AMI is not known: ${JSON.stringify(command)}`, () => {
            assert.deepEqual(imagePullProblems("commands[0]", command, undefined), []);
        });
    }

    for (const [command, namespace] of [
        [`ctr images pull ${CORE}:ltsc2022`], [`ctr.exe i pull ${CORE}:ltsc2022`], [`ctr -n default images pull ${CORE}:ltsc2022`],
        [`ctr --namespace=moby images pull ${CORE}:ltsc2022`, "moby"], ["ctr images pull $image"],
            [`ctr --debug images pull ${CORE}:ltsc2022`],
        [`ctr images pull ${CORE}:ltsc2022\nctr images pull ${CORE}:ltsc2022`],
    ]) {
        it(`A6: are where kubelet sees them: ${JSON.stringify(command)}`, () => {
            assert.deepEqual(problems(command), [unseen(namespace)]);
            assert.deepEqual(imagePullProblems("commands[0]", command, undefined), [unseen(namespace)]);
        });
    }

    it("A6: may have both wrong", () => {
        assert.deepEqual(problems(`ctr images pull ${CORE}:ltsc2019`), [otherRelease(`${CORE}:ltsc2019`), unseen()]);
    });

    for (const script of [
        `ctr -n k8s.io images pull ${CORE}:ltsc2022`, `ctr -n "k8s.io" images pull ${CORE}:ltsc2022`,
            "ctr -n k8s.io images pull registry.example.com/app:1.0",
        `ctr -n $namespace images pull ${CORE}:ltsc2022`, `ctr @options images pull ${CORE}:ltsc2022`,
        `$env:CONTAINERD_NAMESPACE = 'k8s.io'\nctr images pull ${CORE}:ltsc2022`,
        `# ctr images pull ${CORE}:ltsc2019`, `<#\nctr images pull ${CORE}:ltsc2019\n#>`,
            `ctr -n k8s.io images ls # not: ctr images pull ${CORE}:ltsc2019`,
        `Write-Host "ctr images pull ${CORE}:ltsc2019"`, `echo 'docker pull ${CORE}:ltsc2019'`, "ctr -n k8s.io images ls", "ctr version",
            "",
        `$tag = 'x'; ctr -n k8s.io images pull "${CORE}:$tag"`, "ctr -n k8s.io images pull {{ Image }}",
            `ctr -n k8s.io images rm ${CORE}:ltsc2019`,
        `if ((Get-ComputerInfo).OsBuildNumber -eq 17763) { ctr -n k8s.io images pull ${CORE}:ltsc2019 } else { ctr -n k8s.io images pull ${CORE}:ltsc2022 }`,
        `Invoke-WebRequest 'https://example.com/${CORE}:ltsc2019'`, `docker rmi ${CORE}:ltsc2019`, `my-ctr images pull ${CORE}:ltsc2019`,
    ]) {
        it(`A6: says nothing of ${JSON.stringify(script)}`, () => {
            assert.deepEqual(problems(script), []);
        });
    }

    it("A6: holds for whatever text, and for very long ones", () => {
        const words = fc.constantFrom("ctr", "images", "pull", "-n", "k8s.io", "docker", "$x", "`\n", "{", "}", "'", "\"",
            `${CORE}:ltsc2019`, "#", "<#", "#>", "|", ";", "\n");
        fc.assert(fc.property(fc.oneof(fc.string(), fc.array(words).map(list => list.join(" "))), script => {
            imagePullProblems("", script, 2022);
            pullsImages(script);
        }));
        ["ctr images pull ", "a:", "ctr ", "<# ", "'", `${CORE}:ltsc2022\n`, "a.b-"].forEach(part => problems(part.repeat(200_000)));
    });

    for (const [command, isLogin] of [
        ["docker login -u AWS", true], ["& 'C:\\docker\\docker.exe' login", true], ["$p | docker login --password-stdin", true],
        ["# docker login", false], ["Write-Host 'docker login'", false], ["nerdctl login", false], ["docker logout", false], ["", false],
    ] as const) {
        it(`A6: ${isLogin ? "need no docker login" : "are no matter of docker's login"}: ${JSON.stringify(command)}`, () => {
            assert.deepEqual(dockerLoginProblems("commands[0]", command).map(({ path }) => path), isLogin ? ["commands[0]"] : []);
        });
    }

    for (const [command, may] of [
        ["choco install docker-engine", true], ["Invoke-WebRequest https://example.com/docker-27.zip", true], ["docker login", false],
        ["Install-WindowsFeature Web-Server\ndocker login", false],
    ] as const) {
        it(`A6: ${may ? "may" : "don't"} bring docker to the AMI: ${JSON.stringify(command)}`, () => {
            assert.equal(mayInstallDocker(command), may);
        });
    }
});
