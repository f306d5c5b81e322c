import { isObject } from "../../limits/text/plainObject";
import { WINDOWS_ROOT_DEVICE, rootEncryptionProblems } from "../../limits/nodes/rootVolume";
import { indices, read, readText } from "../known";
import { reference } from "../references";
import { StackRule, Subject } from "../rule";
import { windowsLaunchTemplates } from "../stack/nodeGroups";
import { LAUNCH_TEMPLATE } from "../stack/types";

/** More volumes than an instance takes. */
const VOLUMES_MAXIMUM = 200;

/** What pods write is on the root volume. */
export const rootEncryption: StackRule = {
    name: "windows-root-encryption",
    description: `Launch templates of Windows node groups encrypt the root volume, ${WINDOWS_ROOT_DEVICE}; off by default.`,
    enforcementLevel: "disabled",
    severity: "medium",
    limits: [],
    tags: ["nodes", "security"],
    ...reference("ebsEncryption", "An encrypted volume has its data, its snapshots and what goes to the instance encrypted."),
    remediationSteps: `Set ebs.encrypted to "true" in the block device mapping of ${WINDOWS_ROOT_DEVICE}.`,
    judge(stack, report) {
        for (const { resource } of windowsLaunchTemplates(stack)) {
            for (const { i, encrypted } of unencrypted({ ...resource, props: stack.inputsOf(resource) })) {
                report.problems(resource, rootEncryptionProblems(`blockDeviceMappings[${i}].ebs.encrypted`, encrypted));
            }
        }
    },
    remediate(resource) {
        return unencrypted(resource).map(({ i }) => ({ path: ["blockDeviceMappings", i, "ebs", "encrypted"], value: "true" }));
    },
};

/** Root volumes that are certainly not encrypted, by their place in the template. */
function unencrypted({ type, props }: Subject): { i: number; encrypted: unknown }[] {
    const places = type === LAUNCH_TEMPLATE ? indices(props, "blockDeviceMappings").slice(0, VOLUMES_MAXIMUM) : [];
    return places.filter(i => readText(props, "blockDeviceMappings", i, "deviceName") === WINDOWS_ROOT_DEVICE).flatMap(i => {
        const ebs = read(props, "blockDeviceMappings", i, "ebs");
        const encrypted = read(props, "blockDeviceMappings", i, "ebs", "encrypted");
        return ebs.known && isObject(ebs.value) && encrypted.known && typeof encrypted.value !== "object"
            && rootEncryptionProblems("", encrypted.value).length > 0
            ? [{ i, encrypted: encrypted.value }] : [];
    });
}
