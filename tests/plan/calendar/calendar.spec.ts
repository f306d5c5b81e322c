import * as assert from "node:assert/strict";
import { WindowsClusterArgs } from "../../../components";
import { CalendarEntry, calendar } from "../../../plan/calendar/calendar";
import { PlanModel } from "../../../plan/model/planModel";
import { calendarSection } from "../../../plan/text/figures";
import { capacity } from "../../../plan/capacity";
import { clusterOf, settingsOf } from "../../bench/firstUp";

async function calendarOf(stack: string, today: string, changes: Partial<WindowsClusterArgs> = {}): Promise<CalendarEntry[]> {
    const resources = await clusterOf({ ...settingsOf(stack), ...changes });
    return calendar(resources, capacity(resources), today)!;
}
const lines = (entries: CalendarEntry[]) => entries.map(({ date, kind, what }) => `${date} ${kind} ${what}`);

/** What the section reads of a plan of that day. */
const model = (calendar: CalendarEntry[] | undefined) => ({ calendar, support: [], date: "2026-11-27" } as unknown as PlanModel);

describe("calendar", () => {
    it("has the ends of support and the next build of prod in order", async () => {
        assert.deepEqual(lines(await calendarOf("prod", "2026-11-27")), [
            "2026-10-13 windows mainstream support of Windows Server 2022 ended",
            "2026-12-01 build next build of cluster-apps",
            "2027-03-27 kubernetes standard support of Kubernetes 1.35 ends",
            "2028-03-27 kubernetes extended support of Kubernetes 1.35 ends",
            "2031-10-14 windows support of Windows Server 2022 ends",
        ]);
    });

    it("leaves out extended support where the cluster does not take it, and says what follows", async () => {
        const [found] = (await calendarOf("dev", "2027-03-28")).filter(({ kind }) => kind === "kubernetes");
        assert.deepEqual(found, {
            date: "2027-03-27", what: "standard support of Kubernetes 1.35 ended", kind: "kubernetes", note: "EKS then upgrades the control plane",
        });
    });

    it("A3: says until when a pinned release is fresh, once for all groups that share it", async () => {
        const windowsNodeGroups = ["web", "batch"].map(name => ({ name, instanceTypes: ["t3.large"], scaling: { minSize: 1, maxSize: 2, desiredSize: 1 } }));
        const found = (await calendarOf("dev", "2026-11-27", { releaseVersion: "1.35-2026.09.15", windowsNodeGroups })).filter(({ kind }) => kind === "ami");
        assert.deepEqual(found, [{
            date: "2026-12-14", what: "AMI release 1.35-2026.09.15 is 90 days old", kind: "ami", note: "73 days today; Amazon withdraws AMIs after about four months",
        }]);
    });

    it("A3: has no day for a release that every up takes anew", async () => {
        assert.deepEqual((await calendarOf("dev", "2026-11-27", { followLatestRelease: true })).filter(({ kind }) => kind === "ami"), []);
    });

    it("fits dev in lines of 100", async () => {
        const { lines: shown } = calendarSection(model(await calendarOf("dev", "2026-11-27")), 100, true);
        assert.ok(shown.length === 3 && shown.every(line => line.length <= 100), shown.join("\n"));
    });

    it("is undefined for a stack in which nothing ends", () => {
        assert.equal(calendar([], capacity([]), "2026-11-27"), undefined);
    });

    it("shows four days to come, and counts the rest, unless details are asked for", () => {
        const entries = Array.from({ length: 10 }, (_, i): CalendarEntry => ({ date: `2027-01-${i + 10}`, what: `thing ${i}`, kind: "build" }));
        const past: CalendarEntry = { date: "2026-10-13", what: "a thing of the past", kind: "windows" };
        const { lines: shown } = calendarSection(model([past, ...entries]), 100, false);
        assert.deepEqual([shown.length, shown[0], shown.at(-1)], [5, "  2027-01-10  thing 0", "  and 6 more; --details shows all"]);
        assert.equal(calendarSection(model([past, ...entries]), 100, true).lines.length, 11);
    });
});
