import { Properties } from "../../../../plan/signatures";
import type { ResourceRules } from "../resourceRules";

function namespaced({ metadata }: Properties): string {
    const { namespace = "default", name } = metadata as Properties;
    return `${namespace}/${name}`;
}

const DOCS = "https://www.pulumi.com/registry/packages/kubernetes";

/** What the Kubernetes provider makes: its names are in the metadata. */
export const kubernetesRules: Record<string, ResourceRules> = {
    "kubernetes:core/v1:ConfigMap": {
        required: [], named: "metadata.name", replaced: ["metadata.name", "metadata.namespace", "data", "binaryData"],
        source: `${DOCS}/api-docs/provider: enableConfigMapMutable is off by default`, identity: namespaced,
    },
    "kubernetes:core/v1:ConfigMapPatch": {
        required: [], replaced: ["metadata.name", "metadata.namespace"], source: `${DOCS}/how-to-guides/managing-resources-with-server-side-apply`,
        id: namespaced,
    },
    "kubernetes:batch/v1:Job": {
        required: [], named: "metadata.name", replaced: ["metadata.name", "metadata.namespace", "spec"],
        source: `${DOCS}/api-docs/batch/v1/job: the template of a Job is immutable`, identity: namespaced,
    },
};
