import * as assert from "node:assert/strict";
import { instanceHour } from "../../../plan/cost/listPrices";

/** @see https://github.com/aws/karpenter-provider-aws/blob/265ee0ba5b8e337dec6b82dde965b03021ccb418/pkg/providers/pricing/zz_generated.pricing_aws.go 2026-02-09 */
const LINUX_US_EAST_1: Record<string, number> = {
    "t3.micro": 0.0104, "t3.small": 0.0208, "t3.medium": 0.0416, "t3.large": 0.0832, "t3.xlarge": 0.1664, "t3.2xlarge": 0.3328,
    "t3a.small": 0.0188, "t3a.large": 0.0752, "t3a.2xlarge": 0.3008, "m5.large": 0.096, "m5.24xlarge": 4.608, "m5a.16xlarge": 2.752, "m6i.32xlarge": 6.144,
    "m6a.48xlarge": 8.2944, "m7i.8xlarge": 1.6128, "m7i-flex.4xlarge": 0.76608, "m7a.medium": 0.05796, "m7a.12xlarge": 2.78208, "c5.9xlarge": 1.53, "c5.18xlarge": 3.06,
    "c6i.4xlarge": 0.68, "c6a.xlarge": 0.153, "c7i.2xlarge": 0.357, "r5.12xlarge": 3.024, "r6i.large": 0.126, "r6a.8xlarge": 1.8144, "r7i.16xlarge": 4.2336,
};
/** Windows Server on demand, as Apache Libcloud 3.9.1 carries it from AWS's price list. */
const WINDOWS: [region: string, type: string, hour: number][] = [
    ["us-west-2", "t3.large", 0.1108], ["us-west-2", "t3a.small", 0.0372], ["us-west-2", "t3a.medium", 0.056], ["us-west-2", "t3a.xlarge", 0.224],
    ["us-west-2", "t3a.2xlarge", 0.448], ["ap-southeast-2", "t3.xlarge", 0.2848], ["ap-southeast-2", "t3.small", 0.0448], ["eu-central-1", "t3a.large", 0.114],
    ["us-east-1", "m5.large", 0.188], ["eu-west-1", "m5a.large", 0.188], ["ap-southeast-2", "m5a.large", 0.2], ["eu-west-1", "m6i.large", 0.199], ["us-west-2", "m5a.large", 0.178],
    ["ap-southeast-2", "m6i.large", 0.212], ["eu-central-1", "c5.large", 0.189], ["us-east-1", "c7i.large", 0.18125], ["us-west-2", "m7i-flex.large", 0.18776], ["us-west-2", "r6i.large", 0.218],
];

describe("list prices of instances", () => {
    it("are those of AWS for every size of a family", () => {
        for (const [type, hour] of Object.entries(LINUX_US_EAST_1)) {
            assert.ok(Math.abs(instanceHour("us-east-1", type, false)! - hour) < 1e-5, `${type}: ${instanceHour("us-east-1", type, false)}, AWS asks ${hour}`);
        }
    });

    it("hold the licence of Windows Server: by vCPU, and by size on t3 and t3a", () => {
        for (const [region, type, hour] of WINDOWS) {
            assert.ok(Math.abs(instanceHour(region, type, true)! - hour) < 1e-5, `${type} in ${region}: ${instanceHour(region, type, true)}, AWS asks ${hour}`);
        }
    });

    it("are unknown for types, sizes and regions that the table lacks", () => {
        for (const [region, type] of [["eu-central-1", "m99.large"], ["eu-central-1", "m5.metal"], ["sa-east-1", "m5.large"], ["us-gov-west-1", "m5.large"], ["eu-central-1", "constructor.large"],
            ["ap-southeast-2", "m7a.large"], ["eu-central-1", "t3.nano"], ["eu-central-1", "m5"]]) {
            assert.equal(instanceHour(region, type, true), undefined, `${type} in ${region}`);
        }
    });
});
