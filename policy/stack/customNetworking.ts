import { VpcCniConfiguration, customNetworkingOptionProblems, customNetworkingProblems } from "../../limits/network/customNetworking";
import { Problem } from "../../limits/text/problem";
import { VpcCniSource } from "./vpcCni";

/** What the components of @pulumi/eks call custom networking. */
const OPTIONS = ["customNetworkConfig", "cniCustomNetworkCfg"];

/** What turns custom networking on in one place of the stack, as far as it is known. */
export function customNetworkingIn({ path, values, option }: VpcCniSource): Problem[] {
    return [
        ...values.known ? customNetworkingProblems(path, values.value as VpcCniConfiguration ?? {}) : [],
        ...OPTIONS.map(option).flatMap(setting => setting.found.known ? customNetworkingOptionProblems(setting.path, setting.found.value) : []),
    ];
}
