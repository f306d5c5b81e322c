import { Properties, plain } from "../signatures";

/** How to name a resource that hides what it makes, and why a plan can't show it. */
interface Unreadable {
    what(name: string, inputs: Properties): string;
    reason: string;
}

const chart = (name: string, inputs: Properties) => `chart ${String(plain(inputs.chart) ?? plain(inputs.path) ?? name)}`;
const directory = (name: string, inputs: Properties) => `kustomize directory ${String(plain(inputs.directory) ?? name)}`;
const CHART: Unreadable = { what: chart, reason: "an offline plan does not run Helm; pulumi preview shows its resources" };
const KUSTOMIZE: Unreadable = { what: directory, reason: "an offline plan does not run Kustomize; pulumi preview shows its resources" };

/**
 * Types of @pulumi/kubernetes whose objects only another program knows.
 *
 * @see https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/choosing-the-right-helm-resource-for-your-use-case/
 */
export const UNREADABLE: Record<string, Unreadable> = {
    "kubernetes:helm.sh/v3:Chart": CHART,
    "kubernetes:helm.sh/v4:Chart": CHART,
    "kubernetes:helm.sh/v3:Release": { what: chart, reason: "Helm installs it during pulumi up; no preview shows its resources" },
    "kubernetes:kustomize:Directory": KUSTOMIZE,
    "kubernetes:kustomize/v2:Directory": KUSTOMIZE,
};
