import { IMDSV2, imdsProblems } from "../../limits/nodes/instanceMetadata";
import { isObject } from "../../limits/text/plainObject";
import { property } from "../property";
import { reference } from "../references";
import { StackRule, Subject } from "../rule";
import { windowsLaunchTemplates } from "../stack/nodeGroups";
import { LAUNCH_TEMPLATE } from "../stack/types";

/** Metadata without a token gives a node's credentials to whoever makes it send a request. */
export const imdsv2: StackRule = {
    name: "windows-imdsv2",
    description: "Launch templates of Windows node groups require IMDSv2; off by default.",
    enforcementLevel: "disabled",
    severity: "medium",
    limits: [],
    tags: ["nodes", "security"],
    ...reference("imds", "With httpTokens required (IMDSv2), instance metadata can only be read with a session token."),
    remediationSteps: `Set metadataOptions.httpTokens to "${IMDSV2}" in the launch template.`,
    judge(stack, report) {
        for (const { resource } of windowsLaunchTemplates(stack)) {
            const httpTokens = unprotected({ ...resource, props: stack.inputsOf(resource) });
            report.problems(resource, httpTokens ? imdsProblems("metadataOptions.httpTokens", httpTokens.value) : []);
        }
    },
    remediate(resource) {
        return unprotected(resource) ? [{ path: ["metadataOptions", "httpTokens"], value: IMDSV2 }] : [];
    },
};

/** What a launch template has in place of IMDSv2; undefined where there is nothing to mend, or nobody knows. */
function unprotected({ type, props }: Subject): { value: unknown } | undefined {
    const options = type === LAUNCH_TEMPLATE ? property(props, "metadataOptions") : undefined;
    if (!options?.known || (options.value !== undefined && !isObject(options.value))) {
        return undefined;
    }
    const [endpoint, tokens] = ["httpEndpoint", "httpTokens"].map(key => property(props, "metadataOptions", key));
    // Where there are no metadata, there is nothing to protect.
    const isOff = endpoint.known && endpoint.value === "disabled";
    // What has members is no setting, and some of them may be unknown.
    return tokens.known && typeof tokens.value !== "object" && tokens.value !== IMDSV2 && !isOff ? { value: tokens.value } : undefined;
}
