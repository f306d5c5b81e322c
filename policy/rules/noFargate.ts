import { PolicyResource } from "@pulumi/policy";
import { FargateSelector, takesKnownPod, windowsOnFargateProblems } from "../../limits/pods/fargateSelector";
import { propertyOf } from "../property";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { Cluster, namedCluster } from "../stack/clusters";
import { FargatePodIndex } from "../stack/fargatePodIndex";
import { push } from "../stack/grouping";
import { kind } from "../stack/kubernetes";
import { namedNamespaceKey, namespaceKey } from "../stack/places";
import { Stack } from "../stack/stack";
import { FARGATE_PROFILE } from "../stack/types";
import { WindowsPods, windowsPods } from "../stack/windowsPods";

/** Label by which pods choose one of several profiles that would take them. */
const PROFILE_LABEL = "eks.amazonaws.com/fargate-profile";

/** L6: EKS gives pods that a profile selects to Fargate, whatever system they need. */
export const noFargate: StackRule = {
    name: "windows-no-fargate",
    description: "Fargate profiles select no Windows pods.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["L6"],
    tags: ["pods"],
    ...reference("fargate", "Fargate runs no Windows containers."),
    remediationSteps: "Give the Windows pods a namespace that no Fargate profile selects, or add labels to the selectors of the profile.",
    judge(stack, report) {
        for (const profile of stack.ofType(FARGATE_PROFILE)) {
            const cluster = namedCluster(stack, profile, "clusterName");
            const groups = cluster && stack.once(podsByCluster).get(cluster);
            const name = propertyOf(profile, "fargateProfileName").text;
            const mayChoose = [undefined, ...name === undefined ? [] : [name]].flatMap(chosen => groups?.get(chosen) ?? []);
            if (mayChoose.length > 0) {
                judgeProfile(profile, mayChoose, report);
            }
        }
    },
};

function judgeProfile(profile: PolicyResource, groups: FargatePodIndex<WindowsPods>[], report: Report): void {
    const selectors = propertyOf<unknown[]>(profile, "selectors").written;
    if (!selectors.known) {
        report.notJudged(profile, "selectors");
    } else if (Array.isArray(selectors.value)) {
        Array.from({ length: selectors.value.length }, (_, i) => judgeSelector(profile, i, groups, report));
    }
}

function judgeSelector(profile: PolicyResource, i: number, groups: FargatePodIndex<WindowsPods>[], report: Report): void {
    const path = `selectors[${i}]`;
    const { value, complete } = propertyOf<FargateSelector | string | null>(profile, "selectors", i).part;
    const selector = value !== null && typeof value === "object" ? value : {};
    const candidates = groups.flatMap(group => group.candidates(selector));
    const outcomes = candidates.map(each => ({ ...each, takes: takesKnownPod(selector, { namespace: each.namespace, ...each.known }) }));
    const shared = complete ? [] : sharingNamespace(profile, i, groups);
    const taken = complete ? outcomes.filter(({ takes }) => takes) : shared;
    report.problems(profile, windowsOnFargateProblems(path, selector, taken.map(({ name }) => name)));
    if (taken.length > 0) {
        return;
    }
    if (!complete) {
        // Labels that are not known can only narrow what it takes.
        const mayTake = !propertyOf(profile, "selectors", i, "namespace").known || outcomes.some(({ takes }) => takes !== false);
        if (mayTake && (profile.propertyDependencies.selectors ?? []).length > 0) {
            report.notJudged(profile, path);
        }
        return;
    }
    for (const { workload, namespace } of outcomes.filter(({ takes }) => takes === undefined)) {
        if (namespace !== undefined && workload.labelsWait) {
            report.notJudged(workload.resource, workload.labelsPath);
        } else if (namespace === undefined && (workload.resource.propertyDependencies.metadata ?? []).length > 0) {
            report.notJudged(workload.resource, "metadata.namespace");
        }
    }
}

/** In a first preview: pods in the very Namespace that the selector is made from, where it selects by nothing else. */
function sharingNamespace(profile: PolicyResource, i: number, groups: FargatePodIndex<WindowsPods>[]): WindowsPods[] {
    const key = namedNamespaceKey(profile, "selectors", propertyOf(profile, "selectors", i, "namespace"));
    const labels = propertyOf(profile, "selectors", i, "labels");
    return key === undefined || !labels.isAbsent
        ? [] : groups.flatMap(group => group.ofUnknownNamespace).filter(({ workload }) => namespaceKey(workload.resource) === key);
}

/**
 * Pods that Fargate would take, by the profile that they choose: it leaves out those of DaemonSets, and refuses those on the
 * host's network.
 */
function podsByCluster(stack: Stack): Map<Cluster, Map<unknown, FargatePodIndex<WindowsPods>>> {
    const found = new Map<Cluster, WindowsPods[]>();
    for (const pods of windowsPods(stack)) {
        if (pods.cluster && kind(pods.workload.resource) !== "DaemonSet" && pods.hostProcess === false) {
            push(found, pods.cluster, pods);
        }
    }
    return new Map([...found].map(([cluster, pods]) => [cluster, byChosenProfile(pods)]));
}

function byChosenProfile(pods: WindowsPods[]): Map<unknown, FargatePodIndex<WindowsPods>> {
    const groups = new Map<unknown, WindowsPods[]>();
    pods.forEach(each => push(groups, each.known.labels[PROFILE_LABEL], each));
    return new Map([...groups].map(([chosen, group]) => [chosen, new FargatePodIndex(group)]));
}
