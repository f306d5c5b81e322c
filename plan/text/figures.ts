import { CalendarEntry } from "../calendar/calendar";
import { CostPart } from "../cost/bill";
import { PlanModel } from "../model/planModel";
import { TimedStep, tenths } from "../time/minutes";
import { Section, wrap } from "./layout";
import { table } from "./table";
import { dollars } from "./words";

/** Days of the calendar that are shown without `--details`. */
const DAYS_SHOWN = 4;

/** A month of the stack by part; what each comes from where details are asked for. */
export function costSection({ cost }: PlanModel, width: number, details: boolean): Section {
    if (cost === undefined) {
        return { title: "", lines: [] };
    }
    const { total, region, asOf, parts, unknown, source } = cost;
    return {
        title: `Cost in USD a month: ${dollars(total.minimum)} at minSize, ${dollars(total.full)} at maxSize (list prices of ${region}, ${asOf})`,
        lines: [
            ...details ? [
                ...table(["part", "minimum", "full", "basis"],
                    parts.map(({ part, perMonth, basis }) => [part, dollars(perMonth.minimum), dollars(perMonth.full), basis]), width),
                ...wrap(`source: ${source}`, width, "  ", "      "),
            ] : wrap(together(parts, "volumes").map(amount).join(", "), width, "  "),
            ...unknown.length > 0 ? wrap(`not counted: ${unknown.map(each => details ? each : each.split(", which ")[0]).join("; ")}`, width, "  ", "      ") : [],
        ],
    };
}

/** Parts with one where there were several of a kind. */
function together(parts: CostPart[], kind: string): CostPart[] {
    const same = parts.filter(({ part }) => part.startsWith(`${kind} of `));
    const sum = (size: "minimum" | "full") => same.reduce((total, { perMonth }) => total + perMonth[size], 0);
    return same.length < 2 ? parts : [
        ...parts.filter(each => !same.includes(each)), { part: kind, perMonth: { minimum: sum("minimum"), full: sum("full") }, basis: "" },
    ];
}

function amount({ part, perMonth: { minimum, full } }: CostPart): string {
    const [least, most] = [minimum, full].map(dollars);
    return `${part} ${least}${least === most ? "" : ` to ${most}`}`;
}

/** The first `up`, a roll-out and the start of a node for each group. */
export function timeSection({ time }: PlanModel, width: number, details: boolean): Section {
    const minutes = (steps: TimedStep[]) => steps.map(step => `${step.what} ${step.minutes}`);
    return time === undefined ? { title: "", lines: [] } : {
        title: "Time in minutes, estimated",
        lines: [
            ...wrap(`first up ${time.firstUpMinutes}: ${minutes(details ? time.criticalPath : longest(time.criticalPath)).join(", ")}`, width, "  ", "      "),
            ...time.rollOuts.flatMap(({ group, nodes, minutes: all, advice }) =>
                wrap(`new AMI on the ${nodes} nodes of ${group} ${all}${advice === undefined ? "" : `; ${advice}`}`, width, "  ", "      ")),
            ...time.startTimes.flatMap(({ group, steps, minutes: all }) => wrap(`new node of ${group} ${all}: ${minutes(steps).join(", ")}`, width, "  ", "      ")),
        ],
    };
}

/** Steps of a minute and more by name, the others in one. */
function longest(steps: TimedStep[]): TimedStep[] {
    const short = steps.filter(({ minutes }) => minutes < 1).reduce((sum, { minutes }) => sum + minutes, 0);
    return [...steps.filter(({ minutes }) => minutes >= 1), ...short > 0 ? [{ what: "others", minutes: tenths(short) }] : []];
}

/** The days to know, of those behind us only where details are asked for, and where support ends when there is no calendar. */
export function calendarSection({ calendar, support, date: today }: PlanModel, width: number, details: boolean): Section {
    const days = (calendar ?? []).filter(({ date }) => details || date >= today);
    const shown = details ? days : days.slice(0, DAYS_SHOWN);
    const left = days.length - shown.length;
    return {
        title: "Support and calendar",
        lines: [
            ...(calendar ? [] : support).flatMap(line => wrap(line, width, "  ", "      ")),
            ...shown.flatMap(day => wrap(dayText(day), width, "  ", " ".repeat(14))),
            ...left > 0 ? [`  and ${left} more; --details shows all`] : [],
        ],
    };
}

function dayText({ date, what, note }: CalendarEntry): string {
    return `${date}  ${what}${note === undefined ? "" : `; ${note}`}`;
}
