import { Properties } from "../../../plan/signatures";
import { bare } from "./properties";

/*
 * What the Kubernetes API server would refuse of the objects that the stand-in makes. `apiServer/main.go` asks the API server's own
 * validation about the objects of `apiServer/verdicts.json`, and apiServer.spec.ts holds this file to its answers.
 */

interface Value {
    [key: string]: any;
}

type Rule = (spec: Value) => string[];

/** Kubernetes' own check of each kind: pkg/apis in https://github.com/kubernetes/kubernetes */
const RULES: Record<string, Rule> = {
    "kubernetes:core/v1:PersistentVolumeClaim": spec => claim("spec", spec),
    "kubernetes:core/v1:Service": service,
    "kubernetes:apps/v1:Deployment": deployment,
    "kubernetes:batch/v1:Job": job,
    "kubernetes:policy/v1:PodDisruptionBudget": disruptionBudget,
};

/** Why the API server would refuse the object; empty if it would not. */
export function apiServerRefusals(type: string, inputs: Properties): string[] {
    return RULES[type]?.((bare(inputs.spec) ?? {}) as Value) ?? [];
}

const ACCESS_MODES = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];

function claim(path: string, { accessModes = [], resources }: Value): string[] {
    const size = resources?.requests?.storage;
    return [
        ...accessModes.length === 0 ? [`${path}.accessModes: Required value: at least 1 access mode is required`] : [],
        ...accessModes.filter((mode: string) => !ACCESS_MODES.includes(mode)).map((mode: string) =>
            `${path}.accessModes: Unsupported value: "${mode}": supported values: ${ACCESS_MODES.map(each => `"${each}"`).join(", ")}`),
        ...size === undefined ? [`${path}.resources[storage]: Required value`] : [],
    ];
}

function service({ ports = [], type, clusterIP }: Value): string[] {
    return [
        ...ports.length === 0 && type !== "ExternalName" && clusterIP !== "None" ? ["spec.ports: Required value"] : [],
        ...ports.length > 1 ? ports.flatMap(({ name }: Value, i: number) => name ? [] : [`spec.ports[${i}].name: Required value`]) : [],
    ];
}

function deployment({ selector, strategy, template }: Value): string[] {
    return [
        ...selector === undefined ? ["spec.selector: Required value"]
            : covers(selector, template?.metadata?.labels) ? [] : ["spec.template.metadata.labels: Invalid value: `selector` does not match template `labels`"],
        ...strategy?.type === "Recreate" && strategy.rollingUpdate ? [
            "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'",
        ] : [],
        ...pod("spec.template.spec", template?.spec ?? {}),
        ...(template?.spec?.restartPolicy ?? "Always") === "Always" ? [] : [
            `spec.template.spec.restartPolicy: Unsupported value: "${template.spec.restartPolicy}": supported values: "Always"`,
        ],
    ];
}

function job({ template }: Value): string[] {
    const policy = template?.spec?.restartPolicy ?? "Always";
    return [
        ...pod("spec.template.spec", template?.spec ?? {}),
        ...["OnFailure", "Never"].includes(policy) ? []
            : [`spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"`],
    ];
}

function disruptionBudget({ minAvailable, maxUnavailable }: Value): string[] {
    return minAvailable !== undefined && maxUnavailable !== undefined
        ? [`spec: Invalid value: minAvailable and maxUnavailable cannot be both set`] : [];
}

function covers({ matchLabels = {} }: Value, labels: Value = {}): boolean {
    return Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
}

/** Containers name volumes that there are, none twice, and ask for no more than they may have. */
function pod(path: string, { containers = [], initContainers = [], volumes = [] }: Value): string[] {
    return [
        ...containers.length === 0 ? [`${path}.containers: Required value`] : [],
        ...volumes.flatMap((volume: Value, i: number) => volume.ephemeral
            ? claim(`${path}.volumes[${i}].ephemeral.volumeClaimTemplate.spec`, volume.ephemeral.volumeClaimTemplate?.spec ?? {}) : []),
        ...[["initContainers", initContainers], ["containers", containers]].flatMap(([list, all]) => all.flatMap((container: Value, i: number) =>
            ofContainer(`${path}.${list}[${i}]`, container, volumes.map(({ name }: Value) => name)))),
    ];
}

function ofContainer(path: string, { volumeMounts = [], resources }: Value, volumes: string[]): string[] {
    const paths = volumeMounts.map(({ mountPath }: Value) => mountPath);
    return [
        ...volumeMounts.flatMap(({ name, mountPath }: Value, i: number) => [
            ...volumes.includes(name) ? [] : [`${path}.volumeMounts[${i}].name: Not found: "${name}"`],
            ...paths.indexOf(mountPath) < i ? [`${path}.volumeMounts[${i}].mountPath: Invalid value: "${mountPath}": must be unique`] : [],
        ]),
        ...Object.entries(resources?.requests ?? {}).filter(([key, value]) => bytes(value) > bytes(resources.limits?.[key] ?? value)).map(([key, value]) =>
            `${path}.resources.requests: Invalid value: "${value}": must be less than or equal to ${key} limit of ${resources.limits[key]}`),
    ];
}

const UNITS: Record<string, number> = { "": 1, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 };

function bytes(quantity: unknown): number {
    const [, figure, unit] = /^([\d.]+)(\w*)$/.exec(String(quantity))!;
    return Number(figure) * UNITS[unit];
}
