import { ARCHITECTURE_LABELS, OS_LABEL } from "../pods/podNodeSelector";
import { WINDOWS_RELEASES } from "./windowsAmiType";

/**
 * Label that kubelet gives a Windows node: build of Windows.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#nodekubernetesiowindows-build
 */
export const BUILD_LABEL = "node.kubernetes.io/windows-build";

/** Labels that kubelet gives Windows nodes, by which a pod chooses them (E6); without a release, nodes of any. */
export function windowsNodeLabels(release?: number): Record<string, string> {
    const known = WINDOWS_RELEASES.find(each => each.release === release);
    return { [OS_LABEL]: "windows", [ARCHITECTURE_LABELS[0]]: "amd64", ...known && { [BUILD_LABEL]: known.build } };
}
