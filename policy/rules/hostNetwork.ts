import { hostNetworkProblems } from "../../limits/pods/hostNetwork";
import { reference } from "../references";
import { StackRule } from "../rule";
import { windowsPods } from "../stack/windowsPods";

/** L1: Windows pods have a network of their own, and HostProcess pods that of the node. */
export const hostNetwork: StackRule = {
    name: "windows-host-network",
    description: "Only HostProcess pods use the network of a Windows node.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["L1"],
    tags: ["pods", "networking"],
    ...reference("windowsSupport", "On Windows nodes, only HostProcess pods can use host networking."),
    remediationSteps: "Remove hostNetwork from the pods, or run them as HostProcess pods.",
    judge(stack, report) {
        for (const { workload } of windowsPods(stack)) {
            const { resource, hostProcess } = workload;
            const hostNetwork = workload.property("hostNetwork");
            if (hostNetwork.known && hostProcess !== undefined) {
                report.problems(resource, hostNetworkProblems(workload.path("hostNetwork"), hostNetwork.value, hostProcess));
            } else if ((!hostNetwork.known || hostNetwork.value === true) && workload.madeFrom.length > 0) {
                const ofPod = workload.property("securityContext", "windowsOptions", "hostProcess");
                const hostProcessIn = ofPod.known ? "containers" : "securityContext";
                report.notJudged(resource, workload.path(hostNetwork.known ? hostProcessIn : "hostNetwork"));
            }
        }
    },
};
