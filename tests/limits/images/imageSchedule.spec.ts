import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { BuildCondition, imageScheduleProblems } from "../../../limits/images/imageSchedule";

const EXAMPLE = "\"cron(0 3 ? * TUE *)\" for Tuesdays at three";
const RANGES: Record<string, string> = {
    minutes: "0 to 59", hours: "0 to 23", "day of month": "1 to 31", month: "1 to 12 or JAN to DEC", "day of week": "1 to 7 or SUN to SAT", year: "1970 to 2199",
};
const problems = (expression: string) => imageScheduleProblems("schedule", { expression });
const refuses = (expression: string, reason: string) => assert.deepEqual(problems(expression), [{ path: "schedule.expression", reason }]);
const MUST_BE = `must be cron(...) with six fields, such as ${EXAMPLE}, or a rate, such as "rate(1 day)" or "rate(7 days)"`;
const notSixFields = (expression: string) => `${MUST_BE}, got ${JSON.stringify(expression)}`;
const notValid = (value: string, field: string, expression: string, others = "") =>
    `"${value}" is not valid for its ${field} (${RANGES[field]})${others}, got ${JSON.stringify(expression)}; write it as in ${EXAMPLE}`;
const notOneDay = (expression: string) =>
    `either day of month or day of week must be "?", got ${JSON.stringify(expression)}; write it as in ${EXAMPLE}`;

describe("expression of an image schedule", () => {
    for (const [what, fields] of [
        ["every month on a day", "0 3 1 * ? *"], ["every week on a day", "0 3 ? * TUE *"], ["every minute", "* * * * ? *"],
        ["the least of every field", "0 0 1 1 ? 1970"], ["the most of every field", "59 23 31 12 ? 2199"],
        ["the first day of the week", "0 3 ? * 1 *"], ["the last day of the week", "0 3 ? * 7 *"],
        ["every day of the week", "0 3 ? * * *"], ["leading zeros", "00 03 01 01 ? *"],
        ["lists", "0,15,30,45 3,15 1,15 1,4,7,10 ? 2026,2028"], ["a list of days of the week", "0 3 ? * MON,WED,6 *"],
        ["ranges", "0-10 1-5 1-7 1-6 ? 2026-2030"], ["a range of days of the week", "0 3 ? * 2-6 *"],
        ["a range of one", "5-5 3 ? * TUE-TUE *"], ["lists of ranges", "0-5,30-35 3 1-7,15-21 * ? *"],
        ["steps", "*/15 */6 */2 */3 ? */2"], ["steps from a value", "5/20 0/12 1/7 2/3 ? 2026/2"],
        ["steps in a range", "10-50/20 8-18/2 1-15/7 1-12/3 ? 2026-2030/2"], ["steps in a list", "0/30,45 3 1/10,31 * ? *"],
        ["names of months", "0 3 1 JAN,APR,JUL,OCT ? *"], ["a range of months by name", "0 3 1 JUN-AUG ? *"],
        ["names of days", "0 3 ? * SUN,MON,TUE,WED,THU,FRI,SAT *"], ["a range of days by name", "0 3 ? * MON-FRI *"],
        ["lowercase names", "0 3 ? jan,Feb tue-Thu *"], ["a name and a number", "0 3 ? MAR-11 MON-6 *"],
        ["the last day of the month", "0 3 L * ? *"], ["the last day of the week, L", "0 3 ? * L *"],
        ["the last Friday of the month", "0 3 ? * 6L *"], ["the last Friday of the month by name", "0 3 ? * FRIL *"],
        ["the weekday nearest to a day", "0 3 15W * ? *"], ["the weekday nearest to the 1st", "0 3 1W * ? *"],
        ["the weekday nearest to the 31st", "0 3 31W * ? *"],
        ["the second Tuesday of the month", "0 3 ? * TUE#2 *"], ["the fifth Saturday of the month", "0 3 ? * 7#5 *"],
        ["the first Sunday of the month", "0 3 ? * 1#1 *"],
    ]) {
        it(`P2: passes ${what}: ${fields}`, () => {
            assert.deepEqual(problems(`cron(${fields})`), []);
        });
    }

    for (const expression of ["rate(1 day)", "rate(7 days)", "rate(12 hours)", "rate(1 minute)", "rate(2 days)", "rate(10 minutes)"]) {
        it(`P2: passes ${expression}`, () => {
            assert.deepEqual(problems(expression), []);
        });
    }

    for (const expression of [
        "", " ", "0 3 ? * TUE *", "cron()", "cron( )", "cron(* * * * *)", "cron(0 3 ? * TUE)", "cron(0 0 3 ? * TUE *)", "rate(0 days)", "rate(7 weeks)", "rate(1 days)", "rate(2 day)", "rate(01 day)", "rate(-1 days)", "rate(7  days)", "rate(days)", "at(03:00)",
        "CRON(0 3 ? * TUE *)", "cron 0 3 ? * TUE *", "cron(0 3 ? * TUE *", " cron(0 3 ? * TUE *)", "cron(0 3 ? * TUE *) ",
        "cron(0 3 ? * TUE *)\n", "cron(0 3 ? *\nTUE *)", "@weekly",
    ]) {
        it(`P2: refuses ${JSON.stringify(expression)}, which is no cron of six fields`, () => {
            refuses(expression, notSixFields(expression));
        });
    }

    it("P2: refuses an expression that is unset, as a program without types may leave it", () => {
        assert.deepEqual(imageScheduleProblems("schedule", {} as { expression: string }), [
            { path: "schedule.expression", reason: `${MUST_BE}, got nothing` },
        ]);
    });

    for (const [field, position, bad] of [
        ["minutes", 0, ["60", "-1", "a", "?", "L", "1.5", "5-", "-5", "1-2-3", "20-10", "1,", ",1", "1,,2", "*,5", "/5", "*/", "*/0", "*/-5",
            "0/5/5", "*/x", "1-*", "1W", "1#1", "JAN", "**"]],
        ["hours", 1, ["24", "-1", "?", "L", "3am", "20-4", "0-24", "*/0", "MON", "1W", "1#1"]],
        ["day of month", 2, ["0", "32", "MON", "W", "0W", "32W", "1#1", "20-10", "1,32", "?,1", "0-5", "*/0", "6L"]],
        ["month", 3, ["0", "13", "?", "L", "JANUARY", "MON", "DEC-JAN", "1W", "1#1", "JAN#1", "0/3", "*/0"]],
        ["year", 5, ["1969", "2200", "26", "?", "L", "2026-2025", "2026-2200", "2026,1969", "*/0", "JAN"]],
    ] as const) {
        for (const value of bad) {
            it(`P2: refuses ${value} as ${field}`, () => {
                const fields = ["0", "3", "1", "*", "?", "*"];
                fields[position] = value;
                const expression = `cron(${fields.join(" ")})`;
                refuses(expression, notValid(value, field, expression));
            });
        }
    }

    for (const value of ["0", "8", "TUESDAY", "JAN", "TUE#0", "TUE#6", "TUE#", "#2", "*#2", "0#1", "8#1", "8L", "1W", "FRI-MON", "6-2", "MON,", "?,MON", "MON-"]) {
        it(`P2: refuses ${value} as day of week`, () => {
            const expression = `cron(0 3 ? * ${value} *)`;
            refuses(expression, notValid(value, "day of week", expression));
        });
    }

    it("P2: names the first of several fields that are wrong, and says that there are more", () => {
        const expression = "cron(60 24 1 13 ? *)";
        refuses(expression, notValid("60", "minutes", expression, ", and other fields are wrong too"));
    });

    for (const days of ["1 * TUE", "* * *", "? * ?", "L * L", "15W * MON", "* * 2#1"]) {
        it(`P2: refuses days of month, months and days of week ${days}: exactly one kind of day counts`, () => {
            const expression = `cron(0 3 ${days} *)`;
            refuses(expression, notOneDay(expression));
        });
    }

    it("P2: passes every list of ranges with steps within the field", () => {
        const item = (minimum: number, maximum: number) => fc.tuple(
            fc.integer({ min: minimum, max: maximum }), fc.integer({ min: minimum, max: maximum }), fc.option(fc.integer({ min: 1, max: maximum })),
        ).map(([a, b, step]) => `${Math.min(a, b)}-${Math.max(a, b)}${step === null ? "" : `/${step}`}`);
        const list = (minimum: number, maximum: number) => fc.array(item(minimum, maximum), { minLength: 1, maxLength: 4 }).map(items => items.join(","));
        fc.assert(fc.property(list(0, 59), list(0, 23), list(1, 31), list(1, 12), list(1970, 2199), (minutes, hours, days, months, years) => {
            assert.deepEqual(problems(`cron(${minutes} ${hours} ${days} ${months} ? ${years})`), []);
        }));
    });

    it("P2: any text either passes or is refused with itself in the message", () => {
        fc.assert(fc.property(fc.oneof(fc.string(), fc.string().map(text => `cron(${text})`)), text => {
            const found = problems(text);
            assert.ok(found.length <= 1);
            found.forEach(({ path, reason }) => {
                assert.equal(path, "schedule.expression");
                assert.ok(reason.includes(`got ${JSON.stringify(text)}`));
            });
        }));
    });
});

describe("time zone and condition of an image schedule", () => {
    const expression = "cron(0 3 ? * TUE *)";

    for (const timezone of [undefined, "UTC", "Europe/Berlin", "America/New_York", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "Etc/UTC", "Etc/GMT+1"]) {
        it(`P2: passes the time zone ${timezone}`, () => {
            assert.deepEqual(imageScheduleProblems("schedule", { expression, timezone }), []);
        });
    }

    for (const [timezone, written] of [
        ["europe/berlin", "Europe/Berlin"], ["us/pacific", "America/Los_Angeles"], ["utc", "UTC"], ["GB", "Europe/London"], ["GB-Eire", "Europe/London"],
    ]) {
        it(`P2: refuses ${timezone}, which JavaScript takes for a time zone and Image Builder does not`, () => {
            assert.deepEqual(imageScheduleProblems("schedule", { expression, timezone }), [{
                path: "schedule.timezone", reason: `is not how Image Builder spells it, got "${timezone}"; write "${written}"`,
            }]);
        });
    }

    for (const timezone of ["", " ", "Berlin", "Europe/Nowhere", "Europe/Berlin ", "Europe Berlin"]) {
        it(`P2: refuses the time zone ${JSON.stringify(timezone)}`, () => {
            assert.deepEqual(imageScheduleProblems("schedule", { expression, timezone }), [{
                path: "schedule.timezone", reason: `must be a time zone such as "Europe/Berlin", got ${JSON.stringify(timezone)}`,
            }]);
        });
    }

    for (const condition of [undefined, BuildCondition.ExpressionMatchOnly, BuildCondition.DependencyUpdates]) {
        it(`P2: passes the condition ${condition}`, () => {
            assert.deepEqual(imageScheduleProblems("schedule", { expression, condition }), []);
        });
    }

    it("P2: knows the conditions as Image Builder spells them", () => {
        assert.deepEqual(Object.values(BuildCondition), ["EXPRESSION_MATCH_ONLY", "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE"]);
    });

    for (const condition of ["", "DependencyUpdates", "expression_match_only"]) {
        it(`P2: refuses the condition ${JSON.stringify(condition)}`, () => {
            assert.deepEqual(imageScheduleProblems("schedule", { expression, condition: condition as BuildCondition }), [{
                path: "schedule.condition",
                reason: `unknown value ${JSON.stringify(condition)}; use one of EXPRESSION_MATCH_ONLY, `
                    + "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE",
            }]);
        });
    }

    it("P2: says all that is wrong at once, under the path it is given", () => {
        assert.deepEqual(
            imageScheduleProblems("image.schedule", { expression: "weekly", timezone: "Berlin", condition: "x" as BuildCondition }).map(({ path }) => path),
            ["image.schedule.expression", "image.schedule.timezone", "image.schedule.condition"],
        );
    });
});
