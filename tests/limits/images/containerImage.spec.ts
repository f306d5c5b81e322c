import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import {
    WINDOWS_DISK_GIB, cachedImageNotices, cachedImageProblems, cachedImageReleaseProblems, cachedImagesDiskProblems, cachedImagesProblems,
    cachedName, imageReference,
} from "../../../limits/images/containerImage";

const SHA = `sha256:${"0123456789abcdef".repeat(4)}`;
const MCR = "mcr.microsoft.com";
const ECR = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";
const problems = (reference: string, release?: number) => cachedImageProblems("cachedImages[0]", { reference }, release);
const reasons = (reference: string, release?: number) => problems(reference, release).map(({ reason }) => reason);

describe("image references", () => {
    for (const [text, parts] of [
        [`${MCR}/windows/servercore:ltsc2022`, { registry: MCR, repository: "windows/servercore", tag: "ltsc2022" }],
        [`${MCR}/windows/nanoserver`, { registry: MCR, repository: "windows/nanoserver" }],
        [`${MCR}/windows@${SHA}`, { registry: MCR, repository: "windows", digest: SHA }],
        [`ghcr.io/a/b-c__d.e:1.0_x-Y@${SHA}`, { registry: "ghcr.io", repository: "a/b-c__d.e", tag: "1.0_x-Y", digest: SHA }],
        ["registry.example.com:5000/app:1", { registry: "registry.example.com:5000", repository: "app", tag: "1" }],
        ["public.ecr.aws/eks/pause:3.10", { registry: "public.ecr.aws", repository: "eks/pause", tag: "3.10" }],
    ] as const) {
        it(`A6: reads ${text.slice(0, 50)}`, () => {
            assert.deepEqual(imageReference(text), parts);
        });
    }

    for (const [registry, account, region] of [
        [ECR, "111122223333", "eu-central-1"],
        ["444455556666.dkr.ecr.us-east-1.amazonaws.com", "444455556666", "us-east-1"],
        ["444455556666.dkr.ecr.cn-northwest-1.amazonaws.com.cn", "444455556666", "cn-northwest-1"],
        ["444455556666.dkr.ecr-fips.us-gov-west-1.amazonaws.com", "444455556666", "us-gov-west-1"],
        ["444455556666.dkr-ecr.eu-west-2.on.aws", "444455556666", "eu-west-2"],
    ]) {
        it(`A6: ${registry} is the ECR of account ${account} in ${region}`, () => {
            assert.deepEqual(imageReference(`${registry}/shop/web:1`), {
                registry, repository: "shop/web", tag: "1", ecr: { account, region },
            });
        });
    }

    for (const text of [
        "", "aspnet", "aspnet:4.8", "library/golang:1", "localhost:5000/app:1", MCR, `${MCR}/`, `${MCR}/:1`, `https://${MCR}/a:1`,
        `${MCR}//a`, `${MCR}/A:1`, `${MCR}/a:`, `${MCR}/a:-1`, `${MCR}/a@sha256:12`, `${MCR}/a@sha512:${"0".repeat(128)}`, "a..b/c:1",
        `${MCR}/a:1 `, ` ${MCR}/a:1`, `${MCR}/a:1\n`, `${MCR}/a:1'`, `${MCR}/a:{{ b }}`, `${MCR}/{{ b }}:1`, "-a.b/c:1",
        `${MCR}/a:${"1".repeat(129)}`,
    ]) {
        it(`A6: refuses ${JSON.stringify(text.slice(0, 50))}`, () => {
            assert.equal(imageReference(text), undefined);
            assert.deepEqual(problems(text, 2022), [{
                path: "cachedImages[0].reference",
                reason: "must be a registry, a repository and a tag or digest, such as "
                    + `"mcr.microsoft.com/windows/servercore:ltsc2022", got ${JSON.stringify(text)}`,
            }]);
        });
    }

    it("A6: no text with a quote, a brace or white space is a reference, so none of them reaches a script", () => {
        const start = fc.constantFrom(`${MCR}/`, `${MCR}/a:`, `${ECR}/a@`, "");
        const bad = fc.constantFrom("'", "\u2019", "{", "}", "\"", " ", "\n", "$", "`");
        fc.assert(fc.property(fc.tuple(start, fc.string({ unit: "binary" }), bad, fc.string()), parts => {
            assert.equal(imageReference(parts.join("")), undefined);
        }));
    });

    it("A6: nodes look for one name, with a tag or a digest", () => {
        for (const [text, name] of [
            ["mcr.microsoft.com/windows/nanoserver", "mcr.microsoft.com/windows/nanoserver:latest"],
            [`${ECR}/web:1`, `${ECR}/web:1`],
            [`${ECR}/web@${SHA}`, `${ECR}/web@${SHA}`],
            [`${ECR}/web:1@${SHA}`, `${ECR}/web@${SHA}`],
            ["docker.io/golang:1", "docker.io/library/golang:1"],
            ["docker.io/library/golang:1", "docker.io/library/golang:1"],
            ["quay.io/golang:1", "quay.io/golang:1"],
        ]) {
            assert.equal(cachedName(imageReference(text)!), name);
        }
    });
});

describe("cached image", () => {
    for (const reference of [`${ECR}/shop/web:2.3.1`, `${ECR}/shop/web@${SHA}`, "public.ecr.aws/eks/pause:3.10", "ghcr.io/a/b:1"]) {
        it(`A6: passes ${reference.slice(0, 60)} on any AMI`, () => {
            for (const release of [undefined, 2019, 2022, 2025]) {
                assert.deepEqual(problems(reference, release), []);
            }
        });
    }

    for (const [given, mended] of [
        ["111122223333.dkr.ecr.amazonaws.com/app:1", "111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1"],
        ["111122223333.dkr.ecr.amazonaws.com.cn/app:1", "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/app:1"],
    ]) {
        it(`A6: refuses ${given}, an ECR reference without region`, () => {
            assert.deepEqual(problems(given, 2022), [{
                path: "cachedImages[0].reference",
                reason: `is an ECR reference without region, got "${given}"; write the full registry, such as "${mended}"`,
            }]);
        });
    }

    for (const registry of [
        "1111.dkr.ecr.eu-central-1.amazonaws.com", "dkr.ecr.eu-central-1.amazonaws.com", "111122223333.dkr.ecr.eu.amazonaws.com",
    ]) {
        it(`A6: refuses ${registry}, which is no registry of ECR`, () => {
            assert.deepEqual(reasons(`${registry}/app:1`), [`is not a registry of ECR, got "${registry}/app:1"; `
                + "write the repository's URI, such as \"111122223333.dkr.ecr.eu-central-1.amazonaws.com/app:1\""]);
        });
    }

    for (const sizeGiB of [0, -1, NaN, Infinity]) {
        it(`A6: refuses a size of ${sizeGiB}`, () => {
            assert.deepEqual(cachedImageProblems("cachedImages[2]", { reference: `${ECR}/web:1`, sizeGiB }, 2022), [
                { path: "cachedImages[2].sizeGiB", reason: `must be more than 0 GiB, got ${sizeGiB}` },
            ]);
        });
    }

    it("A6: passes any size above 0, and says all that is wrong at once", () => {
        assert.deepEqual(cachedImageProblems("cachedImages[0]", { reference: `${ECR}/web:1`, sizeGiB: 0.1 }, 2022), []);
        assert.deepEqual(cachedImageProblems("cachedImages[0]", { reference: "web", sizeGiB: 0 }, 2022).map(({ path }) => path),
            ["cachedImages[0].reference", "cachedImages[0].sizeGiB"]);
    });
});

describe("Windows Server release of a cached image", () => {
    const FRAMEWORK = "mcr.microsoft.com/dotnet/framework/aspnet";
    for (const [reference, release] of [
        [`${FRAMEWORK}:4.8-windowsservercore-ltsc2019`, 2019],
        [`${FRAMEWORK}:4.8-20240109-windowsservercore-ltsc2022`, 2022],
        ["mcr.microsoft.com/windows/servercore:ltsc2025", 2025], ["mcr.microsoft.com/windows/servercore:ltsc2022-amd64", 2022],
        [`${ECR}/shop/web:2.3.1-ltsc2019`, 2019], [`${ECR}/shop/web:LTSC2025_2.3.1`, 2025], [`${ECR}/shop/web:2.ltsc2022.1`, 2022],
        [`${MCR}/powershell:windowsservercore-1809`, 2019], [`${MCR}/dotnet/aspnet:8.0-nanoserver-1809`, 2019],
        ["mcr.microsoft.com/windows/nanoserver:1809", 2019], ["mcr.microsoft.com/windows:1809-amd64", 2019],
        [`${MCR}/windows/servercore:10.0.17763.5458`, 2019], [`${MCR}/windows/servercore:10.0.20348.2340-amd64`, 2022],
        [`${ECR}/base:v1-10.0.26100.1`, 2025], [`${ECR}/shop/web:ltsc2022@${SHA}`, 2022],
    ] as const) {
        for (const ami of [2019, 2022, 2025]) {
            const runs = ami === release || (ami === 2025 && release === 2022);
            it(`A6, A8: ${reference.slice(0, 70)} ${runs ? "runs" : "does not run"} on ${ami}`, () => {
                assert.deepEqual(reasons(reference, ami), runs ? [] : [
                    `is an image for Windows Server ${release} while the AMI is Windows Server ${ami}, got "${reference}"; `
                    + `use a tag for ltsc${ami === 2025 ? "2025 or ltsc2022" : ami}, or an AMI of Windows Server ${release === 2022 ? "2022 or 2025" : release}`,
                ]);
            });
        }
        it(`A6: passes ${reference.slice(0, 70)} where the AMI's release is not known`, () => {
            assert.deepEqual(problems(reference), []);
        });
    }

    for (const reference of [
        `${ECR}/web:1809`, `${ECR}/web:build-2004`, `${ECR}/windows:1809`, `${ECR}/ltsc2019/web:1`, `${ECR}/web:windowsservercore-4`,
        `${ECR}/web:nanoserver-constructor`,
        `${ECR}/web:ltsc`, `${ECR}/web:notltsc2019`, `${ECR}/web:ltsc20199`, `${ECR}/web:110.0.17763`, `${ECR}/web:10.0.177631`,
        `${ECR}/web:10.0.177`, `${MCR}/dotnet/runtime:1809`, `${MCR}/windows/servercore:latest`,
    ]) {
        it(`A6: reads no release from ${reference}`, () => {
            assert.deepEqual(problems(reference, 2022), []);
        });
    }

    for (const [reference, name] of [
        ["mcr.microsoft.com/windows/nanoserver:20H2", "20H2"], ["mcr.microsoft.com/windows/servercore:2004-amd64", "2004"],
        ["mcr.microsoft.com/dotnet/runtime:5.0-nanoserver-1909", "1909"], [`${ECR}/web:1-windowsservercore-20h2`, "20H2"],
        [`${ECR}/web:1-ltsc2016`, "2016"],
    ]) {
        it(`A8: no AMI is of the release of ${reference}`, () => {
            assert.deepEqual(reasons(reference, 2019), [
                `is an image for Windows Server ${name} while the AMI is Windows Server 2019, got "${reference}"; use a tag for ltsc2019`,
            ]);
            assert.deepEqual(reasons(reference), [
                `is an image for Windows Server ${name} while AMIs are of a long-term release, got "${reference}"; `
                + "use a tag for ltsc2019, ltsc2022, ltsc2025",
            ]);
        });
    }

    it("A6: a tag that tells several releases fits each of them", () => {
        const reference = `${ECR}/web:1-ltsc2019-ltsc2025`;
        assert.deepEqual(problems(reference, 2019), []);
        assert.deepEqual(problems(reference, 2025), []);
        assert.deepEqual(reasons(reference, 2022), [
            `is an image for Windows Server 2019 and 2025 while the AMI is Windows Server 2022, got "${reference}"; `
            + "use a tag for ltsc2022, or an AMI of Windows Server 2019 or 2025",
        ]);
    });
});

describe("list of cached images", () => {
    const images = (...references: string[]) => references.map(reference => ({ reference }));

    it("A6: passes different images, and none", () => {
        assert.deepEqual(cachedImagesProblems("cachedImages", [], 2022), []);
        const different = images(`${ECR}/a:1`, `${ECR}/a:2`, `${ECR}/b:1`, `${ECR}/a@${SHA}`);
        assert.deepEqual(cachedImagesProblems("cachedImages", different, 2022), []);
    });

    for (const [first, second] of [
        [`${ECR}/a:1`, `${ECR}/a:1`], [`${ECR}/a`, `${ECR}/a:latest`], [`${ECR}/a@${SHA}`, `${ECR}/a:1@${SHA}`],
        ["docker.io/a:1", "docker.io/library/a:1"],
    ]) {
        it(`A6: refuses ${second.slice(48, 70) || second} beside ${first.slice(48, 70) || first}: the same image`, () => {
            assert.deepEqual(cachedImagesProblems("cachedImages", images("ghcr.io/b/c:1", first, second), 2022), [{
                path: "cachedImages[2].reference", reason: `is the same image as cachedImages[1], got "${second}"; leave one of them out`,
            }]);
        });
    }

    it("A6: says what is wrong with each image, by its place", () => {
        const found = cachedImagesProblems("images", images("web", `${ECR}/a:1`, `${ECR}/a:ltsc2019`, "web"), 2022);
        assert.deepEqual(found.map(({ path, reason }) => [path, reason.split(" ").slice(0, 2).join(" ")]), [
            ["images[0].reference", "must be"], ["images[2].reference", "is an"],
            ["images[3].reference", "must be"], ["images[3].reference", "is the"],
        ]);
    });

    it("A6: tells what imagePullPolicy does with the tag latest and without a tag", () => {
        const always = "so each container start still asks the registry: pin a tag";
        const all = images(`${ECR}/a:latest`, `${ECR}/b`, `${ECR}/c:1`, `${ECR}/d@${SHA}`, `${ECR}/e:latest@${SHA}`, "web");
        assert.deepEqual(cachedImageNotices(all), [
            `${ECR}/a:latest: imagePullPolicy defaults to Always for the tag latest, ${always}`,
            `${ECR}/b: imagePullPolicy defaults to Always for an image without tag, ${always}`,
        ]);
    });
});

describe("disk for cached images", () => {
    const disk = (diskSizeGiB: number, sizes: (number | undefined)[]) => cachedImagesDiskProblems(
        "rootVolume.sizeGiB", sizes.map((sizeGiB, i) => ({ reference: `${ECR}/web:${i}`, sizeGiB })), diskSizeGiB);

    it("P4: Windows takes 30 GiB, base images included", () => {
        assert.equal(WINDOWS_DISK_GIB, 30);
    });

    for (const [size, sizes] of [
        [50, [20]], [50, [8.24, 8.24]], [100, [70]], [50, [undefined, 20]], [10, []], [10, [undefined]], [30.3, [0.1, 0.2]],
    ] as [number, (number | undefined)[]][]) {
        it(`A6: ${size} GiB hold images of ${JSON.stringify(sizes)}`, () => {
            assert.deepEqual(disk(size, sizes), []);
        });
    }

    for (const [size, sizes, sum, fitting] of [
        [50, [20.1], 20.1, 60], [50, [8.24, 8.24, 8.24], 24.72, 70], [100, [70, undefined, 0.5], 70.5, 120], [30, [6], 6, 40],
        [30, [0.1, 0.2], 0.3, 40],
    ] as [number, (number | undefined)[], number, number][]) {
        it(`A6: ${size} GiB are too small for images of ${JSON.stringify(sizes)}`, () => {
            assert.deepEqual(disk(size, sizes), [{
                path: "rootVolume.sizeGiB",
                reason: `is too small for the cached images (${sum} GiB) beside Windows and its base images (30 GiB), `
                    + `got ${size}; use at least ${fitting}; see docs/troubleshooting.md#image-pull-slow-or-disk-full`,
            }]);
        });
    }

    it("A6: the size that a problem names holds the images, with a tenth to spare, and no ten less does", () => {
        fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), sizes => {
            const [{ reason }] = disk(1, sizes);
            const fitting = Number(/at least (\d+);/.exec(reason)![1]);
            const needed = sizes.reduce((sum, size) => sum + size, WINDOWS_DISK_GIB);
            assert.deepEqual(disk(fitting, sizes), []);
            assert.ok(fitting * 9 >= needed * 10 && (fitting - 10) * 9 < needed * 10, `${needed} in ${fitting}`);
        }));
    });
});

describe("release of an image that is pulled by other means", () => {
    it("A6: is judged as that of a cached image", () => {
        const reference = `${MCR}/windows/servercore:ltsc2019`;
        assert.deepEqual(cachedImageReleaseProblems("command", reference, 2022).map(({ path, reason }) => [path, reason]), [["command", ...reasons(reference, 2022)]]);
        assert.deepEqual(cachedImageReleaseProblems("command", reference, 2019), []);
    });

    it("A6: is all that is judged", () => {
        for (const reference of ["", "windows", "111122223333.dkr.ecr.amazonaws.com/app:ltsc2022", `${MCR}/windows/servercore`]) {
            assert.deepEqual(cachedImageReleaseProblems("command", reference, 2022), []);
        }
    });
});
