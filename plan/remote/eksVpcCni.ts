import { NO_OPTIONS, PlannedResource } from "../resource";
import { Json, Properties, UNKNOWN, plain } from "../signatures";

/** Environment variable of the CNI, the option of @pulumi/eks that sets it, and what it is without that option. */
type Variable = [name: string, option: string, unset?: string];

const ENV: Variable[] = [
    ["AWS_VPC_CNI_NODE_PORT_SUPPORT", "nodePortSupport"],
    ["WARM_ENI_TARGET", "warmEniTarget", "1"],
    ["WARM_IP_TARGET", "warmIpTarget"],
    ["WARM_PREFIX_TARGET", "warmPrefixTarget"],
    ["ENABLE_PREFIX_DELEGATION", "enablePrefixDelegation"],
    ["AWS_VPC_K8S_CNI_LOGLEVEL", "logLevel", "DEBUG"],
    ["AWS_VPC_K8S_CNI_LOG_FILE", "logFile", "/host/var/log/aws-routed-eni/ipamd.log"],
    ["AWS_VPC_K8S_CNI_VETHPREFIX", "vethPrefix", "eni"],
    ["AWS_VPC_ENI_MTU", "eniMtu", "9001"],
    ["ENI_CONFIG_LABEL_DEF", "eniConfigLabelDef"],
    ["AWS_VPC_K8S_PLUGIN_LOG_LEVEL", "pluginLogLevel", "DEBUG"],
    ["AWS_VPC_K8S_PLUGIN_LOG_FILE", "pluginLogFile", "/var/log/aws-routed-eni/plugin.log"],
    ["ENABLE_POD_ENI", "enablePodEni", "false"],
    ["AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER", "cniConfigureRpfilter"],
    // `customNetworkConfig` sets the same variable first, so without `cniCustomNetworkCfg` it is "false" whatever that one says.
    ["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "cniCustomNetworkCfg", "false"],
    ["AWS_VPC_K8S_CNI_EXTERNALSNAT", "externalSnat"],
];
const INIT_ENV: Variable[] = [["DISABLE_TCP_EARLY_DEMUX", "disableTcpEarlyDemux", "false"]];

/**
 * The add-on that `VpcCniAddon` of @pulumi/eks 4.3 makes.
 *
 * @param component - The component with all that the program asked for, none of which it shows.
 */
export function vpcCniAddon({ name, urn, inputs, propertyDependencies }: PlannedResource): Omit<PlannedResource, "urn"> {
    const addon: Properties = {
        clusterName: inputs.clusterName ?? UNKNOWN, addonName: "vpc-cni", addonVersion: inputs.addonVersion ?? UNKNOWN, preserve: true,
        resolveConflictsOnCreate: inputs.resolveConflictsOnCreate ?? "OVERWRITE",
        resolveConflictsOnUpdate: inputs.resolveConflictsOnUpdate ?? "OVERWRITE",
        configurationValues: vpcCniConfiguration(inputs),
        ...inputs.serviceAccountRoleArn !== undefined && { serviceAccountRoleArn: inputs.serviceAccountRoleArn },
        ...inputs.tags !== undefined && { tags: inputs.tags },
    };
    const { clusterName = [], configurationValues = [] } = propertyDependencies;
    return {
        type: "aws:eks/addon:Addon", name, parent: urn, custom: true, inputs: addon, outputs: addon,
        dependencies: [...new Set([...clusterName, ...configurationValues])], propertyDependencies: { clusterName, configurationValues },
        options: NO_OPTIONS,
    };
}

/**
 * Configuration values of the add-on vpc-cni as `VpcCniAddon` of @pulumi/eks 4.3 writes them: the values of the program, with
 * the environment variables that follow from the other options. Keys are sorted, as they are there.
 *
 * @see https://github.com/pulumi/pulumi-eks/blob/v4.3.0/nodejs/eks/addons/cni-addon.ts
 */
export function vpcCniConfiguration(options: Properties): string {
    const given = (plain(options.configurationValues) ?? {}) as Properties;
    const init = asObject(given.init);
    const networkPolicy = plain(options.enableNetworkPolicy);
    return JSON.stringify(sorted({
        ...networkPolicy !== undefined && { enableNetworkPolicy: String(networkPolicy) },
        ...given,
        env: { ...variables(ENV, { externalSnat: options.cniExternalSnat ?? "false", ...options }), ...asObject(given.env) },
        init: { ...init, env: { ...variables(INIT_ENV, options), ...asObject(init.env) } },
    }));
}

function variables(table: Variable[], options: Properties): Properties {
    return Object.fromEntries(table.flatMap(([name, option, unset]) => {
        const value = options[option];
        // The component takes what is false, 0 or "" for not given.
        const text = value ? String(plain(value) ?? value) : name === "WARM_ENI_TARGET" ? String(value ?? unset) : unset;
        return text === undefined ? [] : [[name, text]];
    }));
}

function asObject(value: Json | undefined): Properties {
    const found = plain(value);
    return found !== null && typeof found === "object" && !Array.isArray(found) ? found : {};
}

function sorted(value: Json): Json {
    if (Array.isArray(value)) {
        return value.map(sorted);
    }
    return value !== null && typeof value === "object"
        ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1).map(([key, item]) => [key, sorted(item)])) : value;
}
