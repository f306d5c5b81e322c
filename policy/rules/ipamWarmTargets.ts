import { PREFIX_DELEGATION_VALUE, IPAM_VALUE, warmTargetValueProblems } from "../../limits/network/vpcCniAddon";
import { IPAM_KEY, IPAM_KEYS, PREFIX_DELEGATION_KEY, warmTargetKeyProblems } from "../../limits/network/vpcCniConfigMap";
import { prefixDelegationProblems } from "../../limits/network/windowsIpam";
import { property } from "../property";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { windowsClusters } from "../stack/nodeGroups";
import { VpcCniSource, keepsChanges, vpcCniSources } from "../stack/vpcCni";
import { VpcCniConfigMap, vpcCniConfigMaps } from "../stack/vpcCniConfigMaps";

/** D3: the controller passes over a warm target that contradicts another setting, and says nothing. */
export const ipamWarmTargets: StackRule = {
    name: "windows-ipam-warm-targets",
    description: "The warm targets of Windows IPAM have an effect: a prefix target needs prefix delegation and no IP targets.",
    enforcementLevel: "advisory",
    severity: "medium",
    limits: ["D2", "D3"],
    tags: ["networking", "scaling"],
    ...reference("prefixMode", "A warm prefix target has no effect without prefix delegation, or beside an IP target above 0."),
    remediationSteps: "Keep the warm prefix target and set both IP targets to 0, or keep only the IP targets. A prefix target also needs prefix delegation.",
    judge(stack, report) {
        for (const cluster of windowsClusters(stack).keys()) {
            vpcCniSources(stack, cluster).forEach(source => judgeValues(source, report));
            vpcCniConfigMaps(stack, cluster).forEach(configMap => judgeData(configMap, report));
        }
    },
};

function judgeValues(source: VpcCniSource, report: Report): void {
    const { resource, owner, path, values, complete } = source;
    if (!values.known) {
        if (owner === "addon") {
            report.notJudged(resource, path);
        }
        return;
    }
    const given = values.value ?? {};
    const partial = !complete || owner !== "addon" || keepsChanges(source);
    const { [PREFIX_DELEGATION_VALUE]: prefixDelegation, [IPAM_VALUE]: ipam } = given;
    report.problems(resource, [
        ...warmTargetValueProblems(path, given, partial),
        ...partial && ipam === undefined
            ? [] : prefixDelegationProblems(`${path}.${PREFIX_DELEGATION_VALUE}`, prefixDelegation, IPAM_VALUE, ipam),
    ]);
}

function judgeData({ resource, data, isPartial }: VpcCniConfigMap, report: Report): void {
    if (!data.known) {
        report.notJudged(resource, "data");
        return;
    }
    const unknown = IPAM_KEYS.filter(key => !property(data.value ?? {}, key).known);
    unknown.forEach(key => report.notJudged(resource, `data.${key}`));
    const { value: given = {} } = property<Record<string, unknown>>({ data: data.value }, "data").part;
    const partial = isPartial || unknown.length > 0;
    const { [PREFIX_DELEGATION_KEY]: prefixDelegation, [IPAM_KEY]: ipam } = given;
    report.problems(resource, [
        ...warmTargetKeyProblems("data", given, partial),
        ...partial && ipam === undefined
            ? [] : prefixDelegationProblems(`data.${PREFIX_DELEGATION_KEY}`, prefixDelegation, IPAM_KEY, ipam),
    ]);
}
