import { isObject } from "../../limits/text/plainObject";
import { WINDOWS_ROOT_DEVICE, rootEncryptionProblems } from "../../limits/nodes/rootVolume";
import { property } from "../property";
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
    ...reference("ebsEncryption", "EBS encrypts the data on an encrypted volume, its snapshots, and the traffic to the instance."),
    remediationSteps: `Set ebs.encrypted to "true" in the block device mapping of ${WINDOWS_ROOT_DEVICE}.`,
    judge(stack, report) {
        for (const { resource } of windowsLaunchTemplates(stack)) {
            const props = stack.inputsOf(resource);
            for (const { i, encrypted } of unencrypted({ ...resource, props })) {
                report.problems(resource, rootEncryptionProblems(`blockDeviceMappings[${i}].ebs.encrypted`, encrypted));
            }
            report.notJudgedBeyond(resource, "blockDeviceMappings", VOLUMES_MAXIMUM, property(props, "blockDeviceMappings").indices.length);
        }
    },
    remediate(resource) {
        return unencrypted(resource).map(({ i }) => ({ path: ["blockDeviceMappings", i, "ebs", "encrypted"], value: "true" }));
    },
};

/** Root volumes that are certainly not encrypted, by their place in the template. */
function unencrypted({ type, props }: Subject): { i: number; encrypted: unknown }[] {
    const places = type === LAUNCH_TEMPLATE ? property(props, "blockDeviceMappings").indices.slice(0, VOLUMES_MAXIMUM) : [];
    return places.filter(i => property(props, "blockDeviceMappings", i, "deviceName").text === WINDOWS_ROOT_DEVICE).flatMap(i => {
        const ebs = property(props, "blockDeviceMappings", i, "ebs");
        const encrypted = property(props, "blockDeviceMappings", i, "ebs", "encrypted");
        return ebs.known && isObject(ebs.value) && encrypted.known && typeof encrypted.value !== "object"
            && rootEncryptionProblems("", encrypted.value).length > 0
            ? [{ i, encrypted: encrypted.value }] : [];
    });
}
