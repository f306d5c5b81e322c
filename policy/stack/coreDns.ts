import { property, propertyOf } from "../property";
import { Stack } from "./stack";
import { ADDON, EKS_CLUSTER } from "./types";

const COREDNS = /core-?dns/i;
/** What names the thing that a Kubernetes resource or a chart is. */
const NAMES = [["metadata", "name"], ["chart"]];

/** Whether the stack gives CoreDNS tolerations of its own, or may: in its add-on, by a chart or a patch, or by a command. */
export function mayGiveTolerations(stack: Stack): boolean {
    return stack.ofType(ADDON).some(addon => {
        const values = propertyOf(addon, "configurationValues").written;
        const mayBeCoreDns = [undefined, "coredns"].includes(propertyOf(addon, "addonName").text);
        return mayBeCoreDns && (!values.known || JSON.stringify(values.value ?? "").includes("olerations"));
    }) || stack.ofType(EKS_CLUSTER).some(component => {
        const options = property(stack.inputsOf(component), "corednsAddonOptions");
        return !options.isAbsent;
    }) || stack.types().some(type => type.startsWith("command:")) || stack.types().filter(type => type.startsWith("kubernetes:"))
        .flatMap(type => stack.ofType(type)).some(({ name, props }) =>
            COREDNS.test(name) || NAMES.some(path => COREDNS.test(property(props, ...path).text ?? "")));
}
