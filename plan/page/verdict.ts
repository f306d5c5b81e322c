import { Plan } from "../plan";
import { mandatory } from "../text/verdict";
import { Markup, Part, html, pairs } from "./markup";
import { dollars, duration, range } from "./numbers";

/** The first thing to read: whether it works, and the figures that a decision needs. */
export function verdict(plan: Plan): Markup {
    const { capacity: { nodeGroups }, resources, cost, time } = plan;
    const sum = (values: (number | null)[]) => values.some(value => value === null) ? "unknown" : values.reduce<number>((all, value) => all + value!, 0).toLocaleString("en-US");
    const [kind, sentence] = judgement(plan);
    return html`<p class="verdict ${kind}">${sentence}</p>${pairs("tiles", [
        ...cost ? [["A month", range(dollars(cost.total.minimum), dollars(cost.total.full))] as [string, Part]] : [],
        ...time ? [["First up, estimated", duration(time.firstUpMinutes)] as [string, Part]] : [],
        ["Windows nodes", range(sum(nodeGroups.map(({ desiredSize }) => desiredSize)), sum(nodeGroups.map(({ maxSize }) => maxSize)))],
        ["Windows pods", range(sum(nodeGroups.map(({ podsAtDesiredSize }) => podsAtDesiredSize)), sum(nodeGroups.map(({ podsAtMaxSize }) => podsAtMaxSize)))],
        ["Resources to create", resources.filter(({ custom }) => custom).length],
    ])}`;
}

function judgement({ verdict: { violations }, warnings, notRead, stack }: Plan): [string, string] {
    const refused = mandatory(violations);
    const notes = violations.length + warnings.length + notRead.length;
    return refused > 0 ? ["bad", `Do not deploy yet: ${refused === 1 ? "a mandatory policy is violated" : `${refused} mandatory policies are violated`}. Change the program or its configuration, and plan again.`]
        : notes > 0 ? ["warn", `No mandatory policy is violated. Read the ${notes === 1 ? "note" : `${notes} notes`} below, then run pulumi up --stack ${stack}.`]
            : ["good", `No policy is violated and there is no warning. Next: pulumi up --stack ${stack}.`];
}

/** What the policies and the plan itself found, the most severe first. */
export function findings({ verdict: { violations, policies }, warnings, notRead }: Plan): Part {
    const found = new Set(violations.map(({ policy }) => policy));
    const silent = policies.filter(policy => !found.has(policy)).sort();
    const item = (kind: string, level: string, title: string, text: string) => html`<li class="${kind}"><span class="tag">${level}</span> ${title && html`<b>${title}</b>`}<p>${text}</p></li>`;
    const notes = [
        ...[...violations].sort((one, other) => Number(other.enforcementLevel === "mandatory") - Number(one.enforcementLevel === "mandatory"))
            .map(({ policy, enforcementLevel, urn, message }) =>
                item(enforcementLevel === "mandatory" ? "bad" : "warn", enforcementLevel, `${policy}: ${urn.split("::").pop()}`, message)),
        ...notRead.map(({ what, reason }) => item("warn", "not read", what, reason)),
        ...warnings.map(text => item("warn", "warning", "", text)),
    ];
    return (notes.length > 0 || policies.length > 0) && [
        notes.length > 0 && html`<ul class="notes">${notes}</ul>`,
        silent.length > 0 && html`<details><summary>${silent.length} policies found nothing</summary><p>${silent.join(", ")}</p></details>`,
    ];
}
