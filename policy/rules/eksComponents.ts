import { LAUNCH_TEMPLATE_OPTIONS, managedGroupProblems, selfManagedGroupProblems } from "../../limits/cluster/eksComponents";
import { property } from "../property";
import { reference } from "../references";
import { ResourceRule } from "../rule";
import { EKS_MANAGED_NODE_GROUP, EKS_NODE_GROUP, EKS_NODE_GROUP_V2 } from "../stack/types";

const SELF_MANAGED: Record<string, string> = { [EKS_NODE_GROUP_V2]: "NodeGroupV2", [EKS_NODE_GROUP]: "NodeGroup" };

/** A1: @pulumi/eks says of itself that it doesn't support Windows AMIs. */
export const eksComponents: ResourceRule = {
    name: "windows-eks-components",
    description: "Windows node groups are made by resources that support Windows AMIs.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["A1"],
    tags: ["nodes"],
    ...reference("windowsAmi", "Windows nodes run the EKS-optimized AMIs for Windows Server, which are bootstrapped by PowerShell."),
    remediationSteps: "Make the group with aws.eks.NodeGroup and aws.ec2.LaunchTemplate, or with WindowsNodeGroup of this package.",
    judgeResource(resource, report) {
        const { type, props } = resource;
        if (type === EKS_MANAGED_NODE_GROUP) {
            // Whatever is set counts, even what turns something off: @pulumi/eks asks only for that.
            const options = LAUNCH_TEMPLATE_OPTIONS.filter(option => {
                const found = property(props, option);
                return !found.known || (option === "enableEfaSupport" ? found.value === true : found.value !== undefined);
            });
            report.problems(resource, managedGroupProblems(property(props, "amiType").text, options));
        } else if (Object.hasOwn(SELF_MANAGED, type)) {
            report.problems(resource, selfManagedGroupProblems("amiType", SELF_MANAGED[type], property(props, "amiType").text));
        }
    },
};
