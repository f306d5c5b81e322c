import { Changes } from "./changes";
import { Config } from "./engine";

export const GROUP = "aws:eks/nodeGroup:NodeGroup";
export const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ADDON = "aws:eks/addon:Addon";
const CLUSTER = "aws:eks/cluster:Cluster cluster-eksCluster";

/** A change of a running cluster's configuration. */
export interface Upgrade {
    title: string;
    /** Changes the configuration of stack dev. */
    change: (config: Config) => void;
    expected: Partial<Changes>;
    /** Pairs of updates of which the first must end before the second begins. */
    inOrder?: [string, string][];
}

/** What the real engine does, and what a comparison of two plans says. */
export const UPGRADES: Upgrade[] = [
    {
        title: "A3: a Kubernetes minor version updates the control plane, then the nodes, in place",
        change: config => { config.kubernetesVersion = "1.36"; },
        expected: { updated: [`${ADDON} cluster-kube-proxy`, `${ADDON} cluster-vpc-cni`, CLUSTER, `${GROUP} cluster-linux`, `${GROUP} cluster-web`] },
        inOrder: [[CLUSTER, `${GROUP} cluster-web`], [CLUSTER, `${GROUP} cluster-linux`]],
    },
    {
        title: "P1, P3: an AMI release rolls the Windows nodes alone",
        change: config => { config.releaseVersion = "1.35-2026.05.14"; },
        expected: { updated: [`${GROUP} cluster-web`] },
    },
    {
        title: "A1: another Windows Server release makes a new group before the old one goes",
        change: config => { config.windowsNodeGroups[0].amiType = "WINDOWS_CORE_2025_x86_64"; },
        expected: { replaced: [`${GROUP} cluster-web`] },
    },
    {
        title: "another instance type makes a new group before the old one goes",
        change: config => { config.windowsNodeGroups[0].instanceTypes = ["m6i.large"]; },
        expected: { replaced: [`${GROUP} cluster-web`] },
    },
    {
        title: "D2: prefix delegation sets the add-on, and makes new groups whose nodes take prefixes from the start",
        change: config => { config.windowsIpam = { prefixDelegation: true }; },
        expected: { updated: [`${ADDON} cluster-vpc-cni`], replaced: [`${GROUP} cluster-web`] },
    },
    {
        title: "scaling changes the group in place",
        change: config => { config.windowsNodeGroups[0].scaling = { minSize: 2, maxSize: 5, desiredSize: 3 }; },
        expected: { updated: [`${GROUP} cluster-web`] },
    },
    {
        title: "a larger volume is a new version of the launch template, to which the group rolls",
        change: config => { config.windowsNodeGroups[0].rootVolume = { sizeGiB: 200 }; },
        expected: { updated: [TEMPLATE, GROUP].map(type => `${type} cluster-web`) },
    },
    {
        title: "a group that is added touches no other",
        change: config => { config.windowsNodeGroups.push({ name: "batch" }); },
        expected: { created: [TEMPLATE, GROUP].map(type => `${type} cluster-batch`) },
    },
    {
        title: "a group that is renamed comes up under its new name before the old one goes",
        change: config => { config.windowsNodeGroups[0].name = "shop"; },
        expected: { created: [TEMPLATE, GROUP].map(type => `${type} cluster-shop`), deleted: [TEMPLATE, GROUP].map(type => `${type} cluster-web`) },
    },
];
