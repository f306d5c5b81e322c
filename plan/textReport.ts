import { calendarText } from "./calendar/calendarText";
import { costText } from "./cost/costText";
import { chosenDefaults } from "./defaults";
import { NodeGroupCapacity } from "./capacity";
import { enablement } from "./enablement";
import { plannedImages } from "./images";
import { supportNotices, windowsSupportNotices } from "./notices";
import { Plan } from "./plan";
import { readable } from "./signatures";
import { table } from "./table";
import { timeText } from "./time/timeText";
import { tree } from "./tree";

/** As wide as the tree may get on an ordinary screen. */
const LINE_LENGTH = 110;
/** Things that were not read, as far as one line names them; all of them stand below it. */
const NAMES_SHOWN = 3;

/** The plan for a person at a terminal. */
export function textReport(plan: Plan, today: string): string {
    const { project, stack, region, resources, capacity, verdict, notRead, outputs, warnings } = plan;
    const made = resources.filter(({ custom }) => custom).length;
    const defaults = chosenDefaults(resources);
    const needs = enablement(resources);
    const width = Math.max(0, ...needs.map(({ need }) => need.length));
    return [
        `Plan of ${project}, stack ${stack}, region ${region}: made offline. What AWS would answer (zones, caller, partition,`,
        "SSM parameters) comes from data in this package; nothing was asked of AWS and nothing was created.",
        ...section(`Resources: ${made} to create, in ${resources.length - made} components`, tree(resources)),
        ...section("Chosen by default", defaults.flatMap(({ argument, value, why }) => [`  ${argument} = ${value}`, `      ${why}`])),
        ...section("What Windows needs, and what gives it", needs.map(({ need, given }) => `  ${need.padEnd(width)}  ${given}`)),
        ...section("Windows node groups", nodeGroupTable(plan)),
        ...section("Windows images", plannedImages(resources).flatMap(image => [
            `  ${image.name}: from ${image.base}`,
            `      builds ${image.schedule}; ${image.delivery}; Fast Launch ${image.fastLaunch}`,
            `      disk ${image.disk}`,
            ...image.cached.map(reference => `      holds ${reference}`),
            `      run by ${image.nodeGroups.join(", ") || "no node group of this cluster"}`,
        ])),
        ...section("Subnets, against what the node groups need at full size (surge nodes of an update included)", subnetTable(plan)),
        ...section("Support", [...supportNotices(resources, today), ...windowsSupportNotices(capacity, today)].map(line => `  ${line}`)),
        ...[costText(plan.cost), timeText(plan.time), calendarText(plan.calendar)].flatMap(({ title, lines }) => section(title, lines)),
        ...section("Outputs", Object.entries(outputs).map(([key, value]) => `  ${key}: ${text(readable(value))}`)),
        ...section(`Policies: ${summary(plan)}`, [
            ...verdict.violations.flatMap(({ policy, enforcementLevel, urn, message }) => [
                `  ${enforcementLevel}  ${policy}`, `      ${urn.split("::").pop()}: ${message.split("\n").join("\n      ")}`,
            ]),
            ...notRead.map(({ what, reason }) => `  not read  ${what}: ${reason}`),
            ...passed(plan),
        ]),
        ...section("Warnings", warnings.map(line => `  ${line}`)),
        capacity.nodeGroups.length === 0 ? "\nThis program has no Windows node group of type aws:eks/nodeGroup:NodeGroup; the plan counts no others." : "",
    ].join("\n").trimEnd() + "\n";
}

function section(title: string, lines: string[]): string[] {
    return lines.length > 0 ? ["", title, ...lines] : [];
}

/** Policies that say nothing, several on a line: there are many. */
function passed({ verdict: { policies, violations } }: Plan): string[] {
    const silent = policies.filter(name => !violations.some(({ policy }) => policy === name)).sort();
    const lines = silent.reduce<string[]>((all, name) => {
        const last = all.at(-1);
        return last !== undefined && `${last}, ${name}`.length <= LINE_LENGTH ? [...all.slice(0, -1), `${last}, ${name}`] : [...all, name];
    }, []);
    return lines.map((line, i) => `${i === 0 ? "  passed  " : "          "}${line}${i < lines.length - 1 ? "," : ""}`);
}

/** The verdict in a line, which never covers what was not read. */
function summary({ verdict: { violations }, notRead }: Plan): string {
    const mandatory = violations.filter(({ enforcementLevel }) => enforcementLevel === "mandatory").length;
    const found = violations.length === 0 ? "no violation" : `${mandatory} mandatory, ${violations.length - mandatory} advisory`;
    const names = [...new Set(notRead.map(({ what }) => what))];
    const shown = names.length > NAMES_SHOWN ? [...names.slice(0, NAMES_SHOWN), `${names.length - NAMES_SHOWN} more`] : names;
    return names.length === 0 ? found : `${found} in what could be read; not read: ${shown.join(", ")}`;
}

function nodeGroupTable({ capacity: { nodeGroups } }: Plan): string[] {
    const header = ["group", "AMI type", "release", "instance type", "min/desired/max", "addresses", "IPAM mode", "pods/node", "pods now", "pods at max"];
    return nodeGroups.length === 0 ? [] : [
        ...table(header, nodeGroups.map(group => [
            group.name, group.amiType, group.releaseVersion ?? unnamedRelease(group), group.instanceTypes.join(", "),
            [group.minSize, group.desiredSize, group.maxSize].map(size => size ?? "?").join("/"),
            unknown(group.ipv4PerInterface), group.ipamMode ?? "unknown", unknown(group.podsPerNode),
            unknown(group.podsAtDesiredSize), unknown(group.podsAtMaxSize),
        ])),
        "  addresses: IPv4 addresses of the one interface that a Windows node uses; the first is the node's own.",
        "  pods/node: the smaller of what it has addresses for and kubelet's limit, 110 or maxPods.",
    ];
}

/** Where a group runs no release that a plan could name. */
function unnamedRelease({ amiType, followsLatest }: NodeGroupCapacity): string {
    return amiType === "CUSTOM" ? "own image" : followsLatest ? "the latest" : "EKS chooses";
}

function subnetTable({ capacity: { subnets, nodeGroups } }: Plan): string[] {
    const surges = nodeGroups.map(({ name, surgeNodes }) => `${unknown(surgeNodes)} to ${name}`);
    return subnets.length === 0 ? [] : [
        ...table(["subnet", "CIDR block", "usable", "needed", "node groups"], subnets.map(subnet => [
            subnet.name, subnet.cidrBlock, String(subnet.usableAddresses), unknown(subnet.neededAddresses), subnet.nodeGroups.join(", "),
        ])),
        ...surges.length > 0 ? [`  surge nodes: an update adds ${surges.join(", ")}.`] : [],
    ];
}

function unknown(value: number | null): string {
    return value === null ? "unknown" : String(value);
}

function text(value: unknown): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}
