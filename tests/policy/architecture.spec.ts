import { Properties, UNKNOWN } from "../../plan/signatures";
import { addPods } from "../support/pods";
import { RawStack, WindowsStack } from "../support/stack";
import { Case, finding, judged, policyPack } from "./judging";

const finds = finding("windows-architecture", "Windows pods select labels that Windows nodes have.");
const found = (label: string) => (stack: RawStack) => [finds(stack.named("web"), `spec.template.spec.nodeSelector.${label}: `
    + "Windows nodes are amd64 only, so the pods never start, got \"arm64\"; use amd64")];
const pods = (nodeSelector: Properties) => (stack: WindowsStack) => addPods(stack, "web", { nodeSelector });

describe("windows-architecture", () => {
    const judge = policyPack();

    judged(judge, "E6: fails on Windows pods of", [
        ["arm64", pods({ "kubernetes.io/os": "windows", "kubernetes.io/arch": "arm64" }), found("kubernetes.io/arch")],
        ["arm64 by the older label", pods({ "beta.kubernetes.io/os": "windows", "beta.kubernetes.io/arch": "arm64" }), found("beta.kubernetes.io/arch")],
    ]);

    judged(judge, "E6: fails on pods that ask for a system no node has:", ["kubernetes.io/os", "beta.kubernetes.io/os"].flatMap(label =>
        ["Windows", "windows-2022"].map((os): Case => [`${os} by ${label}`, pods({ [label]: os }), stack => [finds(stack.named("web"),
            `spec.template.spec.nodeSelector.${label}: no node has this label, so the pods never start, got "${os}"; use windows`)]])));

    judged(judge, "E6: passes", [
        ["a system that is not known yet", pods({ "kubernetes.io/os": UNKNOWN })],
        ["other systems", pods({ "kubernetes.io/os": "Linux" })],
        ["Windows pods of amd64", pods({ "kubernetes.io/os": "windows", "kubernetes.io/arch": "amd64" })],
        ["Windows pods of any processor", pods({ "kubernetes.io/os": "windows" })],
        ["Windows pods whose processor is not known yet", pods({ "kubernetes.io/os": "windows", "kubernetes.io/arch": UNKNOWN })],
        ["Linux pods of arm64", pods({ "kubernetes.io/os": "linux", "kubernetes.io/arch": "arm64" })],
    ]);
});
