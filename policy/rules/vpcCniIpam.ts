import { valueTypeProblems, windowsIpamValueProblems, withWindowsIpam } from "../../limits/network/vpcCniValues";
import { property } from "../property";
import { reference } from "../references";
import { ResourceRule, Subject } from "../rule";
import { parsed } from "../../limits/text/parsed";
import { ADDON } from "../stack/types";

/** E2: without it, Windows pods get no addresses. */
export const vpcCniIpam: ResourceRule = {
    name: "windows-vpc-cni-ipam",
    description: "The vpc-cni add-on has Windows IPAM on; off by default, since it judges every vpc-cni add-on of a stack, whatever nodes "
        + "there are.",
    enforcementLevel: "disabled",
    severity: "medium",
    limits: ["E2"],
    tags: ["networking"],
    ...reference("windowsSupport", "Windows pods get addresses if enable-windows-ipam is true; the add-on sets it by enableWindowsIpam."),
    remediationSteps: "Add \"enableWindowsIpam\": \"true\" to the configuration values of the add-on vpc-cni, and write each value in the type that EKS accepts.",
    judgeResource(resource, report) {
        const values = configuration(resource);
        const found = values && (values.text === undefined || values.text.trim() === "" ? {} : parsed(values.text));
        report.problems(resource, found
            ? [...windowsIpamValueProblems("configurationValues", found), ...valueTypeProblems("configurationValues", found)] : []);
    },
    remediate(resource) {
        const values = configuration(resource);
        const mended = values && withWindowsIpam(values.text);
        return mended === undefined ? [] : [{ path: ["configurationValues"], value: mended }];
    },
};

/** Configuration values of the add-on vpc-cni; undefined for other resources, and where they are not known or no text. */
function configuration({ type, props }: Subject): { text: string | undefined } | undefined {
    if (type !== ADDON || property(props, "addonName").text !== "vpc-cni") {
        return undefined;
    }
    const found = property(props, "configurationValues");
    return found.known && (found.value === undefined || typeof found.value === "string") ? { text: found.value } : undefined;
}
