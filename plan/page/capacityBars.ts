import { KUBELET_MAX_PODS } from "../../limits/nodes/podDensity";
import { Capacity } from "../capacity";
import { bar } from "./bar";
import { Part, html, pairs, table } from "./markup";
import { count, range } from "./numbers";

/** Pods that each Windows group holds, against what kubelet takes on a node. */
export function podBars({ nodeGroups }: Capacity): Part {
    return nodeGroups.map(group => html`<h3>${group.name}</h3>${pairs("facts", [
        ["Pods on a node", html`${count(group.podsPerNode, "pod")}${group.podsPerNode !== null && bar(`${group.podsPerNode} pods on a node; kubelet takes ${KUBELET_MAX_PODS} by default`,
            Math.max(KUBELET_MAX_PODS, group.podsPerNode), [{ length: group.podsPerNode, kind: "main" }])}`],
        ["Pods of the group", range(`${group.podsAtDesiredSize ?? "unknown"} at first`, `${group.podsAtMaxSize ?? "unknown"} at full size`)],
        ["Addresses of a pod", html`${group.ipamMode ?? "unknown"}; the interface has ${group.ipv4PerInterface ?? "an unknown number"}, the first is the node's own`],
        ["Nodes", html`${[group.minSize, group.desiredSize, group.maxSize].map(size => size ?? "?").join(" / ")} (least, at first, most)${group.surgeNodes !== null && group.surgeNodes > 0 && html`; an update adds ${group.surgeNodes} for a while`}`],
        ["AMI", html`${amiName(group.amiType)}${group.releaseVersion !== null && html`, release ${group.releaseVersion}`}`],
    ])}`);
}

/** An AMI type for people: `CUSTOM` says little. */
export function amiName(amiType: string): string {
    return amiType === "CUSTOM" ? "own image" : amiType;
}

/** Addresses that node groups need of each subnet at full size. */
export function addressBars({ subnets }: Capacity): Part {
    return subnets.length > 0 && table("Addresses needed at full size, nodes that an update adds included", ["Subnet", "Needed", "Usable"], subnets.map(subnet => {
        const needed = subnet.neededAddresses;
        return [
            html`${subnet.name}<p>${subnet.cidrBlock}: ${subnet.nodeGroups.join(", ")}</p>${needed !== null && bar(`${needed} of ${subnet.usableAddresses} addresses needed`,
                Math.max(needed, subnet.usableAddresses), [{ length: needed, kind: needed > subnet.usableAddresses ? "bad" : "main" }])}`,
            needed?.toLocaleString("en-US") ?? "unknown", subnet.usableAddresses.toLocaleString("en-US"),
        ];
    }), [1, 2]);
}
