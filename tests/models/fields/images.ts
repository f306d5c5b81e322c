import * as fc from "fast-check";
import { ImageDelivery, StigLevel, WindowsAmiType } from "../../../components";
import { BuildCondition } from "../../../limits/images/imageSchedule";
import { Field, TAG_CORNERS, around, oneOf, shortName, tags } from "./field";
import { instanceTypes, rootVolume, volumeCorners } from "./nodes";

const COMPONENT = "arn:aws:imagebuilder:eu-central-1:111122223333:component";
const componentArn = oneOf(
    [`${COMPONENT}/agent/1.0.0`, `${COMPONENT}/agent/x.x.x`, `${COMPONENT}/agent/1.x.x`, `${COMPONENT}/agent/1.0.0/1`, "arn:aws:imagebuilder:eu-central-1:aws:component/chocolatey/x.x.x"],
    `${COMPONENT}/Agent/1.0.0`, `${COMPONENT}/agent`, `${COMPONENT}/agent/1.0`, "agent", "arn:aws:imagebuilder:eu-central-1:aws:component/update-windows/x.x.x",
    "arn:aws:imagebuilder:eu-central-1:aws-marketplace:component/agent/1.0.0",
);
const step = fc.oneof(
    fc.record({ name: shortName, powerShell: oneOf(["Write-Host 'ok'", "a\r\nb"], "", "x".repeat(16_001), "{{ build.x }}", "\u0001") }),
    fc.record({ name: shortName, componentArn }),
);
const steps = fc.oneof(
    { weight: 4, arbitrary: fc.uniqueArray(step, { maxLength: 3, selector: ({ name }) => name }) },
    { weight: 1, arbitrary: around(15, 19).map(count => Array.from({ length: count }, (_, i) => ({ name: `s${i}`, componentArn: `${COMPONENT}/part-${i}/x.x.x` }))) },
    { weight: 1, arbitrary: componentArn.map(arn => ["one", "two"].map(name => ({ name, componentArn: arn }))) },
);
const TIMEZONES = ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+12", "Etc/UTC", "America/Port-au-Prince", "GMT", "CET"];
const OTHER_TIMEZONES = ["Etc/GMT-14", "GMT+0", "GMT-0", "EST5EDT", "Mars/Base", "ab", "+01:00", "europe/berlin", "NZ", "PRC", "W-SU", "NZ-CHAT", "America/North_Dakota/New_Salem"];
const schedule = fc.record({
    expression: oneOf(
        ["cron(0 3 ? * TUE *)", "cron(15 10 * * ? 2027-2030)", "cron(0/5 8-17 ? * MON-FRI *)", "cron(0 0 1W * ? *)", "cron(0 0 ? * 6L *)", "cron(0 0 ? * 2#1 *)"],
        "rate(1 day)", "cron(0 3 * * TUE *)", "cron(0 3 ? * TUE)", "at(2027-01-01T00:00:00)"),
    timezone: oneOf(TIMEZONES, ...OTHER_TIMEZONES),
    condition: oneOf(Object.values(BuildCondition), "NONE"),
}, { requiredKeys: ["expression"] });

const PIPELINE = "imagePipelines.0";

/** Settings of the pipeline whose image the second group of nodes runs. */
export const imageFields: Field[] = [
    { path: PIPELINE, values: fc.tuple(shortName, fc.constantFrom({}, { delivery: ImageDelivery.DuringUp })).map(([name, more]) => ({ name, ...more })) },
    { path: `${PIPELINE}.eksOptimizedBase`, values: fc.record({
        amiType: oneOf(Object.values(WindowsAmiType), "WINDOWS"), releaseVersion: oneOf(["1.35-2026.07.21"], "1.34-2026.07.21"),
        imageId: oneOf(["ami-0123456789abcdef0"], "AMI-1", "x".repeat(1_025)),
    }, { requiredKeys: [] }) },
    { path: `${PIPELINE}.windowsServerBase`, values: fc.record({ amiType: oneOf(Object.values(WindowsAmiType)) }, { requiredKeys: [] }) },
    { path: `${PIPELINE}.steps`, values: steps },
    { path: `${PIPELINE}.stigLevel`, values: oneOf(Object.values(StigLevel), "none") },
    { path: `${PIPELINE}.cachedImages`, values: fc.constantFrom(
        [{ reference: "mcr.microsoft.com/windows/servercore:ltsc2022" }],
        [{ reference: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop:1-ltsc2022", sizeGiB: 5 }],
        Array.from({ length: 8 }, (_, i) => ({ reference: `mcr.microsoft.com/windows/servercore:${i}-ltsc2022` })),
        Array.from({ length: 400 }, (_, i) => ({ reference: `mcr.microsoft.com/windows/servercore:${i}-ltsc2022` })),
        [{ reference: "servercore" }],
    ) },
    { path: `${PIPELINE}.schedule`, values: schedule,
        corners: [...TIMEZONES, ...OTHER_TIMEZONES].map(timezone => ({ expression: "cron(0 3 ? * TUE *)", timezone })) },
    { path: `${PIPELINE}.delivery`, values: oneOf(Object.values(ImageDelivery), "NEVER") },
    { path: `${PIPELINE}.fastLaunch`, values: fc.record({
        targetResourceCount: fc.oneof(around(1, 10_000), around(4, 60)), maxParallelLaunches: fc.oneof(around(6, 40), fc.constant(100)),
    }, { requiredKeys: [] }) },
    { path: `${PIPELINE}.rootVolume`, values: rootVolume(
        [49, 50, 16_000, 16_001, 65_536], [3_000, 64_000, 64_001, 80_000], [125, 1_000, 1_001, 2_000]), corners: volumeCorners(16_000, 64_000, 1_000) },
    { path: `${PIPELINE}.build`, values: fc.record({
        instanceTypes, logBucketName: oneOf(["logs"], "x".repeat(1_025), "", "s3://logs"), internetAccess: fc.boolean(),
        snsTopicArn: oneOf(["arn:aws:sns:eu-central-1:111122223333:builds"], "builds", "arn:aws:sns:eu-central-1:111122223333:builds.fifo"),
        kmsKeyArn: oneOf(["arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555"], "x".repeat(1_025)),
    }, { requiredKeys: [] }) },
    { path: `${PIPELINE}.imageScanning`, values: fc.boolean() },
    { path: `${PIPELINE}.keepImages`, values: around(1, 1_000) },
    { path: `${PIPELINE}.imageTags`, values: tags, corners: TAG_CORNERS },
];
