import { ARCHITECTURE_LABELS, OS_LABEL, WINDOWS_BUILD_LABEL } from "../pods/podNodeSelector";
import { WINDOWS_RELEASES } from "./windowsAmiType";

/** Labels that kubelet gives Windows nodes, by which a pod chooses them (E6); without a release, nodes of any. */
export function windowsNodeLabels(release?: number): Record<string, string> {
    const known = WINDOWS_RELEASES.find(each => each.release === release);
    return { [OS_LABEL]: "windows", [ARCHITECTURE_LABELS[0]]: "amd64", ...known && { [WINDOWS_BUILD_LABEL]: known.build } };
}
