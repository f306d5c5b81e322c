import { judgeLinuxOnlyFields } from "../linuxOnlyFields";
import { reference } from "../references";
import { StackRule } from "../rule";

/** E6: a pod that says that it is for Windows can't have what only Linux knows; `privileged` has a policy of its own. */
export const refusedFields: StackRule = {
    name: "windows-refused-fields",
    description: "Pods with os.name windows set no fields that the Kubernetes API rejects for Windows.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["E6"],
    tags: ["pods"],
    ...reference("windowsPods", "With os.name windows, the Kubernetes API rejects Linux-only fields, such as fsGroup and capabilities."),
    remediationSteps: "Remove the field; set the user of a Windows container in securityContext.windowsOptions.runAsUserName.",
    judge(stack, report) {
        judgeLinuxOnlyFields(stack, report, true);
    },
};
