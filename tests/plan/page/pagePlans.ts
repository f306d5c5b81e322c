import { PolicyPack } from "../../../plan/policyPack";
import { Plan } from "../../../plan/plan";
import { capacity } from "../../../plan/capacity";
import { PlannedResource } from "../../../plan/resource";

export const TODAY = "2026-09-01";

type Verdict = Awaited<ReturnType<PolicyPack["judge"]>>;

/** Estimates by hand: the page shows what it is given. */
const ESTIMATES: Pick<Plan, "cost" | "time" | "calendar"> = {
    cost: {
        region: "eu-central-1", currency: "USD", asOf: "2026-08-01", source: "list prices of AWS",
        parts: [
            { part: "Control plane", perMonth: { minimum: 73, full: 73 }, basis: "$0.10 an hour, standard support" },
            { part: "Windows nodes", perMonth: { minimum: 141.3, full: 282.6 }, basis: "1 to 2 t3.large, Windows licence included" },
            { part: "NAT gateways", perMonth: { minimum: 38, full: 38 }, basis: "1 gateway, without traffic" },
        ],
        total: { minimum: 252.3, full: 393.6 }, unknown: ["traffic", "CloudWatch logs"],
    },
    time: {
        firstUpMinutes: 18, criticalPath: [{ what: "control plane", minutes: 9 }],
        rollOuts: [{ group: "cluster-web", nodes: 20, minutes: 360, advice: "updateConfig.maxUnavailable: 5 makes it 72 minutes" }],
        startTimes: [{
            group: "cluster-web", minutes: 14,
            steps: [{ what: "Launch", minutes: 3, source: "EC2, without Fast Launch" }, { what: "Join", minutes: 4, source: "bootstrap script" }, { what: "Image", minutes: 7, source: "8 GB of .NET" }],
        }],
    },
    calendar: [
        { date: "2027-03-27", what: "Kubernetes 1.35: standard support ends", kind: "kubernetes", note: "then EKS upgrades the control plane" },
        { date: "2026-10-13", what: "Windows Server 2022: mainstream support ends", kind: "windows" },
        { date: "2026-08-12", what: "AMI release of the group cluster-web", kind: "ami" },
    ],
};

/** A page's model of a stack, as `makePlan` makes it, with estimates. */
export function pagePlan(resources: PlannedResource[], verdict: Verdict = { policies: [], violations: [] }, more: Partial<Plan> = {}): Plan {
    return {
        project: "shop", stack: "dev", region: "eu-central-1", resources, outputs: {}, capacity: capacity(resources), verdict, notRead: [], warnings: [],
        ...ESTIMATES, ...more,
    };
}

/** What policies and the plan may find, of every kind. */
export const FOUND: Partial<Plan> = {
    verdict: {
        policies: ["windows-ipam", "release-pin-age", "imdsv2"],
        violations: [
            { policy: "release-pin-age", enforcementLevel: "advisory", urn: "urn:pulumi:dev::shop::aws:eks/nodeGroup:NodeGroup::cluster-web", message: "The AMI release is 90 days old." },
            { policy: "windows-ipam", enforcementLevel: "mandatory", urn: "urn:pulumi:dev::shop::aws:eks/addon:Addon::cluster-vpc-cni", message: "enableWindowsIpam is \"false\".\nWrite \"true\"." },
        ],
    },
    notRead: [{ what: "chart.yaml", urn: "", reason: "a file that only the provider reads" }],
    warnings: ["cluster-web: its capacity is unknown"],
    outputs: { clusterName: "cluster" },
};
