import { PolicyResource } from "@pulumi/policy";
import { isGoTrue } from "../../limits/text/goBoolean";
import { IPAM_VALUE, knowsWindowsIpam } from "../../limits/network/vpcCniAddon";
import { IPAM_KEY, VPC_CNI_CONFIG_MAP } from "../../limits/network/vpcCniConfigMap";
import { valueTypeProblems } from "../../limits/network/vpcCniValues";
import { forgottenIpamProblems, windowsIpamSwitchProblems } from "../../limits/network/windowsIpam";
import { PlacedProperty, Property, property } from "../property";
import { reference } from "../references";
import { Report, StackRule } from "../rule";
import { Cluster, mayBelongTo } from "../stack/clusters";
import { mayHaveConfigMap, mayWriteConfigMaps } from "../stack/elsewhere";
import { windowsClusters } from "../stack/nodeGroups";
import { Stack } from "../stack/stack";
import { ADDON, EKS_VPC_CNI_ADDON } from "../stack/types";
import { VpcCniSource, keepsChanges, vpcCniSources } from "../stack/vpcCni";
import { VpcCniConfigMap, vpcCniConfigMaps } from "../stack/vpcCniConfigMaps";

const COMMANDS = ["command:local:Command", "command:remote:Command"];

/** One place that decides whether Windows IPAM is on. */
interface Switch extends PlacedProperty {
    resource: PolicyResource;
}

/** E2: the VPC resource controller looks after Windows nodes only where Windows IPAM is on. */
export const ipam: StackRule = {
    name: "windows-ipam",
    description: "Windows IPAM is on in clusters with Windows nodes.",
    enforcementLevel: "mandatory",
    severity: "high",
    limits: ["E2"],
    tags: ["networking"],
    ...reference("windowsSupport", "The ConfigMap amazon-vpc-cni must have enable-windows-ipam \"true\" before Windows nodes join."),
    remediationSteps: `Set ${IPAM_VALUE} to "true" in the configurationValues of the vpc-cni add-on, or ${IPAM_KEY} in the ConfigMap of a self-managed CNI.`,
    judge(stack, report) {
        for (const cluster of windowsClusters(stack).keys()) {
            vpcCniSources(stack, cluster).forEach(source => judgeTypes(source, report));
            const switches = [
                ...vpcCniSources(stack, cluster).map(sourceSwitch),
                ...vpcCniConfigMaps(stack, cluster).map(configMapSwitch),
            ].filter(each => each !== undefined);
            // Where several disagree, which one wins is not certain: that there are several is another rule's matter.
            if (switches.some(({ found }) => found.known && isGoTrue(found.value)) || stack.once(mayBeOnElsewhere)) {
                continue;
            }
            report.advice(cluster.resource, isForgotten(stack, cluster) ? forgottenIpamProblems("") : []);
            for (const { resource, path, found } of switches) {
                if (found.known) {
                    report.problems(resource, windowsIpamSwitchProblems(path, found.value));
                } else {
                    report.notJudged(resource, path);
                }
            }
        }
    },
};

/** Whether nothing in the stack is about the VPC CNI of the cluster, as far as anybody can see. */
function isForgotten(stack: Stack, cluster: Cluster): boolean {
    const others = [...stack.ofType(ADDON).filter(({ props }) => [undefined, "vpc-cni"].includes(property(props, "addonName").text)),
        ...stack.ofType(EKS_VPC_CNI_ADDON)];
    return vpcCniSources(stack, cluster).length === 0 && !mayHaveConfigMap(stack, VPC_CNI_CONFIG_MAP.name)
        && !others.some(addon => mayBelongTo(stack, cluster, addon)) && !cluster.mayBeAuto && !mayWriteConfigMaps(stack, cluster);
}

/** Judges the types of an add-on's values; a chart takes them as the VPC CNI does. */
function judgeTypes({ resource, owner, path, values }: VpcCniSource, report: Report): void {
    const { value } = property<Record<string, unknown>>({ values: values.known ? values.value : undefined }, "values").part;
    report.problems(resource, owner === "addon" ? valueTypeProblems(path, value ?? {}) : []);
}

/** What an add-on or a chart says; undefined if somebody else may decide. */
function sourceSwitch(source: VpcCniSource): Switch | undefined {
    const { resource, owner, values, complete, wellFormed, input } = source;
    const path = `${source.path}.${IPAM_VALUE}`;
    if (!wellFormed || !values.known) {
        return wellFormed && owner === "addon" && !keepsChanges(source) ? { resource, path, found: Property.unknown() } : undefined;
    }
    const found = property(values.value ?? {}, IPAM_VALUE);
    const isSet = found.known && found.value !== undefined;
    const version = input("addonVersion").found;
    // A chart may have values in files, and an older add-on writes no ConfigMap.
    const decides = owner === "addon" && !keepsChanges(source) && !(version.known && !knowsWindowsIpam(version.value));
    if (!decides) {
        return isSet && (owner !== "addon" || isGoTrue(found.value)) ? judgeable({ resource, path, found }) : undefined;
    }
    return judgeable({ resource, path, found: isSet || complete ? found : Property.unknown() });
}

/** What a ConfigMap says; undefined if it leaves the key to somebody else. */
function configMapSwitch({ resource, data, isPartial }: VpcCniConfigMap): Switch | undefined {
    const path = `data.${IPAM_KEY}`;
    if (!data.known) {
        return { resource, path, found: data };
    }
    const found: Property<unknown> = property(data.value ?? {}, IPAM_KEY);
    const leaves = !data.value || (isPartial && found.isAbsent);
    return leaves ? undefined : judgeable({ resource, path, found });
}

/** Types that the API refuses say nothing. */
function judgeable(setting: Switch): Switch | undefined {
    const { found } = setting;
    return !found.known || found.value === undefined || ["string", "boolean"].includes(typeof found.value) ? setting : undefined;
}

/** Whether a ConfigMap that may be of any cluster turns it on, or may; or a command, which people give to kubectl. */
function mayBeOnElsewhere(stack: Stack): boolean {
    return vpcCniConfigMaps(stack, undefined).map(configMapSwitch).some(each => each && (!each.found.known || isGoTrue(each.found.value)))
        || COMMANDS.flatMap(type => stack.ofType(type)).some(({ props }) => ["create", "update"].some(key => {
            const found = property(props, key);
            return !found.known || (typeof found.value === "string" && found.value.includes(IPAM_KEY));
        }));
}
