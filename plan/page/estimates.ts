import { CalendarEntry } from "../calendar/calendar";
import { Cost } from "../cost/cost";
import { PlannedResource } from "../resource";
import { nameOf } from "../time/firstUp";
import { schedule } from "../time/schedule";
import { Time } from "../time/time";
import { bar } from "./bar";
import { Markup, Part, html, table } from "./markup";
import { dollars, duration, fromToday, range, rounded } from "./numbers";

/** Shorter steps of the first `up` are only counted. */
const SHOWN_MINUTES = 0.5;

/** The first `up`: when what is made, and which steps decide on its length. */
export function timeline(resources: PlannedResource[]): Part {
    const { minutes, criticalPath, steps } = schedule(resources);
    const long = steps.filter(({ start, end }) => end - start >= SHOWN_MINUTES).sort((one, other) => one.start - other.start);
    const quick = steps.filter(({ start, end }) => end - start < SHOWN_MINUTES).length;
    return long.length > 0 && html`<p>An estimate from usual durations: ${duration(minutes)}. Steps in the strong colour decide on it; ${quick} quick steps are not drawn.</p>
<ol class="bars">${long.map(step => {
        const decides = criticalPath.includes(step);
        const name = nameOf([step]);
        const when = `minute ${rounded(step.start)} to ${rounded(step.end)}`;
        return html`<li><b>${name}</b> <span>${when}${decides && ", decides"}</span>
${bar(`${name}: ${when}`, minutes, [{ start: step.start, length: step.end - step.start, kind: decides ? "main" : "side" }])}</li>`;
    })}</ol><div class="axis" aria-hidden="true">${[0, 1, 2, 3, 4].map(quarter => html`<span>${quarter === 0 ? "minute 0" : rounded(minutes * quarter / 4)}</span>`)}</div>`;
}

/** How long a roll-out of a new AMI takes, and how long a node takes to run its first pod. */
export function later({ rollOuts, startTimes }: Time): Part {
    const longest = Math.max(...startTimes.map(({ minutes }) => minutes));
    return [
        rollOuts.length > 0 && table("Roll-out of a new AMI", ["Group", "Nodes", "Time"], rollOuts.map(({ group, nodes, minutes, advice }) =>
            [[group, advice !== undefined && html`<p>${advice}</p>`], nodes, duration(minutes)]), [1, 2]),
        startTimes.map(({ group, steps, minutes }) => {
            let start = 0;
            return html`<h3>A new node of ${group}: ${duration(minutes)} to its first pod</h3><ol class="bars">${steps.map(step => {
                start += step.minutes;
                return html`<li><b>${step.what}</b> <span>${duration(step.minutes)}</span>
${bar(`${step.what}: ${duration(step.minutes)}`, longest, [{ start: start - step.minutes, length: step.minutes, kind: "main" }])}<p>${step.source}</p></li>`;
            })}</ol>`;
        }),
    ];
}

/** A month by part, at the least and the largest size. */
export function costs({ region, asOf, source, parts, total, unknown }: Cost): Markup {
    const most = Math.max(...parts.map(({ perMonth }) => perMonth.full));
    return html`${table(`US dollars a month in ${region}, by list prices of ${asOf}`, ["Part", "Smallest size", "Full size"], [
        ...parts.map(({ part, perMonth, basis }) => [
            html`${part}<p>${basis}</p>${bar(`${part}: ${range(dollars(perMonth.minimum), dollars(perMonth.full))} a month`, most, [
                { length: perMonth.full, kind: "side" }, { length: perMonth.minimum, kind: "main" },
            ])}`, dollars(perMonth.minimum), dollars(perMonth.full),
        ]),
        ["Total", html`<b>${dollars(total.minimum)}</b>`, html`<b>${dollars(total.full)}</b>`],
    ], [1, 2])}<p>Source: ${source}</p>${unknown.length > 0 && html`<p>Not in these figures: ${unknown.join(", ")}.</p>`}`;
}

const KINDS: Record<CalendarEntry["kind"], string> = { kubernetes: "Kubernetes", windows: "Windows", ami: "AMI", build: "Image build" };

/** What ends, ages or is built, by day. */
export function calendar(days: CalendarEntry[], today: string): Part {
    return days.length > 0 && table("Days to know", ["Day", "What"], days.map(({ date, what, kind, note }) => [
        html`<time datetime="${date}">${date}</time><p>${fromToday(date, today)}</p>`,
        html`<span class="tag">${KINDS[kind]}</span> ${what}${note !== undefined && html`<p>${note}</p>`}`,
    ]));
}
