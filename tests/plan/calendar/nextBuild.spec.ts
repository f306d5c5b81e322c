import * as assert from "node:assert/strict";
import { nextBuilds } from "../../../plan/calendar/nextBuild";

/** 2026-11-27 is a Friday. */
const TODAY = "2026-11-27";
const EXPECTED: [expression: string, timezone: string, days: string[]][] = [
    ["cron(0 3 ? * TUE *)", "Europe/Berlin", ["2026-12-01", "2026-12-08"]],
    ["cron(0 0 * * ? *)", "UTC", ["2026-11-27", "2026-11-28"]],
    ["cron(30 23 ? * 6 *)", "America/New_York", ["2026-11-27", "2026-12-04"]],
    ["cron(30 23 ? * TUE *)", "Asia/Tokyo", ["2026-12-01", "2026-12-08"]],
    ["cron(0 3 ? * 2-4 *)", "UTC", ["2026-11-30", "2026-12-01"]],
    ["cron(0 3 ? * MON,THU *)", "UTC", ["2026-11-30", "2026-12-03"]],
    ["cron(0 3 ? * 3#2 *)", "UTC", ["2026-12-08", "2027-01-12"]],
    ["cron(0 3 ? * 6L *)", "UTC", ["2026-11-27", "2026-12-25"]],
    ["cron(0 3 ? * friL *)", "UTC", ["2026-11-27", "2026-12-25"]],
    ["cron(0 3 ? * L *)", "UTC", ["2026-11-28", "2026-12-05"]],
    ["cron(0 3 L * ? *)", "UTC", ["2026-11-30", "2026-12-31"]],
    ["cron(0 3 15W * ? *)", "UTC", ["2026-12-15", "2027-01-15"]],
    ["cron(0 3 1/10 * ? *)", "UTC", ["2026-12-01", "2026-12-11"]],
    ["cron(0 3 1 JAN,JUL ? 2027)", "UTC", ["2027-01-01", "2027-07-01"]],
    ["cron(0 3 1 1 ? 2020)", "UTC", []],
    ["rate(7 days)", "UTC", ["2026-12-04", "2026-12-11"]],
    ["rate(1 hour)", "UTC", ["2026-11-27", "2026-11-27"]],
    ["cron(0 3 * * *)", "UTC", []],
    ["rate(7 weeks)", "UTC", []],
    ["cron(0 3 ? * TUE *)", "Mars/Olympus", []],
];

describe("next builds of an image pipeline", () => {
    for (const [expression, timezone, days] of EXPECTED) {
        it(`of ${expression} in ${timezone}: ${days[0] ?? "none"}`, () => {
            assert.deepEqual(nextBuilds({ expression, timezone }, TODAY, 2), days);
        });
    }

    it("end before the day given", () => {
        assert.deepEqual(nextBuilds({ expression: "cron(0 0 * * ? *)", timezone: "UTC" }, TODAY, 10, "2026-11-29"), ["2026-11-27", "2026-11-28"]);
        assert.deepEqual(nextBuilds({ expression: "rate(2 days)", timezone: "UTC" }, TODAY, 10, "2026-12-01"), ["2026-11-29"]);
    });
});
