import { Problem } from "../../limits/text/problem";
import { CalendarEntry } from "../calendar/calendar";
import { Capacity } from "../capacity";
import { Cost } from "../cost/cost";
import { ChosenDefault, chosenDefaults } from "../defaults";
import { Need, enablement } from "../enablement";
import { PlannedImage, plannedImages } from "../images";
import { NotRead } from "../notRead";
import { supportNotices, windowsSupportNotices } from "../notices";
import { Plan } from "../plan";
import { Violation } from "../packProtocol";
import { Json, Properties, plain, readable } from "../signatures";
import { Time } from "../time/time";
import { ClusterAccess, clusterAccess } from "./access";

/** Counts up when a key of the document goes or means something else; a new key is no new version. */
export const FORMAT_VERSION = 1;

/** All that the plan says, as plain data: text, JSON and Markdown show this and nothing else. */
export interface PlanModel {
    formatVersion: typeof FORMAT_VERSION;
    project: string;
    stack: string;
    region: string;
    /** ISO date of the plan: what is old or ends is seen from this day. */
    date: string;
    clusters: { name: string; kubernetesVersion: string | null }[];
    resources: ModelResource[];
    outputs: Properties;
    capacity: Capacity;
    policy: {
        /** Names of the policies that judged the stack, sorted. */
        policies: string[];
        violations: Violation[];
        notRead: NotRead[];
    };
    warnings: string[];
    images: PlannedImage[];
    needs: Need[];
    access: ClusterAccess[];
    defaults: ChosenDefault[];
    /** When support of Kubernetes and Windows Server ends, in sentences. */
    support: string[];
    cost?: Cost;
    time?: Time;
    calendar?: CalendarEntry[];
    /** Why there is no plan; empty where there is one. */
    problems: Problem[];
}

/** A resource as the document shows it; secrets are masked, unknown values named. */
export interface ModelResource {
    urn: string;
    type: string;
    name: string;
    parent: string | null;
    custom: boolean;
    inputs: Properties;
    /** URNs of the resources that each input was made from. */
    propertyDependencies: Record<string, string[]>;
    /** Properties whose changes Pulumi leaves alone, where there are any. */
    ignoreChanges?: string[];
    /** Value whose change makes a new resource, where there is one. */
    replacementTrigger?: Json;
}

/** The model of a plan, seen from `today` (an ISO date). */
export function planModel(plan: Plan, today: string): PlanModel {
    const { project, stack, region, resources, outputs, capacity, verdict, notRead, warnings, cost, time, calendar } = plan;
    return {
        formatVersion: FORMAT_VERSION, project, stack, region, date: today,
        clusters: resources.filter(({ type }) => type === "aws:eks/cluster:Cluster").map(({ name, inputs }) => {
            const version = plain(inputs.version);
            return { name, kubernetesVersion: typeof version === "string" ? version : null };
        }),
        resources: resources.map(({ urn, type, name, parent, custom, inputs, propertyDependencies, options: { ignoreChanges, replacementTrigger } }) => ({
            urn, type, name, parent: parent ?? null, custom, inputs: readable(inputs) as Properties,
            // What is made from nothing is left out: it is most of all.
            propertyDependencies: Object.fromEntries(Object.entries(propertyDependencies).filter(([, urns]) => urns.length > 0)),
            ...ignoreChanges.length > 0 && { ignoreChanges }, ...replacementTrigger !== undefined && { replacementTrigger: readable(replacementTrigger) },
        })),
        outputs: readable(outputs) as Properties,
        capacity,
        policy: { policies: [...verdict.policies].sort(), violations: verdict.violations, notRead },
        warnings,
        images: plannedImages(resources), needs: enablement(resources), access: clusterAccess(resources), defaults: chosenDefaults(resources),
        support: [...supportNotices(resources, today), ...windowsSupportNotices(capacity, today)],
        ...cost && { cost }, ...time && { time }, ...calendar && { calendar },
        problems: [],
    };
}

/** The model where there is no plan. */
export function noPlan(problems: Problem[], today: string): PlanModel {
    return {
        formatVersion: FORMAT_VERSION, project: "", stack: "", region: "", date: today, clusters: [], resources: [], outputs: {},
        capacity: { nodeGroups: [], subnets: [] }, policy: { policies: [], violations: [], notRead: [] }, warnings: [],
        images: [], needs: [], access: [], defaults: [], support: [], problems,
    };
}
