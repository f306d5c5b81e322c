import { powerShellDocument } from "./powerShellDocument";
import { powerShellString } from "../powerShell";

/** Name of the component in a pipeline, which no step of a user's may have. */
export const CONTENTS_COMPONENT = "contents";
const TIMEOUT_SECONDS = 600;

/** All that a recipe is made from. */
export interface ImageContents {
    kubernetes: string;
    base: string;
    volume: { sizeGiB: number; iops?: number; throughput?: number };
    /** ARN of the KMS key that encrypts the image. */
    key?: string;
    /** ARN of each component, or name and version of those that the pipeline makes. */
    components: string[];
}

/**
 * EC2 Image Builder component that writes into the log of each build what the image is made from.
 *
 * It differs whenever anything of the recipe does.
 */
export function imageContentsDocument({ kubernetes, base, volume, key, components }: ImageContents): string {
    const { sizeGiB, iops, throughput } = volume;
    const lines = [
        `Kubernetes ${kubernetes}`, `base ${base}`,
        `volume ${[`${sizeGiB} GiB`, ...iops === undefined ? [] : [`${iops} IOPS`], ...throughput === undefined ? [] : [`${throughput} MiB/s`]].join(", ")}`,
        ...key === undefined ? [] : [`key ${key}`],
        ...components.map(component => `component ${component}`),
    ];
    return powerShellDocument("ImageContents", "Writes what the image is made from into the log of its build", "build", [{
        name: "WriteContents", timeoutSeconds: TIMEOUT_SECONDS, script: lines.map(line => `Write-Host ${powerShellString(line)}`).join("\n"),
    }]);
}
