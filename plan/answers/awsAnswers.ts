import { Properties, UNKNOWN } from "../signatures";
import * as zones from "./availabilityZones.json";

/** Account that examples in AWS's documentation use. */
const ACCOUNT = "111122223333";
/**
 * Newest releases when this was written, stored since an offline plan can't ask SSM; AMI types differ in the day.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-ami-versions-windows.html
 */
const STORED_RELEASES = { usual: "1.35-2026.07.21", "2025-English-Core": "1.35-2026.07.18" };

/** What AWS would answer, from data in this repository; undefined for what it does not hold. */
export function answerInvoke(token: string, args: Properties, region: string): Properties | undefined {
    const answers: Record<string, () => Properties | undefined> = {
        "aws:index/getAvailabilityZones:getAvailabilityZones": () => {
            const names = zoneLetters(region).map(letter => region + letter);
            return { id: region, names, zoneIds: names.map(() => UNKNOWN), region, groupNames: [region] };
        },
        "aws:index/getCallerIdentity:getCallerIdentity": () => ({
            id: ACCOUNT, accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:role/plan`, userId: "PLAN",
        }),
        "aws:index/getRegion:getRegion": () => ({ id: region, region, name: region, endpoint: `ec2.${region}.amazonaws.com` }),
        "aws:index/getPartition:getPartition": () => ({
            id: "aws", partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws",
        }),
        "aws:ssm/getParameter:getParameter": () => windowsAmiAnswer(String(args.name)),
        // No pipeline has built an image yet, as before the first `pulumi up`.
        "aws:ssm/getParametersByPath:getParametersByPath": () => ({
            id: String(args.path), path: args.path, names: [], values: [], arns: [], types: [],
        }),
        // Types newer than the table of the limits: nobody here knows them.
        "aws:ec2/getInstanceType:getInstanceType": () => undefined,
    };
    return answers[token]?.();
}

function zoneLetters(region: string): string[] {
    const exceptions: Record<string, string[]> = zones.letters;
    return exceptions[region] ?? zones.usual;
}

function windowsAmiAnswer(name: string): Properties | undefined {
    const release = name.includes("2025-English-Core") ? STORED_RELEASES["2025-English-Core"] : STORED_RELEASES.usual;
    if (!name.startsWith("/aws/service/ami-windows-latest/") || !name.endsWith(release.split("-")[0])) {
        return undefined;
    }
    const value = JSON.stringify({ image_id: "ami-0a1b2c3d4e5f60718", release_version: release });
    return { id: name, name, value, insecureValue: value, type: "String", version: 1 };
}
