import { WINDOWS_ENTRY_TYPE, entryOrderProblems } from "../../limits/access/windowsIdentity";
import { reference } from "../references";
import { StackRule } from "../rule";
import { entriesOf, entryType, readsEntries } from "../stack/accessEntries";
import { windowsClusters } from "../stack/nodeGroups";
import { runsOwnImage } from "../stack/ownImages";
import { waitsFor } from "../stack/waiting";

/** L11: whoever comes first, EKS with its entry for Linux nodes or the program, decides what the nodes are. */
export const accessEntryOrder: StackRule = {
    name: "windows-access-entry-order",
    description: "Windows node groups with a custom AMI wait for the access entry of their role.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["L11"],
    tags: ["iam", "nodes"],
    ...reference("accessEntries", "EKS makes an access entry for the role of a managed node group if the role has none."),
    remediationSteps: "Add the AccessEntry to dependsOn of the node group.",
    judge(stack, report) {
        for (const [cluster, groups] of windowsClusters(stack)) {
            for (const group of readsEntries(cluster) ? groups : []) {
                const role = group.isManaged && runsOwnImage(group) ? group.role(stack) : undefined;
                const entries = role ? entriesOf(stack, cluster, role).certain.filter(entry => {
                    const type = entryType(entry);
                    return type.known && type.value === WINDOWS_ENTRY_TYPE;
                }) : [];
                if (entries.length > 0 && entries.every(entry => waitsFor(stack, group.resource, entry) === false)) {
                    report.problems(group.resource, entryOrderProblems("dependsOn", entries[0].name));
                }
            }
        }
    },
};
