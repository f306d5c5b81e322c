import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { imagePipelineProblems } from "../../../components/images/imagePipelineProblems";
import { ImageStep, StigLevel, WindowsImagePipelineSettings } from "../../../components/images/imagePipelineSettings";
import { WindowsAmiType } from "../../../limits/nodes/windowsAmiType";

const problems = (settings: WindowsImagePipelineSettings, kubernetesVersion = "1.35", surge?: number) =>
    imagePipelineProblems("", settings, kubernetesVersion, surge);
const FRAMEWORK = "mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore";
const UPDATES = "arn:aws:imagebuilder:eu-central-1:aws:component/update-windows/x.x.x";
const ARN = "arn:aws:imagebuilder:eu-central-1:111122223333:component/agent/1.0.0/1";
const NAMING = "must be lowercase letters, digits and dashes, 30 at most, start with a letter, and not be a word like cache, check or true, got ";

type Case = [title: string, settings: WindowsImagePipelineSettings, kubernetesVersion?: string, surge?: number];
type BadCase = [title: string, settings: WindowsImagePipelineSettings, expected: [path: string, reason: string][], kubernetesVersion?: string, surge?: number];

function passes(cases: Case[]): void {
    for (const [title, settings, kubernetesVersion, surge] of cases) {
        it(title, () => assert.deepEqual(problems(settings, kubernetesVersion, surge), []));
    }
}

function refuses(cases: BadCase[]): void {
    for (const [title, settings, expected, kubernetesVersion, surge] of cases) {
        it(title, () => assert.deepEqual(problems(settings, kubernetesVersion, surge), expected.map(([path, reason]) => ({ path, reason }))));
    }
}

describe("image pipeline that passes", () => {
    passes([
        ["A4: nothing set", {}],
        ["A4: the newest Amazon AMI of another edition", { eksOptimizedBase: { amiType: WindowsAmiType.Full2019 } }],
        ["A4: a release of Amazon's AMI", { eksOptimizedBase: { releaseVersion: "1.35-2026.04.18" } }],
        ["A4: an image id", { eksOptimizedBase: { imageId: "ami-0123456789abcdef0" } }],
        ["A4: an image id that is not known yet", { eksOptimizedBase: { imageId: pulumi.output("ami-0123456789abcdef0") } }],
        ["A4: a plain Windows Server", { windowsServerBase: {} }],
        ["A8: a plain Windows Server 2025", { windowsServerBase: { amiType: WindowsAmiType.Core2025 } }],
        ["A8: Windows Server 2022 on 1.34", { eksOptimizedBase: { amiType: WindowsAmiType.Core2022 } }, "1.34"],
        ["A4: a Kubernetes version newer than any table", {}, "1.99"],
        ["A4: steps of both kinds", { steps: [{ name: "agent", powerShell: "Install-Agent" }, { name: "agent-2", componentArn: ARN }] }],
        ["A4: a step whose name is as long as it may be", { steps: [{ name: "a".repeat(30), powerShell: "a" }] }],
        ["A6: images of the AMI's release, and of none", {
            cachedImages: [{ reference: `${FRAMEWORK}-ltsc2022`, sizeGiB: 8 }, { reference: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1" }],
        }],
        ["A6: images that just fit beside Windows", { cachedImages: [{ reference: `${FRAMEWORK}-ltsc2022`, sizeGiB: 30 }], rootVolume: { sizeGiB: 60 } }],
        ["A5: Fast Launch with its defaults", { fastLaunch: {} }, "1.35", 20],
        ["A5: as many snapshots as an update launches nodes", { fastLaunch: { targetResourceCount: 20, maxParallelLaunches: 40 } }, "1.35", 20],
        ["A5: few snapshots where nothing is known of groups", { fastLaunch: { targetResourceCount: 1 } }],
        ["P2: a schedule", { schedule: { expression: "cron(0 3 ? * TUE *)", timezone: "Europe/Berlin", condition: "EXPRESSION_MATCH_ONLY" } }],
        ["A4: each hardening", { stigLevel: StigLevel.High }],
        ["A4: both deliveries", { delivery: "DURING_UP" }],
        ["A4: instance types that are newer than the table", { build: { instanceTypes: ["m6i.xlarge", "m99i.2xlarge"] } }],
        ["A4: one image to keep", { keepImages: 1 }],
    ]);
});

describe("base of an image", () => {
    refuses([
        ["A4: refuses two bases", { eksOptimizedBase: {}, windowsServerBase: {} }, [
            ["windowsServerBase", "only one base is allowed, got eksOptimizedBase too; keep one"],
        ]],
        ["A4: refuses an image id beside a release", { eksOptimizedBase: { imageId: "ami-0123456789abcdef0", releaseVersion: "1.35-2026.04.18" } }, [
            ["eksOptimizedBase.imageId", "can't be set together with a release, got \"1.35-2026.04.18\"; keep one"],
        ]],
        ["A4: refuses a bucket for logs that is no bucket's name", { build: { logBucketName: "s3://logs" } }, [
            ["build.logBucketName", "must be the name of an S3 bucket alone, such as \"build-logs\", without ARN, scheme or path, got \"s3://logs\""],
        ]],
        ["A4: refuses an image id that is none", { eksOptimizedBase: { imageId: "ssm:/my/image" } }, [
            ["eksOptimizedBase.imageId", "must be the id of an AMI, such as \"ami-0123456789abcdef0\", got \"ssm:/my/image\""],
        ]],
        ["A4: refuses an image id that is not known yet beside a release",
            { eksOptimizedBase: { imageId: pulumi.output("ami-0123456789abcdef0"), releaseVersion: "1.35-2026.04.18" } }, [
                ["eksOptimizedBase.imageId", "can't be set together with a release, got \"1.35-2026.04.18\"; keep one"],
            ]],
        ["A3, A4: refuses a release of another Kubernetes minor", { eksOptimizedBase: { releaseVersion: "1.34-2026.04.18" } }, [
            ["eksOptimizedBase.releaseVersion", "is a release for Kubernetes 1.34, got \"1.34-2026.04.18\" on \"1.35\"; "
                + "pin a release that starts with \"1.35-\""],
        ]],
        ["A4: refuses a release that is none", { eksOptimizedBase: { releaseVersion: "1.35-2026.02.30" } }, [
            ["eksOptimizedBase.releaseVersion", "must look like \"1.35-YYYY.MM.DD\" (Kubernetes minor, date), got \"1.35-2026.02.30\""],
        ]],
        ...(["eksOptimizedBase", "windowsServerBase"] as const).flatMap((base): BadCase[] => [
            [`A8: refuses Windows Server 2025 as ${base} on 1.34`, { [base]: { amiType: WindowsAmiType.Full2025 } }, [
                [`${base}.amiType`, "Windows Server 2025 needs Kubernetes 1.35 or later, got \"WINDOWS_FULL_2025_x86_64\" with \"1.34\"; "
                    + "upgrade Kubernetes or use an older release"],
            ], "1.34"],
            [`A8: refuses a release that is not a long-term one as ${base}`, { [base]: { amiType: "WINDOWS_CORE_20H2_x86_64" as WindowsAmiType } }, [
                [`${base}.amiType`, `unknown value "WINDOWS_CORE_20H2_x86_64"; use one of ${Object.values(WindowsAmiType).join(", ")}`],
            ]],
        ]),
    ]);
});

describe("container images of an image", () => {
    refuses([
        ["A6, A8: refuses an image of another Windows release than the default base", { cachedImages: [{ reference: `${FRAMEWORK}-ltsc2019` }] }, [
            ["cachedImages[0].reference", `is an image for Windows Server 2019 while the AMI is Windows Server 2022, got "${FRAMEWORK}-ltsc2019"; `
                + "use a tag for ltsc2022, or an AMI of Windows Server 2019"],
        ]],
        ["A6, A8: refuses an image of another Windows release than a plain Windows Server",
            { windowsServerBase: { amiType: WindowsAmiType.Core2019 }, cachedImages: [{ reference: `${FRAMEWORK}-ltsc2022` }] }, [
                ["cachedImages[0].reference", `is an image for Windows Server 2022 while the AMI is Windows Server 2019, got "${FRAMEWORK}-ltsc2022"; `
                    + "use a tag for ltsc2019, or an AMI of Windows Server 2022 or 2025"],
            ]],
        ["A6: refuses ECR without region", {
            cachedImages: [{ reference: `${FRAMEWORK}-ltsc2022` }, { reference: "111122223333.dkr.ecr.amazonaws.com/web:1" }],
        }, [
            ["cachedImages[1].reference", "is an ECR reference without region, got \"111122223333.dkr.ecr.amazonaws.com/web:1\"; "
                + "write the full registry, such as \"111122223333.dkr.ecr.eu-central-1.amazonaws.com/web:1\""],
        ]],
        ["A6: refuses a disk that is too small for the images",
            { cachedImages: [{ reference: `${FRAMEWORK}-ltsc2022`, sizeGiB: 30.5 }], rootVolume: { sizeGiB: 60 } }, [
                ["rootVolume.sizeGiB", "is too small for the cached images (30.5 GiB) beside Windows and its base images (30 GiB), got 60; use at least 70; see docs/troubleshooting.md#image-pull-slow-or-disk-full"],
            ]],
        ["A6: refuses images that are too large for the default disk", { cachedImages: [{ reference: `${FRAMEWORK}-ltsc2022`, sizeGiB: 80 }] }, [
            ["rootVolume.sizeGiB", "is too small for the cached images (80 GiB) beside Windows and its base images (30 GiB), got 100; use at least 130; see docs/troubleshooting.md#image-pull-slow-or-disk-full"],
        ]],
        ["A6: refuses a disk smaller than Amazon's", { rootVolume: { sizeGiB: 40 } }, [
            ["rootVolume.sizeGiB", "must be a whole number of at least 50, the size of Amazon's Windows AMIs, got 40; 100 leaves room for images"],
        ]],
    ]);
});

describe("schedule, snapshots and build of an image", () => {
    refuses([
        ["P2: refuses a schedule that is no cron of six fields", { schedule: { expression: "0 3 * * TUE" } }, [
            ["schedule.expression", "must be cron(...) with six fields, such as \"cron(0 3 ? * TUE *)\" for Tuesdays at three, "
                + "or a rate, such as \"rate(1 day)\" or \"rate(7 days)\", got \"0 3 * * TUE\""],
        ]],
        ["P2: refuses a time zone that does not exist", { schedule: { expression: "cron(0 3 ? * TUE *)", timezone: "Berlin" } }, [
            ["schedule.timezone", "must be a time zone such as \"Europe/Berlin\", got \"Berlin\""],
        ]],
        ["A5: refuses counts that EC2 does not take", { fastLaunch: { targetResourceCount: 0, maxParallelLaunches: 5 } }, [
            ["fastLaunch.maxParallelLaunches", "must be a whole number of at least 6, got 5"],
            ["fastLaunch.targetResourceCount", "must be a whole number from 1 to 10000, got 0"],
        ]],
        ["A5: refuses fewer snapshots than an update launches nodes", { fastLaunch: { targetResourceCount: 5 } }, [
            ["fastLaunch.targetResourceCount", "is less than the 8 nodes that an update of the groups launches at once, got 5; use 8 or leave it out"],
        ], "1.35", 8],
        ["A4: refuses a build instance on Arm", { build: { instanceTypes: ["m6i.xlarge", "m7g.xlarge"] } }, [
            ["build.instanceTypes[1]", "Windows AMIs are x86_64 and this type is Arm, got \"m7g.xlarge\"; use \"m7a.xlarge\""],
        ]],
        ["A4: refuses a build instance that is too small", { build: { instanceTypes: ["t3.micro"] } }, [
            ["build.instanceTypes[0]", "has 1 GiB of memory, and Windows itself needs 2 GiB, got \"t3.micro\"; use \"t3.medium\""],
        ]],
        ["A4: refuses a build instance that is no instance type", { build: { instanceTypes: ["large"] } }, [
            ["build.instanceTypes[0]", "must be an EC2 instance type such as \"m6i.xlarge\", got \"large\""],
        ]],
        ["A4: refuses an unknown hardening", { stigLevel: "HIGH" as StigLevel }, [["stigLevel", "unknown value \"HIGH\"; use one of low, medium, high"]]],
        ["P3: refuses an unknown delivery", { delivery: "LATER" as "SCHEDULED" }, [["delivery", "unknown value \"LATER\"; use one of SCHEDULED, DURING_UP"]]],
        ...[0, -1, 1.5, NaN, 1001].map((keepImages): BadCase => [`P3: refuses to keep ${keepImages} images`, { keepImages }, [
            ["keepImages", `must be a whole number from 1 to 1000, got ${keepImages}`],
        ]]),
    ]);
});

describe("steps of an image", () => {
    const step = (change: Partial<ImageStep>) => ({ steps: [{ name: "agent", powerShell: "Install-Agent", ...change }] });

    refuses([
        ...["", "Agent", "1st", "-a", "a_b", "a b", "a.b", "a\n", "ä", "a".repeat(31), "cache", "check", "contents"].map((name): BadCase => [
            `A4: refuses a step called ${JSON.stringify(name)}`, step({ name }), [["steps[0].name", NAMING + JSON.stringify(name)]],
        ]),
        ["A4: refuses the name of another step", {
            steps: [{ name: "a", powerShell: "1" }, { name: "b", powerShell: "2" }, { name: "a", componentArn: ARN }],
        }, [
            ["steps[2].name", "is already the name of another step, got \"a\"; use another name"],
        ]],
        ["A4: refuses a step that is both a script and a component", step({ componentArn: ARN }), [
            ["steps[0]", "must have either powerShell or componentArn, got both"],
        ]],
        ["A4: refuses a step that is neither", { steps: [{ name: "a", powerShell: "1" }, { name: "b" }] }, [
            ["steps[1]", "must have either powerShell or componentArn, got neither"],
        ]],
        ["A4: says all that is wrong with a step", { steps: [{ name: "Agent" }, { name: "Agent" }] }, [
            ["steps[0].name", `${NAMING}"Agent"`],
            ["steps[0]", "must have either powerShell or componentArn, got neither"],
            ["steps[1].name", `${NAMING}"Agent"`],
            ["steps[1].name", "is already the name of another step, got \"Agent\"; use another name"],
            ["steps[1]", "must have either powerShell or componentArn, got neither"],
        ]],
    ]);
});

describe("image pipeline with much that is wrong", () => {
    const settings: WindowsImagePipelineSettings = {
        eksOptimizedBase: { amiType: WindowsAmiType.Core2025, releaseVersion: "1.35-2026.04.18", imageId: "ami-0123456789abcdef0" },
        steps: [{ name: "cache", powerShell: "1" }],
        stigLevel: "HIGH" as StigLevel,
        delivery: "LATER" as "SCHEDULED",
        cachedImages: [{ reference: `${FRAMEWORK}-ltsc2019`, sizeGiB: 90 }],
        rootVolume: { iops: 1 },
        schedule: { expression: "weekly" },
        fastLaunch: { targetResourceCount: 1 },
        keepImages: 0,
        build: { instanceTypes: ["m7g.xlarge"] },
    };
    const paths = [
        "eksOptimizedBase.amiType", "eksOptimizedBase.releaseVersion", "eksOptimizedBase.imageId", "steps[0].name", "stigLevel", "delivery",
        "cachedImages[0].reference", "rootVolume.iops", "rootVolume.sizeGiB", "schedule.expression", "fastLaunch.targetResourceCount", "keepImages",
        "build.instanceTypes[0]",
    ];

    it("A4: says all of it at once", () => {
        assert.deepEqual(problems(settings, "1.34", 2).map(({ path }) => path), paths);
    });

    it("A4: says it under the path of the pipeline", () => {
        assert.deepEqual(
            imagePipelineProblems("imagePipelines.web", settings, "1.34", 2),
            problems(settings, "1.34", 2).map(({ path, reason }) => ({ path: `imagePipelines.web.${path}`, reason })),
        );
    });
});

describe("scripts of an image", () => {
    refuses([
        ["A4: refuses an empty one", { steps: [{ name: "agent", powerShell: " \n" }] }, [["steps[0].powerShell", "is empty, got \" \\n\"; write the script"]]],
        ["A4: refuses one with control characters", { steps: [{ name: "agent", powerShell: "a\u001bb" }] }, [
            ["steps[0].powerShell", "Image Builder gets the script in YAML, which can't hold the character U+001B, got it in \"a\\u001bb\"; remove it or write it as [char]0x1b"],
        ]],
        ["A4: refuses a step without a name", { steps: [{ powerShell: "a" } as ImageStep] }, [["steps[0].name", `${NAMING}nothing`]]],
        ["A4: refuses one that is longer than Image Builder takes", { steps: [{ name: "agent", powerShell: "a".repeat(16_000) }] }, [
            ["steps[0].powerShell", "makes a document of 16284 characters, and Image Builder allows 16000; let the script download the rest"],
        ]],
        ["A4: refuses double braces, which Image Builder takes for its own", { steps: [{ name: "agent", powerShell: "docker ps --format '{{ .ID }}'" }] }, [
            ["steps[0].powerShell", "Image Builder reads double braces as the output of another step, got \"{{ .ID }}\"; "
                + "write { { in blocks, and '{' + '{' in text"],
        ]],
        ["A4: refuses a component twice", { steps: [{ name: "a", componentArn: ARN }, { name: "b", componentArn: ARN }] }, [
            ["steps[1].componentArn", `Image Builder allows a component once, and steps[0].componentArn has it already, got "${ARN}"; remove it`],
        ]],
        ["A4: refuses a component of Amazon's that the pipeline has", { steps: [{ name: "a", componentArn: UPDATES }] }, [
            ["steps[0].componentArn", `Image Builder allows a component once, and the pipeline has it already, got "${UPDATES}"; remove it`],
        ]],
        ["A4: refuses an ARN of something else", { steps: [{ name: "a", componentArn: "agent/1.0.0" }] }, [
            ["steps[0].componentArn", "must be the ARN of an Image Builder component, such as "
                + "\"arn:aws:imagebuilder:eu-central-1:111122223333:component/agent/1.0.0\", got \"agent/1.0.0\""],
        ]],
        ["A4: refuses more components than a recipe has", { steps: Array.from({ length: 18 }, (_, i) => ({ name: `s${i}`, powerShell: "1" })) }, [
            ["steps", "Image Builder's quota is 20 components a recipe, got 18 beside 3 that the pipeline adds; put several scripts into one"],
        ]],
        ["A6: refuses more cached images than a document holds", {
            cachedImages: Array.from({ length: 300 }, (_, i) => ({ reference: `mcr.microsoft.com/dotnet/framework/aspnet:4.8.${i}` })),
        }, [
            ["cachedImages", "makes a document of 27744 characters, and Image Builder allows 16000; cache only the images that take longest to pull"],
        ]],
        ["A4: refuses a FIFO topic", { build: { snsTopicArn: "arn:aws:sns:eu-central-1:111122223333:builds.fifo" } }, [
            ["build.snsTopicArn", "Image Builder can't use FIFO topics, got \"arn:aws:sns:eu-central-1:111122223333:builds.fifo\"; use a standard topic"],
        ]],
        ["A4: refuses a topic that is none", { build: { snsTopicArn: "builds" } }, [
            ["build.snsTopicArn", "must be the ARN of an SNS topic, such as \"arn:aws:sns:eu-central-1:111122223333:builds\", got \"builds\""],
        ]],
        ["A4: refuses a name that YAML takes for no text", { steps: [{ name: "true", powerShell: "a" }] }, [["steps[0].name", `${NAMING}"true"`]]],
        ["A4: refuses an empty list of build instances", { build: { instanceTypes: [] } }, [
            ["build.instanceTypes", "names no instance type; remove it or name one"],
        ]],
    ]);
});
