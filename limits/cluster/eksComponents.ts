import { Problem, shown } from "../text/problem";
import { isWindowsAmiType } from "../nodes/windowsAmiType";

const INSTEAD = "use aws.eks.NodeGroup with an aws.ec2.LaunchTemplate, or WindowsNodeGroup of this package";

/** Options for which ManagedNodeGroup of @pulumi/eks makes a launch template of its own: it knows those of Linux only. */
export const LAUNCH_TEMPLATE_OPTIONS = [
    "bootstrapExtraArgs", "kubeletExtraArgs", "nodeadmExtraOptions", "bottlerocketSettings", "userData", "enableIMDSv2", "amiId",
    "enableEfaSupport",
];

/** The self-managed node groups of @pulumi/eks know no Windows AMI, and write the user data of Linux (A1). */
export function selfManagedGroupProblems(path: string, component: string, amiType: unknown): Problem[] {
    return isWindowsAmiType(amiType)
        ? [{ path, reason: `${component} of @pulumi/eks can't make Windows nodes, got ${shown(amiType)}; ${INSTEAD}` }]
        : [];
}

/**
 * ManagedNodeGroup of @pulumi/eks leaves Windows to EKS as long as it needs no launch template of its own (A1).
 *
 * @param options - Those that are set, known or not.
 */
export function managedGroupProblems(amiType: unknown, options: string[]): Problem[] {
    return isWindowsAmiType(amiType)
        ? options.filter(option => LAUNCH_TEMPLATE_OPTIONS.includes(option)).map(path => ({
            path, reason: `makes ManagedNodeGroup of @pulumi/eks write a launch template, which it can only do for Linux, got ${shown(amiType)}; `
                + `leave it out, or ${INSTEAD}`,
        }))
        : [];
}
