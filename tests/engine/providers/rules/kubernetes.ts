import { Properties } from "../../../../plan/signatures";
import type { ResourceRules } from "../resourceRules";

function namespaced({ metadata }: Properties): string {
    const { namespace = "default", name } = metadata as Properties;
    return `${namespace}/${name}`;
}

const provider = (file: string) => `pulumi/pulumi-kubernetes provider/pkg/provider/${file}.go`;
const DATA = ["data", "binaryData"];

/** What the Kubernetes provider makes: its names are in the metadata. */
export const kubernetesRules: Record<string, ResourceRules> = {
    "kubernetes:core/v1:ConfigMap": {
        required: [], named: "metadata.name", replaced: ["metadata.name", "metadata.namespace", ...DATA],
        changedInPlace: ({ enableConfigMapMutable }, { immutable }) => String(enableConfigMapMutable) === "true" && immutable !== true ? DATA : [],
        source: provider("forceNew"), identity: namespaced,
    },
    "kubernetes:core/v1:ConfigMapPatch": {
        required: [], replaced: ["metadata.name", "metadata.namespace"], source: provider("provider"), id: namespaced,
    },
    "kubernetes:core/v1:ServiceAccount": {
        required: [], named: "metadata.name", replaced: ["metadata.name", "metadata.namespace"], source: provider("forceNew"), identity: namespaced,
    },
    "kubernetes:batch/v1:Job": {
        required: [], named: "metadata.name", replaced: ["metadata.name", "metadata.namespace", "spec"],
        source: `${provider("provider")}: Create returns a partial error; Diff replaces a Job that is not ready where its annotation says so`,
        identity: namespaced,
    },
};
