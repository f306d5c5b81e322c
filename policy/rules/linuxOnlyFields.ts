import { judgeLinuxOnlyFields } from "../linuxOnlyFields";
import { reference } from "../references";
import { StackRule } from "../rule";

/** E6: Windows ignores users, groups and kernel settings of Linux. */
export const linuxOnlyFields: StackRule = {
    name: "windows-linux-only-fields",
    description: "Windows pods set no Linux-only fields, such as fsGroup and runAsUser: Windows ignores them.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["E6"],
    tags: ["pods", "security"],
    ...reference("windowsPods", "On Windows, only runAsNonRoot and windowsOptions of the security context work."),
    remediationSteps: "Remove the field; set the user of a Windows container in securityContext.windowsOptions.runAsUserName.",
    judge(stack, report) {
        judgeLinuxOnlyFields(stack, report, false);
    },
};
