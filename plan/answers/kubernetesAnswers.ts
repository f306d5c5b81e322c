import { manifestObjects } from "../kubernetes/manifestObjects";
import { Properties } from "../signatures";

/** Functions of @pulumi/kubernetes that run Helm or Kustomize; what calls them says that it is not read. */
const RENDERERS = ["kubernetes:helm:template", "kubernetes:kustomize:directory"];

/**
 * What the provider of @pulumi/kubernetes would answer to the functions that need no cluster: the objects of a manifest, without those that
 * lack a kind or an API version. A real first preview does not ask it while the cluster is unknown; a plan shows the objects.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.34.2/provider/pkg/provider/invoke_decode_yaml.go
 */
export function answerKubernetes(token: string, { text }: Properties): Properties | undefined {
    return token === "kubernetes:yaml:decode" && typeof text === "string"
        ? { result: manifestObjects(text).filter(({ kind, apiVersion }) => kind && apiVersion) } : undefined;
}

/** Whether a function is not answered, and the reason is told elsewhere. */
export function isRenderer(token: string): boolean {
    return RENDERERS.includes(token);
}
