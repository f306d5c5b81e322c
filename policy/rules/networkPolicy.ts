import { networkPolicyProblems } from "../../limits/pods/windowsPodSupport";
import { property, propertyOf } from "../property";
import { reportSelected } from "../podSelection";
import { reference } from "../references";
import { StackRule } from "../rule";
import { isOutsideEks } from "../stack/otherClouds";
import { Stack } from "../stack/stack";
import { ofOwnNetwork, selectedWindowsPods } from "../stack/windowsPods";

const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
/** Network plugins that enforce network policies on Windows nodes too. */
const OTHER_PLUGINS = /calico|tigera|antrea/i;

/** E6: the VPC CNI enforces network policies on Linux nodes. */
export const networkPolicy: StackRule = {
    name: "windows-network-policy",
    description: "Network policies select no Windows pods: they have no effect on Windows nodes.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["E6"],
    tags: ["pods", "networking"],
    ...reference("networkPolicy", "Network policies apply only to pods on Linux nodes of Amazon EC2."),
    remediationSteps: "Restrict the traffic of Windows pods with security groups of their node group.",
    judge(stack, report) {
        if (hasOtherPlugin(stack)) {
            return;
        }
        for (const policy of stack.ofType(NETWORK_POLICY).filter(each => !isOutsideEks(stack, each))) {
            const { value, complete } = propertyOf(policy, "spec", "podSelector").part;
            const selected = ofOwnNetwork(selectedWindowsPods(stack, policy, value ?? {}));
            reportSelected(report, { resource: policy, path: "spec.podSelector", value, complete }, selected,
                workloads => networkPolicyProblems("spec.podSelector", value ?? {}, workloads));
        }
    },
};

function hasOtherPlugin(stack: Stack): boolean {
    return stack.types().some(type => OTHER_PLUGINS.test(type)) || stack.types().filter(type => /^kubernetes:helm\.sh\//.test(type))
        .flatMap(type => stack.ofType(type)).some(({ props }) => OTHER_PLUGINS.test(property(props, "chart").text ?? ""));
}
