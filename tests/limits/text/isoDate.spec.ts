import * as assert from "node:assert/strict";
import { daysAfter, isoDate } from "../../../limits/text/isoDate";

describe("isoDate", () => {
    it("is the day in UTC", () => {
        assert.equal(isoDate(new Date("2026-11-27T23:59:59Z")), "2026-11-27");
        assert.equal(isoDate(Date.parse("2026-11-28T00:30:00+01:00")), "2026-11-27");
    });

    it("counts days over the ends of months and years", () => {
        assert.equal(daysAfter("2026-12-31", 1), "2027-01-01");
        assert.equal(daysAfter("2028-02-28", 1), "2028-02-29");
        assert.equal(daysAfter("2026-12-01", -1), "2026-11-30");
    });
});
