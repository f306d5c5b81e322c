import { judgeLinuxOnlyFields } from "../linuxOnlyFields";
import { reference } from "../references";
import { StackRule } from "../rule";

/** E6: users, groups and kernel settings of Linux say nothing to Windows. */
export const fsGroup: StackRule = {
    name: "windows-fs-group",
    description: "Windows pods have no fsGroup, runAsUser or other settings that only Linux knows.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["E6"],
    tags: ["pods", "security"],
    ...reference("windowsPods", "Of a pod's security context, only runAsNonRoot and windowsOptions work on Windows."),
    remediationSteps: "Remove the field; name the user of a Windows container in securityContext.windowsOptions.runAsUserName.",
    judge(stack, report) {
        judgeLinuxOnlyFields(stack, report, false);
    },
};
